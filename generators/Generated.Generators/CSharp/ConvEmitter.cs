using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits convolutions as products of matrices that are never built. A tile is a few positions (or rows of the weights) by a few vectors of channels,
/// whose sums stay in registers. The places of its factors in the images follow from constants.
/// </summary>
/// <remarks>
/// Images have no borders here (see <see cref="PrepareConvolutions"/>). Every element of a result is one chain of fused multiply-adds in an order
/// that depends only on shapes, or (for a scatter) a sum of such chains in one order. Its bits therefore depend neither on the tile nor on the width
/// of a vector.
/// </remarks>
internal sealed partial class ConvEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    /// <summary>Emits the operation's methods and gives the call.</summary>
    public string Emit(ConvOp op, string name) => op.Kind switch
    {
        ConvKind.Gather when op.Winograd is { } winograd => EmitWinograd(op, winograd, name),
        ConvKind.Weights when op.Winograd is { } winograd => EmitWinogradWeights(op, winograd, name),
        ConvKind.Gather => EmitGather(op, name),
        ConvKind.Scatter => EmitScatter(op, name),
        _ => EmitWeights(op, name),
    };

    /// <summary>The call that packs weights.</summary>
    public string Emit(PackOp op)
    {
        ConvGeometry g = op.Geometry;
        int run = g.RunOf(ConvKind.Scatter);
        int offsets = g.Height.Kernel * g.Width.Kernel;
        int[] joined = [g.Height.Kernel, g.PositionKernel, g.LargeChannels, g.SmallChannels / g.Positions, g.Positions, g.PositionStride];
        // In a turned gather, the names of the geometry are exchanged: the columns of the weights are its large channels.
        (string method, int[] sizes, int shared) = op.Kind switch
        {
            PackKind.WholeVectors => ("ToWholeVectors", new[] { g.WeightRows, g.SmallChannelsOfGroup, g.Groups }, g.WeightRows),
            PackKind.Back => ("FromWholeVectors", [g.WeightRows, g.SmallChannelsOfGroup, g.Groups], g.WeightRows),
            PackKind.Joined => ("ToJoined", joined, g.WeightRows),
            PackKind.BackFromJoined => ("FromJoined", joined, g.Height.Kernel * g.PositionKernel * g.LargeChannels),
            PackKind.Winograd => ("ToWinograd", [g.LargeChannels, Up(g.SmallChannels)], g.LargeChannels),
            PackKind.TurnedWinograd => ("TurnWinograd", [g.SmallChannels, g.LargeChannels], 16),
            PackKind.BackFromWinograd => ("FromWinograd", [g.LargeChannels, Up(g.SmallChannels)], g.LargeChannels),
            PackKind.Repeated => ("ToRepeated", [g.SmallChannels / g.Positions], g.Positions),
            PackKind.Turned => ("ToTurned", [offsets, g.SmallChannelsOfGroup, g.LargeChannelsOfGroup, g.Groups], g.Groups * offsets),
            _ => ("ToRuns", (int[])[g.WeightRows, g.SmallChannelsOfGroup, g.Groups, run], g.Groups * g.WeightRows / run),
        };
        return $"ConvolutionWeights.{method}(ref {Context.Name(op.Input)}, {string.Join(", ", sizes.Select(size => Numbers.Of(size)))}, ref {Context.Name(op.Output)}, WorkShare.Of(part, parts, {Numbers.Of(shared)}, 1))";
    }

    /// <summary>
    /// The methods that loop over tiles are also optimised from the start: they are called for each sample, and their unoptimised first version would
    /// take a twentieth of the time.
    /// </summary>
    private const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    private int Lanes => Context.WidestLanes;

    /// <summary>Channels in blocks of whole panels, and a last block: where each begins, how many panels it has, and how wide they are.</summary>
    private IEnumerable<Block> BlocksOf(int columns)
    {
        int panel = Context.PanelColumns;
        int whole = columns / panel;
        if (whole > 0)
            yield return new Block(0, whole, panel, TileSizes.PanelVectors, panel);
        if (columns % panel is var rest and > 0)
            yield return new Block(whole * panel, 1, rest, (rest + Lanes - 1) / Lanes, Up(rest));
    }

    /// <param name="Start">The first column.</param>
    /// <param name="Panels">How many panels there are.</param>
    /// <param name="Width">Columns of each.</param>
    /// <param name="Vectors">The number of vectors of the widest kind that cover a panel.</param>
    /// <param name="Padded">The width of packed weights, in whole vectors.</param>
    private sealed record Block(int Start, int Panels, int Width, int Vectors, int Padded)
    {
        public bool IsPartial(int lanes) => Width % lanes != 0;

        /// <summary>All columns, in whole vectors of the widest kind.</summary>
        public int Columns(int lanes) => Panels * Vectors * lanes;
    }

    private static int Up(int size) => Machine.InWholeVectors(size);

    private static string VectorOffset(int vector) => TileLines.Offset(vector);

    private static string Plus(params string[] terms) => string.Join(" + ", terms.Where(term => term != "0").DefaultIfEmpty("0"));

    private static string Times(string factor, long constant) => constant == 0 || factor == "0" ? "0" : constant == 1 ? factor : $"{factor} * {Numbers.Of(constant)}";

    private static string TileName(string name, bool isFirst, int rows, int vectors) => $"{name}{(isFirst ? "" : "Last")}Tile{Numbers.Of(rows)}x{Numbers.Of(vectors)}";

    /// <summary>A tile: its rows by its vectors, and how many of the first ones are computed at once if there are 16 registers.</summary>
    private sealed record Tile(Block Block, int Rows, int FewRows, int FewVectors)
    {
        public int Vectors => Block.Vectors;

        /// <summary>The distance from the columns of a tile to those of the next.</summary>
        public string Step => TileLines.Step(Vectors, FewVectors);
    }

    private TileLines Lines(Tile tile) => new(Kernels, T, tile.Rows, tile.Vectors, tile.FewRows, tile.FewVectors);

    /// <summary>The loop over a block's columns.</summary>
    private SourceWriter.Scope Columns(SourceWriter writer, Tile tile) =>
        writer.Block($"for (int n = 0; n < {Numbers.Of(tile.Block.Columns(Lanes))}; n += {tile.Step})");

    /// <summary>Where the images' elements lie.</summary>
    private sealed class Layout(ConvOp op)
    {
        public ConvGeometry Geometry { get; } = op.Geometry;

        public int LargeRow { get; } = op.Geometry.Width.Large * op.Geometry.LargeChannels;

        public int SmallRow { get; } = op.Geometry.Width.Small * op.Geometry.SmallChannels;

        /// <summary>The distance in the large image from a row of windows to the next.</summary>
        public int Down => Geometry.Height.Stride * LargeRow;

        /// <summary>The distance in the large image from a window to the next.</summary>
        public int Across => Geometry.Width.Stride * Geometry.LargeChannels;

        /// <summary>The distance in the large image from an offset of a window to the one below.</summary>
        public int KernelDown => Geometry.Height.Dilation * LargeRow;

        public int KernelAcross => Geometry.Width.Dilation * Geometry.LargeChannels;

        public int Run { get; } = op.Geometry.RunOf(op.Kind);

        /// <summary>Number of runs in one row of offsets: 1, or one for each offset across.</summary>
        public int RunsOfRow => Geometry.Width.Kernel * Geometry.LargeChannelsOfGroup / Run;

        /// <summary>How many runs there are.</summary>
        public int Runs => Geometry.WeightRows / Run;

        public int WeightRows => Geometry.WeightRows;
    }

    // ---- The small image from the large one.

    private string EmitGather(ConvOp op, string name)
    {
        if (op.Geometry.IsDepthwise)
            return EmitDepthwise(op, name);
        var layout = new Layout(op);
        ConvGeometry g = op.Geometry;
        Value[] values = [op.Left, op.Right];
        var epilogue = new Epilogue(this, op);
        bool isPacked = op.Right.Storage.Role == ValueRole.Intermediate;
        int position = Kernels.Position;
        Block[] blocks = [.. BlocksOf(g.SmallChannelsOfGroup)];
        string driver = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", UserText.Xml(op.FormulaOfProduct));
            writer.Line(Optimized);
            using (writer.Block($"private static void {self}<TEpilogue>({Parameters(values, "TEpilogue epilogue", "int count")}){epilogue.Constraint}"))
            using (writer.Block("for (int b = 0; b < count; b++)"))
            using (g.Groups > 1 ? writer.Block($"for (int group = 0; group < {Numbers.Of(g.Groups)}; group++)") : default(SourceWriter.Scope?))
            {
                foreach (Block block in blocks)
                {
                    (int Down, int Across) many = TileSizes.Positions(g.Height.Small, g.Width.Small, TileSizes.MostRows(block.Vectors)), few = many;
                    if (block.Vectors == 1 && many.Down * many.Across > TileSizes.MostRowsOfFewRegisters)
                        few = TileSizes.Positions(g.Height.Small, g.Width.Small, TileSizes.MostRowsOfFewRegisters);
                    int rows = many.Down * many.Across;
                    var tile = new Tile(block, rows, few.Down * few.Across, TileSizes.VectorsOfFewRegisters(rows, block.Vectors));
                    string method = Kernels.Add(TileName(name, block == blocks[0], rows, tile.Vectors), (tileWriter, tileName) => WriteGatherTile(tileWriter, tileName, op, layout, tile, epilogue, isPacked, many.Across), values);
                    using (Columns(writer, tile))
                    {
                        (string row, IDisposable? downs) = Loop(writer, "down", "row", g.Height.Small, many.Down, few.Down);
                        using (downs)
                        {
                            (string column, IDisposable? acrosses) = Loop(writer, "across", "column", g.Width.Small, many.Across, few.Across);
                            using (acrosses)
                                writer.Line($"{method}({string.Join(", ", GatherArguments(op, layout, block, isPacked, row, column))});");
                        }
                    }
                }
            }
        }, values);
        Kernels.MoveTo(driver, position);
        return Call(driver, values, epilogue.New, "count");
    }

    /// <summary>A loop over positions in steps; the last step is moved back so that it ends with the positions. No loop for a single step.</summary>
    private static (string Index, IDisposable? Scope) Loop(SourceWriter writer, string counter, string moved, int size, int many, int few)
    {
        if (size <= many && size <= few)
            return ("0", null);
        (many, few) = (Math.Min(many, size), Math.Min(few, size));
        string step = ByRegisters(many, few);
        SourceWriter.Scope scope = writer.Block($"for (int {counter} = 0; {counter} < {Numbers.Of(size)}; {counter} += {step})");
        if (size % many == 0 && size % few == 0)
            return (counter, scope);
        writer.Line($"int {moved} = Math.Min({counter}, {(many == few ? Numbers.Of(size - many) : $"{Numbers.Of(size)} - {step}")}); // The last tile ends with the image.");
        return (moved, scope);
    }

    /// <summary>A number that differs between machines with 32 and with 16 vector registers: a constant to the just-in-time compiler.</summary>
    private static string ByRegisters(int many, int few) => many == few ? Numbers.Of(many) : $"({TileLines.IsWhole} ? {Numbers.Of(many)} : {Numbers.Of(few)})";

    private IEnumerable<string> GatherArguments(ConvOp op, Layout layout, Block block, bool isPacked, string row, string column)
    {
        ConvGeometry g = layout.Geometry;
        string group = g.Groups > 1 ? "group" : "0";
        string channel = Plus(Times(group, g.SmallChannelsOfGroup), Numbers.Of(block.Start), "n");
        yield return At(op.Left, Plus(Times("b", op.Left.SampleStride), Times(row, layout.Down), Times(column, layout.Across), Times(group, g.LargeChannelsOfGroup)));
        yield return At(op.Right, WeightsAt(g, block, isPacked, group));
        yield return $"epilogue.At(b, {Plus(Times("b", g.SmallElements), Times(row, layout.SmallRow), Times(column, g.SmallChannels), channel)}, {channel})";
        if (block.IsPartial(Lanes))
            yield return "n";
    }

    /// <summary>Where column n of a block begins in the weights.</summary>
    private static string WeightsAt(ConvGeometry g, Block block, bool isPacked, string group)
    {
        int columns = isPacked ? Up(g.SmallChannelsOfGroup) : g.SmallChannelsOfGroup;
        string start = Times(group, (long)g.WeightRows * columns);
        if (!isPacked && g.Groups > 1)
            return Plus(start, Numbers.Of(block.Start), "n"); // A group is one panel.
        string n = block.Panels == 1 ? "n" : $"n / {Numbers.Of(block.Width)} * {Numbers.Of((long)block.Width * g.WeightRows)} + n % {Numbers.Of(block.Width)}";
        return Plus(start, Numbers.Of((long)block.Start * g.WeightRows), n);
    }

    private static int WeightsStride(ConvGeometry g, Block block, bool isPacked) => !isPacked && g.Groups > 1 ? g.SmallChannelsOfGroup : isPacked ? block.Padded : block.Width;

    private void WriteGatherTile(SourceWriter writer, string self, ConvOp op, Layout layout, Tile tile, Epilogue epilogue, bool isPacked, int across)
    {
        (Block block, int count, int vectors) = (tile.Block, tile.Rows, tile.Vectors);
        writer.Documentation("summary", $"{Count(count, "position")} by {Count(vectors, "vector")} of {op.Output.Name}.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        bool isPartial = block.IsPartial(Lanes);
        using (writer.Block($"private static void {self}<TEpilogue>({Parameters([op.Left, op.Right], isPartial ? ["TEpilogue epilogue", "int n"] : ["TEpilogue epilogue"])}){epilogue.Constraint}"))
        {
            TileLines lines = Lines(tile);
            lines.Declare(writer);
            writer.Line($"ref {T} left = ref {Context.Name(op.Left)};");
            writer.Line($"ref {T} right = ref {Context.Name(op.Right)};");
            WriteOffsets(writer, layout, () =>
            {
                lines.LoadRight(writer, VectorOffset);
                lines.MultiplyAdd(writer, r => ((long)(r / across) * layout.Down) + ((long)(r % across) * layout.Across));
                writer.Line("left = ref Unsafe.Add(ref left, 1);");
                writer.Line($"right = ref Unsafe.Add(ref right, {Numbers.Of(WeightsStride(layout.Geometry, block, isPacked))});");
            });
            writer.Line();
            if (isPartial)
                WriteLeft(writer, block);
            lines.Finish(writer, r => ((long)(r / across) * layout.SmallRow) + ((long)(r % across) * layout.Geometry.SmallChannels), isPartial ? "columns" : Numbers.Of(block.Width), epilogue.Constraint);
        }
    }

    /// <summary>The loops over the offsets and channels of a window, in the order of the rows of the weights. The body advances by one channel.</summary>
    private static void WriteOffsets(SourceWriter writer, Layout layout, Action body)
    {
        ConvGeometry g = layout.Geometry;
        bool goesAcross = layout.RunsOfRow > 1;
        void Walk(int distance)
        {
            if (distance != 0)
                writer.Line($"left = ref Unsafe.Add(ref left, {Numbers.Of(distance)});");
        }
        using (g.Height.Kernel > 1 ? writer.Block($"for (int h = 0; h < {Numbers.Of(g.Height.Kernel)}; h++)") : default(SourceWriter.Scope?))
        {
            using (goesAcross ? writer.Block($"for (int w = 0; w < {Numbers.Of(g.Width.Kernel)}; w++)") : default(SourceWriter.Scope?))
            {
                using (writer.Block($"for (int k = 0; k < {Numbers.Of(layout.Run)}; k++)"))
                    body();
                if (goesAcross)
                    Walk(layout.KernelAcross - layout.Run);
            }
            if (g.Height.Kernel > 1)
                Walk(layout.KernelDown - (goesAcross ? g.Width.Kernel * layout.KernelAcross : layout.Run));
        }
    }

    /// <summary>The number of columns from the first column of the tile on; for the widest vectors, which begin with the block, it is a constant.</summary>
    private void WriteLeft(SourceWriter writer, Block block) =>
        writer.Line($"int columns = TSimd.Count == {Numbers.Of(Lanes)} ? {Numbers.Of(block.Width)} : {Numbers.Of(block.Width)} - n;");

    private static string Count(int number, string noun) => $"{Numbers.Of(number)} {noun}{(number == 1 ? "" : "s")}";
}
