using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <content>The weights' gradient.</content>
internal sealed partial class ConvEmitter
{
    /// <summary>
    /// The number of samples that a tile processes before the next tile does, so that the samples stay in the cache: enough positions that loading
    /// and storing the sums costs little in comparison.
    /// </summary>
    private const int PositionsOfChunk = 256;

    /// <summary>Elements of both images that stay in a core's first-level cache of 48 KiB while all tiles process them, with room for the sums.</summary>
    private const int ElementsOfBand = 10_000;

    /// <summary>With fewer positions than this at once, storing the sums in between costs more than it gains.</summary>
    private const int LeastPositionsOfBand = 64;

    /// <summary>
    /// The number of rows of the small image that all tiles process before the next rows, a divisor of its height: as many as stay in the first-level
    /// cache if a whole sample does not.
    /// </summary>
    private static int BandOf(Layout layout)
    {
        ConvGeometry g = layout.Geometry;
        int height = g.Height.Small, row = layout.Down + layout.SmallRow;
        if ((long)height * row <= ElementsOfBand)
            return height;
        int band = height;
        while (band > 1 && (height % band != 0 || (long)band * row > ElementsOfBand))
            band--;
        while (height % band != 0 || band * g.Width.Small < LeastPositionsOfBand)
        {
            if (band >= height)
                return height;
            band++;
        }
        return band;
    }

