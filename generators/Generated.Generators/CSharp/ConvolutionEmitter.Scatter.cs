using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <content>The large image from the small one.</content>
internal sealed partial class ConvolutionEmitter
{
    private string EmitScatter(ConvOp op, string name)
    {
        var layout = new ImageLayout(op);
        ConvGeometry g = op.Geometry;
        Value[] values = [op.Left, op.Right, op.Output];
        // Vertically neighbouring positions never write the same elements; horizontally neighbouring ones do if a run crosses offsets.
        bool goesDown = layout.Run > g.LargeChannelsOfGroup;
        int positions = goesDown ? g.Height.Small : g.Width.Small;
        int wholeRun = Up(layout.Run);
        int position = Kernels.Position;
        IReadOnlyList<ChannelBlock> blocks = ChannelBlock.Of(layout.Run, Lanes);
        RowSplit split = TileSizes.Split(positions, blocks.Max(block => block.Vectors));
        (int leftRow, int resultRow) = goesDown ? (layout.SmallRow, layout.Down) : (g.SmallChannels, layout.Across);
        string add = $"AddEpilogue<TSimd, TVector, {T}>";

        string driver = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", UserText.Xml(op.Formula));
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block($"private static void {self}({Parameters(values, "int count")})"))
            using (writer.Block("for (int b = 0; b < count; b++)"))
            {
                writer.Line($"MemoryMarshal.CreateSpan({At(op.Output, Times("b", op.Output.SampleStride))}, {Numbers.Of(op.Output.SampleStride)}).Clear();");
                using (g.Groups > 1 ? writer.Block($"for (int group = 0; group < {Numbers.Of(g.Groups)}; group++)") : default(SourceWriter.Scope?))
                {
                    // One run at a time: within a run, each position of a row writes an element at most once, from left to right.
                    string group = g.Groups > 1 ? "group" : "0";
                    using (g.Height.Kernel > 1 ? writer.Block($"for (int h = 0; h < {Numbers.Of(g.Height.Kernel)}; h++)") : default(SourceWriter.Scope?))
                    using (layout.RunsOfRow > 1 ? writer.Block($"for (int w = 0; w < {Numbers.Of(g.Width.Kernel)}; w++)") : default(SourceWriter.Scope?))
                    {
                        string h = g.Height.Kernel > 1 ? "h" : "0";
                        string w = layout.RunsOfRow > 1 ? "w" : "0";
                        string run = Plus(Times(h, layout.RunsOfRow), w);
                        string runAt = Plus(Times(group, (long)layout.Runs * g.SmallChannelsOfGroup * wholeRun),
                            run.Contains(" + ") ? $"({run}) * {Numbers.Of(g.SmallChannelsOfGroup * wholeRun)}"
                            : Times(run.Contains(" * ") ? $"({run})" : run, g.SmallChannelsOfGroup * wholeRun));
                        string offset = Plus(Times(h, layout.KernelDown), Times(w, layout.KernelAcross), Times(group, g.LargeChannelsOfGroup));
                        string tiles = $"Tiles<TSimd, TVector, {T}>";
                        void WriteTiles(int rows, int fewRows, string first)
                        {
                            (string other, int others) = goesDown ? ("across", g.Width.Small) : ("down", g.Height.Small);
                            using (others > 1 ? writer.Block($"for (int {other} = 0; {other} < {Numbers.Of(others)}; {other}++)")
                                : default(SourceWriter.Scope?))
                            {
                                other = others > 1 ? other : "0";
                                (string down, string across) = goesDown ? (first, other) : (other, first);
                                foreach (ChannelBlock block in blocks)
                                {
                                    string sizes = _sizes.Add(
                                        new ProductSizes(leftRow, 1, block.Padded, block.Padded, TileSizes.VectorsOfFewRegisters(split.Rows, block.Vectors)),
                                        name + (block.Start > 0 ? "Last" : "") + "Sizes");
                                    string step = $"{tiles}.Columns<{SizesPrinter.Vectors(block.Vectors)}, {sizes}>()";
                                    using (writer.Block($"for (int n = 0; n < {Numbers.Of(block.Columns(Lanes))}; n += {step})"))
                                    {
                                        string inBlock = block.Panels == 1
                                            ? "n"
                                            : $"n / {Numbers.Of(block.Width)} * {Numbers.Of((long)block.Width * g.SmallChannelsOfGroup)} "
                                                + $"+ n % {Numbers.Of(block.Width)}";
                                        string result =
                                            At(op.Output,
                                            Plus(Times("b", op.Output.SampleStride), Times(down, layout.Down), Times(across, layout.Across), offset,
                                            Numbers.Of(block.Start), "n"));
                                        string[] arguments =
                                        [
                                            At(op.Left,
                                                Plus(Times("b", op.Left.SampleStride), Times(down, layout.SmallRow), Times(across, g.SmallChannels),
                                                Times(group, g.SmallChannelsOfGroup))),
                                            At(op.Right, Plus(runAt, Numbers.Of((long)block.Start * g.SmallChannelsOfGroup), inBlock)),
                                            $"new({result}, {Numbers.Of(resultRow)})", Numbers.Of(g.SmallChannelsOfGroup), "0",
                                        ];
                                        writer.Line($"{tiles}.Run<{string.Join(", ", Tile(block.Vectors, rows, fewRows))}, {sizes}, {add}>(");
                                        writer.Line($"    {string.Join(", ", arguments)});");
                                    }
                                }
                            }
                        }

                        string counter = goesDown ? "down" : "across";
                        int whole = positions - split.LastRows;
                        if (split.FewTiles == 1)
                            WriteTiles(split.Rows, split.FewRows, "0");
                        else
                        {
                            using (writer.Block(
                                $"for (int {counter} = 0; {counter} < {Numbers.Of(whole)}; {counter} += ({ByRegisters(split.Rows, split.FewRows)}))"))
                                WriteTiles(split.Rows, split.FewRows, counter);
                        }
                        if (split.LastRows > 0)
                            WriteTiles(split.LastRows, split.LastRows, Numbers.Of(whole));
                    }
                }
            }
        }, values);
        Kernels.MoveTo(driver, position);
        return Call(driver, values, "count");
    }
}
