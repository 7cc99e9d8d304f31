using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Emit;

/// <summary>
/// Emits a sum of products as a loop over tiles of the output. A tile is a few rows by a few vectors whose
/// sums stay in registers while the summed axis is gone through: each step loads the vectors of the right
/// factor once and multiplies them with one number of each row of the left.
/// </summary>
/// <remarks>
/// Each element of the output is one chain of fused multiply-adds in the order of the summed axis, so that its
/// bits do not depend on the tile or on the width of a vector. Where the output is no whole number of tiles,
/// the last tile is moved back so that it ends with the row or column; it computes a few elements again, to
/// the same bits, and no other code is needed for remainders.
/// </remarks>
internal sealed class ContractEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    /// <summary>Emits the operation's methods and gives the call.</summary>
    public string Emit(ContractOp op, string name)
    {
        var shape = new ContractShape(op, Context.WidestLanes);
        Value[] values = [op.Left, op.Right, .. (op.Epilogue?.Inputs.Skip(1) ?? []), .. op.Outputs];
        values = [.. values.Distinct()];
        bool needsBatch = shape.Rows.IsBatch || shape.Summed.IsBatch;
        string[] batch = needsBatch ? ["int batch"] : [];

        int position = Kernels.Position;
        string main = Kernels.Add(name + "Tile", (writer, method) => WriteTile(writer, method, op, shape, values, shape.TileRows, shape.TileVectors), values);
        string? single = shape.Rows.IsBatch ? Kernels.Add(name + "Row", (writer, method) => WriteTile(writer, method, op, shape, values, 1, shape.RowVectors), values) : null;
        string driver = Kernels.Add(name, (writer, method) =>
        {
            writer.Documentation("summary", Formulas.Of(op, Context));
            using (writer.Block($"private static void {method}({Parameters(values, batch)})"))
            {
                if (single is not null)
                {
                    using (writer.Block($"if (batch < {Numbers.Of(shape.TileRows)})"))
                    {
                        using (writer.Block("for (int b = 0; b < batch; b++)"))
                            WriteColumns(writer, op, shape, values, single, "b", shape.RowVectors);
                        writer.Line("return;");
                    }
                    writer.Line();
                }
                string row = shape.Rows.Letter.ToString();
                string rows = shape.Rows.IsBatch ? "batch" : Numbers.Of(shape.Rows.Size);
                bool even = !shape.Rows.IsBatch && shape.Rows.Size % shape.TileRows == 0;
                if (!shape.Rows.IsBatch && shape.Rows.Size == shape.TileRows)
                {
                    WriteColumns(writer, op, shape, values, main, "0", shape.TileVectors);
                    return;
                }
                using (writer.Block($"for (int {row} = 0; {row} < {rows}; {row} += {Numbers.Of(shape.TileRows)})"))
                {
                    string start = row;
                    if (!even)
                    {
                        start = "row";
                        writer.Line($"int row = Math.Min({row}, {(shape.Rows.IsBatch ? $"batch - {shape.TileRows}" : Numbers.Of(shape.Rows.Size - shape.TileRows))}); // The last tile ends with the rows.");
                    }
                    WriteColumns(writer, op, shape, values, main, start, shape.TileVectors);
                }
            }
        }, values);
        Kernels.MoveTo(driver, position);
        return Call(driver, values, needsBatch ? ["batch"] : []);
    }

    /// <summary>The loop over the tiles of a row of tiles.</summary>
    private void WriteColumns(SourceWriter writer, ContractOp op, ContractShape shape, Value[] values, string tile, string row, int vectors)
    {
        int columns = shape.Columns;
        string width = vectors == 1 ? "TSimd.Count" : $"{vectors} * TSimd.Count";
        bool even = columns % (vectors * Context.WidestLanes) == 0;
        bool oneVector = columns == 1;
        string letter = shape.ColumnLetter;
        string TileCall(string column) => $"{tile}({string.Join(", ", Arguments(op, shape, values, row, column))});";
        if (oneVector)
        {
            writer.Line(TileCall("0"));
            return;
        }
        using (writer.Block($"for (int {letter} = 0; {letter} < {Numbers.Of(columns)}; {letter} += {width})"))
        {
            if (even)
            {
                writer.Line(TileCall(letter));
            }
            else
            {
                string last = $"Math.Min({letter}, {Numbers.Of(columns)} - {width})";
                bool mayBeShort = columns < vectors * Context.WidestLanes;
                writer.Line($"int column = {(mayBeShort ? $"Math.Max({last}, 0)" : last)}; // The last tile ends with the columns.");
                writer.Line(TileCall("column"));
            }
        }
    }

    private IEnumerable<string> Arguments(ContractOp op, ContractShape shape, Value[] values, string row, string column)
    {
        foreach (Value value in values.Where(value => value.Literal is null && !IsStatic(value)))
        {
            if (EmitContext.IsLocal(value))
                yield return Context.Name(value);
            else if (value == op.Left)
                yield return At(value, Index(row, shape.LeftRowStride));
            else if (value == op.Right)
                yield return At(value, column);
            else if (value.Shape.Equals(op.Output.Shape))
                yield return At(value, Index(row, shape.RowStrideOf(value), column));
            else if (value.Shape.Equals(TensorShape.PerSample))
                yield return At(value, row);
            else
                yield return At(value, value.Shape.Elements == 1 ? "0" : column);
        }
        if (values.Any(IsStatic))
            yield return column;
        if (shape.Summed.IsBatch)
            yield return "batch";
    }

    /// <summary>The sums of one tile, in registers, and what is done with them.</summary>
    private void WriteTile(SourceWriter writer, string method, ContractOp op, ContractShape shape, Value[] values, int rows, int vectors)
    {
        string summed = shape.Summed.IsBatch ? "batch" : Numbers.Of(shape.Summed.Size);
        writer.Documentation("summary", $"{(rows == 1 ? "1 row" : rows + " rows")} by {(vectors == 1 ? "1 vector" : vectors + " vectors")} of {op.Outputs[op.Outputs.Count - 1].Name}.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        string[] others = [.. values.Any(IsStatic) ? ["int column"] : (string[])[], .. shape.Summed.IsBatch ? ["int batch"] : (string[])[]];
        using (writer.Block($"private static void {method}({Parameters(values, others)})"))
        {
            string left = Context.Name(op.Left);
            string right = Context.Name(op.Right);
            bool leftAdvances = shape.LeftSummedStride != 1;
            string Sum(int r, int v) => $"sum{r}{(vectors > 1 ? "_" + v : "")}";

            for (int r = 0; r < rows; r++)
                writer.Line($"TVector {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{Sum(r, v)} = TSimd.Zero"))};");
            // Walking references of their own, so that one value may be both factors.
            writer.Line($"ref {T} left = ref {left};");
            writer.Line($"ref {T} right = ref {right};");
            string s = shape.Summed.Letter.ToString();
            using (writer.Block($"for (int {s} = 0; {s} < {summed}; {s}++)"))
            {
                for (int v = 0; v < vectors; v++)
                    writer.Line($"TVector right{v} = TSimd.Load(ref right, {VectorOffset(v)});");
                for (int r = 0; r < rows; r++)
                {
                    string index = LeftIndex(r, shape.LeftRowStride, leftAdvances ? null : s);
                    writer.Line($"TVector left{r} = TSimd.Create({(index == "0" ? "left" : $"Unsafe.Add(ref left, {index})")});");
                    for (int v = 0; v < vectors; v++)
                        writer.Line($"{Sum(r, v)} = TSimd.FusedMultiplyAdd(left{r}, right{v}, {Sum(r, v)});");
                }
                if (leftAdvances)
                    writer.Line($"left = ref Unsafe.Add(ref left, {Numbers.Of(shape.LeftSummedStride)});");
                writer.Line($"right = ref Unsafe.Add(ref right, {Numbers.Of(shape.RightStride)});");
            }
            writer.Line();
            WriteEpilogue(writer, op, shape, rows, vectors, Sum);
        }
    }

    private void WriteEpilogue(SourceWriter writer, ContractOp op, ContractShape shape, int rows, int vectors, Func<int, int, string> sum)
    {
        MapOp epilogue = op.Epilogue ?? new MapOp([op.Output], [(op.Output, Expressions.X)]);
        bool isPartial = shape.Columns < Context.WidestLanes;
        string Load(Value value, string index) => isPartial ? $"TSimd.LoadPartial({At(value, "0")}, {index}, {shape.Columns})" : $"TSimd.Load({At(value, "0")}, {index})";

        // What is the same for every row is loaded once.
        foreach (Value value in epilogue.Inputs.Skip(1).Where(value => value.Literal is null && !value.Shape.Batched))
        {
            if (EmitContext.IsLocal(value))
                writer.Line($"TVector {value.Name}Vector = TSimd.Create({Context.Name(value)});");
            else if (value.Shape.Elements == 1)
                writer.Line($"TVector {value.Name}Vector = TSimd.Create({Context.Name(value)});");
            else
            {
                for (int v = 0; v < vectors; v++)
                    writer.Line($"TVector {value.Name}{v} = {Load(value, IsStatic(value) ? (v == 0 ? "column" : $"column + {VectorOffset(v)}") : VectorOffset(v))};");
            }
        }
        for (int r = 0; r < rows; r++)
        {
            foreach (Value value in epilogue.Inputs.Skip(1).Where(value => value.Shape.Equals(TensorShape.PerSample)))
                writer.Line($"TVector {value.Name}{r} = TSimd.Create({(r == 0 ? Context.Name(value) : $"Unsafe.Add(ref {Context.Name(value)}, {r})")});");
            for (int v = 0; v < vectors; v++)
            {
                string Operand(int argument)
                {
                    Value value = epilogue.Inputs[argument];
                    if (argument == 0)
                        return sum(r, v);
                    if (value.Literal is { } number)
                        return $"TSimd.Create({Numbers.Of(number, Context.Element)})";
                    if (value.Shape.Equals(TensorShape.PerSample))
                        return value.Name + r;
                    if (value.Shape.Batched)
                        return Load(value, ElementIndex(r, shape.RowStrideOf(value), v));
                    return value.Shape.Elements == 1 ? value.Name + "Vector" : value.Name + v;
                }

                foreach ((Value output, Expression expression) in epilogue.Results)
                {
                    (IReadOnlyList<string> lines, string result) = ExpressionWriter.Vector(Context, expression, Operand);
                    if (lines.Count > 0)
                    {
                        using (writer.Block())
                        {
                            writer.Lines(lines);
                            WriteStore(writer, shape, output, result, r, v, isPartial);
                        }
                    }
                    else
                    {
                        WriteStore(writer, shape, output, result, r, v, isPartial);
                    }
                }
            }
        }
    }

    private void WriteStore(SourceWriter writer, ContractShape shape, Value output, string result, int row, int vector, bool isPartial)
    {
        string index = ElementIndex(row, shape.RowStrideOf(output), vector);
        writer.Line(isPartial
            ? $"TSimd.StorePartial({result}, ref {Context.Name(output)}, {index}, {shape.Columns});"
            : $"TSimd.Store({result}, ref {Context.Name(output)}, {index});");
    }

    private static string VectorOffset(int vector) => vector switch
    {
        0 => "0",
        1 => "TSimd.Count",
        _ => $"{vector} * TSimd.Count",
    };

    private static string ElementIndex(int row, int stride, int vector)
    {
        string offset = Numbers.Of((long)row * stride);
        return vector == 0 ? offset : row == 0 ? VectorOffset(vector) : $"{offset} + {VectorOffset(vector)}";
    }

    private static string LeftIndex(int row, int stride, string? summed)
    {
        string offset = Numbers.Of((long)row * stride);
        return summed is null ? offset : row == 0 ? summed : $"{offset} + {summed}";
    }
}

