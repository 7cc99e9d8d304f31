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
    public IEnumerable<string> Emit(FusedLoopOp op, string name)
    {
        int channels = op.Domain.Channels(), period = Period(channels);
        if (!op.Body.All(part => part is MapOp map && IsPeriodic(map, op.Domain)) || period > Math.Max(LongestTable, channels))
            return [EmitNested(op, name)];
        bool recurs = op.Inputs.Any(value => value.Literal is null && KindOf(value, op.Domain) == Along.Channels);
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

    private static bool IsPeriodic(MapOp map, TensorShape domain) =>
        map.Results.All(result => result.Output.Shape.Elements == domain.Elements && result.Output.IsContiguous
        && !result.Expression.HasIndices())
        && map.Arguments.All(argument => argument.Literal is not null || KindOf(argument, domain) switch
        {
            Along.Everything => argument.IsContiguous,
            Along.Channels or Along.Nothing => true,
            _ => false,
        });

    /// <summary>Numbers of channels that are whole vectors: the loop has an index for them.</summary>
    private IEnumerable<string> EmitByChannels(FusedLoopOp op, string name)
    {
        OperandKind Kind(Value value) => IsUniform(value) ? OperandKind.Vector
            : KindOf(value, op.Domain) == Along.Channels ? OperandKind.Channel : OperandKind.Element;
        foreach (Operation part in op.Body)
        {
            string elements = Elements(
                op.Body.Count == 1 ? name : name + Kernels.After(part.Outputs[0]), part, ExpressionOf(part), ArgumentsOf(part), Kind,
                value => IsUniform(value) ? $"TSimd.Create({Kernels.Name(value)})" : $"ref {Reference(value)}");
            string length = Index("count", op.Domain.Elements);
            yield return $"Elements<TSimd, TVector, {T}>.StoreByChannels({elements}, ref {Kernels.Name(part.Outputs[0])}, {length}, "
                + $"{Numbers.Of(op.Domain.Channels())})";
        }
    }

    private string EmitPeriodic(FusedLoopOp op, string name, int period)
    {
        int channels = op.Domain.Channels();
        bool isTabled = period != channels;
        Value[] values = [.. op.Inputs.Concat(op.Outputs).Distinct()];
        Value[] recurring = [.. op.Inputs.Where(value => value.Literal is null && KindOf(value, op.Domain) == Along.Channels)];
        string[] batch = ["count", .. op.Body.Any(part => UsesBatch(ExpressionOf(part))) ? ["batch"] : (string[])[]];
        int position = Kernels.Position;
        var functions = op.Body.ToDictionary(part => part, part => AddFunction(FunctionName(part, name), part, ExpressionOf(part), ArgumentsOf(part)));
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", [.. op.Body.Select(part => UserText.Xml(part.Formula(Kernels.Name)))]);
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block($"private static void {self}({Parameters(values, [.. batch.Select(number => "int " + number)])})"))
            {
                WriteBroadcasts(writer, op.Inputs.Where(IsUniform));
                foreach (Value value in recurring)
                {
                    writer.Line(
                        $"Span<{T}> {Kernels.Name(value)}Table = stackalloc {T}[{Numbers.Of(period)}]; "
                            + $"// {Kernels.Name(value)}, over and over until it ends where a vector does.");
                    using (writer.Block($"for (int p = 0; p < {Numbers.Of(period)}; p += {Numbers.Of(channels)})"))
                        writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref {Reference(value)}, {Numbers.Of(channels)})"
                            + $".CopyTo({Kernels.Name(value)}Table.Slice(p));");
                }
                writer.Line($"int length = {Index("count", op.Domain.Elements)};");
                writer.Line("int i = 0;");
                string channel = $"int n = (int)((uint)i % {Numbers.Of(period)});";
                using (writer.Block("for (; i <= length - TSimd.Count; i += TSimd.Count)"))
                {
                    if (recurring.Length > 0)
                        writer.Line(channel);
                    foreach (Operation part in op.Body)
                        writer.Line(
                            $"TSimd.Store({Apply(functions[part], ArgumentsOf(part), ExpressionOf(part), value => Load(value, null))}, ref "
                                + $"{Kernels.Name(part.Outputs[0])}, i);");
                }
                if (op.Domain.Elements % Context.WidestLanes == 0)
                    return;
                using (writer.Block("if (i < length)"))
                {
                    if (recurring.Length > 0)
                        writer.Line(channel);
                    foreach (Operation part in op.Body)
                        writer.Line(
                            $"TSimd.StorePartial({Apply(functions[part], ArgumentsOf(part), ExpressionOf(part), value => Load(value, "length - i"))}, ref "
                                + $"{Kernels.Name(part.Outputs[0])}, i, length - i);");
                }
            }
        }, values);
        Kernels.MoveTo(method, position);
        return Call(method, values, batch);

        string Load(Value value, string? count)
        {
            if (IsUniform(value))
                return Kernels.Name(value) + "Vector";
            if (recurring.Contains(value))
                return $"TSimd.Load(ref {(isTabled ? $"MemoryMarshal.GetReference({Kernels.Name(value)}Table)" : Reference(value))}, n)";
            return count is null ? $"TSimd.Load(ref {Kernels.Name(value)}, i)" : $"TSimd.LoadPartial(ref {Kernels.Name(value)}, i, {count})";
        }
    }

    private string EmitNested(FusedLoopOp op, string name)
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
                if (op.Body.Any(part => part is ReduceOp))
                    writer.Line($"Span<{T}> lanes = stackalloc {T}[16];");
                using (writer.Block("for (int b = 0; b < count; b++)"))
                {
                    WriteSample(writer, read, domain);
                    using (writer.Block($"for (int p = 0; p < {Numbers.Of(positions)}; p++)"))
                    {
                        writer.References(values.Where(value =>
                            value.Literal is null && KindOf(value, domain) is Along.Everything or Along.Elements).Select(value =>
                            new Reference(T, Kernels.Name(value) + "Row",
                                At(value, Sum(value.Shape.Batched ? Index("b", value.SampleStride) : "0", Index("p", channels))))));
                        foreach (Value value in read.Where(value => KindOf(value, domain) == Along.SamplePositions && !op.Outputs.Contains(value)))
                            writer.Line($"TVector {Kernels.Name(value)}Vector = {Single(value, Sum(Index("b", value.SampleStride), "p"))};");
                        foreach (Operation part in op.Body)
                            WritePart(writer, part, functions[part], domain, locals);
                    }
                }
            }
        }, values);
        Kernels.MoveTo(method, position);
        return Call(method, values, batch);
    }

    private void WritePart(CodeWriter writer, Operation part, string function, TensorShape domain, HashSet<Value> locals)
    {
        Value output = part.Outputs[0];
        Value[] arguments = ArgumentsOf(part);
        Expression expression = ExpressionOf(part);
        writer.Line("// " + part.Formula(Kernels.Name));
        if (part is ReduceOp reduce)
            writer.Line($"TVector {Kernels.Name(output)}Vector = {Reduced(reduce, function)};");
        else if (KindOf(output, domain) == Along.SamplePositions)
            writer.Line($"TVector {Kernels.Name(output)}Vector = {Apply(function, arguments, expression, value => OfPosition(value, domain))};");
        else
            WriteLoop(writer, part, function, value => NestedSource(value, domain), domain.Channels());
        if (KindOf(output, domain) == Along.SamplePositions && !locals.Contains(output))
            writer.Line($"TSimd.StorePartial({Kernels.Name(output)}Vector, ref {Kernels.Name(output)}, {Sum(Index("b", output.SampleStride), "p")}, 1);");
    }

    /// <summary>A function of a position's numbers, or the elements of its channels.</summary>
    private string NestedFunction(Operation part, string method, TensorShape domain)
    {
        string name = FunctionName(part, method);
        return part is MapOp
            ? AddFunction(name, part, ExpressionOf(part), ArgumentsOf(part))
            : Elements(name, part, ExpressionOf(part), ArgumentsOf(part), value => NestedKind(value, domain), value => NestedSource(value, domain));
    }

    private static OperandKind NestedKind(Value value, TensorShape domain) =>
        IsUniform(value) || KindOf(value, domain) is Along.Samples or Along.SamplePositions ? OperandKind.Vector : OperandKind.Channel;

    private string NestedSource(Value value, TensorShape domain) => NestedKind(value, domain) == OperandKind.Vector ? Kernels.Name(value) + "Vector"
        : KindOf(value, domain) == Along.Channels ? $"ref {Reference(value)}" : $"ref {Kernels.Name(value)}Row";

    protected override int RowLength(TensorShape domain) => domain.Channels();

    /// <summary>A value's one number at a position, in every lane.</summary>
    private string OfPosition(Value value, TensorShape domain) => IsUniform(value) ? Kernels.Name(value) + "Vector" : KindOf(value, domain) switch
    {
        Along.Channels => $"TSimd.Create({Reference(value)})",
        Along.SampleChannels or Along.Elements => $"TSimd.Create({Kernels.Name(value)}Row)",
        _ => Kernels.Name(value) + "Vector",
    };

    /// <summary>The function of an element has a name of its own.</summary>
    private string FunctionName(Operation part, string method) =>
        Kernels.After(part.Outputs[0]) is var plain && plain == method ? method + "Of" : plain;
}

