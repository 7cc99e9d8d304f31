using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.CSharp;

/// <summary>Emits sums along the batch: of each column, such as the gradient of a bias, or of one number per sample, such as a loss.</summary>
internal sealed class BatchReduceEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    /// <summary>Emits the sum of each column and gives the call.</summary>
    public string EmitColumns(ReduceOp op, string name)
    {
        Value[] values = [.. op.Arguments.Append(op.Output).Distinct()];
        int columns = op.Domain.Elements;
        bool isShort = columns < Context.WidestLanes;
        string share = $"WorkShare.Of(part, parts, {Numbers.Of(columns)}, {Numbers.Of(columns > Context.PanelColumns ? Context.PanelColumns : 16)})";
        if (op.Expression is Argument plain && op.Arguments[plain.Index] is { Shape.Batched: true, Shape.Axes.Count: > 0 } rows)
            return $"Elements<TSimd, TVector, {T}>.SumColumns(ref {Reference(rows)}, ref {Kernels.Name(op.Output)}, batch, {Numbers.Of(rows.SampleStride)}, "
                + $"{Numbers.Of(columns)}, {share})";
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", UserText.Xml(op.Formula(Kernels.Name)));
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block($"private static void {self}({Parameters(values, "int batch", "WorkShare columns")})"))
            using (writer.Block("for (int n = columns.Start; n < columns.End; n += TSimd.Count)"))
            {
                string start = "n";
                if (columns % Context.WidestLanes != 0)
                {
                    start = "column";
                    string last = $"Math.Min(n, {Numbers.Of(columns)} - TSimd.Count)";
                    writer.Line($"int column = {(isShort ? $"Math.Max({last}, 0)" : last)}; // The last vector ends with the columns.");
                }
                writer.Line("TVector sum = TSimd.Zero;");
                using (writer.Block("for (int b = 0; b < batch; b++)"))
                {
                    string Operand(int i)
                    {
                        Value value = op.Arguments[i];
                        if (value.Literal is { } number)
                            return $"TSimd.Create({Numbers.Of(number, Context.Element)})";
                        if (EmitContext.IsLocal(value) || (value.Shape.Equals(TensorShape.Scalar)))
                            return $"TSimd.Create({Kernels.Name(value)})";
                        if (value.Shape.Equals(TensorShape.PerSample))
                            return $"TSimd.Create(Unsafe.Add(ref {Kernels.Name(value)}, b))";
                        string index = value.Shape.Batched ? Index("b", value.SampleStride, start) : start;
                        string source = $"ref {Reference(value)}";
                        return isShort ? $"TSimd.LoadPartial({source}, {index}, {Numbers.Of(columns)})" : $"TSimd.Load({source}, {index})";
                    }
                    (IReadOnlyList<string> lines, string result) = ExpressionWriter.Vector(Context, op.Expression, Operand);
                    writer.Lines(lines);
                    writer.Line($"sum = TSimd.Add(sum, {result});");
                }
                writer.Line(isShort
                    ? $"TSimd.StorePartial(sum, ref {Kernels.Name(op.Output)}, {start}, {Numbers.Of(columns)});"
                    : $"TSimd.Store(sum, ref {Kernels.Name(op.Output)}, {start});");
            }
        }, values);
        return Call(method, values, "batch", share);
    }

    /// <summary>Emits the sum of one number a sample and gives the statement that assigns it.</summary>
    public string EmitTotal(ReduceOp op, string name)
    {
        Value[] values = [.. op.Arguments.Distinct()];
        if (op.Expression is Argument plain && op.Arguments[plain.Index] is { Type: not DType.Int32 } numbers)
            return $"{Kernels.Name(op.Output)} = VectorSum.Sum<TSimd, TVector, {T}>(ref {Kernels.Name(numbers)}, batch)";
        string method = Kernels.Add(name, (writer, self) =>
        {
            using (writer.Block($"private static {T} {self}({Parameters(values, "int batch")})"))
                WriteScalarLoop(writer, op);
        }, values);
        string assigned = Call(method, values, "batch");
        return $"{Kernels.Name(op.Output)} = {assigned}";
    }

    private void WriteScalarLoop(CodeWriter writer, ReduceOp op)
    {
        string Operand(int i) => op.Arguments[i] is var value && EmitContext.IsLocal(value)
            ? Kernels.Name(value) : $"Unsafe.Add(ref {Kernels.Name(op.Arguments[i])}, b)";
        writer.Line($"{T} sum = 0;");
        using (writer.Block("for (int b = 0; b < batch; b++)"))
            writer.Line($"sum += {ExpressionWriter.Scalar(Context, op.Expression, Operand)};");
        writer.Line("return sum;");
    }
}