    private string EmitWeights(ConvOp op, string name)
    {
        if (op.Geometry.IsDepthwise)
            return EmitDepthwise(op, name);
        var layout = new Layout(op);
        ConvGeometry g = op.Geometry;
        Value[] values = [op.Left, op.Right, op.Output];
        int position = Kernels.Position;
        Block[] blocks = [.. BlocksOf(g.SmallChannelsOfGroup)];
        bool isPacked = op.Output.Role == ValueRole.Intermediate && op.Output.Shape.Axes.Count == 1;
        int chunk = Math.Max(1, PositionsOfChunk / (g.Height.Small * g.Width.Small));
        int band = BandOf(layout);
        bool isBanded = chunk == 1 && band < g.Height.Small;
        if (!isBanded)
            band = g.Height.Small;
        int mostVectors = blocks.Max(block => block.Vectors);
        // All runs together if there are few; otherwise some rows of one run.
        bool isTogether = layout.Runs > 1 && layout.WeightRows <= TileSizes.MostRowsTogether(mostVectors);
        RowSplit split = isTogether ? new RowSplit(layout.WeightRows, layout.WeightRows, mostVectors > 1 ? layout.WeightRows : TileSizes.RowsOfRuns(layout.Run, layout.RunsOfRow, layout.Runs)) : TileSizes.Split(layout.Run, mostVectors);
        int runs = g.Groups * (isTogether ? 1 : layout.Runs);
        string AddTile(Tile tile) => Kernels.Add(TileName(name, tile.Block == blocks[0], tile.Rows, tile.Vectors), (writer, self) => WriteWeightsTile(writer, self, op, layout, tile, values, isPacked, isBanded ? band : 0, isTogether ? layout.Run : tile.Rows), values);

        string driver = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", UserText.Xml(op.Formula));
            writer.Line(Optimized);
            using (writer.Block($"private static void {self}({Parameters(values, "int batch", "int part", "int parts")})"))
            {
                writer.Line($"WorkShare tiles = WorkShare.Of(part, parts, {ByRegisters(runs * split.Tiles, runs * split.FewTiles)}, 1);");
                using (writer.Block($"for (int b = 0; b < batch; b += {Numbers.Of(chunk)})"))
                {
                    if (!isBanded)
                        writer.Line(chunk == 1 ? "const int count = 1;" : $"int count = Math.Min(batch - b, {Numbers.Of(chunk)});");
                    using (isBanded ? writer.Block($"for (int h = 0; h < {Numbers.Of(g.Height.Small)}; h += {Numbers.Of(band)})") : default(SourceWriter.Scope?))
                    using (writer.Block("for (int tile = tiles.Start; tile < tiles.End; tile++)"))
                        WriteTiles(writer);
                }
            }
        }, values);
        Kernels.MoveTo(driver, position);
        return Call(driver, values, "batch", "part", "parts");

        void WriteTiles(SourceWriter writer)
        {
            string tilesOfRun = ByRegisters(split.Tiles, split.FewTiles);
            string run = split.FewTiles == 1 ? "tile" : $"tile / {tilesOfRun}";
            string row = "0", across = "0", down = "0", group = "0", first = "0";
            int runsOfGroup = isTogether ? 1 : layout.Runs;
            if (g.Groups > 1)
            {
                writer.Line($"int group = {(runsOfGroup == 1 ? run : split.FewTiles == 1 ? $"tile / {Numbers.Of(runsOfGroup)}" : $"tile / ({Numbers.Of(runsOfGroup)} * {tilesOfRun})")};");
                group = "group";
                run += $" % {Numbers.Of(runsOfGroup)}";
            }
            if (runsOfGroup > 1)
            {
                writer.Line($"int run = {run};");
                down = layout.RunsOfRow == 1 ? "run" : $"run / {Numbers.Of(layout.RunsOfRow)}";
                across = layout.RunsOfRow == 1 ? "0" : $"run % {Numbers.Of(layout.RunsOfRow)}";
                row = Times("run", layout.Run);
            }
            if (split.FewTiles > 1)
            {
                string tileOfRun = runs == 1 ? "tile" : $"tile % {tilesOfRun}";
                writer.Line($"int first = {tileOfRun} * {ByRegisters(split.Rows, split.FewRows)};");
                row = Plus(row, "first");
                if (!isTogether)
                {
                    first = "first";
                }
                else
                {
                    // With 16 registers, a tile covers only some of the runs.
                    string firstRun = $"first / {Numbers.Of(layout.Run)}";
                    down = layout.RunsOfRow == 1 ? firstRun : $"{firstRun} / {Numbers.Of(layout.RunsOfRow)}";
                    across = layout.RunsOfRow == 1 ? "0" : $"{firstRun} % {Numbers.Of(layout.RunsOfRow)}";
                }
            }
            foreach (Block block in blocks)
            {
                int few = TileSizes.VectorsOfFewRegisters(split.Rows, block.Vectors);
                using (Columns(writer, new Tile(block, split.Rows, split.FewRows, few)))
                {
                    int stride = WeightsStride(g, block, isPacked);
                    string weightRow = row.Contains(" + ") ? $"({row}) * {Numbers.Of(stride)}" : Times(row, stride);
                    string column = (g.Groups > 1 && !isPacked) || block.Panels == 1 ? "n" : $"n / {Numbers.Of(block.Width)} * {Numbers.Of((long)block.Width * g.WeightRows)} + n % {Numbers.Of(block.Width)}";
                    string[] arguments =
                    [
                        At(op.Left, Plus(Times("b", op.Left.SampleStride), isBanded ? Times("h", layout.Down) : "0", Times(down, layout.KernelDown), Times(across, layout.KernelAcross), Times(group, g.LargeChannelsOfGroup), first)),
                        At(op.Right, Plus(Times("b", op.Right.SampleStride), isBanded ? Times("h", layout.SmallRow) : "0", Times(group, g.SmallChannelsOfGroup), Numbers.Of(block.Start), "n")),
                        At(op.Output, Plus(Times(group, (long)g.WeightRows * (isPacked ? Up(g.SmallChannelsOfGroup) : g.SmallChannelsOfGroup)), isPacked || g.Groups == 1 ? Numbers.Of((long)block.Start * g.WeightRows) : Numbers.Of(block.Start), column, weightRow)),
                        .. isBanded ? ["b == 0 && h == 0"] : (string[])["count", "b == 0"],
                    ];
                    void WriteCall(int rows, int fewRows) => writer.Line($"{AddTile(new Tile(block, rows, fewRows, few))}({string.Join(", ", arguments)});");
                    WriteCalls(writer, split, "first", WriteCall);
                }
            }
        }
    }

    /// <summary>Writes the call of the tile for a row; the last rows have another tile if the rows are not a whole number of tiles.</summary>
    private static void WriteCalls(SourceWriter writer, RowSplit split, string row, Action<int, int> writeCall)
    {
        if (split.LastRows == 0)
        {
            writeCall(split.Rows, split.FewRows);
            return;
        }
        writer.Line($"if ({row} < {Numbers.Of(split.Length - split.LastRows)})");
        using (writer.Indented())
            writeCall(split.Rows, split.FewRows);
        writer.Line("else");
        using (writer.Indented())
            writeCall(split.LastRows, split.LastRows);
    }

    private void WriteWeightsTile(SourceWriter writer, string self, ConvOp op, Layout layout, Tile tile, Value[] values, bool isPacked, int band, int rowsOfRun)
    {
        ConvGeometry g = layout.Geometry;
        int height = band > 0 ? band : g.Height.Small;
        (int all, int vectors) = (tile.Rows, tile.Vectors);
        int stride = WeightsStride(g, tile.Block, isPacked);
        writer.Documentation("summary", $"{Count(all, "row")} by {Count(vectors, "vector")} of {op.Output.Name}: what some {(band > 0 ? "rows of a sample" : "samples")} add, or begin with.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void {self}({Parameters(values, band > 0 ? ["bool begins"] : ["int count", "bool begins"])})"))
        {
            TileLines lines = Lines(tile);
            lines.Declare(writer, Context.Name(op.Output), stride);
            writer.Line($"ref {T} left = ref {Context.Name(op.Left)};");
            writer.Line($"ref {T} right = ref {Context.Name(op.Right)};");
            using (band > 0 ? default(SourceWriter.Scope?) : writer.Block("for (int b = 0; b < count; b++)"))
            {
                using (height > 1 ? writer.Block($"for (int h = 0; h < {Numbers.Of(height)}; h++)") : default(SourceWriter.Scope?))
                {
                    using (writer.Block($"for (int w = 0; w < {Numbers.Of(g.Width.Small)}; w++)"))
                    {
                        lines.LoadRight(writer, VectorOffset);
                        lines.MultiplyAdd(writer, r => ((long)(r / rowsOfRun / layout.RunsOfRow) * layout.KernelDown) + ((long)(r / rowsOfRun % layout.RunsOfRow) * layout.KernelAcross) + (r % rowsOfRun));
                        writer.Line($"left = ref Unsafe.Add(ref left, {Numbers.Of(layout.Across)});");
                        writer.Line($"right = ref Unsafe.Add(ref right, {Numbers.Of(g.SmallChannels)});");
                    }
                    if (height > 1)
                        writer.Line($"left = ref Unsafe.Add(ref left, {Numbers.Of(layout.Down - ((long)g.Width.Small * layout.Across))});");
                }
                long walked = height > 1 ? (long)height * layout.Down : (long)g.Width.Small * layout.Across;
                if (band == 0)
                    writer.Line($"left = ref Unsafe.Add(ref left, {Numbers.Of(op.Left.SampleStride - walked)});");
                if (band == 0 && op.Right.SampleStride != g.SmallElements)
                    writer.Line($"right = ref Unsafe.Add(ref right, {Numbers.Of(op.Right.SampleStride - g.SmallElements)});");
            }
            writer.Line();
            lines.Store(writer, Context.Name(op.Output), r => (long)r * stride);
        }
    }
}
