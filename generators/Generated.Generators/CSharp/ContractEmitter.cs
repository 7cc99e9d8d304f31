using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits a sum of products as loops over tiles of the output. A tile is a few rows by a few vectors. Its sums stay in registers during the loop over
/// the summed axis: each step loads the vectors of the right factor once and multiplies them by one number of each row of the left factor.
/// </summary>
/// <remarks>
/// Each element of the output is one chain of fused multiply-adds in the order of the summed axis, so that its bits depend neither on the tile nor on
/// the width of a vector. If the output is not a whole number of tiles, the last tile's rows or vectors are moved back so that they end with the
/// output. A few elements are then computed twice, to the same bits, and no other code is needed for remainders.
/// </remarks>
internal sealed class ContractEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    /// <summary>Emits the operation's methods and gives the call.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="name">The name of its methods.</param>
    /// <param name="byPanels">Whether the call is also for a share of the columns.</param>
    /// <param name="samplesAtOnce">The maximum number of samples of a call, or 0.</param>
    public string Emit(ContractOp op, string name, bool byPanels, int samplesAtOnce)
    {
        var shape = new ContractShape(op, Context.WidestLanes);
        Value[] values = [op.Left, op.Right, .. (op.Epilogue?.Inputs.Skip(1) ?? []), .. op.Outputs];
        values = [.. values.Distinct()];
        // A share of the samples (or of the rows of the result, for a sum over all samples); and of the columns if there are several panels.
        string[] numbers =
        [
            .. shape.Rows.IsBatch ? ["int count"] : shape.Summed.IsBatch ? ["int batch", "WorkShare rows"] : (string[])["WorkShare rows"],
            .. shape.HasPanels ? ["WorkShare columns"] : (string[])[],
        ];
        string panels = $"{Numbers.Of(shape.Columns)}, {Numbers.Of(Context.PanelColumns)}";
        string rowShare = shape.HasPanels ? $"WorkShare.OfRows(part, parts, {panels}, {Numbers.Of(shape.Rows.Size)}, {Numbers.Of(shape.RowStep)})" : $"WorkShare.Of(part, parts, {Numbers.Of(shape.Rows.Size)}, {Numbers.Of(shape.RowStep)})";
        string[] given =
        [
            .. shape.Rows.IsBatch ? ["count"] : shape.Summed.IsBatch ? ["batch", rowShare] : (string[])[rowShare],
            .. !shape.HasPanels ? (string[])[] : byPanels ? ["columns"] : shape.Rows.IsBatch ? [$"WorkShare.Whole({Numbers.Of(shape.Columns)})"] : [$"WorkShare.OfColumns(part, parts, {panels})"],
        ];

        int position = Kernels.Position;
        var tiles = new Dictionary<(ColumnBlock, int), string>();
        foreach (ColumnBlock block in shape.Blocks)
        {
            foreach (int rows in Rows(block))
                tiles[(block, rows)] = Kernels.Add($"{name}{(block == shape.Blocks[0] ? "" : "Last")}Tile{rows}x{block.Vectors}", (writer, method) => new TileWriter(this, writer, op, shape, block, rows).Write(method, values), values);
        }
        string driver = Kernels.Add(name, (writer, method) =>
        {
            writer.Documentation("summary", UserText.Xml(op.Formula));
            using (writer.Block($"private static void {method}({Parameters(values, numbers)})"))
            {
                for (int i = 0; i < shape.Blocks.Count; i++)
                {
                    if (i > 0)
                        writer.Line();
                    WriteBlock(writer, op, shape, shape.Blocks[i], values, Rows(shape.Blocks[i]), rows => tiles[(shape.Blocks[i], rows)]);
                }
            }
        }, values);
        Kernels.MoveTo(driver, position);
        return Call(driver, values, given);

        int[] Rows(ColumnBlock block) => [.. block.Tiles(shape.Rows.IsBatch).Where(rows => !shape.Rows.IsBatch || samplesAtOnce == 0 || rows <= samplesAtOnce)];
    }

    /// <summary>
    /// The loops over the tiles of a block: its columns, and for each of them all rows, so that the panel of the right factor is used while it is in
    /// the cache.
    /// </summary>
    private void WriteBlock(SourceWriter writer, ContractOp op, ContractShape shape, ColumnBlock block, Value[] values, int[] sizes, Func<int, string> tile)
    {
        if (block.Start > 0)
        {
            writer.Line($"// Columns {block.Start} to {block.End - 1}.");
            writer.Line($"if (columns.End > {Numbers.Of(block.Start)})");
        }
        else if (shape.HasPanels)
        {
            writer.Line(block.Panels == 1 ? $"// The panel of columns 0 to {block.Width - 1}." : $"// {block.Panels} panels of {block.Width} columns.");
        }
        using (block.Start > 0 ? writer.Block() : default(SourceWriter.Scope?))
        {
            string letter = shape.ColumnLetter;
            string end = Numbers.Of(block.Panels * block.Width);
            bool isShared = shape.HasPanels && block.Start == 0;
            string last = !isShared ? end : block.End == shape.Columns ? "columns.End" : $"Math.Min(columns.End, {end})";
            using (writer.Block($"for (int {letter} = {(isShared ? "columns.Start" : "0")}; {letter} < {last}; {letter} += {TileLines.Step(block.Vectors, block.FewVectors)})"))
                WriteRows(writer, op, shape, block, values, sizes, tile);
        }
    }

    private void WriteRows(SourceWriter writer, ContractOp op, ContractShape shape, ColumnBlock block, Value[] values, int[] sizes, Func<int, string> tile)
    {
        (int rows, string column) = (block.Rows, shape.ColumnLetter);
        string CallOf(int tileRows, string row) => $"{tile(tileRows)}({string.Join(", ", Arguments(op, shape, block, values, row, column))});";

        string letter = shape.Rows.Letter.ToString();
        if (!shape.Rows.IsBatch)
        {
            bool even = shape.Rows.Size % rows == 0;
            using (writer.Block($"for (int {letter} = rows.Start; {letter} < rows.End; {letter} += {Numbers.Of(rows)})"))
            {
                if (!even)
                    writer.Line($"int row = Math.Min({letter}, {Numbers.Of(shape.Rows.Size - rows)}); // The last tile ends with the rows.");
                writer.Line(CallOf(rows, even ? letter : "row"));
            }
            return;
        }

        if (sizes is [1])
        {
            using (writer.Block($"for (int {letter} = 0; {letter} < count; {letter}++)"))
                writer.Line(CallOf(1, letter));
            return;
        }
        using (writer.Block($"for (int {letter} = 0; {letter} < count;)"))
        {
            foreach (int size in sizes)
            {
                // The main tile covers all whole tiles; the next one begins earlier so that it ends with the rows.
                bool isMain = size == rows;
                string condition = size == 1 ? "else" : isMain ? $"if (count - {letter} >= {Numbers.Of(size)})" : $"{(size == sizes[0] ? "" : "else ")}if (count >= {Numbers.Of(size)})";
                using (writer.Block(condition))
                {
                    if (!isMain && size > 1)
                        writer.Line($"{letter} = Math.Min({letter}, count - {Numbers.Of(size)}); // The last tile ends with the rows.");
                    writer.Line(CallOf(size, letter));
                    writer.Line(size == 1 ? $"{letter}++;" : $"{letter} += {Numbers.Of(size)};");
                }
            }
        }
    }

    private IEnumerable<string> Arguments(ContractOp op, ContractShape shape, ColumnBlock block, Value[] values, string row, string column)
    {
        // In an uneven block the tile places its vectors itself.
        string inBlock = block.IsEven ? column : "0";
        string inRow = Plus(Numbers.Of(block.Start), inBlock);
        foreach (Value value in values.Where(value => value.Literal is null && !IsStatic(value)))
        {
            if (EmitContext.IsLocal(value))
                yield return Context.Name(value);
            else if (value == op.Left)
                yield return At(value, Index(row, shape.LeftRowStride));
            else if (value == op.Right)
                yield return At(value, value.IsMatrix ? InPanels(block, inBlock, shape.Summed.Size, "0") : inRow);
            else if (value.Shape.Equals(op.Output.Shape))
                yield return At(value, value.IsMatrix ? InPanels(block, inBlock, shape.Rows.Size, row) : Plus(Index(row, shape.RowStrideOf(value, block)), inRow));
            else if (value.Shape.Equals(TensorShape.PerSample))
                yield return At(value, row);
            else
                yield return At(value, value.Shape.Elements == 1 ? "0" : inRow);
        }
        if (!block.IsEven)
            yield return column;
        if (values.Any(IsStatic))
            yield return inRow;
        if (shape.Summed.IsBatch)
            yield return "batch";
    }

    /// <summary>The place where a column of a block begins, in a matrix in panels with the given number of rows.</summary>
    private static string InPanels(ColumnBlock block, string column, int rows, string row)
    {
        string panel = Numbers.Of((long)block.Start * rows);
        if (block.Panels > 1)
            column = rows == 1 ? column : $"{column} / {Numbers.Of(block.Width)} * {Numbers.Of((long)block.Width * rows)} + {column} % {Numbers.Of(block.Width)}";
        return Plus(Plus(panel, column), Index(row, block.Width));
    }

    private static string Plus(string a, string b) => a == "0" ? b : b == "0" ? a : $"{a} + {b}";

    /// <summary>Writes the method of one tile.</summary>
    private sealed class TileWriter(ContractEmitter emitter, SourceWriter writer, ContractOp op, ContractShape shape, ColumnBlock block, int rows)
    {
        private readonly TileLines _lines = new(emitter.Kernels, emitter.T, rows, block.Vectors, rows, block.FewVectors);

        private int Vectors => block.Vectors;

        private EmitContext Context => emitter.Context;

        private string T => emitter.T;

        /// <summary>The sums of one tile, in registers, and what is done with them.</summary>
        public void Write(string method, Value[] values)
        {
            string summed = shape.Summed.IsBatch ? "batch" : Numbers.Of(shape.Summed.Size);
            writer.Documentation("summary", $"{(rows == 1 ? "1 row" : rows + " rows")} by {(Vectors == 1 ? "1 vector" : Vectors + " vectors")} of {op.Outputs[op.Outputs.Count - 1].Name}.");
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            string[] others =
            [
                .. block.IsEven ? (string[])[] : [$"int {shape.ColumnLetter}"],
                .. values.Any(IsStatic) ? ["int column"] : (string[])[],
                .. shape.Summed.IsBatch ? ["int batch"] : (string[])[],
            ];
            using (writer.Block($"private static void {method}({emitter.Parameters(values, others)})"))
            {
                if (!block.IsEven)
                {
                    for (int v = 0; v < Vectors; v++)
                    {
                        string last = $"Math.Min({Plus(shape.ColumnLetter, VectorOffset(v))}, {Numbers.Of(block.Width)} - TSimd.Count)";
                        writer.Line($"int {Place(v)} = {(block.IsPartial ? $"Math.Max({last}, 0)" : last)};{(v == 0 ? " // The last vector ends with the columns." : "")}");
                    }
                }
                _lines.Declare(writer);
                // Each factor has its own moving reference, so that one value may be both factors.
                writer.Line($"ref {T} left = ref {Context.Name(op.Left)};");
                writer.Line($"ref {T} right = ref {Context.Name(op.Right)};");
                if (IsStraight)
                {
                    for (int step = 0; step < shape.Summed.Size; step++)
                        WriteStep(step);
                }
                else
                {
                    string s = shape.Summed.Letter.ToString();
                    using (writer.Block($"for (int {s} = 0; {s} < {summed}; {s}++)"))
                    {
                        WriteStep(null);
                        writer.Line($"left = ref Unsafe.Add(ref left, {Numbers.Of(shape.LeftSummedStride)});");
                        writer.Line($"right = ref Unsafe.Add(ref right, {Numbers.Of(shape.RowStrideOf(op.Right, block))});");
                    }
                }
                writer.Line();
                WriteEpilogue();
            }
        }

        /// <summary>Whether the sums are short enough to be written out, without a loop.</summary>
        private bool IsStraight => !shape.Summed.IsBatch && shape.Summed.Size * rows * Vectors <= TileSizes.MaximumStraightProducts;

        /// <summary>One step of the sums: of a loop, or one that is written out.</summary>
        private void WriteStep(int? step)
        {
            string suffix = step is { } number ? "_" + Numbers.Of(number) : "";
            string rightStep = Numbers.Of((long)(step ?? 0) * shape.RowStrideOf(op.Right, block));
            _lines.LoadRight(writer, v => Plus(rightStep, Place(v)), suffix);
            if (step is not { } at)
            {
                _lines.MultiplyAdd(writer, r => (long)r * shape.LeftRowStride);
                return;
            }
            for (int r = 0; r < rows; r++)
            {
                string index = Numbers.Of(((long)r * shape.LeftRowStride) + ((long)at * shape.LeftSummedStride));
                _lines.MultiplyAdd(writer, r, index == "0" ? "left" : $"Unsafe.Add(ref left, {index})", suffix);
            }
        }

        private void WriteEpilogue()
        {
            MapOp epilogue = op.Epilogue ?? new MapOp([op.Output], [(op.Output, Algebra.X)]);

            // What is the same for every row is loaded once.
            var repeated = new List<Value>();
            foreach (Value value in epilogue.Inputs.Skip(1).Where(value => value.Literal is null && !value.Shape.Batched && !value.IsMatrix))
            {
                if (EmitContext.IsLocal(value) || value.Shape.Elements == 1)
                {
                    writer.Line($"TVector {value.Name}Vector = TSimd.Create({Context.Name(value)});");
                    continue;
                }
                repeated.Add(value);
            }
            if (op.Epilogue is null && block.IsEven)
            {
                _lines.Store(writer, Context.Name(op.Output), r => (long)r * shape.RowStrideOf(op.Output, block));
                return;
            }
            foreach (Value value in epilogue.Inputs.Skip(1).Where(value => value.Shape.Equals(TensorShape.PerSample)))
            {
                for (int r = 0; r < rows; r++)
                    writer.Line($"TVector {value.Name}{r} = TSimd.Create({(r == 0 ? Context.Name(value) : $"Unsafe.Add(ref {Context.Name(value)}, {r})")});");
            }
            _lines.ForVectors(writer, v =>
            {
                foreach (Value value in repeated)
                    writer.Line($"TVector {value.Name}{v} = {Load(value, IsStatic(value) ? Plus("column", Place(v)) : Place(v))};");
                for (int r = 0; r < rows; r++)
                    WriteResults(epilogue, r, v);
            });
        }

        private void WriteResults(MapOp epilogue, int r, int v)
        {
            string Operand(int argument)
            {
                Value value = epilogue.Inputs[argument];
                if (argument == 0)
                    return _lines.Sum(r, v);
                if (value.Literal is { } number)
                    return $"TSimd.Create({Numbers.Of(number, Context.Element)})";
                if (value.Shape.Equals(TensorShape.PerSample))
                    return value.Name + r;
                if (value.Shape.Batched || value.IsMatrix) // A matrix is what another layer contributes to the gradient of weights that they share.
                    return Load(value, ElementIndex(value, r, v));
                return value.Shape.Elements == 1 ? value.Name + "Vector" : value.Name + v;
            }

            foreach ((Value output, Expression expression) in epilogue.Results)
            {
                (IReadOnlyList<string> lines, string result) = ExpressionWriter.Vector(Context, expression, Operand);
                string store = block.IsPartial
                    ? $"TSimd.StorePartial({result}, ref {Context.Name(output)}, {ElementIndex(output, r, v)}, {Numbers.Of(block.Width)});"
                    : $"TSimd.Store({result}, ref {Context.Name(output)}, {ElementIndex(output, r, v)});";
                if (lines.Count == 0)
                {
                    writer.Line(store);
                    continue;
                }
                using (writer.Block())
                {
                    writer.Lines(lines);
                    writer.Line(store);
                }
            }
        }

        private string Load(Value value, string index) => block.IsPartial ? $"TSimd.LoadPartial({emitter.At(value, "0")}, {index}, {Numbers.Of(block.Width)})" : $"TSimd.Load({emitter.At(value, "0")}, {index})";


        /// <summary>The place where a vector of the tile begins, relative to the tile.</summary>
        private string Place(int v) => block.IsEven ? VectorOffset(v) : Vectors == 1 ? "place" : "place" + v;

        private string ElementIndex(Value value, int row, int vector) => Plus(Numbers.Of((long)row * shape.RowStrideOf(value, block)), Place(vector));


        private static string VectorOffset(int vector) => TileLines.Offset(vector);
    }
}

