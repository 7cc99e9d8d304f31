using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.CSharp;

/// <summary>What the emitters of loops over elements have in common: the function that is applied, and sums over lanes.</summary>
internal abstract class ElementEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    /// <summary>The function of one element that a loop applies: the mathematics, separate from the iteration.</summary>
    protected string AddFunction(string name, Operation op, Expression expression, Value[] arguments) => expression is Argument ? "" : Kernels.Add(name, (writer, method) =>
    {
        Value[] used = [.. Enumerable.Range(0, arguments.Length).Where(expression.Uses).Select(i => arguments[i]).Where(value => value.Literal is null).Distinct()];
        bool usesColumn = expression.Descendants().Any(part => part is Column);
        string parameters = string.Join(", ", used.Select(value => $"TVector {Context.Name(value)}").Concat(usesColumn ? ["TVector column"] : []).Concat(UsesBatch(expression) ? [$"{T} batch"] : []));
        string Operand(int i) => arguments[i].Literal is { } number ? $"TSimd.Create({Numbers.Of(number, Context.Element)})" : Context.Name(arguments[i]);
        (IReadOnlyList<string> lines, string result) = ExpressionWriter.Vector(Context, expression, Operand);

        writer.Attribute("MethodImpl(AggressiveInlining)");
        using (writer.Block($"private static TVector {method}({parameters})"))
        {
            writer.Lines(lines);
            writer.Line($"return {result};");
        }
    }, arguments.Append(op.Outputs[0]).Distinct());

    /// <summary>A call of the function of an element; for the element itself, no call is needed.</summary>
    protected string Apply(string function, Value[] arguments, Expression expression, Func<Value, string> load) =>
        expression is Argument a && arguments[a.Index].Literal is null ? load(arguments[a.Index]) : $"{function}({Operands(arguments, expression, load)})";

    protected string Operands(Value[] arguments, Expression expression, Func<Value, string> load)
    {
        IEnumerable<string> operands = Enumerable.Range(0, arguments.Length).Where(expression.Uses).Select(i => arguments[i]).Where(value => value.Literal is null).Distinct().Select(load);
        if (expression.Descendants().Any(part => part is Column))
            operands = operands.Append("TSimd.Add(TSimd.Create(n), TSimd.Indices)");
        if (UsesBatch(expression))
            operands = operands.Append("batch");
        return string.Join(", ", operands);
    }

    protected void WriteBroadcasts(SourceWriter writer, IEnumerable<Value> values)
    {
        foreach (Value value in values)
            writer.Line($"TVector {value.Name}Vector = TSimd.Create({Context.Name(value)});");
    }

    /// <summary>
    /// The sum or maximum over 16 lanes, at any width of the vectors, combined in one fixed order: its bits depend only on the numbers.
    /// </summary>
    protected void WriteReduce(SourceWriter writer, string length, ReduceOp reduce, Func<Value, string?, string> load, Func<Func<Value, string>, string> term)
    {
        bool isMax = reduce.Kind == ReduceKind.Max;
        string neutral = isMax ? $"TSimd.Create({T}.NegativeInfinity)" : "TSimd.Zero";
        string combine = isMax ? "Max" : "Add";
        string Whole(Value value) => load(value, null);
        string Rest(Value value) => load(value, $"{length} - n");
        using (writer.Block("for (int lane = 0; lane < 16; lane += TSimd.Count)"))
        {
            writer.Line($"TVector {(isMax ? "max" : "sum")} = {neutral};");
            string accumulator = isMax ? "max" : "sum";
            writer.Line("int n = lane;");
            using (writer.Block($"for (; n <= {length} - TSimd.Count; n += 16)"))
                writer.Line($"{accumulator} = TSimd.{combine}({accumulator}, {term(Whole)});");
            if (int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) % Context.WidestLanes != 0 || Context.WidestLanes < 16)
            {
                using (writer.Block($"if (n < {length})"))
                {
                    string mask = $"TSimd.LessThan(TSimd.Indices, TSimd.Create({length} - n))";
                    writer.Line($"{accumulator} = TSimd.{combine}({accumulator}, TSimd.Select({mask}, {term(Rest)}, {neutral}));");
                }
            }
            writer.Line($"TSimd.Store({accumulator}, ref lanes[0], lane);");
        }
        writer.Line($"TVector {reduce.Output.Name}Vector = TSimd.Create(global::Generated.Runtime.LaneTree.{(isMax ? "Max" : "Sum")}(ref lanes[0]));");
    }

    /// <summary>How a value is repeated in a loop over positions; with one channel, an element is the number of a position.</summary>
    protected static Spread KindOf(Value value, TensorShape domain) => Broadcast.Of(value, domain) is var spread && spread == Spread.None && domain.Channels() == 1 ? Spread.Positions : spread;

    /// <summary>What a loop over positions needs of a sample: its numbers, and where its channels' numbers are.</summary>
    protected void WriteSample(SourceWriter writer, IEnumerable<Value> read, TensorShape domain)
    {
        foreach (Value value in read)
        {
            if (KindOf(value, domain) == Spread.Sample)
                writer.Line($"TVector {value.Name}Vector = {Single(value, "b")};");
            else if (KindOf(value, domain) == Spread.SampleChannels)
                writer.Line($"ref {T} {value.Name}Row = {At(value, Index("b", value.SampleStride))};");
        }
    }

    /// <summary>A vector of a value within a position: from memory, or a variable that holds the same number in every lane.</summary>
    protected string LoadAt(Value value, TensorShape domain, string index, string? count)
    {
        Spread kind = KindOf(value, domain);
        if (IsUniform(value) || kind is Spread.Sample or Spread.Positions)
            return value.Name + "Vector";
        string source = kind == Spread.Channels ? $"ref {Reference(value)}" : $"ref {value.Name}Row";
        return count is null ? $"TSimd.Load({source}, {index})" : $"TSimd.LoadPartial({source}, {index}, {count})";
    }

    /// <summary>One number of a value in every lane; an index of a class becomes a number of the network's type.</summary>
    protected string Single(Value value, string index) => $"TSimd.Create({(value.Role == ValueRole.ClassTarget ? $"({T})" : "")}Unsafe.Add(ref {Context.Name(value)}, {index}))";

    /// <summary>The sum of two indices, without a zero.</summary>
    protected static string Sum(string a, string b) => a == "0" ? b : b == "0" ? a : $"{a} + {b}";

    protected static bool UsesBatch(Expression expression) => expression.Descendants().Any(part => part is BatchSize);

    protected static bool IsUniform(Value value) => value.Literal is null && value.Shape.Equals(TensorShape.Scalar);

    protected static Value[] ArgumentsOf(Operation op) => op is MapOp map ? map.Arguments : ((ReduceOp)op).Arguments;

    protected static Expression ExpressionOf(Operation op) => op is MapOp map ? map.Results[0].Expression : ((ReduceOp)op).Expression;
}
