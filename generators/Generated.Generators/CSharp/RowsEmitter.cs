using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits operations that are done sample by sample: element-wise maps, and sums and maxima along each sample. Maps of whole values treat all samples
/// as one long array; otherwise there is a loop over the samples.
/// </summary>
internal sealed class RowsEmitter(EmitContext context, KernelWriter kernels) : ElementEmitter(context, kernels)
{
    /// <summary>Emits the methods of the group and gives the calls.</summary>
    public IEnumerable<string> Emit(FusedLoopOp op, string name)
    {
        if (op.Body.All(part => part is MapOp map && IsFlat(map)))
        {
            foreach (MapOp map in op.Body.Cast<MapOp>())
                yield return EmitFlat(map, op.Body.Count == 1 ? name : name + Kernels.After(map.Results[0].Output));
            yield break;
        }
        yield return EmitRows(op, name);
    }

    /// <summary>Emits a map of values that do not grow with the batch.</summary>
    public string EmitFixed(MapOp map, string name) => EmitFlat(map, name);

    private static bool IsFlat(MapOp map)
    {
        (Value output, Expression expression) = map.Results[0];
        return output.IsContiguous && !expression.HasIndices() && map.Arguments.All(argument =>
            argument.Literal is not null || EmitContext.IsLocal(argument)
                || (argument.Shape.Batched == output.Shape.Batched && argument.Shape.Elements == output.Shape.Elements
                && argument.Shape.Axes.Count > 0 == output.Shape.Axes.Count > 0 && argument.IsContiguous && argument.Type != DType.Int32
                    && argument.Elements is null)
                || (argument.Shape.Equals(TensorShape.Scalar) && argument.Role == ValueRole.Parameter));
    }

    private string EmitFlat(MapOp map, string name)
    {
        (Value output, Expression expression) = map.Results[0];
        static OperandKind KindOf(Value value) => IsUniform(value) ? OperandKind.Vector : OperandKind.Element;
        string elements = Elements(name, map, expression, map.Arguments, KindOf,
            value => IsUniform(value) ? $"TSimd.Create({Kernels.Name(value)})" : $"ref {Reference(value)}");
        string length = output.Shape.Batched ? Index("count", output.Shape.Elements) : Numbers.Of(output.Shape.Elements);
        return $"Elements<TSimd, TVector, {T}>.Store({elements}, ref {Kernels.Name(output)}, {length})";
    }

    private string EmitRows(FusedLoopOp op, string name)
    {
        HashSet<Value> locals = [.. MemoryPlan.RowLocals(Context.Program, Context.Uses, op)];
        Value[] values = [.. op.Inputs.Concat(op.Outputs).Where(value => !locals.Contains(value)).Distinct()];
        string[] batch = ["count", .. op.Body.Any(part => UsesBatch(ExpressionOf(part))) ? ["batch"] : (string[])[]];
        int position = Kernels.Position;
        var functions = op.Body.ToDictionary(part => part, part => FunctionOf(part, name));
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", $"{op.Label}, sample by sample.");
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block($"private static void {self}({Parameters(values, [.. batch.Select(number => "int " + number)])})"))
            {
                Value[] arguments = [.. op.Body.SelectMany(ArgumentsOf).Distinct()];
                WriteBroadcasts(writer, arguments.Where(IsUniform));
                if (op.Body.Any(part => part is ReduceOp))
                    writer.Line($"Span<{T}> lanes = stackalloc {T}[16];");
                using (writer.Block("for (int b = 0; b < count; b++)"))
                {
                    WriteSampleValues(writer, arguments.Where(value => IsPerSample(value) && !op.Outputs.Contains(value)));
                    writer.References(values.Where(IsWhole)
                        .Select(value => new Reference(value.Type.Keyword(), Kernels.Name(value) + "Row", At(value, Index("b", value.SampleStride)))));
                    int numbered = 0;
                    foreach (Operation part in op.Body)
                        WritePart(writer, part, functions[part], locals, () => "t" + Numbers.Of(++numbered));
                }
            }
        }, values);
        Kernels.MoveTo(method, position);
        return Call(method, values, batch);
    }

    private void WritePart(CodeWriter writer, Operation part, string function, HashSet<Value> locals, Func<string> newLocal)
    {
        Value output = part.Outputs[0];
        Value[] arguments = ArgumentsOf(part);
        writer.Line("// " + part.Formula(Kernels.Name));
        switch (part)
        {
            case MapOp when IsPerSample(output):
                (IReadOnlyList<string> lines, string result) = ExpressionWriter.Vector(Context, ExpressionOf(part),
                    i => arguments[i].Literal is { } number ? $"TSimd.Create({Numbers.Of(number, Context.Element)})" : Kernels.Name(arguments[i]) + "Vector",
                    newLocal);
                writer.Lines([.. lines, $"TVector {Kernels.Name(output)}Vector = {result};"]);
                break;
            case MapOp:
                WriteLoop(writer, part, function, SourceOf, output.Shape.Elements);
                break;
            case ReduceOp reduce:
                writer.Line($"TVector {Kernels.Name(output)}Vector = {Reduced(reduce, function)};");
                break;
        }
        if (IsPerSample(output) && !locals.Contains(output))
            writer.Line($"TSimd.StorePartial({Kernels.Name(output)}Vector, ref {Kernels.Name(output)}, b, 1);");
    }

    /// <summary>A function of a sample's numbers, or the elements of a row.</summary>
    private string FunctionOf(Operation part, string method)
    {
        string plain = Kernels.After(part.Outputs[0]), name = plain == method ? method + "Of" : plain;
        return part is MapOp && IsPerSample(part.Outputs[0]) ? ""
            : part is MapOp
            ? AddFunction(name, part, ExpressionOf(part), ArgumentsOf(part))
            : Elements(name, part, ExpressionOf(part), ArgumentsOf(part), KindOf, SourceOf);
    }

    private static OperandKind KindOf(Value value) => IsUniform(value) || IsPerSample(value) ? OperandKind.Vector : OperandKind.Element;

    private string SourceOf(Value value) => KindOf(value) == OperandKind.Vector ? Kernels.Name(value) + "Vector"
        : IsStatic(value) ? $"ref {Reference(value)}" : value.Shape.Batched ? $"ref {Kernels.Name(value)}Row" : $"ref {Kernels.Name(value)}";

    private void WriteSampleValues(CodeWriter writer, IEnumerable<Value> values)
    {
        foreach (Value value in values)
            writer.Line($"TVector {Kernels.Name(value)}Vector = {Single(value, "b")};");
    }

    private static bool IsPerSample(Value value) => value.Shape.Equals(TensorShape.PerSample);

    private static bool IsWhole(Value value) => value.Shape is { Batched: true, Axes.Count: > 0 };
}