/// <summary>The sizes and distances of a contraction, as its kernels need them.</summary>
internal sealed class ContractShape
{
    public ContractShape(ContractOp op, int widestLanes)
    {
        Rows = op.OutputAxes[0];
        Summed = op.SummedAxis;
        ColumnLetter = op.OutputAxes[1].Letter.ToString();
        bool rowsFirst = op.LeftAxes[0] == Rows;
        int leftStride = op.Left.Shape.Batched ? op.Left.SampleStride : op.Left.Shape.Axes[op.Left.Shape.Axes.Count - 1];
        LeftRowStride = rowsFirst ? leftStride : 1;
        LeftSummedStride = rowsFirst ? 1 : leftStride;

        int columns = Columns = op.OutputAxes[1].Size;
        int panel = TileSizes.PanelVectors * widestLanes;
        HasPanels = columns > panel;
        int whole = columns / panel;
        var blocks = new List<ColumnBlock>();
        if (whole > 0)
            blocks.Add(new ColumnBlock(0, whole, panel, widestLanes, Rows));
        if (columns % panel > 0)
            blocks.Add(new ColumnBlock(whole * panel, 1, columns % panel, widestLanes, Rows));
        Blocks = blocks;
    }

    /// <summary>The axis whose elements are the rows of a tile.</summary>
    public Axis Rows { get; }

