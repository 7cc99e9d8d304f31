using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>
/// An expression for every element of its outputs, which have one shape. An input has the same shape, or lacks axes and is repeated along them:
/// <c>[n]</c> for every sample, <c>[batch]</c> for every element, <c>[C]</c> for every position of an image. see
/// <see cref="Access"/>.
/// </summary>
internal sealed class MapOp(Value[] inputs, (Value Output, Expression Expression)[] results) : Operation
{
    public Value[] Arguments { get; set; } = inputs;

    public (Value Output, Expression Expression)[] Results { get; set; } = results;

    /// <summary>
    /// The derivative as an expression of the output (argument 0), if that is simpler than one of the input: the input then need not be kept. Only
    /// for maps with one argument.
    /// </summary>
    public Expression? DerivativeFromOutput { get; init; }

    public TensorShape Shape => Results[0].Output.Shape;

    public override IReadOnlyList<Value> Inputs => Arguments;

    public override IReadOnlyList<Value> Outputs => [.. Results.Select(result => result.Output)];

    /// <summary>Whether its values have the same layout, so that it does not matter which.</summary>
    public override bool KnowsPanels => Arguments.All(argument => argument.Shape.Equals(Shape) || argument.Shape.Elements == 1)
        && !Results.Any(result => result.Expression.HasIndices());

    public override void Verify(Check check)
    {
        foreach ((Value output, Expression expression) in Results)
        {
            bool isLike = output.Shape.Elements == Shape.Elements && output.Shape.Batched == Shape.Batched;
            check.Require(isLike, $"'{Label}' has results of different shapes.");
            check.Expression(Label, expression, Shape, Arguments);
        }
    }

    public override Cost Cost
    {
        get
        {
            Cost cost = default;
            foreach ((Value output, Expression expression) in Results)
                cost += new Cost(Flops: (long)expression.Operators() * output.Shape.Elements, Arithmetic: (long)expression.Cost() * output.Shape.Elements);
            return cost;
        }
    }

    public override Split Split => Split.Serial;

    public override string Word => "map";

    public override string Text(bool isDerived) => Text(isDerived, sum: null);

    /// <summary>Its line as that of an operation of its own, or as what follows a sum: an epilogue that stores the sum itself keeps it.</summary>
    public string Text(bool isDerived, Value? sum)
    {
        var arguments = new ShownArguments(Arguments);
        if (sum is not null)
            arguments.Name(0);
        string results = string.Join("; ", Results.Select(result => result.Output == sum && result.Expression is Argument { Index: 0 }
            ? "keep " + Name(sum) : $"{ProgramText.Indexed(result.Output)} = {ExpressionPrinter.Exact(result.Expression, arguments.Name)}"));
        string derivative = DerivativeFromOutput is null || isDerived ? ""
            : $"; derivative {ExpressionPrinter.Exact(DerivativeFromOutput, _ => ProgramText.Indexed(Results[0].Output))}";
        TensorShape[] shapes = [.. Results.Select(result => result.Output.Shape)];
        return $"{results}{derivative}{arguments.Reads}; {string.Join(" and ", shapes.Distinct().Count() == 1 ? shapes.Take(1) : shapes)}";
    }

    public override string Formula(Func<Value, string> name) => FormulaOf(name, sum: null);

    public override IReadOnlyList<ElementFormula> ByElement => [.. Results.SelectMany(result => Enumerable.Range(0, Shape.Elements).Select(element =>
    {
        var reader = new ElementFormula.Reader();
        Expression expression = reader.At(result.Expression, Shape, element, Arguments);
        return new ElementFormula(TensorElement.Of(result.Output, element), expression, reader.Arguments);
    }))];

    /// <summary>What it computes, for a reader; of a sum, if there is a word for argument 0.</summary>
    public string FormulaOf(Func<Value, string> name, string? sum) =>
        string.Join("; ", Results.Select(result =>
            $"{name(result.Output)}{result.Output.Shape.Letters()} = {Written(result.Expression, Arguments, name, sum)}"));

    public override void Adjoint(IReverseMode reverse)
    {
        foreach ((Value output, Expression expression) in Results)
        {
            if (!reverse.Has(output))
                continue;
            Value gradient = reverse.GradientOf(output);
            if (DerivativeFromOutput is { } derivative)
                ExpressionAdjoint.Propagate(reverse, Shape, Arguments[0], [output, gradient], Gradients.Product(derivative, Arg(1)));
            else
                ExpressionAdjoint.Run(reverse, Shape, Arguments, expression, gradient, output);
        }
    }

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override bool Retarget(Value output, Value destination)
    {
        Results = [.. Results.Select(result => result.Output == output ? (destination, result.Expression) : result)];
        return true;
    }

    public override void Interpret(Interpreter interpreter) => Interpret(interpreter, sums: null);

    /// <summary>Computes its outputs, of sums that are not stored if it is an epilogue.</summary>
    public void Interpret(Interpreter interpreter, double[]? sums)
    {
        double[][] arguments = [.. Arguments.Select((argument, a) => a == 0 && sums is not null ? sums : interpreter.Repeated(argument, Shape))];
        double[][] results = [.. Results.Select(result => interpreter.Evaluate(result.Expression, arguments, Shape))];
        for (int r = 0; r < results.Length; r++)
            interpreter.Write(Results[r].Output, results[r]);
    }
}
