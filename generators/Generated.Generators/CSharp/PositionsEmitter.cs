using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits operations that go through the positions of each sample and the channels of each position: maps that repeat one number per channel or per
/// position, and sums and maxima along channels. If only numbers per channel repeat, all samples are one long array, in which these numbers recur.
/// </summary>
internal sealed class PositionsEmitter(EmitContext context, KernelWriter kernels) : ElementEmitter(context, kernels)
{
    /// <summary>The longest table of the numbers of the channels, repeated until they end where a vector does: 2 KiB of <c>float</c>.</summary>
    private const int LongestTable = 512;

    /// <summary>Emits the kernels of the group and gives the calls.</summary>
    public IEnumerable<string> Emit(RowsOp op, string name)
    {
        int channels = op.Domain.Channels(), period = Period(channels);
        if (!op.Body.All(part => part is MapOp map && IsPeriodic(map, op.Domain)) || period > Math.Max(LongestTable, channels))
            return [EmitNested(op, name)];
        bool recurs = op.Inputs.Any(value => value.Literal is null && KindOf(value, op.Domain) == Spread.Channels);
        return recurs && period == channels ? EmitByChannels(op, name) : [EmitPeriodic(op, name, period)];
    }

    /// <summary>The number of elements after which channels and the widest vector begin together again.</summary>
    private int Period(int channels)
    {
        int period = channels;
        while (period % Context.WidestLanes != 0)
            period += channels;
        return period;
    }

    private static bool IsPeriodic(MapOp map, TensorShape domain) => map.Results.All(result => result.Output.Shape.Elements == domain.Elements && result.Output.IsContiguous && !result.Expression.Descendants().Any(part => part is Column))
        && map.Arguments.All(argument => argument.Literal is not null || KindOf(argument, domain) switch
        {
            Spread.None => argument.IsContiguous,
            Spread.Channels or Spread.Number => true,
            _ => false,
        });

    /// <summary>Numbers of channels that are whole vectors: the loop has an index for them.</summary>
    private IEnumerable<string> EmitByChannels(RowsOp op, string name)
    {
        OperandKind Kind(Value value) => IsUniform(value) ? OperandKind.Vector
            : KindOf(value, op.Domain) == Spread.Channels ? OperandKind.Channel : OperandKind.Element;
        foreach (Operation part in op.Body)
        {
            string elements = Elements(
                op.Body.Count == 1 ? name : name + Identifiers.Pascal(part.Outputs[0].Name), part, ExpressionOf(part), ArgumentsOf(part), Kind,
                value => IsUniform(value) ? $"TSimd.Create({Context.Name(value)})" : $"ref {Reference(value)}");
            string length = Index("count", op.Domain.Elements);
            yield return $"Elements<TSimd, TVector, {T}>.StoreByChannels({elements}, ref {Context.Name(part.Outputs[0])}, {length}, {Numbers.Of(op.Domain.Channels())})";
        }
    }

