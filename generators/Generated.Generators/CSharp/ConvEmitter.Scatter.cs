using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <content>The large image from the small one.</content>
internal sealed partial class ConvEmitter
{
    private string EmitScatter(ConvOp op, string name)
    {
        if (op.Geometry.IsDepthwise)
            return EmitDepthwise(op, name);
        var layout = new Layout(op);
        ConvGeometry g = op.Geometry;
        Value[] values = [op.Left, op.Right, op.Output];
        // Vertically neighbouring positions never write the same elements; horizontally neighbouring ones do if a run crosses offsets.
        bool goesDown = layout.Run > g.LargeChannelsOfGroup;
        int positions = goesDown ? g.Height.Small : g.Width.Small;
        int wholeRun = Up(layout.Run);
        int position = Kernels.Position;
        Block[] blocks = [.. BlocksOf(layout.Run)];
        RowSplit split = TileSizes.Split(positions, blocks.Max(block => block.Vectors));
        string AddTile(Tile tile) => Kernels.Add(TileName(name, tile.Block == blocks[0], tile.Rows, tile.Vectors), (writer, self) => WriteScatterTile(writer, self, op, layout, tile, values, goesDown), values);

        string driver = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", UserText.Xml(op.Formula));
            writer.Line(Optimized);
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
                        string runAt = Plus(Times(group, (long)layout.Runs * g.SmallChannelsOfGroup * wholeRun), run.Contains(" + ") ? $"({run}) * {Numbers.Of(g.SmallChannelsOfGroup * wholeRun)}" : Times(run.Contains(" * ") ? $"({run})" : run, g.SmallChannelsOfGroup * wholeRun));
                        string offset = Plus(Times(h, layout.KernelDown), Times(w, layout.KernelAcross), Times(group, g.LargeChannelsOfGroup));
                        void WriteTiles(int rows, int fewRows, string first)
                        {
                            (string other, int others) = goesDown ? ("across", g.Width.Small) : ("down", g.Height.Small);
                            using (others > 1 ? writer.Block($"for (int {other} = 0; {other} < {Numbers.Of(others)}; {other}++)") : default(SourceWriter.Scope?))
                            {
                                other = others > 1 ? other : "0";
                                (string down, string across) = goesDown ? (first, other) : (other, first);
                                foreach (Block block in blocks)
                                {
                                    var tile = new Tile(block, rows, fewRows, TileSizes.VectorsOfFewRegisters(split.Rows, block.Vectors));
                                    using (Columns(writer, tile))
                                    {
                                        string inBlock = block.Panels == 1 ? "n" : $"n / {Numbers.Of(block.Width)} * {Numbers.Of((long)block.Width * g.SmallChannelsOfGroup)} + n % {Numbers.Of(block.Width)}";
                                        string[] arguments =
                                        [
                                            At(op.Left, Plus(Times("b", op.Left.SampleStride), Times(down, layout.SmallRow), Times(across, g.SmallChannels), Times(group, g.SmallChannelsOfGroup))),
                                            At(op.Right, Plus(runAt, Numbers.Of((long)block.Start * g.SmallChannelsOfGroup), inBlock)),
                                            At(op.Output, Plus(Times("b", op.Output.SampleStride), Times(down, layout.Down), Times(across, layout.Across), offset, Numbers.Of(block.Start), "n")),
                                        ];
                                        writer.Line($"{AddTile(tile)}({string.Join(", ", arguments)});");
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
                            using (writer.Block($"for (int {counter} = 0; {counter} < {Numbers.Of(whole)}; {counter} += {ByRegisters(split.Rows, split.FewRows)})"))
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

    private void WriteScatterTile(SourceWriter writer, string self, ConvOp op, Layout layout, Tile tile, Value[] values, bool goesDown)
    {
        ConvGeometry g = layout.Geometry;
        (Block block, int rows, int vectors) = (tile.Block, tile.Rows, tile.Vectors);
        writer.Documentation("summary", $"What {Count(rows, "position")} {(goesDown ? "below one another add" : rows == 1 ? "adds" : "side by side add")} to {Count(vectors, "vector")} of {op.Output.Name} each.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void {self}({Parameters(values)})"))
        {
            TileLines lines = Lines(tile);
            lines.Declare(writer);
            writer.Line($"ref {T} left = ref {Context.Name(op.Left)};");
            writer.Line($"ref {T} right = ref {Context.Name(op.Right)};");
            using (writer.Block($"for (int k = 0; k < {Numbers.Of(g.SmallChannelsOfGroup)}; k++)"))
            {
                lines.LoadRight(writer, VectorOffset);
                lines.MultiplyAdd(writer, r => (long)r * (goesDown ? layout.SmallRow : g.SmallChannels));
                writer.Line("left = ref Unsafe.Add(ref left, 1);");
                writer.Line($"right = ref Unsafe.Add(ref right, {Numbers.Of(block.Padded)});");
            }
            writer.Line();
            lines.ForRows(writer, r => lines.Add(writer, r, Context.Name(op.Output), Numbers.Of((long)r * (goesDown ? layout.Down : layout.Across))));
        }
    }
}
