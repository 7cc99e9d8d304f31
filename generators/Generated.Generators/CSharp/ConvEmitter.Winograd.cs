using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <content>
/// Winograd's algorithm (see <see cref="Winograd"/>). The transform of a tile goes row by row; the four numbers of a row belong to neighbouring
/// matrices in the workspace. Everything except the products is elementwise, so that bits do not depend on the width of a vector either.
/// </content>
internal sealed partial class ConvEmitter
{
    private string EmitWinograd(ConvOp op, Winograd winograd, string name)
    {
        var layout = new Layout(op);
        ConvGeometry g = op.Geometry;
        Value workspace = op.Workspace!;
        Value[] values = [op.Left, op.Right, workspace];
        var epilogue = new Epilogue(this, op);
        int position = Kernels.Position;
        (string input, string inputSizes) = WinogradInput(layout, winograd, winograd.Inputs);
        (string output, string outputSizes) = WinogradOutput(winograd, layout, epilogue);
        Block[] blocks = [.. BlocksOf(g.SmallChannels)];
        string driver = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", UserText.Xml(op.FormulaOfProduct));
            writer.Line(Optimized);
            using (writer.Block($"private static void {self}<TEpilogue>({Parameters(values, "TEpilogue epilogue", "int count")}){epilogue.Constraint}"))
            {
                writer.Line($"ref {T} sums = ref Unsafe.Add(ref {Context.Name(workspace)}, {Numbers.Of(winograd.InputElements)}); // behind a row of the tiles' transforms");
                using (writer.Block("for (int b = 0; b < count; b++)"))
                using (BlocksOfTiles(writer, winograd, out string h))
                {
                    using (writer.Block("for (int i = 0; i < 4; i++)"))
                    {
                        writer.Line($"{input}({At(op.Left, Plus(Times("b", op.Left.SampleStride), Times(h, 2L * layout.LargeRow)))}, i, {FirstRow(winograd, h)}0, {Numbers.Of(winograd.Inputs)}, {Numbers.Of(winograd.Rows)}, ref {Context.Name(workspace)}{inputSizes});");
                        using (writer.Block("for (int j = 0; j < 4; j++)"))
                        {
                            foreach (Block block in blocks)
                                WriteProducts(writer, block);
                        }
                    }
                    writer.Line($"{output}(ref sums, epilogue.At(b, {Plus(Times("b", g.SmallElements), Times(h, 2L * layout.SmallRow))}, 0){outputSizes});");
                }
            }
        }, values);
        Kernels.MoveTo(driver, position);
        return Call(driver, values, epilogue.New, "count");

        void WriteProducts(SourceWriter writer, Block block)
        {
            int many = TileSizes.Positions(1, winograd.Tiles, TileSizes.MostRows(block.Vectors)).Across, few = many;
            if (block.Vectors == 1 && many > TileSizes.MostRowsOfFewRegisters)
                few = TileSizes.Positions(1, winograd.Tiles, TileSizes.MostRowsOfFewRegisters).Across;
            var tile = new Tile(block, many, few, TileSizes.VectorsOfFewRegisters(many, block.Vectors));
            string method = Kernels.Add($"WinogradProductsTile{Numbers.Of(many)}x{Numbers.Of(tile.Vectors)}", (tileWriter, tileName) => WriteWinogradProducts(tileWriter, tileName, winograd, tile), []);
            using (Columns(writer, tile))
            {
                (string row, IDisposable? rows) = Loop(writer, "first", "row", winograd.Tiles, many, few);
                using (rows)
                {
                    string[] arguments =
                    [
                        At(workspace, Plus($"j * {Numbers.Of(winograd.InputStride)}", Times(row, winograd.Inputs))),
                        At(op.Right, WinogradWeightsAt(winograd, block)),
                        $"ref Unsafe.Add(ref sums, {Plus($"(4 * i + j) * {Numbers.Of(winograd.SumStride)}", Times(row, winograd.Columns), Numbers.Of(block.Start), "n")})",
                    ];
                    writer.Line($"{method}({string.Join(", ", arguments)});");
                }
            }
        }
    }

    /// <summary>Where a column of a matrix of transformed weights begins.</summary>
    private static string WinogradWeightsAt(Winograd winograd, Block block, string row = "0")
    {
        string n = block.Panels == 1 ? "n" : $"n / {Numbers.Of(block.Width)} * {Numbers.Of((long)block.Width * winograd.Inputs)} + n % {Numbers.Of(block.Width)}";
        return Plus($"(4 * i + j) * {Numbers.Of(winograd.MatrixElements)}", Numbers.Of((long)block.Start * winograd.Inputs), n, Times(row, block.Padded));
    }

    /// <summary>The loop over the blocks of an image, whose first row of tiles is <c>h</c>; no loop if the image is one block.</summary>
    private static SourceWriter.Scope? BlocksOfTiles(SourceWriter writer, Winograd winograd, out string h)
    {
        bool isWhole = winograd.Rows == winograd.Down;
        h = isWhole ? "0" : "h";
        return isWhole ? null : writer.Block($"for (int h = 0; h < {Numbers.Of(winograd.Down)}; h += {Numbers.Of(winograd.Rows)})");
    }

    private void WriteWinogradProducts(SourceWriter writer, string self, Winograd winograd, Tile tile)
    {
        writer.Documentation("summary", $"{Count(tile.Rows, "tile")} by {Count(tile.Vectors, "vector")} of a product of transformed tiles and weights.");
        writer.Line(Optimized);
        using (writer.Block($"private static void {self}(ref {T} left, ref {T} right, ref {T} sums)"))
        {
            TileLines lines = Lines(tile);
            lines.Declare(writer);
            using (writer.Block($"for (int k = 0; k < {Numbers.Of(winograd.Inputs)}; k++)"))
            {
                lines.LoadRight(writer, VectorOffset);
                lines.MultiplyAdd(writer, r => (long)r * winograd.Inputs);
                writer.Line("left = ref Unsafe.Add(ref left, 1);");
                writer.Line($"right = ref Unsafe.Add(ref right, {Numbers.Of(tile.Block.Padded)});");
            }
            writer.Line();
            lines.Store(writer, "sums", r => (long)r * winograd.Columns);
        }
    }

    /// <summary>
    /// A loop over channels in whole vectors; the vector begins at <c>n</c>. The last vector is moved back if the channels are not a whole number of
    /// vectors.
    /// </summary>
    private SourceWriter.Scope ChannelLoop(SourceWriter writer, string from, string to, string channels, bool isWhole)
    {
        SourceWriter.Scope scope = writer.Block($"for (int {(isWhole ? "n" : "c")} = {from}; {(isWhole ? "n" : "c")} < {to}; {(isWhole ? "n" : "c")} += TSimd.Count)");
        if (!isWhole)
            writer.Line($"int n = Math.Min(c, {channels} - TSimd.Count); // The last vector ends with the channels.");
        return scope;
    }

    /// <summary>The method that transforms tiles of the large image: <c>Bᵀ·d·B</c>.</summary>
    /// <param name="layout">Where the images' elements lie.</param>
    /// <param name="winograd">The tiles.</param>
    /// <param name="slice">Calls begin at multiples of this number of channels.</param>
    private (string Method, string Sizes) WinogradInput(Layout layout, Winograd winograd, int slice)
    {
        bool isBordered = winograd.IsBordered;
        Operand[] sizes = [Operand.Size("imageRow", layout.LargeRow), Operand.Size("across", winograd.Across), Operand.Size("channels", winograd.Inputs), Operand.Size("elements", winograd.InputStride), .. isBordered ? [Operand.Size("down", winograd.Down)] : (Operand[])[]];
        (string imageRow, string across, string channels, string elements, string down) = (KernelWriter.ReferenceTo(0), KernelWriter.ReferenceTo(1), KernelWriter.ReferenceTo(2), KernelWriter.ReferenceTo(3), KernelWriter.ReferenceTo(4));
        bool isWhole = winograd.Inputs % Lanes == 0 && slice % Lanes == 0;
        (string one, string zero) = (Numbers.Of(1, Context.Element), Numbers.Of(0, Context.Element));
        return Kernels.AddShared("WinogradInput", (writer, self) =>
        {
            writer.Documentation("summary",
                "Row i of Bᵀ·d·B of tiles d of 4x4 positions, 2 apart, with Bᵀ = [1 0 -1 0; 0 1 1 0; 0 -1 1 0; 0 1 0 -1]: some channels",
                $"of some rows of tiles. Each of the row's four numbers has a matrix of its own.{(isBordered ? " Beyond the image's sides there are zeros." : "")}");
            writer.Line(Optimized);
            using (writer.Block($"private static void {self}(ref {T} image, int i, {(isBordered ? "int h, " : "")}int start, int end, int rows, ref {T} transformed{KernelWriter.MoreParameters})"))
            {
                writer.Line("// The row is one of the tile's rows with another, added or subtracted.");
                writer.Line("int first = i == 0 ? 0 : i == 2 ? 2 : 1, second = i == 3 ? 3 : i == 2 ? 1 : 2;");
                if (!isBordered)
                    writer.Line($"TVector sign = TSimd.Create(i == 1 ? {one} : -{one});");
                using (writer.Block("for (int row = 0; row < rows; row++)"))
                {
                    if (isBordered)
                    {
                        writer.Line($"bool isTop = i == 0 && h + row == 0, isBottom = i == 3 && h + row == {down} - 1;");
                        writer.Line($"ref {T} above = ref Unsafe.Add(ref image, (2 * row - 1 + (isTop ? second : first)) * {imageRow});");
                        writer.Line($"ref {T} below = ref Unsafe.Add(ref image, (2 * row - 1 + (isBottom ? first : second)) * {imageRow});");
                        writer.Line($"TVector plus = TSimd.Create(isTop ? {zero} : {one}), sign = TSimd.Create(isBottom ? {zero} : i == 1 ? {one} : -{one});");
                    }
                    else
                    {
                        writer.Line($"ref {T} above = ref Unsafe.Add(ref image, (2 * row + first) * {imageRow});");
                        writer.Line($"ref {T} below = ref Unsafe.Add(ref image, (2 * row + second) * {imageRow});");
                    }
                    using (ChannelLoop(writer, "start", "end", channels, isWhole))
                    {
                        string Loaded(string at) => isBordered
                            ? $"TSimd.MultiplyAdd(sign, TSimd.Load(ref lower, {at}), TSimd.Multiply(plus, TSimd.Load(ref upper, {at})))"
                            : $"TSimd.MultiplyAdd(sign, TSimd.Load(ref lower, {at}), TSimd.Load(ref upper, {at}))";
                        string ColumnAt(int column) => (isBordered ? column - 1 : column) switch { 0 => "0", 1 => channels, var distance => $"{Numbers.Of(distance)} * {channels}" };
                        writer.Line($"ref {T} upper = ref Unsafe.Add(ref above, n), lower = ref Unsafe.Add(ref below, n), to = ref Unsafe.Add(ref transformed, n);");
                        writer.Line($"TVector d0 = {(isBordered ? "TSimd.Zero" : Loaded(ColumnAt(0)))};");
                        writer.Line($"TVector d1 = {Loaded(ColumnAt(1))};");
                        using (writer.Block($"for (int tile = 0; tile < {across}; tile++)"))
                        {
                            writer.Line($"TVector d2 = {Loaded(ColumnAt(2))};");
                            writer.Line(isBordered ? $"TVector d3 = tile == {across} - 1 ? TSimd.Zero : {Loaded(ColumnAt(3))};" : $"TVector d3 = {Loaded(ColumnAt(3))};");
                            writer.Line("TSimd.Store(TSimd.Subtract(d0, d2), ref to, 0);");
                            writer.Line($"TSimd.Store(TSimd.Add(d1, d2), ref to, {elements});");
                            writer.Line($"TSimd.Store(TSimd.Subtract(d2, d1), ref to, 2 * {elements});");
                            writer.Line($"TSimd.Store(TSimd.Subtract(d1, d3), ref to, 3 * {elements});");
                            writer.Line("d0 = d2; // The next tile begins with this one's second half.");
                            writer.Line("d1 = d3;");
                            writer.Line($"upper = ref Unsafe.Add(ref upper, 2 * {channels});");
                            writer.Line($"lower = ref Unsafe.Add(ref lower, 2 * {channels});");
                            writer.Line($"to = ref Unsafe.Add(ref to, {channels});");
                        }
                    }
                    writer.Line($"transformed = ref Unsafe.Add(ref transformed, {across} * {channels});");
                }
            }
        }, [], sizes);
    }

    /// <summary>The argument that says which row of tiles is the first, if there are zeros outside the image.</summary>
    private static string FirstRow(Winograd winograd, string h) => winograd.IsBordered ? h + ", " : "";

    /// <summary>The method that transforms sums of products to positions of the small image, <c>Aᵀ·m·A</c>, and gives them to the epilogue.</summary>
    private (string Method, string Sizes) WinogradOutput(Winograd winograd, Layout layout, Epilogue epilogue)
    {
        bool isWhole = layout.Geometry.SmallChannels % Lanes == 0;
        int channelCount = layout.Geometry.SmallChannels;
        Operand[] sizes = [Operand.Size("imageRow", layout.SmallRow), Operand.Size("rows", winograd.Rows), Operand.Size("across", winograd.Across), Operand.Size("channels", channelCount), Operand.Size("columns", winograd.Columns), Operand.Size("elements", winograd.SumStride)];
        string[] names = [.. sizes.Select((_, i) => KernelWriter.ReferenceTo(i))];
        (string imageRow, string rows, string across, string channels, string columns, string elements) = (names[0], names[1], names[2], names[3], names[4], names[5]);
        return Kernels.AddShared("WinogradOutput", (writer, self) =>
        {
            writer.Documentation("summary",
                "Aᵀ·m·A of sums m of 4x4 products, with Aᵀ = [1 1 1 0; 0 1 -1 -1]: 2x2 positions of each tile. Each of the 16 has a matrix",
                "of its own.");
            writer.Line(Optimized);
            using (writer.Block($"private static void {self}<TEpilogue>(ref {T} sums, TEpilogue epilogue{KernelWriter.MoreParameters}){epilogue.Constraint}"))
            using (writer.Block($"for (int row = 0; row < {rows}; row++)"))
            using (writer.Block($"for (int tile = 0; tile < {across}; tile++)"))
            {
                writer.Line($"int place = 2 * row * {imageRow} + 2 * tile * {channels};");
                using (writer.Block($"for (int n = 0; n < {channels}; n += TSimd.Count)"))
                {
                    if (!isWhole)
                        writer.Line($"int count = Math.Min({channels} - n, TSimd.Count);");
                    string count = isWhole ? "TSimd.Count" : "count";
                    for (int j = 0; j < 4; j++)
                    {
                        string J = Numbers.Of(j);
                        writer.Line($"{Column()}(ref sums, {(j == 0 ? "n" : $"n + {J} * {elements}")}, 4 * {elements}, out TVector above{J}, out TVector below{J});");
                    }
                    foreach ((string side, string down) in new[] { ("above", "0"), ("below", imageRow) })
                    {
                        string at = down == "0" ? "place" : $"place + {down}";
                        writer.Line($"epilogue.Store(TSimd.Add(TSimd.Add({side}0, {side}1), {side}2), {at} + n, n, {count});");
                        writer.Line($"epilogue.Store(TSimd.Subtract(TSimd.Subtract({side}1, {side}2), {side}3), {at} + {channels} + n, n, {count});");
                    }
                }
                writer.Line($"sums = ref Unsafe.Add(ref sums, {columns});");
            }
        }, [], sizes);

        string Column() => Kernels.Add("WinogradColumn", (writer, self) =>
        {
            writer.Documentation("summary", "Aᵀ times a column of four.");
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Block($"private static void {self}(ref {T} sums, int at, int step, out TVector above, out TVector below)"))
            {
                writer.Line("TVector first = TSimd.Load(ref sums, at), second = TSimd.Load(ref sums, at + step), third = TSimd.Load(ref sums, at + 2 * step), fourth = TSimd.Load(ref sums, at + 3 * step);");
                writer.Line("above = TSimd.Add(TSimd.Add(first, second), third);");
                writer.Line("below = TSimd.Subtract(TSimd.Subtract(second, third), fourth);");
            }
        }, []);
    }

    private string EmitWinogradWeights(ConvOp op, Winograd winograd, string name)
    {
        var layout = new Layout(op);
        ConvGeometry g = op.Geometry;
        Value workspace = op.Workspace!;
        Value[] values = [op.Left, op.Right, workspace, op.Output];
        int position = Kernels.Position;
        Block[] blocks = [.. BlocksOf(g.SmallChannels)];
        RowSplit split = TileSizes.Split(winograd.Inputs, blocks.Max(block => block.Vectors));
        int slice = SliceOf(split);
        int slices = winograd.Inputs / slice;
        (string input, string inputSizes) = WinogradInput(layout, winograd, slice);
        (string gradient, string gradientSizes) = WinogradGradient(layout, winograd);
        string driver = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", UserText.Xml(op.Formula));
            writer.Line(Optimized);
            using (writer.Block($"private static void {self}({Parameters(values, "int batch", "int part", "int parts")})"))
            {
                writer.Line($"ref {T} gradients = ref Unsafe.Add(ref {Context.Name(workspace)}, {Numbers.Of(winograd.InputElements)}); // behind the tiles'");
                writer.Line($"WorkShare shares = WorkShare.Of(part, parts, {Numbers.Of(4 * slices)}, 1); // rows of the transforms{(slices > 1 ? $", of each {Count(slices, "slice")} of the channels" : "")}");
                using (writer.Block($"for (int b = 0; b < batch; b += {Numbers.Of(winograd.Samples)})"))
                {
                    if (winograd.Samples > 1)
                        writer.Line($"int count = Math.Min({Numbers.Of(winograd.Samples)}, batch - b);");
                    using (BlocksOfTiles(writer, winograd, out string h))
                    using (writer.Block(slices > 1 ? $"for (int i = shares.Start / {Numbers.Of(slices)}; i * {Numbers.Of(slices)} < shares.End; i++)" : "for (int i = shares.Start; i < shares.End; i++)"))
                    {
                        string start = "0", end = Numbers.Of(winograd.Inputs);
                        if (slices > 1)
                        {
                            writer.Line($"int start = Math.Max(shares.Start - i * {Numbers.Of(slices)}, 0) * {Numbers.Of(slice)}, end = Math.Min(shares.End - i * {Numbers.Of(slices)}, {Numbers.Of(slices)}) * {Numbers.Of(slice)};");
                            (start, end) = ("start", "end");
                        }
                        using (winograd.Samples > 1 ? writer.Block("for (int s = 0; s < count; s++)") : default(SourceWriter.Scope?))
                        {
                            string sample = winograd.Samples > 1 ? "(b + s)" : "b", s = winograd.Samples > 1 ? "s" : "0";
                            int tiles = winograd.Rows * winograd.Across;
                            writer.Line($"{input}({At(op.Left, Plus(Times(sample, op.Left.SampleStride), Times(h, 2L * layout.LargeRow)))}, i, {FirstRow(winograd, h)}{start}, {end}, {Numbers.Of(winograd.Rows)}, {At(workspace, Times(s, tiles * winograd.Inputs))}{inputSizes});");
                            writer.Line($"{gradient}({At(op.Right, Plus(Times(sample, op.Right.SampleStride), Times(h, 2L * layout.SmallRow)))}, i, ref {(s == "0" ? "gradients" : $"Unsafe.Add(ref gradients, {Times(s, tiles * winograd.Columns)})")}{gradientSizes});");
                        }
                        using (writer.Block("for (int j = 0; j < 4; j++)"))
                        using (writer.Block($"for (int row = {start}; row < {end}; row += {ByRegisters(split.Rows, split.FewRows)})"))
                        {
                            foreach (Block block in blocks)
                                WriteSums(writer, block, h == "0" ? "b == 0" : "b == 0 && h == 0");
                        }
                    }
                }
            }
        }, values);
        Kernels.MoveTo(driver, position);
        return Call(driver, values, "batch", "part", "parts");

        void WriteSums(SourceWriter writer, Block block, string begins)
        {
            int few = TileSizes.VectorsOfFewRegisters(split.Rows, block.Vectors);
            int tiles = winograd.Rows * winograd.Across;
            using (Columns(writer, new Tile(block, split.Rows, split.FewRows, few)))
            {
                string[] arguments =
                [
                    At(workspace, $"j * {Numbers.Of(winograd.InputStride)} + row"),
                    $"ref Unsafe.Add(ref gradients, {Plus($"j * {Numbers.Of(winograd.SumStride)}", Numbers.Of(block.Start), "n")})",
                    At(op.Output, WinogradWeightsAt(winograd, block, "row")),
                    winograd.Samples > 1 ? $"count * {Numbers.Of(tiles)}" : Numbers.Of(tiles),
                    begins,
                ];
                void WriteCall(int rows, int fewRows)
                {
                    var tile = new Tile(block, rows, fewRows, few);
                    string method = Kernels.Add($"WinogradSumsTile{Numbers.Of(rows)}x{Numbers.Of(tile.Vectors)}", (tileWriter, tileName) => WriteWinogradSums(tileWriter, tileName, winograd, tile), []);
                    writer.Line($"{method}({string.Join(", ", arguments)});");
                }
                WriteCalls(writer, split, "row", WriteCall);
            }
        }
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

    /// <summary>The method that transforms tiles of the small image's gradient: <c>A·g·Aᵀ</c>.</summary>
    private (string Method, string Sizes) WinogradGradient(Layout layout, Winograd winograd)
    {
        int channelCount = layout.Geometry.SmallChannels;
        Operand[] sizes = [Operand.Size("imageRow", layout.SmallRow), Operand.Size("rows", winograd.Rows), Operand.Size("across", winograd.Across), Operand.Size("channels", channelCount), Operand.Size("columns", winograd.Columns), Operand.Size("elements", winograd.SumStride)];
        string[] names = [.. sizes.Select((_, i) => KernelWriter.ReferenceTo(i))];
        (string imageRow, string rows, string across, string channels, string columns, string elements) = (names[0], names[1], names[2], names[3], names[4], names[5]);
        bool isWhole = channelCount % Lanes == 0;
        return Kernels.AddShared("WinogradGradient", (writer, self) =>
        {
            writer.Documentation("summary",
                "Row i of A·g·Aᵀ of gradients g of 2x2 positions, with Aᵀ = [1 1 1 0; 0 1 -1 1]: the last row and column have the opposite sign, which is",
                "undone with the sums. Each of the row's four numbers has a matrix of its own.");
            writer.Line(Optimized);
            using (writer.Block($"private static void {self}(ref {T} image, int i, ref {T} transformed{KernelWriter.MoreParameters})"))
            {
                string one = Numbers.Of(1, Context.Element), zero = Numbers.Of(0, Context.Element);
                writer.Line("// The row is the first of the two rows, the second, their sum or their difference.");
                writer.Line($"TVector first = TSimd.Create(i == 3 ? {zero} : {one}), second = TSimd.Create(i == 0 ? {zero} : i == 2 ? -{one} : {one});");
                using (writer.Block($"for (int row = 0; row < {rows}; row++)"))
                using (writer.Block($"for (int tile = 0; tile < {across}; tile++)"))
                {
                    writer.Line($"ref {T} gradient = ref Unsafe.Add(ref image, 2 * row * {imageRow} + 2 * tile * {channels});");
                    using (ChannelLoop(writer, "0", channels, channels, isWhole))
                    {
                        writer.Line($"TVector before = TSimd.MultiplyAdd(second, TSimd.Load(ref gradient, n + {imageRow}), TSimd.Multiply(first, TSimd.Load(ref gradient, n)));");
                        writer.Line($"TVector behind = TSimd.MultiplyAdd(second, TSimd.Load(ref gradient, n + {imageRow} + {channels}), TSimd.Multiply(first, TSimd.Load(ref gradient, n + {channels})));");
                        writer.Line("TSimd.Store(before, ref transformed, n);");
                        writer.Line($"TSimd.Store(TSimd.Add(before, behind), ref transformed, n + {elements});");
                        writer.Line($"TSimd.Store(TSimd.Subtract(before, behind), ref transformed, n + 2 * {elements});");
                        writer.Line($"TSimd.Store(behind, ref transformed, n + 3 * {elements});");
                    }
                    writer.Line($"transformed = ref Unsafe.Add(ref transformed, {columns});");
                }
            }
        }, [], sizes);
    }

    private void WriteWinogradSums(SourceWriter writer, string self, Winograd winograd, Tile tile)
    {
        writer.Documentation("summary", $"{Count(tile.Rows, "row")} by {Count(tile.Vectors, "vector")} of the transformed weights' gradient: what some tiles add, or begin with.");
        writer.Line(Optimized);
        using (writer.Block($"private static void {self}(ref {T} left, ref {T} right, ref {T} sums, int tiles, bool begins)"))
        {
            TileLines lines = Lines(tile);
            lines.Declare(writer, "sums", tile.Block.Padded);
            using (writer.Block("for (int tile = 0; tile < tiles; tile++)"))
            {
                lines.LoadRight(writer, VectorOffset);
                lines.MultiplyAdd(writer, r => r);
                writer.Line($"left = ref Unsafe.Add(ref left, {Numbers.Of(winograd.Inputs)});");
                writer.Line($"right = ref Unsafe.Add(ref right, {Numbers.Of(winograd.Columns)});");
            }
            writer.Line();
            lines.Store(writer, "sums", r => (long)r * tile.Block.Padded);
        }
    }
}