    private string EmitPeriodic(RowsOp op, string name, int period)
    {
        int channels = op.Domain.Channels();
        bool isTabled = period != channels;
        Value[] values = [.. op.Inputs.Concat(op.Outputs).Distinct()];
        Value[] recurring = [.. op.Inputs.Where(value => value.Literal is null && KindOf(value, op.Domain) == Spread.Channels)];
        string[] batch = ["count", .. op.Body.Any(part => UsesBatch(ExpressionOf(part))) ? ["batch"] : (string[])[]];
        int position = Kernels.Position;
        var functions = op.Body.ToDictionary(part => part, part => AddFunction(FunctionName(part, name), part, ExpressionOf(part), ArgumentsOf(part)));
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", [.. op.Body.Select(part => UserText.Xml(part.Formula))]);
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block($"private static void {self}({Parameters(values, [.. batch.Select(number => "int " + number)])})"))
            {
                WriteBroadcasts(writer, op.Inputs.Where(IsUniform));
                foreach (Value value in recurring)
                {
                    writer.Line($"Span<{T}> {value.Name}Table = stackalloc {T}[{Numbers.Of(period)}]; // {value.Name}, over and over until it ends where a vector does.");
                    using (writer.Block($"for (int p = 0; p < {Numbers.Of(period)}; p += {Numbers.Of(channels)})"))
                        writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref {Reference(value)}, {Numbers.Of(channels)}).CopyTo({value.Name}Table.Slice(p));");
                }
                writer.Line($"int length = {Index("count", op.Domain.Elements)};");
                writer.Line("int i = 0;");
                string channel = $"int n = (int)((uint)i % {Numbers.Of(period)});";
                using (writer.Block("for (; i <= length - TSimd.Count; i += TSimd.Count)"))
                {
                    if (recurring.Length > 0)
                        writer.Line(channel);
                    foreach (Operation part in op.Body)
                        writer.Line($"TSimd.Store({Apply(functions[part], ArgumentsOf(part), ExpressionOf(part), value => Load(value, null))}, ref {Context.Name(part.Outputs[0])}, i);");
                }
                if (op.Domain.Elements % Context.WidestLanes == 0)
                    return;
                using (writer.Block("if (i < length)"))
                {
                    if (recurring.Length > 0)
                        writer.Line(channel);
                    foreach (Operation part in op.Body)
                        writer.Line($"TSimd.StorePartial({Apply(functions[part], ArgumentsOf(part), ExpressionOf(part), value => Load(value, "length - i"))}, ref {Context.Name(part.Outputs[0])}, i, length - i);");
                }
            }
        }, values);
        Kernels.MoveTo(method, position);
        return Call(method, values, batch);

        string Load(Value value, string? count)
        {
            if (IsUniform(value))
                return value.Name + "Vector";
            if (recurring.Contains(value))
                return $"TSimd.Load(ref {(isTabled ? $"MemoryMarshal.GetReference({value.Name}Table)" : Reference(value))}, n)";
            return count is null ? $"TSimd.Load(ref {Context.Name(value)}, i)" : $"TSimd.LoadPartial(ref {Context.Name(value)}, i, {count})";
        }
    }

    private string EmitNested(RowsOp op, string name)
    {
        TensorShape domain = op.Domain;
        (int positions, int channels) = (domain.Positions(), domain.Channels());
        HashSet<Value> locals = [.. MemoryPlan.RowLocals(Context.Program, Context.Uses, op)];
        Value[] values = [.. op.Inputs.Concat(op.Outputs).Where(value => !locals.Contains(value)).Distinct()];
        string[] batch = ["count", .. op.Body.Any(part => UsesBatch(ExpressionOf(part))) ? ["batch"] : (string[])[]];
        int position = Kernels.Position;
        var functions = op.Body.ToDictionary(part => part, part => NestedFunction(part, name, op.Domain));
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", $"{op.Label}, position by position.");
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block($"private static void {self}({Parameters(values, [.. batch.Select(number => "int " + number)])})"))
            {
                Value[] read = [.. op.Inputs.Where(value => value.Literal is null)];
                WriteBroadcasts(writer, read.Where(IsUniform));
                using (writer.Block("for (int b = 0; b < count; b++)"))
                {
                    WriteSample(writer, read, domain);
                    using (writer.Block($"for (int p = 0; p < {Numbers.Of(positions)}; p++)"))
                    {
                        writer.References(values.Where(value => value.Literal is null && KindOf(value, domain) is Spread.None or Spread.Elements).Select(value =>
                            new Reference(T, value.Name + "Row", At(value, Sum(value.Shape.Batched ? Index("b", value.SampleStride) : "0", Index("p", channels))))));
                        foreach (Value value in read.Where(value => KindOf(value, domain) == Spread.Positions && !op.Outputs.Contains(value)))
                            writer.Line($"TVector {value.Name}Vector = {Single(value, Sum(Index("b", value.SampleStride), "p"))};");
                        foreach (Operation part in op.Body)
                            WritePart(writer, part, functions[part], domain, locals);
                    }
                }
            }
        }, values);
        Kernels.MoveTo(method, position);
        return Call(method, values, batch);
    }

    private void WritePart(SourceWriter writer, Operation part, string function, TensorShape domain, HashSet<Value> locals)
    {
        Value output = part.Outputs[0];
        Value[] arguments = ArgumentsOf(part);
        Expression expression = ExpressionOf(part);
        writer.Line("// " + part.Formula);
        if (part is ReduceOp reduce)
            writer.Line($"TVector {output.Name}Vector = {Reduced(reduce, function)};");
        else if (KindOf(output, domain) == Spread.Positions)
            writer.Line($"TVector {output.Name}Vector = {Apply(function, arguments, expression, value => OfPosition(value, domain))};");
        else
            writer.Line($"Rows<TSimd, TVector, {T}>.Store({function}, ref {output.Name}Row, {Numbers.Of(domain.Channels())});");
        if (KindOf(output, domain) == Spread.Positions && !locals.Contains(output))
            writer.Line($"TSimd.StorePartial({output.Name}Vector, ref {Context.Name(output)}, {Sum(Index("b", output.SampleStride), "p")}, 1);");
    }

    /// <summary>A function of a position's numbers, or the elements of its channels.</summary>
    private string NestedFunction(Operation part, string method, TensorShape domain)
    {
        string name = FunctionName(part, method);
        return part is MapOp && KindOf(part.Outputs[0], domain) == Spread.Positions
            ? AddFunction(name, part, ExpressionOf(part), ArgumentsOf(part))
            : Elements(name, part, ExpressionOf(part), ArgumentsOf(part), Kind, Source);

        OperandKind Kind(Value value) => IsUniform(value) || KindOf(value, domain) is Spread.Sample or Spread.Positions ? OperandKind.Vector : OperandKind.Channel;
        string Source(Value value) => Kind(value) == OperandKind.Vector ? value.Name + "Vector"
            : KindOf(value, domain) == Spread.Channels ? $"ref {Reference(value)}" : $"ref {value.Name}Row";
    }

    protected override int RowLength(TensorShape domain) => domain.Channels();

    /// <summary>A value's one number at a position, in every lane.</summary>
    private string OfPosition(Value value, TensorShape domain) => IsUniform(value) ? value.Name + "Vector" : KindOf(value, domain) switch
    {
        Spread.Channels => $"TSimd.Create({Reference(value)})",
        Spread.SampleChannels or Spread.Elements => $"TSimd.Create({value.Name}Row)",
        _ => value.Name + "Vector",
    };

    /// <summary>The function of an element has a name of its own.</summary>
    private static string FunctionName(Operation part, string method) => Identifiers.Pascal(part.Outputs[0].Name) is var plain && plain == method ? method + "Of" : plain;
}

