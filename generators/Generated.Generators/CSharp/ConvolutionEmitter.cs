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
/// whose sums stay in registers. The places of its factors in the images follow from constants, which are a type for each convolution; the loops over
/// tiles are the library's.
/// </summary>
/// <remarks>
/// Images have no borders here (see <see cref="PrepareConvolutions"/>). Every element of a result is one chain of fused multiply-adds in an order
/// that depends only on shapes, or (for a scatter) a sum of such chains in one order. Its bits therefore depend neither on the tile nor on the width
/// of a vector.
/// </remarks>
internal sealed partial class ConvolutionEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    private readonly EpiloguePrinter _epilogues = new(context, kernels);
    private readonly SizesPrinter _sizes = new(context, kernels);

    /// <summary>Emits what the operation needs and gives the calls.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="name">The name of the method, if there is one.</param>
    /// <param name="sharesImages">Whether threads share the images if there are too few samples for them.</param>
    public IEnumerable<string> Emit(ConvOp op, string name, bool sharesImages) => op switch
    {
        { Geometry.IsDepthwise: true } => [EmitDepthwise(op, name)],
        { Kind: ConvKind.Gather, Winograd: { } winograd } => [EmitWinograd(op, winograd, name, sharesImages)],
        { Kind: ConvKind.Weights, Winograd: { } winograd } => [EmitWinogradWeights(op, winograd, name)],
        { Kind: ConvKind.Gather } => EmitGather(op, name, sharesImages),
        { Kind: ConvKind.Scatter } => EmitScatter(op, name),
        _ => EmitWeights(op, name),
    };

    /// <summary>The call that packs weights.</summary>
    public string Emit(PackOp op, Func<Value, string> reference)
    {
        ConvGeometry g = op.Geometry;
        int run = g.RunOf(ConvKind.Scatter);
        int offsets = g.Height.Kernel * g.Width.Kernel;
        int[] joined = [g.Height.Kernel, g.PositionKernel, g.LargeChannels, g.SmallChannels / g.Positions, g.Positions, g.PositionStride];
        // In a turned gather, the names of the geometry are exchanged: the columns of the weights are its large channels.
        (string method, int[] sizes) = op.Kind switch
        {
            PackKind.WholeVectors => ("ToWholeVectors", new[] { g.WeightRows, g.SmallChannelsOfGroup, g.Groups }),
            PackKind.Back => ("FromWholeVectors", [g.WeightRows, g.SmallChannelsOfGroup, g.Groups]),
            PackKind.Joined => ("ToJoined", joined),
            PackKind.BackFromJoined => ("FromJoined", joined),
            PackKind.Winograd => ("ToWinograd", [g.LargeChannels, Up(g.SmallChannels)]),
            PackKind.TurnedWinograd => ("TurnWinograd", [g.SmallChannels, g.LargeChannels]),
            PackKind.BackFromWinograd => ("FromWinograd", [g.LargeChannels, Up(g.SmallChannels)]),
            PackKind.Repeated => ("ToRepeated", [g.SmallChannels / g.Positions]),
            PackKind.Turned => ("ToTurned", [offsets, g.SmallChannelsOfGroup, g.LargeChannelsOfGroup, g.Groups]),
            _ => ("ToRuns", (int[])[g.WeightRows, g.SmallChannelsOfGroup, g.Groups, run]),
        };
        string share = op.Kind == PackKind.Repeated ? $"WorkShare.Of(part, parts, {Numbers.Of(g.Positions)}, 1)" : "part, parts";
        return $"ConvolutionWeights.{method}({reference(op.Input)}, {string.Join(", ", sizes.Select(size => Numbers.Of(size)))}, "
            + $"{reference(op.Output)}, {share})";
    }

    private int Lanes => Context.WidestLanes;

    private static int Up(int size) => Machine.InWholeVectors(size);

    private static string Plus(params string[] terms) => string.Join(" + ", terms.Where(term => term != "0").DefaultIfEmpty("0"));

    private static string Times(string factor, long constant) =>
        constant == 0 || factor == "0" ? "0" : constant == 1 ? factor : $"{factor} * {Numbers.Of(constant)}";

    /// <summary>A number that differs between machines with 32 and with 16 vector registers: a constant to the just-in-time compiler.</summary>
    private static string ByRegisters(int many, int few) =>
        many == few ? Numbers.Of(many) : $"{SizesPrinter.HasManyRegisters} ? {Numbers.Of(many)} : {Numbers.Of(few)}";

    /// <summary>The sizes of loops as an argument: those that are not as usual, by their names.</summary>
    private static string Loops(params (string Name, string Value, string Usual)[] sizes) =>
        $"new({string.Join(", ", sizes.Where(size => size.Value != size.Usual).Select(size => $"{size.Name}: {size.Value}"))})";

    private static (string, string, string) Size(string name, long value, long usual = -1) => (name, Numbers.Of(value), Numbers.Of(usual));

    /// <summary>The types of a tile's vectors and rows.</summary>
    private static string[] Tile(int vectors, int rows, int fewRows) => [SizesPrinter.Vectors(vectors), SizesPrinter.Rows(rows), SizesPrinter.Rows(fewRows)];

    /// <summary>The types of the vectors and rows of tiles, with the rows of the last tile.</summary>
    private static string[] Tile(int vectors, RowSplit split) =>
        [.. Tile(vectors, split.Rows, split.FewRows), SizesPrinter.Rows(split.LastRows > 0 ? split.LastRows : split.Rows)];

    /// <summary>A call in lines of its types, its operands and its sizes, which may have a name.</summary>
    private static string Call(string method, string[] types, IEnumerable<string> arguments, string loops) =>
        $"{method}<{string.Join(", ", types)}>(\n    {string.Join(", ", arguments)},{(loops.Contains('(') ? "\n    " : " ")}{loops})";

    // ---- The small image from the large one.

    private IEnumerable<string> EmitGather(ConvOp op, string name, bool sharesImages)
    {
        var layout = new ImageLayout(op);
        ConvGeometry g = op.Geometry;
        bool isPacked = op.Right.Storage.Role == ValueRole.Intermediate;
        (string epilogue, string made) = _epilogues.Add(op, op.Geometry.SmallChannelsOfGroup % Lanes == 0);
        foreach (ChannelBlock block in ChannelBlock.Of(g.SmallChannelsOfGroup, Lanes))
        {
            (int Down, int Across) many = TileSizes.Positions(g.Height.Small, g.Width.Small, TileSizes.MostRows(block.Vectors));
            ((int Down, int Across) few, int fewVectors) = TileSizes.OfFewRegisters(g.Height.Small, g.Width.Small, block.Vectors, block.Width % Lanes == 0);
            int rows = many.Down * many.Across;
            bool goesAcross = layout.RunsOfRow > 1;
            string window = _sizes.Add(new WindowSizes(
                layout.Down, layout.Across, layout.SmallRow, g.SmallChannels,
                Height: g.Height.Kernel, Runs: layout.RunsOfRow, Run: layout.Run, NextRun: goesAcross ? layout.KernelAcross - layout.Run : 0,
                NextRow: g.Height.Kernel > 1 ? layout.KernelDown - (goesAcross ? g.Width.Kernel * layout.KernelAcross : layout.Run) : 0,
                RightStep: WeightsStride(g, block, isPacked), Columns: block.Width,
                Width: many.Down > 1 ? many.Across : 0, FewVectors: fewVectors), name + (block.Start > 0 ? "Last" : "") + "Window");
            int columns = isPacked ? Up(g.SmallChannelsOfGroup) : g.SmallChannelsOfGroup;
            bool isRow = !isPacked && g.Groups > 1; // A group is one panel.
            string loops = Loops(
                Size("Height", g.Height.Small), Size("Width", g.Width.Small), ("TileHeight", ByRegisters(many.Down, few.Down), ""),
                ("TileWidth", ByRegisters(many.Across, few.Across), ""), Size("Columns", block.Columns(Lanes)), Size("Sample", op.Left.SampleStride),
                Size("Down", layout.Down), Size("Across", layout.Across), Size("ResultDown", layout.SmallRow), Size("ResultAcross", g.SmallChannels),
                Size("Channel", block.Start, 0), Size("Panel", block.Panels > 1 && !isRow ? (long)block.Width * g.WeightRows : 0, 0),
                    Size("Groups", g.Groups, 1),
                Size("GroupChannels", g.Groups > 1 ? g.LargeChannelsOfGroup : 0, 0), Size("GroupColumns", g.Groups > 1 ? g.SmallChannelsOfGroup : 0, 0),
                Size("GroupWeights", g.Groups > 1 ? (long)g.WeightRows * columns : 0, 0));
            yield return Call($"Convolutions<TSimd, TVector, {T}>.Gather", [.. Tile(block.Vectors, rows, few.Down * few.Across), window, epilogue],
                [At(op.Left, "0"), At(op.Right, Numbers.Of(isRow ? block.Start : (long)block.Start * g.WeightRows)), made, "count"],
                loops + Threads(sharesImages));
        }
    }

    /// <summary>The last argument of what threads may share.</summary>
    private static string Threads(bool sharesImages) => sharesImages ? ", within" : "";

    private static int WeightsStride(ConvGeometry g, ChannelBlock block, bool isPacked) =>
        !isPacked && g.Groups > 1 ? g.SmallChannelsOfGroup : isPacked ? block.Padded : block.Width;

    // ---- The weights' gradient.

    /// <summary>
    /// The number of samples that a tile processes before the next tile does, so that the samples stay in the cache: enough positions that loading
    /// and storing the sums costs little in comparison.
    /// </summary>
    private const int PositionsOfChunk = 256;

    private IEnumerable<string> EmitWeights(ConvOp op, string name)
    {
        var layout = new ImageLayout(op);
        ConvGeometry g = op.Geometry;
        IReadOnlyList<ChannelBlock> blocks = ChannelBlock.Of(g.SmallChannelsOfGroup, Lanes);
        bool isPacked = op.Output.Role == ValueRole.Intermediate && op.Output.Shape.Axes.Count == 1;
        int chunk = Math.Max(1, PositionsOfChunk / (g.Height.Small * g.Width.Small));
        int band = chunk == 1 ? WeightsBands.Of(layout) : g.Height.Small;
        int mostVectors = blocks.Max(block => block.Vectors);
        // All runs together if there are few; otherwise some rows of one run.
        bool isTogether = layout.Runs > 1 && g.WeightRows <= TileSizes.MostRowsTogether(mostVectors);
        bool isWhole = g.SmallChannelsOfGroup % Lanes == 0;
        RowSplit split = !isTogether ? TileSizes.Split(layout.Run, mostVectors, isWhole)
            : new RowSplit(g.WeightRows, g.WeightRows, mostVectors > 1 ? g.WeightRows : TileSizes.RowsOfRuns(layout.Run, layout.RunsOfRow, layout.Runs));
        foreach (ChannelBlock block in blocks)
        {
            string images = _sizes.Add(new ImagesSizes(
                layout.Run, layout.RunsOfRow, layout.KernelDown, layout.KernelAcross, band, g.Width.Small, layout.Across,
                NextRow: layout.Down - (g.Width.Small * layout.Across), NextSample: op.Left.SampleStride - (band * layout.Down),
                RightStep: g.SmallChannels, RightNextSample: op.Right.SampleStride - (band * layout.SmallRow), Row: WeightsStride(g, block, isPacked),
                Columns: block.Padded, FewVectors: TileSizes.VectorsOfFewRegisters(split.FewRows, block.Vectors, isWhole)),
                name + (block.Start > 0 ? "Last" : "") + "Images");
            bool isRow = !isPacked && g.Groups > 1;
            int columns = isPacked ? Up(g.SmallChannelsOfGroup) : g.SmallChannelsOfGroup;
            bool hasPanels = block.Panels > 1 && !isRow;
            string loops = Loops(
                Size("Samples", chunk), Size("Height", g.Height.Small), Size("Segment", split.Length), Size("Segments", isTogether ? 1 : layout.Runs),
                Size("Columns", block.Columns(Lanes)), Size("Sample", op.Left.SampleStride), Size("SmallSample", op.Right.SampleStride),
                Size("Down", layout.Down), Size("SmallDown", layout.SmallRow), Size("PanelColumns", hasPanels ? block.Width : 0, 0),
                Size("Panel", hasPanels ? (long)block.Width * g.WeightRows : 0, 0), Size("Groups", g.Groups, 1),
                Size("GroupChannels", g.Groups > 1 ? g.LargeChannelsOfGroup : 0, 0), Size("GroupColumns", g.Groups > 1 ? g.SmallChannelsOfGroup : 0, 0),
                Size("GroupWeights", g.Groups > 1 ? (long)g.WeightRows * columns : 0, 0));
            yield return Call($"Convolutions<TSimd, TVector, {T}>.Weights", [.. Tile(block.Vectors, split), images],
                [At(op.Left, "0"), At(op.Right, Numbers.Of(block.Start)), At(op.Output, Numbers.Of(isRow ? block.Start : (long)block.Start * g.WeightRows)),
                    "batch", "part", "parts"], loops);
        }
    }

    // ---- Winograd's algorithm.

    private string EmitWinograd(ConvOp op, Winograd winograd, string name, bool sharesImages)
    {
        (string epilogue, string made) = _epilogues.Add(op, op.Geometry.SmallChannelsOfGroup % Lanes == 0);
        List<string> types = [];
        foreach (ChannelBlock block in ChannelBlock.Of(op.Geometry.SmallChannels, Lanes))
        {
            int tiles = winograd.Tiles, many = TileSizes.Positions(1, tiles, TileSizes.MostRows(block.Vectors)).Across;
            ((_, int few), int fewVectors) = TileSizes.OfFewRegisters(1, tiles, block.Vectors, block.Width % Lanes == 0);
            types.AddRange(Tile(block.Vectors, many, few));
            types.Add(_sizes.Add(new ProductSizes(winograd.Inputs, 1, block.Padded, block.Padded, fewVectors),
                name + (block.Start > 0 ? "Last" : "") + "Sizes"));
        }
        return Call($"WinogradConvolution<TSimd, TVector, {T}>.Gather", [.. types, epilogue],
            [At(op.Left, "0"), At(op.Right, "0"), At(op.Workspace!, "0"), made, "count"],
            WinogradLoops(op, winograd, name, op.Left, op.Geometry.SmallElements) + Threads(sharesImages));
    }

    private string EmitWinogradWeights(ConvOp op, Winograd winograd, string name)
    {
        IReadOnlyList<ChannelBlock> blocks = ChannelBlock.Of(op.Geometry.SmallChannels, Lanes);
        bool isWhole = op.Geometry.SmallChannels % Lanes == 0;
        RowSplit split = TileSizes.Split(winograd.Inputs, blocks.Max(block => block.Vectors), isWhole);
        List<string> types = [];
        foreach (ChannelBlock block in blocks)
        {
            // The rows are the same in the last panel.
            types.AddRange(block.Start == 0 ? Tile(block.Vectors, split) : [SizesPrinter.Vectors(block.Vectors)]);
            // The rows of the transformed tiles lie one after another, a channel beside the other.
            types.Add(_sizes.Add(new ImagesSizes(
                Run: winograd.Inputs, Runs: 1, KernelDown: 0, KernelAcross: 0, Height: 1, Width: winograd.Rows * winograd.Across, LeftStep: winograd.Inputs,
                NextRow: 0, NextSample: 0, RightStep: winograd.Columns, RightNextSample: 0, Row: block.Padded,
                Columns: block.Padded, FewVectors: TileSizes.VectorsOfFewRegisters(split.FewRows, block.Vectors, isWhole)),
                    name + (block.Start > 0 ? "Last" : "") + "Images"));
        }
        return Call($"WinogradConvolution<TSimd, TVector, {T}>.Weights", [.. types],
            [At(op.Left, "0"), At(op.Right, "0"), At(op.Workspace!, "0"), At(op.Output, "0"), "batch", "part", "parts"],
            WinogradLoops(op, winograd, name, op.Left, op.Right.SampleStride, SliceOf(split)));
    }

    private string WinogradLoops(ConvOp op, Winograd winograd, string name, Value large, int smallSample, int segment = 0)
    {
        // What follows from other sizes is left out.
        var layout = new ImageLayout(op);
        int channels = op.Geometry.SmallChannels;
        int Large(int tiles) => (2 * tiles) + (winograd.IsBordered ? 0 : 2);
        string sizes = Loops(
            Size("Down", winograd.Down), Size("Across", winograd.Across), Size("Rows", winograd.Rows), Size("Channels", winograd.Inputs),
            Size("SmallChannels", channels), Size("Panel", Math.Min(Context.PanelColumns, winograd.Columns)),
            ("IsBordered", winograd.IsBordered ? "true" : "false", ""), Size("InputStride", winograd.InputStride), Size("SumStride", winograd.SumStride),
            Size("Columns", winograd.Columns, channels), Size("Computed", ChannelBlock.Of(channels, Lanes).Sum(block => block.Columns(Lanes)), channels),
            Size("LargeRow", layout.LargeRow, Large(winograd.Across) * winograd.Inputs), Size("SmallRow", layout.SmallRow, 2 * winograd.Across * channels),
            Size("Sample", large.SampleStride, Large(winograd.Down) * Large(winograd.Across) * winograd.Inputs),
            Size("SmallSample", smallSample, 4 * winograd.Down * winograd.Across * channels), Size("Samples", winograd.Samples, 1),
            Size("Segment", segment, 0));
        return Kernels.Add(new PrintedSizes("WinogradSizes", sizes), name + "Tiles", (writer, self) =>
            writer.Line($"private static WinogradSizes {self} => {sizes};"));
    }

    /// <summary>The least number of channels for a thread: whole tiles, and about a vector; all channels if tiles are not alike.</summary>
    private int SliceOf(RowSplit split)
    {
        if (split.LastRows > 0)
            return split.Length;
        for (int slice = split.Rows; slice < split.Length; slice += split.Rows)
        {
            if (slice >= Lanes && slice % split.FewRows == 0 && split.Length % slice == 0)
                return slice;
        }
        return split.Length;
    }
}