    /// <summary>The axis that is summed over.</summary>
    public Axis Summed { get; }

    public string ColumnLetter { get; }

    public int Columns { get; }

    /// <summary>Whether there is more than one panel of columns.</summary>
    public bool HasPanels { get; }

    /// <summary>The columns, in blocks with a tile each: those of whole panels, and those of the last.</summary>
    public IReadOnlyList<ColumnBlock> Blocks { get; }

    /// <summary>Shares of the rows begin at multiples of this: the number of rows of every tile that processes them.</summary>
    public int RowStep => Blocks.Select(block => block.Rows).Distinct().ToArray() is [int rows] ? rows : TileSizes.RowStep;

    /// <summary>The distance in the left factor from a row to the next.</summary>
    public int LeftRowStride { get; }

    /// <summary>The distance in the left factor from a step of the sum to the next.</summary>
    public int LeftSummedStride { get; }

    /// <summary>The distance between rows within a block: for a matrix the width of the panel, otherwise the stride of the samples.</summary>
    public int RowStrideOf(Value value, ColumnBlock block) => value.IsMatrix ? block.Width : value.SampleStride;
}

/// <summary>Columns of a contraction's output that use the same tile.</summary>
internal sealed class ColumnBlock(int start, int panels, int width, int widestLanes, Axis rows)
{
    /// <summary>The first column.</summary>
    public int Start { get; } = start;