/// <summary>Emits sums and maxima along the positions of each sample's channels.</summary>
internal sealed class ColumnsEmitter(EmitContext context, KernelWriter kernels) : ElementEmitter(context, kernels)
{
    /// <summary>Emits the method of the group and gives the call.</summary>
    public string Emit(RowsOp op, string name)
    {
        TensorShape domain = op.Domain;
        ReduceOp[] body = [.. op.Body.Cast<ReduceOp>()];
        Value[] values = [.. op.Inputs.Concat(op.Outputs).Distinct()];
        string[] batch = ["count", .. body.Any(part => UsesBatch(part.Expression)) ? ["batch"] : (string[])[]];
        int position = Kernels.Position;
        string[] elements = [.. body.Select(part => ElementsOf(part, name, domain))];
        // If the places of all values follow from the sizes of the domain, a layer with other sizes may share the method.
        bool isShared = values.All(value => value.Literal is not null || IsPlain(value, op, domain));
        Operand[] sizes = isShared ? [Operand.Size("positions", domain.Positions()), Operand.Size("channels", domain.Channels())] : [];
        string positions = isShared ? KernelWriter.ReferenceTo(0) : Numbers.Of(domain.Positions());
        string channels = isShared ? KernelWriter.ReferenceTo(1) : Numbers.Of(domain.Channels());
        (string method, string given) = Kernels.AddShared(name, (writer, self) =>
        {
            writer.Documentation("summary", $"{op.Label}, sample by sample, along the positions.");
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block($"private static void {self}({Parameters(values, [.. batch.Select(number => "int " + number)])}{(isShared ? KernelWriter.MoreParameters : "")})"))
            {
                WriteBroadcasts(writer, op.Inputs.Where(IsUniform));
                using (writer.Block("for (int b = 0; b < count; b++)"))
                {
                    Value[] read = [.. op.Inputs.Where(value => value.Literal is null)];
                    foreach (Value value in read.Where(value => KindOf(value, domain) == Spread.Sample))
                        writer.Line($"TVector {value.Name}Vector = {Single(value, "b")};");
                    writer.References(values.Where(value => HasRow(value, op, domain)).Select(value =>
                        new Reference(T, value.Name + "Row", At(value, isShared ? RowOf(value, op, domain, positions, channels) : Index("b", value.SampleStride)))));
                    WriteSums(writer, body, elements, positions, channels);
                }
            }
        }, values, sizes);
        Kernels.MoveTo(method, position);
        return Call(method, values, [.. batch.Take(batch.Length - 1), batch[batch.Length - 1] + (isShared ? given : "")]);
    }

    private void WriteSums(SourceWriter writer, ReduceOp[] body, string[] elements, string positions, string channels)
    {
        string sums = $"Positions<TSimd, TVector, {T}>";
        if (body.Length == 2 && body.All(part => part.Kind == ReduceKind.Sum))
        {
            writer.Line($"{sums}.Sums({elements[0]}, {elements[1]}, ref {body[0].Output.Name}Row, ref {body[1].Output.Name}Row, {positions}, {channels});");
            return;
        }
        foreach ((ReduceOp part, string operands) in body.Zip(elements, (part, operands) => (part, operands)))
            writer.Line($"{sums}.{(part.Kind == ReduceKind.Max ? "Max" : "Sum")}({operands}, ref {part.Output.Name}Row, {positions}, {channels});");
    }

    private string ElementsOf(ReduceOp part, string method, TensorShape domain)
    {
        string plain = Identifiers.Pascal(part.Output.Name);
        return Elements(plain == method ? method + "Of" : plain, part, part.Expression, part.Arguments, Kind, Source);

        OperandKind Kind(Value value) => IsUniform(value) || KindOf(value, domain) == Spread.Sample ? OperandKind.Vector : KindOf(value, domain) switch
        {
            Spread.Channels or Spread.SampleChannels => OperandKind.Channel,
            Spread.Positions when domain.Channels() > 1 => OperandKind.Position,
            _ => OperandKind.Element,
        };
        string Source(Value value) => Kind(value) == OperandKind.Vector ? value.Name + "Vector"
            : KindOf(value, domain) is Spread.Channels or Spread.Elements ? $"ref {Reference(value)}" : $"ref {value.Name}Row";
    }

    /// <summary>Whether a value has other elements for each sample.</summary>
    private static bool HasRow(Value value, RowsOp op, TensorShape domain) => value.Literal is null
        && (op.Outputs.Contains(value) || KindOf(value, domain) is Spread.None or Spread.Positions or Spread.SampleChannels);

    /// <summary>Where a sample begins, by the sizes of the domain.</summary>
    private static string RowOf(Value value, RowsOp op, TensorShape domain, string positions, string channels) =>
        op.Outputs.Contains(value) || KindOf(value, domain) == Spread.SampleChannels ? $"b * {channels}" : $"b * {positions} * {channels}";

    /// <summary>Whether the places of a value's samples follow from the sizes of the domain alone.</summary>
    private static bool IsPlain(Value value, RowsOp op, TensorShape domain) => op.Outputs.Contains(value) ? value.SampleStride == domain.Channels() : KindOf(value, domain) switch
    {
        Spread.None => value.SampleStride == domain.Elements,
        Spread.SampleChannels => value.SampleStride == domain.Channels(),
        Spread.Channels => true,
        _ => false,
    };
}
