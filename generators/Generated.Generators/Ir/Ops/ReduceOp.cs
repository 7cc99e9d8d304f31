using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>
/// The sum or the maximum of an expression along axes: of each sample (<c>[batch, n]</c> to <c>[batch]</c>), of its
/// positions (<c>[batch, H, W, C]</c> to <c>[batch, C]</c>) or channels (to <c>[batch, H, W, 1]</c>), of the batch
/// (<c>[batch, n]</c> to <c>[n]</c>, <c>[batch]</c> to a scalar). Domain and output tell which.
/// </summary>
internal sealed class ReduceOp(Value output, ReduceKind kind, TensorShape domain, Expression expression, Value[] inputs) : Operation
{
    public Value Output { get; set; } = output;

    public ReduceKind Kind { get; } = kind;

    /// <summary>The shape that the operation iterates over.</summary>
    public TensorShape Domain { get; } = domain;

    public Expression Expression { get; set; } = expression;

    public Value[] Arguments { get; set; } = inputs;

    /// <summary>The derivative with respect to argument 0 if it is not that of the expression; otherwise null.</summary>
    public Expression? Slope { get; init; }

    /// <summary>Whether it goes along the batch, and not along each sample.</summary>
    public bool OverBatch => !Output.Shape.Batched;

    /// <summary>The axes that the output keeps: it is summed along the others.</summary>
    public Along Keeps => OverBatch ? Along.Elements
        : Output.Shape.Axes.Count == 0 ? Along.Samples
        : Output.Shape.Axes.Count == Domain.Axes.Count ? Along.SamplePositions
        : Along.SampleChannels;

    public override IReadOnlyList<Value> Inputs => Arguments;

    public override IReadOnlyList<Value> Outputs => [Output];

    public override void Verify(Check check)
    {
        bool reduces = Keeps switch
        {
            Along.SampleChannels => Output.Shape.Equals(TensorShape.OfSample(Domain.Channels())),
            Along.SamplePositions => Output.Shape.Equals(Domain.EachPosition()),
            Along.Elements => Output.Shape.Elements == Domain.Elements,
            _ => true,
        };
        check.Require(reduces && Domain.Batched, $"'{Label}' reduces {Domain} to {Output.Shape}.");
        check.Expression(Label, Expression, Domain, Arguments);
        bool canRead = Arguments.All(argument => argument.Literal is not null || Loops.CanSum(Keeps, Access.AlongOf(argument, Domain)));
        check.Require(canRead, $"'{Label}' sums along the batch what repeats along positions.");
    }

    public override Cost Cost => new(Flops: (long)(Expression.Operators() + 1) * Domain.Elements, Arithmetic: (long)(Expression.Cost() + 1) * Domain.Elements);

    public override Split Split => Domain.Axes.Count > 0 ? Split.Elements : Split.Serial;

    public override string Word => "reduce";

    private string KindText => Kind == ReduceKind.Max ? "max" : "Σ";

    public override string Text(bool isDerived)
    {
        var arguments = new ShownArguments(Arguments);
        string term = ExpressionPrinter.Exact(Expression, arguments.Name);
        string slope = Slope is null || isDerived ? "" : "; slope " + ExpressionPrinter.Exact(Slope, arguments.Name);
        return $"{ProgramText.Indexed(Output)} = {KindText} over {this.AlongLetters()} of {term}{slope}{arguments.Reads}; {Domain} to {Output.Shape}";
    }

    public override string Formula(Func<Value, string> name) =>
        $"{name(Output)}{Output.Shape.Letters()} = {KindText} over {this.AlongLetters()} of {Written(Expression, Arguments, name)}";

    /// <summary>A maximum over the batch has no element-wise form.</summary>
    public override IReadOnlyList<ElementFormula>? ByElement => OverBatch && Kind == ReduceKind.Max
        ? null : [.. Enumerable.Range(0, Output.Shape.Elements).Select(FormulaOf)];

    private ElementFormula FormulaOf(int element)
    {
        var reader = new ElementFormula.Reader();
        IEnumerable<int> terms = Keeps == Along.Elements ? [element] : Enumerable.Range(0, Domain.Elements).Where(term => ResultOf(term) == element);
        Expression expression = terms.Select(term => reader.At(Expression, Domain, term, Arguments))
            .Aggregate((a, b) => Kind == ReduceKind.Sum ? a + b : Algebra.Max(a, b));
        return new ElementFormula(TensorElement.Of(Output, element), expression, reader.Arguments, SumsSamples: OverBatch);
    }

    /// <summary>The element of a sample's result to which an element of the domain contributes.</summary>
    private int ResultOf(int element) => Keeps switch
    {
        Along.SampleChannels => element % Domain.Channels(),
        Along.SamplePositions => element / Domain.Channels(),
        _ => 0,
    };

    public override bool IsConstant => Kind == ReduceKind.Max;

    public override void Adjoint(IReverseMode reverse)
    {
        if (!IsConstant)
            ExpressionAdjoint.Run(reverse, Domain, Arguments, Expression, reverse.GradientOf(Output), slope: Slope);
    }

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override bool Retarget(Value output, Value destination)
    {
        Output = destination;
        return true;
    }

    public override void Interpret(Interpreter interpreter)
    {
        int channels = Domain.Channels(), elements = Domain.Elements, size = Output.Shape.Elements;
        double[] numbers = interpreter.Evaluate(Expression, [.. Arguments.Select(argument => interpreter.Repeated(argument, Domain))], Domain);
        double[] results = new double[interpreter.SamplesOf(Output.Shape) * size], magnitudes = new double[results.Length];
        for (int at = 0; at < results.Length; at++)
            results[at] = Kind == ReduceKind.Sum ? 0 : double.NegativeInfinity;
        for (int b = 0; b < interpreter.Batch; b++)
        {
            for (int e = 0; e < elements; e++)
            {
                double number = numbers[(b * elements) + e];
                int at = Keeps switch
                {
                    Along.Samples => b,
                    Along.SampleChannels => (b * size) + (e % channels),
                    Along.SamplePositions => (b * size) + (e / channels),
                    _ => e,
                };
                results[at] = Kind == ReduceKind.Sum ? results[at] + number : Math.Max(results[at], number);
                magnitudes[at] += Math.Abs(number);
            }
        }
        interpreter.Write(Output, Kind == ReduceKind.Sum ? interpreter.Rounded(results, magnitudes) : results);
    }
}

internal enum ReduceKind
{
    Sum,

    /// <summary>The result is constant to differentiation: it only keeps exponentials finite, and cancels out.</summary>
    Max,
}
