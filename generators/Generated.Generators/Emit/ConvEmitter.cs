using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Layers;
using Generated.Generators.Passes;

namespace Generated.Generators.Emit;

/// <summary>
/// Emits convolutions as products of matrices that are never built: a tile is a few positions (or rows of the weights) by a few
/// vectors of channels, whose sums stay in registers; where its factors lie in the images follows from constants.
/// </summary>
/// <remarks>
/// Images have no borders here (see <see cref="PrepareConvolutions"/>). Every element of a result is one chain of fused
/// multiply-adds in an order that depends on shapes alone, or (of a scatter) a sum of such chains in one order; so that
/// its bits depend neither on the tile nor on the width of a vector.
/// </remarks>
internal sealed class ConvEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    /// <summary>Emits the operation's methods and gives the call.</summary>
    public string Emit(ConvOp op, string name) => op.Kind switch
    {
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
        // A turned gather's geometry has its names exchanged: the weights' columns are its large channels.
        (string method, int[] sizes, int shared) = op.Kind switch
        {
            PackKind.WholeVectors => ("ToWholeVectors", new[] { g.WeightRows, g.SmallChannelsOfGroup, g.Groups }, g.WeightRows),
            PackKind.Back => ("FromWholeVectors", [g.WeightRows, g.SmallChannelsOfGroup, g.Groups], g.WeightRows),
            PackKind.Joined => ("ToJoined", joined, g.WeightRows),
            PackKind.BackFromJoined => ("FromJoined", joined, g.Height.Kernel * g.PositionKernel * g.LargeChannels),
            PackKind.Repeated => ("ToRepeated", [g.SmallChannels / g.Positions], g.Positions),
            PackKind.Turned => ("ToTurned", [offsets, g.SmallChannelsOfGroup, g.LargeChannelsOfGroup, g.Groups], g.Groups * offsets),
            _ => ("ToRuns", (int[])[g.WeightRows, g.SmallChannelsOfGroup, g.Groups, run], g.Groups * g.WeightRows / run),
        };
        return $"ConvolutionWeights.{method}(ref {Context.Name(op.Input)}, {string.Join(", ", sizes.Select(size => Numbers.Of(size)))}, ref {Context.Name(op.Output)}, WorkShare.Of(part, parts, {Numbers.Of(shared)}, 1))";
    }

    /// <summary>What goes through tiles is optimised from the start, too: it is called for each sample, and what it is compiled to at first would take a twentieth of the time.</summary>
    private const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    private int Lanes => Context.WidestLanes;

    /// <summary>Channels in blocks of whole panels, and the last: where each begins, how many panels it has, how wide they are.</summary>
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
    /// <param name="Vectors">Of the widest kind, those that cover a panel.</param>
    /// <param name="Padded">The width in whole vectors, of packed weights.</param>
    private sealed record Block(int Start, int Panels, int Width, int Vectors, int Padded)
    {
        public bool IsPartial(int lanes) => Width % lanes != 0;

        /// <summary>All columns, in whole vectors of the widest kind.</summary>
        public int Columns(int lanes) => Panels * Vectors * lanes;
    }

    private static int Up(int size) => (size + PrepareConvolutions.Lanes - 1) / PrepareConvolutions.Lanes * PrepareConvolutions.Lanes;

    private static string VectorOffset(int vector) => TileLines.Offset(vector);

    private static string Plus(params string[] terms) => string.Join(" + ", terms.Where(term => term != "0").DefaultIfEmpty("0"));

    private static string Times(string factor, long constant) => constant == 0 || factor == "0" ? "0" : constant == 1 ? factor : $"{factor} * {Numbers.Of(constant)}";

    private static string TileName(string name, bool isFirst, int rows, int vectors) => $"{name}{(isFirst ? "" : "Last")}Tile{Numbers.Of(rows)}x{Numbers.Of(vectors)}";

    /// <summary>A tile: its rows by its vectors, and the first of them, that are computed at once where there are 16 registers.</summary>
    private sealed record Tile(Block Block, int Rows, int FewRows, int FewVectors)
    {
        public int Vectors => Block.Vectors;

        /// <summary>From a tile's columns to the next one's.</summary>
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

        /// <summary>In the large image, from a row of windows to the next.</summary>
        public int Down => Geometry.Height.Stride * LargeRow;

        /// <summary>In the large image, from a window to the next.</summary>
        public int Across => Geometry.Width.Stride * Geometry.LargeChannels;

        /// <summary>In the large image, from a window's offset to the one below.</summary>
        public int KernelDown => Geometry.Height.Dilation * LargeRow;

        public int KernelAcross => Geometry.Width.Dilation * Geometry.LargeChannels;

        public int Run { get; } = op.Geometry.RunOf(op.Kind);

        /// <summary>Runs of one row of offsets: 1, or one for each offset across.</summary>
        public int RunsOfRow => Geometry.Width.Kernel * Geometry.LargeChannelsOfGroup / Run;

        /// <summary>How many runs there are.</summary>
        public int Runs => Geometry.WeightRows / Run;

        public int WeightRows => Geometry.WeightRows;

        /// <summary>Of a tile of all runs, the rows that are computed at once where there are 16 registers: some whole runs.</summary>
        public int RowsOfFewRegisters(int vectors)
        {
            if (vectors > 1 || WeightRows <= TileSizes.MostRowsOfFewRegisters)
                return WeightRows;
            int runs = Math.Max(1, TileSizes.MostRowsOfFewRegisters / Run);
            while (Runs % runs != 0)
                runs--;
            return runs * Run;
        }
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
            writer.Documentation("summary", Formulas.OfProduct(op));
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

    /// <summary>A loop over positions in steps whose last is moved back so that it ends with them; none for one step.</summary>
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

    /// <summary>A number that is one on machines of 32 vector registers and another on those of 16: a constant to the just-in-time compiler.</summary>
    private static string ByRegisters(int many, int few) => many == few ? Numbers.Of(many) : $"(TSimd.HasManyRegisters ? {Numbers.Of(many)} : {Numbers.Of(few)})";

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

    /// <summary>The loops over a window's offsets and channels, in the order of the weights' rows. The body walks on by a channel.</summary>
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

    /// <summary>
    /// What a convolution does with its sums before they are stored, as a type of its own: a tile is written once for all, and compiled for
    /// each so that no call is left.
    /// </summary>
    private sealed class Epilogue
    {
        private readonly ConvEmitter _emitter;
        private readonly MapOp _map;
        private readonly int _elements, _channels;

        public Epilogue(ConvEmitter emitter, ConvOp op)
        {
            (_emitter, _elements, _channels) = (emitter, op.Geometry.SmallElements, op.Geometry.SmallChannels);
            _map = op.Epilogue ?? new MapOp([op.Output], [(op.Output, Expressions.X)]);
            string type = AddInterface();
            Constraint = $" where TEpilogue : struct, {type}<TEpilogue>, allows ref struct";
            Value[] values = [.. _map.Inputs.Skip(1).Where(value => value.Literal is null).Concat(_map.Outputs).Distinct()];
            string name = op.Epilogue is null ? "PlainEpilogue" : Identifiers.Pascal(_map.Outputs[_map.Outputs.Count - 1].Name) + "Epilogue";
            string self = emitter.Kernels.Add(name, (writer, self) => Write(writer, self, type, op, values), values.Append(op.Output).Distinct());
            New = $"new {self}({string.Join(", ", values.Select(value => EmitContext.IsLocal(value) ? emitter.Context.Name(value) : "ref " + emitter.Reference(value)))})";
        }

        /// <summary>What the methods that take one say of its type.</summary>
        public string Constraint { get; }

        /// <summary>Makes one, with the values that the calling method has in variables.</summary>
        public string New { get; }

        private string AddInterface() => _emitter.Kernels.Add("IEpilogue", (writer, self) =>
        {
            writer.Documentation("summary", "What is done with a convolution's sums before they are stored.");
            using (writer.Block($"private interface {self}<TSelf> where TSelf : struct, allows ref struct"))
            {
                writer.Documentation("summary", "The same for sums of sample b: from a place in the images of all samples on, whose first is of channel n.");
                writer.Line("TSelf At(int b, int place, int n);");
                writer.Line();
                writer.Documentation("summary", "Stores a vector of sums, of which so many columns are there.");
                writer.Line("void Store(TVector sum, int place, int n, int columns);");
            }
        }, []);

        private void Write(SourceWriter writer, string self, string type, ConvOp op, Value[] values)
        {
            string T = _emitter.T;
            string Name(Value value) => _emitter.Context.Name(value);
            writer.Documentation("summary", op.Epilogue is null ? "Stores the sums." : Formulas.OfEpilogue(op));
            using (writer.Block($"private readonly ref struct {self}({string.Join(", ", values.Select(value => EmitContext.IsLocal(value) ? $"{T} {Name(value)}" : $"ref {T} {Name(value)}"))}) : {type}<{self}>"))
            {
                foreach (Value value in values)
                    writer.Line(EmitContext.IsLocal(value) ? $"private readonly {T} {Name(value)} = {Name(value)};" : $"private readonly ref {T} {Name(value)} = ref {Name(value)};");
                writer.Line();
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                writer.Line($"public {self} At(int b, int place, int n) => new({string.Join(", ", values.Select(Moved))});");
                writer.Line();
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                using (writer.Block("public void Store(TVector sum, int place, int n, int columns)"))
                {
                    foreach ((Value output, Expression expression) in _map.Results)
                    {
                        (IReadOnlyList<string> lines, string result) = ExpressionWriter.Vector(_emitter.Context, expression, Operand);
                        using (lines.Count > 0 && _map.Results.Length > 1 ? writer.Block() : default(SourceWriter.Scope?))
                        {
                            writer.Lines(lines);
                            writer.Line($"TSimd.StorePartial({result}, ref {Name(output)}, place, columns);");
                        }
                    }
                }
            }

            string Moved(Value value)
            {
                if (EmitContext.IsLocal(value))
                    return Name(value);
                string samples = value.Shape.Batched ? Times("b", value.SampleStride - (IsImage(value) ? _elements : 0)) : "0";
                string at = IsImage(value) ? Plus("place", samples) : IsNumber(value) ? samples : Plus(samples, "n");
                return at == "0" ? $"ref {Name(value)}" : $"ref Unsafe.Add(ref {Name(value)}, {at})";
            }

            string Operand(int argument)
            {
                Value value = _map.Inputs[argument];
                if (argument == 0)
                    return "sum";
                if (value.Literal is { } number)
                    return $"TSimd.Create({Numbers.Of(number, _emitter.Context.Element)})";
                return IsNumber(value) ? $"TSimd.Create({Name(value)})" : $"TSimd.LoadPartial(ref {Name(value)}, {(IsImage(value) ? "place" : "n")}, columns)";
            }
        }

        private bool IsImage(Value value) => value.Shape.Batched && value.Shape.Elements == _elements;

        /// <summary>Whether it is one number, of all or of a sample.</summary>
        private bool IsNumber(Value value) => !IsImage(value) && value.Shape.Elements == 1 && _channels > 1 || EmitContext.IsLocal(value) || value.Shape.Axes.Count == 0;
    }

    /// <summary>How many columns there are from the tile's first on: to the widest vectors, which begin with the block, a constant.</summary>
    private void WriteLeft(SourceWriter writer, Block block) =>
        writer.Line($"int columns = TSimd.Count == {Numbers.Of(Lanes)} ? {Numbers.Of(block.Width)} : {Numbers.Of(block.Width)} - n;");

    private static string Columns(int v) => v == 0 ? "columns" : $"columns - {VectorOffset(v)}";

    private static string Count(int number, string noun) => $"{Numbers.Of(number)} {noun}{(number == 1 ? "" : "s")}";

    // ---- The large image from the small one.

    private string EmitScatter(ConvOp op, string name)
    {
        if (op.Geometry.IsDepthwise)
            return EmitDepthwise(op, name);
        var layout = new Layout(op);
        ConvGeometry g = op.Geometry;
        Value[] values = [op.Left, op.Right, op.Output];
        // Positions below one another never meet the same elements; side by side they do where a run goes across offsets.
        bool goesDown = layout.Run > g.LargeChannelsOfGroup;
        int positions = goesDown ? g.Height.Small : g.Width.Small;
        int wholeRun = Up(layout.Run);
        int position = Kernels.Position;
        Block[] blocks = [.. BlocksOf(layout.Run)];
        RowSplit split = TileSizes.Split(positions, blocks.Max(block => block.Vectors));
        string AddTile(Tile tile) => Kernels.Add(TileName(name, tile.Block == blocks[0], tile.Rows, tile.Vectors), (writer, self) => WriteScatterTile(writer, self, op, layout, tile, values, goesDown), values);

        string driver = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", Formulas.Of(op, Context));
            writer.Line(Optimized);
            using (writer.Block($"private static void {self}({Parameters(values, "int count")})"))
            using (writer.Block("for (int b = 0; b < count; b++)"))
            {
                writer.Line($"MemoryMarshal.CreateSpan({At(op.Output, Times("b", op.Output.SampleStride))}, {Numbers.Of(op.Output.SampleStride)}).Clear();");
                using (g.Groups > 1 ? writer.Block($"for (int group = 0; group < {Numbers.Of(g.Groups)}; group++)") : default(SourceWriter.Scope?))
                {
                    // A run at a time: within one, an element is met at most once from each position of a row, from left to right.
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

    // ---- The weights' gradient.

    /// <summary>
    /// Samples that a tile goes through before the next one does, so that they stay near: about so many positions that loading and
    /// storing the sums costs little beside them.
    /// </summary>
    private const int PositionsOfChunk = 256;

    /// <summary>Elements of both images that stay in a core's first cache of 48 KiB while all tiles go through them, with room for the sums.</summary>
    private const int ElementsOfBand = 10_000;

    /// <summary>Fewer positions than these at once, and storing the sums in between costs more than is won.</summary>
    private const int LeastPositionsOfBand = 64;

    /// <summary>
    /// The rows of the small image that all tiles go through before the next rows, a divisor of its height: those that stay in the first cache, where
    /// a whole sample does not.
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
        // All runs together where they are few; else some rows of one.
        bool isTogether = layout.Runs > 1 && layout.WeightRows <= TileSizes.MostRowsTogether(mostVectors);
        RowSplit split = isTogether ? new RowSplit(layout.WeightRows, layout.WeightRows, layout.RowsOfFewRegisters(mostVectors)) : TileSizes.Split(layout.Run, mostVectors);
        int runs = g.Groups * (isTogether ? 1 : layout.Runs);
        string AddTile(Tile tile) => Kernels.Add(TileName(name, tile.Block == blocks[0], tile.Rows, tile.Vectors), (writer, self) => WriteWeightsTile(writer, self, op, layout, tile, values, isPacked, isBanded ? band : 0, isTogether ? layout.Run : tile.Rows), values);

        string driver = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", Formulas.Of(op, Context));
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
                    // Where there are 16 registers, a tile is of some runs.
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
                    if (split.LastRows == 0)
                    {
                        WriteCall(split.Rows, split.FewRows);
                        continue;
                    }
                    writer.Line($"if (first < {Numbers.Of(split.Length - split.LastRows)})");
                    using (writer.Indented())
                        WriteCall(split.Rows, split.FewRows);
                    writer.Line("else");
                    using (writer.Indented())
                        WriteCall(split.LastRows, split.LastRows);
                }
            }
        }
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

    // ---- Depthwise: every channel by itself, so that both factors are vectors of channels.

    private string EmitDepthwise(ConvOp op, string name)
    {
        var layout = new Layout(op);
        ConvGeometry g = op.Geometry;
        Value[] values = [op.Left, op.Right, op.Output];
        int channels = g.LargeChannels;
        bool isPartial = channels % Lanes != 0;
        int kernel = g.Height.Kernel * g.Width.Kernel;
        (Value large, Value small, Value weights) = op.Kind switch
        {
            ConvKind.Gather => (op.Left, op.Output, op.Right),
            ConvKind.Scatter => (op.Output, op.Left, op.Right),
            _ => (op.Left, op.Right, op.Output),
        };
        string Load(Value value, string index) => isPartial ? $"TSimd.LoadPartial(ref {Context.Name(value)}, {index}, {Numbers.Of(channels)} - n)" : $"TSimd.Load(ref {Context.Name(value)}, {index})";
        string Store(string sum, Value value, string index) => isPartial ? $"TSimd.StorePartial({sum}, ref {Context.Name(value)}, {index}, {Numbers.Of(channels)} - n);" : $"TSimd.Store({sum}, ref {Context.Name(value)}, {index});";
        bool isWeights = op.Kind == ConvKind.Weights;
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", Formulas.Of(op, Context));
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Block($"private static void {self}({Parameters(values, isWeights ? ["int batch", "WorkShare rows"] : ["int count"])})"))
            {
                if (op.Kind == ConvKind.Scatter)
                    writer.Line($"MemoryMarshal.CreateSpan(ref {Context.Name(large)}, count * {Numbers.Of(large.SampleStride)}).Clear();");
                string h = g.Height.Kernel > 1 ? "h" : "0", w = g.Width.Kernel > 1 ? "w" : "0";
                string y = g.Height.Small > 1 ? "y" : "0", x = g.Width.Small > 1 ? "x" : "0";
                string LargeAt(string b) => Plus(Times(b, large.SampleStride), Times(y, layout.Down), Times(x, layout.Across), Times(h, layout.KernelDown), Times(w, layout.KernelAcross), "n");
                string SmallAt(string b) => Plus(Times(b, small.SampleStride), Times(y, layout.SmallRow), Times(x, channels), "n");
                string weightsAt = Plus(Times(h, (long)g.Width.Kernel * channels), Times(w, channels), "n");
                IDisposable? For(string counter, int size, string index) => index == "0" ? null : writer.Block($"for (int {counter} = 0; {counter} < {Numbers.Of(size)}; {counter}++)");
                IDisposable Channels() => writer.Block($"for (int n = 0; n < {Numbers.Of(channels)}; n += TSimd.Count)");
                switch (op.Kind)
                {
                    case ConvKind.Gather:
                        using (writer.Block("for (int b = 0; b < count; b++)"))
                        using (For("y", g.Height.Small, y))
                        using (For("x", g.Width.Small, x))
                        using (Channels())
                        {
                            writer.Line("TVector sum = TSimd.Zero;");
                            using (For("h", g.Height.Kernel, h))
                            using (For("w", g.Width.Kernel, w))
                                writer.Line($"sum = TSimd.FusedMultiplyAdd({Load(large, LargeAt("b"))}, {Load(weights, weightsAt)}, sum);");
                            writer.Line(Store("sum", small, SmallAt("b")));
                        }
                        break;
                    case ConvKind.Scatter:
                        using (writer.Block("for (int b = 0; b < count; b++)"))
                        using (For("h", g.Height.Kernel, h))
                        using (For("w", g.Width.Kernel, w))
                        using (For("y", g.Height.Small, y))
                        using (For("x", g.Width.Small, x))
                        using (Channels())
                        {
                            writer.Line($"TVector sum = TSimd.FusedMultiplyAdd({Load(small, SmallAt("b"))}, {Load(weights, weightsAt)}, {Load(large, LargeAt("b"))});");
                            writer.Line(Store("sum", large, LargeAt("b")));
                        }
                        break;
                    default:
                        using (writer.Block("for (int row = rows.Start; row < rows.End; row++)"))
                        {
                            if (h != "0")
                                writer.Line($"int h = {(w == "0" ? "row" : $"row / {Numbers.Of(g.Width.Kernel)}")};");
                            if (w != "0")
                                writer.Line($"int w = {(h == "0" ? "row" : $"row % {Numbers.Of(g.Width.Kernel)}")};");
                            using (Channels())
                            {
                                writer.Line("TVector sum = TSimd.Zero;");
                                using (writer.Block("for (int b = 0; b < batch; b++)"))
                                using (For("y", g.Height.Small, y))
                                using (For("x", g.Width.Small, x))
                                    writer.Line($"sum = TSimd.FusedMultiplyAdd({Load(large, LargeAt("b"))}, {Load(small, SmallAt("b"))}, sum);");
                                writer.Line(Store("sum", weights, weightsAt));
                            }
                        }
                        break;
                }
            }
        }, values);
        return isWeights ? Call(method, values, "batch", $"WorkShare.Of(part, parts, {Numbers.Of(kernel)}, 1)") : Call(method, values, "count");
    }
}
