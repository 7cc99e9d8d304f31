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
    public IEnumerable<string> Emit(RowsOp op, string name)
    {
        if (op.Body.All(part => part is MapOp map && IsFlat(map)))
        {
            foreach (MapOp map in op.Body.Cast<MapOp>())
                yield return EmitFlat(map, op.Body.Count == 1 ? name : name + Identifiers.Pascal(map.Results[0].Output.Name));
            yield break;
        }
        yield return EmitRows(op, name);
    }

    /// <summary>Emits a map of values that do not grow with the batch.</summary>
    public string EmitFixed(MapOp map, string name) => EmitFlat(map, name);

    private static bool IsFlat(MapOp map)
    {
        (Value output, Expression expression) = map.Results[0];
        return output.IsContiguous && !expression.Descendants().Any(part => part is Column) && map.Arguments.All(argument =>
            argument.Literal is not null || EmitContext.IsLocal(argument) || (argument.Shape.Batched == output.Shape.Batched && argument.Shape.Elements == output.Shape.Elements
                && argument.Shape.Axes.Count > 0 == output.Shape.Axes.Count > 0 && argument.IsContiguous && argument.Role != ValueRole.ClassTarget && argument.Elements is null)
                || (argument.Shape.Equals(TensorShape.Scalar) && argument.Role == ValueRole.Parameter));
    }

    private string EmitFlat(MapOp map, string name)
    {
        (Value output, Expression expression) = map.Results[0];
        Value[] values = [.. map.Arguments.Append(output).Distinct()];
        int position = Kernels.Position;
        string function = AddFunction(Identifiers.Pascal(output.Name) is var plain && plain == name ? name + "Of" : plain, map, expression, map.Arguments);
        int elements = output.Shape.Elements;
        // A share of the samples, and, if a formula contains it, the total number of samples.
        string[] batch = [.. output.Shape.Batched ? ["int count"] : (string[])[], .. UsesBatch(expression) ? ["int batch"] : (string[])[]];
        // With a whole number of vectors, a layer with other sizes may share the method.
        Operand[] sizes = output.Shape.Batched && elements % Context.WidestLanes == 0 ? [Operand.Size("elements", elements)] : [];
        (string method, string given) = Kernels.AddShared(name, (writer, self) =>
        {
            writer.Documentation("summary", UserText.Xml(map.Formula));
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block($"private static void {self}({Parameters(values, batch)}{(sizes.Length > 0 ? KernelWriter.MoreParameters : "")})"))
            {
                WriteBroadcasts(writer, map.Arguments.Where(IsUniform));
                if (sizes.Length > 0)
                    writer.Line($"int length = count * {KernelWriter.ReferenceTo(0)};");
                else if (output.Shape.Batched)
                    writer.Line($"int length = {Index("count", elements)};");
                else
                    writer.Line($"const int length = {Numbers.Of(elements)};");
                WriteLoop(writer, "length", isConstant: false, load => Apply(function, map.Arguments, expression, load), output);
            }
        }, values, sizes);
        Kernels.MoveTo(method, position);
        string[] numbers = [.. batch.Select(parameter => parameter.Substring("int ".Length))];
        if (sizes.Length > 0)
            numbers[numbers.Length - 1] += given;
        return Call(method, values, numbers);
    }

    private string EmitRows(RowsOp op, string name)
    {
        HashSet<Value> locals = [.. MemoryPlan.RowLocals(Context.Program, Context.Uses, op)];
        Value[] values = [.. op.Inputs.Concat(op.Outputs).Where(value => !locals.Contains(value)).Distinct()];
        string[] batch = ["count", .. op.Body.Any(part => UsesBatch(ExpressionOf(part))) ? ["batch"] : (string[])[]];
        int position = Kernels.Position;
        var functions = op.Body.ToDictionary(part => part, part => AddFunction(Identifiers.Pascal(part.Outputs[0].Name), part, ExpressionOf(part), ArgumentsOf(part)));
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", [.. op.Body.Select(part => UserText.Xml(part.Formula))]);
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
                    foreach (Value value in values.Where(IsWhole))
                        writer.Line($"ref {Context.TypeOf(value)} {value.Name}Row = {At(value, Index("b", value.SampleStride))};");
                    foreach (Operation part in op.Body)
                        WritePart(writer, part, functions[part], locals);
                }
            }
        }, values);
        Kernels.MoveTo(method, position);
        return Call(method, values, batch);
    }

    private void WritePart(SourceWriter writer, Operation part, string function, HashSet<Value> locals)
    {
        Value output = part.Outputs[0];
        Value[] arguments = ArgumentsOf(part);
        writer.Line();
        writer.Line("// " + part.Formula);
        switch (part)
        {
            case MapOp when IsPerSample(output):
                writer.Line($"TVector {output.Name}Vector = {function}({Operands(arguments, ExpressionOf(part), value => value.Name + "Vector")});");
                break;
            case MapOp:
                WriteLoop(writer, Numbers.Of(output.Shape.Elements), isConstant: true, load => Apply(function, arguments, ExpressionOf(part), load), output);
                break;
            case ReduceOp reduce:
                WriteReduce(writer, Numbers.Of(reduce.Domain.Elements), reduce, (value, count) => Load(value, value.Name + "Row", "n", count), load => Apply(function, arguments, reduce.Expression, load));
                break;
        }
        if (IsPerSample(output) && !locals.Contains(output))
            writer.Line($"TSimd.StorePartial({output.Name}Vector, ref {Context.Name(output)}, b, 1);");
    }

    /// <summary>Whole vectors as long as possible, then the remaining elements.</summary>
    private void WriteLoop(SourceWriter writer, string length, bool isConstant, Func<Func<Value, string>, string> result, Value output)
    {
        string Target(Value value) => isConstant ? value.Name + "Row" : Context.Name(value);
        string index = isConstant ? "n" : "i";
        // Within a loop over samples the index is a variable of its own.
        using (isConstant ? writer.Block() : default(SourceWriter.Scope?))
        {
            writer.Line($"int {index} = 0;");
            using (writer.Block($"for (; {index} <= {length} - TSimd.Count; {index} += TSimd.Count)"))
                writer.Line($"TSimd.Store({result(value => Load(value, Target(value), index, null))}, ref {Target(output)}, {index});");
            if (output.Shape.Elements % Context.WidestLanes != 0)
            {
                using (writer.Block($"if ({index} < {length})"))
                    writer.Line($"TSimd.StorePartial({result(value => Load(value, Target(value), index, $"{length} - {index}"))}, ref {Target(output)}, {index}, {length} - {index});");
            }
        }
    }

    /// <summary>How a loop gets a vector of a value: from memory, or a variable that holds the same number in every lane.</summary>
    private string Load(Value value, string row, string index, string? count)
    {
        if (value.Literal is { } number)
            return $"TSimd.Create({Numbers.Of(number, Context.Element)})";
        if (IsUniform(value) || IsPerSample(value) && row != Context.Name(value))
            return value.Name + "Vector";
        string source = IsStatic(value) ? $"ref {Reference(value)}" : value.Shape.Batched ? $"ref {row}" : $"ref {Context.Name(value)}";
        if (value.Role == ValueRole.ClassTarget)
            return $"IntegerVector.Load<TSimd, TVector, {T}>({source}, {index}{(count is null ? "" : ", " + count)})";
        return count is null ? $"TSimd.Load({source}, {index})" : $"TSimd.LoadPartial({source}, {index}, {count})";
    }

    private void WriteSampleValues(SourceWriter writer, IEnumerable<Value> values)
    {
        foreach (Value value in values)
            writer.Line($"TVector {value.Name}Vector = {Single(value, "b")};");
    }

    private static bool IsPerSample(Value value) => value.Shape.Equals(TensorShape.PerSample);

    private static bool IsWhole(Value value) => value.Shape is { Batched: true, Axes.Count: > 0 };
}