/// <summary>
/// Emits sums and maxima along the positions of each sample's channels. Every sum consists of four chains, each over every fourth position, which
/// stay in registers during the loop over the positions.
/// </summary>
internal sealed class ColumnsEmitter(EmitContext context, KernelWriter kernels) : ElementEmitter(context, kernels)
{
    /// <summary>Emits the method of the group and gives the call.</summary>
    public string Emit(FusedLoopOp op, string name)
    {
        TensorShape domain = op.Domain;
        int channels = domain.Channels();
        ReduceOp[] body = [.. op.Body.Cast<ReduceOp>()];
        if (IsOfLibrary(body, domain))
            return EmitOfLibrary(body, domain, name);
        Value[] values = [.. op.Inputs.Concat(op.Outputs).Distinct()];
        string[] batch = ["count", .. body.Any(part => UsesBatch(part.Expression)) ? ["batch"] : (string[])[]];
        int position = Kernels.Position;
        string[] functions =
            [.. body.Select(part => AddFunction(Kernels.After(part.Output) is var plain && plain == name ? name + "Of" : plain, part,
            part.Expression, part.Arguments))];
        // Whole vectors of channels and whole rounds of positions: a layer with other sizes may share the method.
        bool isShared = channels % Context.WidestLanes == 0 && domain.Positions() % Chains == 0
            && values.All(value => value.Literal is not null || IsPlain(value, op, domain));
        Operand[] sizes = isShared ? [Operand.Size("elements", domain.Elements), Operand.Size("positions", domain.Positions()),
            Operand.Size("channels", channels)] : [];
        string Size(int index, int size) => isShared ? Kernels.PlaceOf(index) : Numbers.Of(size);
        string channelsSize = Size(2, channels), positionsSize = Size(1, domain.Positions());
        (string method, string given) = Kernels.AddShared(name, (writer, self) =>
        {
            writer.Documentation("summary", $"{op.Label}, sample by sample, along the positions.");
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block(
                $"private static void "
                    + $"{self}({Parameters(values, [.. batch.Select(number => "int " + number)])}{(isShared ? Kernels.PlaceParameters() : "")})"))
            {
                Value[] read = [.. op.Inputs.Where(value => value.Literal is null)];
                WriteBroadcasts(writer, read.Where(IsUniform));
                using (writer.Block("for (int b = 0; b < count; b++)"))
                {
                    if (isShared)
                    {
                        foreach (Value value in read.Where(value => KindOf(value, domain) == Along.SampleChannels))
                            writer.Line($"ref {T} {Kernels.Name(value)}Row = {At(value, $"b * {channelsSize}")};");
                    }
                    else
                    {
                        WriteSample(writer, read, domain);
                    }
                    foreach (Value value in values.Where(value =>
                        value.Literal is null && value.Shape.Batched
                        && (op.Outputs.Contains(value) || KindOf(value, domain) is Along.Everything or Along.SamplePositions)))
                    {
                        string at = !isShared ? Index("b", value.SampleStride)
                            : op.Outputs.Contains(value) ? $"b * {channelsSize}"
                            : $"b * {Size(0, domain.Elements)}";
                        writer.Line($"ref {T} {Kernels.Name(value)}Row = {At(value, at)};");
                    }
                    bool movesBack = channels > Context.WidestLanes && channels % Context.WidestLanes != 0;
                    string index = movesBack ? "start" : "n";
                    using (writer.Block($"for (int {index} = 0; {index} < {channelsSize}; {index} += TSimd.Count)"))
                    {
                        if (movesBack)
                            writer.Line($"int n = Math.Min(start, {Numbers.Of(channels)} - TSimd.Count); // The last vector ends with the channels.");
                        WriteVector(writer, body, functions, read, domain, positionsSize, channelsSize);
                    }
                }
            }
        }, values, sizes);
        Kernels.MoveTo(method, position);
        return Call(method, values, [.. batch.Take(batch.Length - 1), batch[batch.Length - 1] + (isShared ? given : "")]);
    }

    /// <summary>
    /// Whether the library's loop does it: a sum, or two together, of whole vectors of channels, whose numbers are all the samples' or all the batch's;
    /// or a sum of fewer channels than a vector has lanes.
    /// </summary>
    private bool IsOfLibrary(ReduceOp[] body, TensorShape domain) => body.Length <= 2
        && body.All(sum => sum.Kind == ReduceKind.Sum && sum.Output.SampleStride == domain.Channels()
            && !sum.Expression.HasIndices())
        && (domain.Channels() % Context.WidestLanes == 0 || (body.Length == 1 && domain.Channels() is > 1 and var few && few < Context.WidestLanes))
        && Recurring(body, domain).Select(value => KindOf(value, domain)).Distinct().Count() < 2
        && body.All(sum => sum.Arguments.All(value => value.Literal is not null || IsUniform(value) || KindOf(value, domain) switch
        {
            Along.Everything => value.SampleStride == domain.Elements && value.Type != DType.Int32,
            Along.SampleChannels => value.SampleStride == domain.Channels() && sum.Expression is not Argument,
            Along.Channels => sum.Expression is not Argument,
            _ => false,
        }));

    /// <summary>The operands that positions share.</summary>
    private static IEnumerable<Value> Recurring(ReduceOp[] body, TensorShape domain) => body.SelectMany(sum => sum.Arguments)
        .Where(value => value.Literal is null && !IsUniform(value) && KindOf(value, domain) != Along.Everything);

    private string EmitOfLibrary(ReduceOp[] body, TensorShape domain, string name)
    {
        OperandKind Kind(Value value) => IsUniform(value) ? OperandKind.Vector
            : KindOf(value, domain) == Along.Everything ? OperandKind.Element : OperandKind.Channel;
        // The share of a position differs between layers that are otherwise the same.
        double positions = domain.Positions();
        var share = new Value(-1, "perPosition", TensorShape.Scalar, Context.Element, ValueRole.Intermediate);
        string Source(Value value) => value == share ? $"TSimd.Create({Numbers.Of(1 / positions, Context.Element)})"
            : IsUniform(value) ? $"TSimd.Create({Kernels.Name(value)})" : $"ref {Reference(value)}";
        if (positions > 1)
            body = [.. body.Select(one => WithShare(one, 1 / positions, share))];
        string elements = body is [var sum] ? Elements(name, sum, sum.Expression, sum.Arguments, Kind, Source)
            : Elements(name, [.. body.Select(one => new Formula(one.Expression, one.Arguments, one.Formula(Kernels.Name)))],
                body.Select(one => one.Output), Kind, Source);
        string channels = Numbers.Of(domain.Channels());
        string step = Recurring(body, domain).Any(value => KindOf(value, domain) == Along.SampleChannels) ? channels : "0";
        string sums = string.Join(", ", body.Select(one => $"ref {Kernels.Name(one.Output)}"));
        string method = body.Length > 1 ? "SumPairs" : domain.Channels() < Context.WidestLanes ? "SumFew" : "Sum";
        return $"Positions<TSimd, TVector, {T}>.{method}({elements}, {sums}, count, {Numbers.Of(domain.Positions())}, {channels}, "
            + $"{step})";
    }

    /// <summary>The sum with a name for a number.</summary>
    private static ReduceOp WithShare(ReduceOp sum, double number, Value name)
    {
        if (!sum.Expression.Descendants().Any(part => part is Constant constant && constant.Value == number))
            return sum;
        Expression named = sum.Expression.Replace(part => part is Constant constant && constant.Value == number ? Algebra.Arg(sum.Arguments.Length) : null);
        return new ReduceOp(sum.Output, sum.Kind, sum.Domain, named, [.. sum.Arguments, name]) { Label = sum.Label };
    }

    /// <summary>Whether the places of a value's samples follow from the sizes of the domain alone.</summary>
    private static bool IsPlain(Value value, FusedLoopOp op, TensorShape domain) =>
        op.Outputs.Contains(value) ? value.SampleStride == domain.Channels() : KindOf(value, domain) switch
    {
        Along.Everything => value.SampleStride == domain.Elements,
        Along.SampleChannels => value.SampleStride == domain.Channels(),
        Along.Channels => true,
        _ => false,
    };

    /// <summary>The sums of one vector of channels.</summary>
    private void WriteVector(CodeWriter writer, ReduceOp[] body, string[] functions, Value[] read, TensorShape domain, string positionsSize,
        string channelsSize)
    {
        (int positions, int channels) = (domain.Positions(), domain.Channels());
        int chains = positions < Chains ? 1 : Chains;
        bool isPartial = channels < Context.WidestLanes;
        string left = $"{Numbers.Of(channels)} - n";
        string Vector(string source, string index) => isPartial ? $"TSimd.LoadPartial({source}, {index}, {left})" : $"TSimd.Load({source}, {index})";
        string Accumulator(int reduce, int chain) => (body[reduce].Kind == ReduceKind.Max ? "max" : "sum") + (reduce == 0 ? "" : "Other")
            + (chains == 1 ? "" : Numbers.Of(chain));
        string Combine(int reduce) => body[reduce].Kind == ReduceKind.Max ? "Max" : "Add";

        foreach (Value value in read.Where(value => KindOf(value, domain) is Along.Channels or Along.SampleChannels))
            writer.Line(
                $"TVector {Kernels.Name(value)}Vector = "
                    + $"{Vector(KindOf(value, domain) == Along.Channels ? $"ref {Reference(value)}" : $"ref {Kernels.Name(value)}Row", "n")};");
        for (int r = 0; r < body.Length; r++)
        {
            string neutral = body[r].Kind == ReduceKind.Max ? $"TSimd.Create({T}.NegativeInfinity)" : "TSimd.Zero";
            writer.Line("TVector " + string.Join(", ", Enumerable.Range(0, chains).Select(c => $"{Accumulator(r, c)} = {neutral}")) + ";");
        }
        void WriteStep(int chain, string p)
        {
            string Load(Value value) => IsUniform(value) ? Kernels.Name(value) + "Vector" : KindOf(value, domain) switch
            {
                Along.Samples or Along.Channels or Along.SampleChannels => Kernels.Name(value) + "Vector",
                Along.SamplePositions => $"TSimd.Create(Unsafe.Add(ref {Kernels.Name(value)}Row, {p}))",
                Along.Elements => Vector($"ref {Reference(value)}", $"{(channels == 1 ? p : $"{p} * {channelsSize}")} + n"),
                _ => Vector($"ref {Kernels.Name(value)}Row", $"{(channels == 1 ? p : $"{p} * {channelsSize}")} + n"),
            };
            for (int r = 0; r < body.Length; r++)
                writer.Line(
                    $"{Accumulator(r, chain)} = TSimd.{Combine(r)}({Accumulator(r, chain)}, "
                        + $"{Apply(functions[r], body[r].Arguments, body[r].Expression, Load)});");
        }
        int whole = positions / chains * chains;
        using (writer.Block(
            $"for (int p = 0; p < {(whole == positions ? positionsSize : Numbers.Of(whole))}; {(chains == 1 ? "p++" : $"p += {Numbers.Of(chains)}")})"))
        {
            for (int chain = 0; chain < chains; chain++)
                WriteStep(chain, chain == 0 ? "p" : $"(p + {Numbers.Of(chain)})");
        }
        for (int p = whole; p < positions; p++)
            WriteStep(p - whole, Numbers.Of(p));
        for (int r = 0; r < body.Length; r++)
        {
            string Pair(int chain) => $"TSimd.{Combine(r)}({Accumulator(r, chain)}, {Accumulator(r, chain + 1)})";
            string result = chains == 1 ? Accumulator(r, 0) : $"TSimd.{Combine(r)}({Pair(0)}, {Pair(2)})";
            writer.Line(isPartial ? $"TSimd.StorePartial({result}, ref {Kernels.Name(body[r].Output)}Row, n, {left});"
                : $"TSimd.Store({result}, ref {Kernels.Name(body[r].Output)}Row, n);");
        }
    }

    /// <summary>
    /// Sums of every fourth position, combined at the end: an addition must wait for the one before it, but not for those of the neighbouring
    /// positions.
    /// </summary>
    private const int Chains = 4;
}