/// <summary>The sizes and distances of a contraction, as its kernels need them.</summary>
internal sealed class ContractShape
{
    /// <summary>
    /// Rows and vectors of a tile. 8 x 2 holds 16 sums, which hide the latency of the multiply-adds (8 would),
    /// and with the 2 vectors and 1 number in use leaves registers free of the 32 that AVX-512 and ARM64 have.
    /// </summary>
    public const int MaximumRows = 8;
    public const int MaximumVectors = 2;

    /// <summary>For single rows: as many sums as hide the latency.</summary>
    public const int MaximumRowVectors = 4;

    public ContractShape(ContractOp op, int widestLanes)
    {
        Rows = op.OutputAxes[0];
        Summed = op.SummedAxis;
        Columns = op.OutputAxes[1].Size;
        ColumnLetter = op.OutputAxes[1].Letter.ToString();
        bool rowsFirst = op.LeftAxes[0] == Rows;
        int leftStride = RowStrideOf(op.Left);
        LeftRowStride = rowsFirst ? leftStride : 1;
        LeftSummedStride = rowsFirst ? 1 : leftStride;
        RightStride = RowStrideOf(op.Right);
        TileRows = Rows.IsBatch ? MaximumRows : Math.Min(MaximumRows, Rows.Size);
        TileVectors = Columns >= MaximumVectors * widestLanes ? MaximumVectors : 1;
        RowVectors = Columns >= MaximumRowVectors * widestLanes ? MaximumRowVectors : TileVectors;
    }

    /// <summary>The axis whose elements are the rows of a tile.</summary>
    public Axis Rows { get; }

    /// <summary>The axis that is summed over.</summary>
    public Axis Summed { get; }

    /// <summary>The size of the axis that lies along the vectors.</summary>
    public int Columns { get; }

    public string ColumnLetter { get; }

    /// <summary>The distance in the left factor from a row to the next.</summary>
    public int LeftRowStride { get; }

    /// <summary>The distance in the left factor from a step of the sum to the next.</summary>
    public int LeftSummedStride { get; }

    /// <summary>The distance in the right factor from a step of the sum to the next.</summary>
    public int RightStride { get; }

    public int TileRows { get; }

    public int TileVectors { get; }

    public int RowVectors { get; }

    /// <summary>The distance between the rows of a matrix: of a fixed one its last axis, else the samples' stride.</summary>
    public int RowStrideOf(Value value) => value.Shape.Batched ? value.SampleStride : value.Shape.Axes[value.Shape.Axes.Count - 1];
}
