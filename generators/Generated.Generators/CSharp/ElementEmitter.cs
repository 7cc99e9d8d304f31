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
    protected string AddFunction(string name, Operation op, Expression expression, Value[] arguments) =>
        expression is Argument ? "" : Kernels.Add(name, (writer, method) =>
    {
        Value[] used = [.. Enumerable.Range(0, arguments.Length).Where(expression.Uses).Select(i => arguments[i]).Where(value => value.Literal is null)
            .Distinct()];
        bool usesColumn = expression.HasIndices();
        string parameters = string.Join(", ", used.Select(value => $"TVector {Kernels.Name(value)}").Concat(usesColumn ? ["TVector column"] : [])
            .Concat(UsesBatch(expression) ? [$"{T} batch"] : []));
        string Operand(int i) => arguments[i].Literal is { } number ? $"TSimd.Create({Numbers.Of(number, Context.Element)})" : Kernels.Name(arguments[i]);
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
        IEnumerable<string> operands = Enumerable.Range(0, arguments.Length).Where(expression.Uses).Select(i => arguments[i])
            .Where(value => value.Literal is null).Distinct().Select(load);
        if (expression.HasIndices())
            operands = operands.Append("TSimd.Add(TSimd.Create(n), TSimd.Indices)");
        if (UsesBatch(expression))
            operands = operands.Append("batch");
        return string.Join(", ", operands);
    }

    protected void WriteBroadcasts(CodeWriter writer, IEnumerable<Value> values)
    {
        foreach (Value value in values)
            writer.Line($"TVector {Kernels.Name(value)}Vector = TSimd.Create({Kernels.Name(value)});");
    }

    /// <summary>How a formula's operand is found.</summary>
    protected enum OperandKind
    {
        /// <summary>A vector, the same for all elements of a loop.</summary>
        Vector,

        /// <summary>An element of memory for each element.</summary>
        Element,

        /// <summary>An element of memory for each channel.</summary>
        Channel,
    }

    /// <summary>A formula as a type that loops of the library apply to elements; gives the text that makes one.</summary>
    /// <param name="name">The type's name.</param>
    /// <param name="op">The operation.</param>
    /// <param name="expression">Its formula.</param>
    /// <param name="arguments">Its operands.</param>
    /// <param name="kind">How an operand is found.</param>
    /// <param name="source">An operand where the loop is called: a vector, or a reference to the first element.</param>
    protected string Elements(string name, Operation op, Expression expression, Value[] arguments, Func<Value, OperandKind> kind, Func<Value, string> source)
    {
        if (expression is Argument plain && arguments[plain.Index] is { Literal: null, Type: not DType.Int32 } only
            && kind(only) != OperandKind.Vector)
            return $"new Elements<TSimd, TVector, {T}>({source(only)})";
        return Elements(name, [new Formula(expression, arguments, op.Formula(Kernels.Name))], op.Outputs.Take(1), kind, source);
    }

    /// <summary>A formula, and what it is of.</summary>
    protected sealed record Formula(Expression Expression, Value[] Arguments, string Text)
    {
        /// <summary>The values that it reads.</summary>
        public IEnumerable<Value> Read =>
            Enumerable.Range(0, Arguments.Length).Where(Expression.Uses).Select(i => Arguments[i]).Where(value => value.Literal is null);
    }

    /// <summary>One formula, or two of the same elements, as a type; gives the text that makes one.</summary>
    protected string Elements(string name, IReadOnlyList<Formula> formulas, IEnumerable<Value> outputs, Func<Value, OperandKind> kind,
        Func<Value, string> source)
    {
        Value[] used = [.. formulas.SelectMany(formula => formula.Read).Distinct()];
        string type = Kernels.Add(name, (writer, self) => WriteElements(writer, self, formulas, used, kind),
            formulas.SelectMany(formula => formula.Arguments).Concat(outputs).Distinct());
        IEnumerable<string> batch = formulas.Any(formula => UsesBatch(formula.Expression)) ? ["batch"] : [];
        return $"new {type}({string.Join(", ", used.Select(source).Concat(batch))})";
    }

    private void WriteElements(CodeWriter writer, string self, IReadOnlyList<Formula> formulas, Value[] used, Func<Value, OperandKind> kind)
    {
        string Load(Value value) => kind(value) switch
        {
            OperandKind.Vector => Kernels.Name(value),
            OperandKind.Channel => $"TSimd.LoadPartial(ref {Kernels.Name(value)}, n, count)",
            _ when value.Type == DType.Int32 => $"IntegerVector.Load<TSimd, TVector, {T}>(ref {Kernels.Name(value)}, i, count)",
            _ => $"TSimd.LoadPartial(ref {Kernels.Name(value)}, i, count)",
        };
        int Occurrences(Value value) => formulas.Sum(formula => formula.Expression is Argument only && formula.Arguments[only.Index] == value ? 1
            : formula.Expression.Descendants().Distinct()
                .Sum(node => node.Parts().Count(part => part is Argument argument && formula.Arguments[argument.Index] == value)));
        Value[] loaded = [.. used.Where(value => kind(value) != OperandKind.Vector && Occurrences(value) > 1)];
        string Operand(Value value) => value.Literal is { } number ? $"TSimd.Create({Numbers.Of(number, Context.Element)})"
            : loaded.Contains(value) ? LoadedName(value) : Load(value);
        int numbered = 0;
        (IReadOnlyList<string> Lines, string Result)[] code = [.. formulas.Select(formula => ExpressionWriter.Vector(Context, formula.Expression,
            i => Operand(formula.Arguments[i]), () => "t" + Numbers.Of(++numbered)))];
        writer.Documentation("summary", [.. formulas.Select(formula => UserText.Xml(formula.Text))]);
        bool usesBatch = formulas.Any(formula => UsesBatch(formula.Expression));
        string[] parameters =
        [
            .. used.Select(value => $"{(kind(value) == OperandKind.Vector ? "TVector" : "ref " + value.Type.Keyword())} {Kernels.Name(value)}"),
            .. usesBatch ? [$"{T} batch"] : (string[])[],
        ];
        bool isPair = formulas.Count > 1;
        using (writer.Block(
            $"private readonly ref struct {self}({string.Join(", ", parameters)}) : {(isPair ? "IElementPairs" : "IElements")}<TVector>"))
        {
            WriteReferenceFields(writer, used.Where(value => kind(value) != OperandKind.Vector));
            writer.Attribute("MethodImpl(AggressiveInlining)");
            using (writer.Block(
                isPair ? "public void At(int i, int n, int count, out TVector first, out TVector second)" : "public TVector At(int i, int n, int count)"))
            {
                if (formulas.Any(formula => formula.Expression.HasIndices()))
                    writer.Line($"TVector column = Rows<TSimd, TVector, {T}>.Columns(n);");
                foreach (Value value in loaded)
                    writer.Line($"TVector {LoadedName(value)} = {Load(value)};");
                writer.Lines(code[0].Lines);
                writer.Line(isPair ? $"first = {code[0].Result};" : $"return {code[0].Result};");
                if (isPair)
                    writer.Lines([.. code[1].Lines, $"second = {code[1].Result};"]);
            }
        }
    }

    /// <summary>The fields that hold what a type's parameters refer to.</summary>
    private void WriteReferenceFields(CodeWriter writer, IEnumerable<Value> values)
    {
        foreach (IGrouping<string, Value> group in values.GroupBy(value => value.Type.Keyword()))
            writer.Line($"private readonly ref {group.Key} {string.Join(", ", group.Select(value => $"{Kernels.Name(value)} = ref {Kernels.Name(value)}"))};");
    }

    private string LoadedName(Value value) => Kernels.Name(value) + "Vector";

    /// <summary>The elements of a row, within a loop over rows: whole vectors as long as possible, then the remaining elements.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="part">The operation.</param>
    /// <param name="function">The function of an element.</param>
    /// <param name="source">An operand: a vector, or a reference to the row.</param>
    /// <param name="length">The number of elements.</param>
    protected void WriteLoop(CodeWriter writer, Operation part, string function, Func<Value, string> source, int length)
    {
        Value output = part.Outputs[0];
        string Load(Value value, string? count)
        {
            string operand = source(value);
            if (!operand.StartsWith("ref ", StringComparison.Ordinal))
                return operand;
            string end = count is null ? "" : ", " + count;
            return value.Type == DType.Int32 ? $"IntegerVector.Load<TSimd, TVector, {T}>({operand}, n{end})"
                : $"TSimd.Load{(count is null ? "" : "Partial")}({operand}, n{end})";
        }
        string Result(string? count) => Apply(function, ArgumentsOf(part), ExpressionOf(part), value => Load(value, count));
        string size = Numbers.Of(length);
        using (writer.Block())
        {
            writer.Line("int n = 0;");
            using (writer.Block($"for (; n <= {size} - TSimd.Count; n += TSimd.Count)"))
                writer.Line($"TSimd.Store({Result(null)}, ref {Kernels.Name(output)}Row, n);");
            if (length % Context.WidestLanes != 0)
            {
                using (writer.Block($"if (n < {size})"))
                    writer.Line($"TSimd.StorePartial({Result($"{size} - n")}, ref {Kernels.Name(output)}Row, n, {size} - n);");
            }
        }
    }

    /// <summary>The sum or maximum of a row.</summary>
    protected string Reduced(ReduceOp reduce, string elements) =>
        $"Rows<TSimd, TVector, {T}>.{(reduce.Kind == ReduceKind.Max ? "Max" : "Sum")}({elements}, {Numbers.Of(RowLength(reduce.Domain))}, ref lanes[0])";

    /// <summary>The elements of a row.</summary>
    protected virtual int RowLength(TensorShape domain) => domain.Elements;

    /// <summary>How a value is repeated in a loop over positions; with one channel, an element is the number of a position.</summary>
    protected static Along? KindOf(Value value, TensorShape domain) =>
        Access.AlongOf(value, domain) is var along && along == Along.Everything && domain.Channels() == 1 ? Along.SamplePositions : along;

    /// <summary>What a loop over positions needs of a sample: its numbers, and where its channels' numbers are.</summary>
    protected void WriteSample(CodeWriter writer, IEnumerable<Value> read, TensorShape domain)
    {
        foreach (Value value in read)
        {
            if (KindOf(value, domain) == Along.Samples)
                writer.Line($"TVector {Kernels.Name(value)}Vector = {Single(value, "b")};");
            else if (KindOf(value, domain) == Along.SampleChannels)
                writer.Line($"ref {T} {Kernels.Name(value)}Row = {At(value, Index("b", value.SampleStride))};");
        }
    }

    /// <summary>One number of a value in every lane; an index of a class becomes a number of the network's type.</summary>
    protected string Single(Value value, string index) =>
        $"TSimd.Create({(value.Type == DType.Int32 ? $"({T})" : "")}Unsafe.Add(ref {Kernels.Name(value)}, {index}))";

    /// <summary>The sum of two indices, without a zero.</summary>
    protected static string Sum(string a, string b) => a == "0" ? b : b == "0" ? a : $"{a} + {b}";

    protected static bool UsesBatch(Expression expression) => expression.Descendants().Any(part => part is BatchSize);

    protected static bool IsUniform(Value value) => value.Literal is null && value.Shape.Equals(TensorShape.Scalar);

    protected static Value[] ArgumentsOf(Operation op) => op is MapOp map ? map.Arguments : ((ReduceOp)op).Arguments;

    protected static Expression ExpressionOf(Operation op) => op is MapOp map ? map.Results[0].Expression : ((ReduceOp)op).Expression;
}