    public int Panels { get; } = panels;

    /// <summary>The columns of each panel.</summary>
    public int Width { get; } = width;

    public int End => Start + (Panels * Width);

    /// <summary>The vectors of the tile: vectors of the widest kind, which cover a panel.</summary>
    public int Vectors { get; } = (width + widestLanes - 1) / widestLanes;

    /// <summary>The rows of the tile.</summary>
    public int Rows => rows.IsBatch ? TileSizes.Rows(Vectors) : Math.Min(TileSizes.Rows(Vectors), rows.Size);

    /// <summary>Whether vectors of every width cover a panel exactly, so that none must be moved back.</summary>
    public bool IsEven { get; } = width % ((width + widestLanes - 1) / widestLanes * widestLanes) == 0;

    /// <summary>Whether it is narrower than the widest vector.</summary>
    public bool IsPartial { get; } = width < widestLanes;

    /// <summary>The vectors of a tile that are computed at once if there are 16 registers.</summary>
    public int FewVectors => TileSizes.VectorsOfFewRegisters(Rows, Vectors);

    /// <summary>The rows of the tiles that its loops call.</summary>
    public IEnumerable<int> Tiles(bool overSamples)
    {
        return overSamples ? new[] { Rows, TileSizes.FewRows(Vectors), 1 }.Distinct() : [Rows];
    }
}
