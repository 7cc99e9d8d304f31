using System.Collections.Generic;
using System.Linq;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>A matrix with its axes swapped, so that a contraction finds neighbours in memory. Made by the kernel pass, not by layers.</summary>
internal sealed class TransposeOp(Value output, Value input) : Operation
{
    public Value Output { get; } = output;

    public Value Input { get; } = input;

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => [Output];

    public override IReadOnlyList<Value> Factors => [Input, Output];

    public override bool KnowsPanels => true;

    public override void Verify(Check check) =>
        check.Require(Output.Shape.Axes.SequenceEqual(Input.Shape.Axes.Reverse()), $"'{Label}' transposes {Input.Shape} to {Output.Shape}.");

    public override Cost Cost => new(Shuffled: Output.Shape.Elements);

    public override Split Split => Split.Elements;

    public override string Word => "transpose";

    public override string Text(bool isDerived) => $"{Name(Output)}[n, k] = {Name(Input)}[k, n]; {Output.Shape}";

    public override string Formula(Func<Value, string> name) => $"{name(Output)} {Output.Shape} = {name(Input)} {Input.Shape}, rows and columns swapped";

    public override IReadOnlyList<ElementFormula> ByElement
    {
        get
        {
            int rows = Input.Shape.Axes[0], columns = Input.Shape.Axes[1];
            return [.. Enumerable.Range(0, rows * columns).Select(element =>
                ElementFormula.Copy(Output, element, Input, (element % rows * columns) + (element / rows)))];
        }
    }

    public override void Adjoint(IReverseMode reverse) => throw HasNoAdjoint();

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override bool Retarget(Value output, Value destination) => false;

    public override void Interpret(Interpreter interpreter)
    {
        (int rows, int columns) = (Input.Shape.Axes[0], Input.Shape.Axes[1]);
        double[] matrix = interpreter.Of(Input);
        var transposed = new double[matrix.Length];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
                transposed[(c * rows) + r] = matrix[(r * columns) + c];
        }
        interpreter.Write(Output, transposed);
    }
}
