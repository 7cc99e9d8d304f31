using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <content>The large image from the small one.</content>
internal sealed partial class ConvolutionEmitter
{
    private IEnumerable<string> EmitScatter(ConvOp op, string name)
    {
        var layout = new ImageLayout(op);
        ConvGeometry g = op.Geometry;
        // Vertically neighbouring positions never write the same elements; horizontally neighbouring ones do if a run crosses offsets.
        bool goesDown = layout.Run > g.LargeChannelsOfGroup;
        int positions = goesDown ? g.Height.Small : g.Width.Small, others = goesDown ? g.Width.Small : g.Height.Small;
        IReadOnlyList<ChannelBlock> blocks = ChannelBlock.Of(layout.Run, Lanes);
        bool isWhole = layout.Run % Lanes == 0;
        RowSplit split = TileSizes.Split(positions, blocks.Max(block => block.Vectors), isWhole);
        (int downSmall, int downLarge, int acrossSmall, int acrossLarge) = (layout.SmallRow, layout.Down, g.SmallChannels, layout.Across);
        (int alongSmall, int alongLarge, int otherSmall, int otherLarge) =
            goesDown ? (downSmall, downLarge, acrossSmall, acrossLarge) : (acrossSmall, acrossLarge, downSmall, downLarge);
        foreach (ChannelBlock block in blocks)
        {
            string sizes = _sizes.Add(
                new ProductSizes(alongSmall, 1, block.Padded, block.Padded, TileSizes.VectorsOfFewRegisters(split.FewRows, block.Vectors, isWhole)),
                name + (block.Start > 0 ? "Last" : "") + "Sizes");
            string loops = Loops(
                ("Positions", Numbers.Of(positions), ""), ("Others", Numbers.Of(others), ""), ("Columns", Numbers.Of(block.Columns(Lanes)), ""),
                ("Steps", Numbers.Of(g.SmallChannelsOfGroup), ""), ("Sample", Numbers.Of(op.Output.SampleStride), ""),
                ("SmallSample", Numbers.Of(op.Left.SampleStride), ""), ("AlongSmall", Numbers.Of(alongSmall), ""), ("AlongLarge", Numbers.Of(alongLarge), ""),
                ("OtherSmall", Numbers.Of(otherSmall), ""), ("OtherLarge", Numbers.Of(otherLarge), ""), ("Height", Numbers.Of(g.Height.Kernel), "1"),
                ("KernelDown", g.Height.Kernel > 1 ? Numbers.Of(layout.KernelDown) : "0", "0"), ("Runs", Numbers.Of(layout.RunsOfRow), "1"),
                ("KernelAcross", layout.RunsOfRow > 1 ? Numbers.Of(layout.KernelAcross) : "0", "0"),
                ("RunWeights", layout.Runs * g.Groups > 1 ? Numbers.Of((long)g.SmallChannelsOfGroup * Up(layout.Run)) : "0", "0"),
                ("Channel", Numbers.Of(block.Start), "0"), ("Clears", block.Start == 0 ? "true" : "false", "true"), ("Groups", Numbers.Of(g.Groups), "1"),
                ("GroupChannels", g.Groups > 1 ? Numbers.Of(g.LargeChannelsOfGroup) : "0", "0"));
            string types = string.Join(", ", Tile(block.Vectors, split).Append(sizes));
            yield return $"Convolutions<TSimd, TVector, {T}>.Scatter<{types}>(\n    ref {Kernels.Name(op.Left)}, ref {Kernels.Name(op.Right)}, "
                + $"ref {Kernels.Name(op.Output)}, count,\n    {loops})";
        }
    }
}
