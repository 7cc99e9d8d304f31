using System.Collections.Generic;
using System.Linq;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>
/// The adjoint of <see cref="MaxPoolOp"/>: each element of the image gets the sum of the gradients of the windows in which it was the largest, in the
/// order of the windows. The tables are those of the pool, transposed.
/// </summary>
internal sealed class MaxPoolBackwardOp(Value output, Value gradient, Value winner, TapAxis height, TapAxis width, int offsetsAcross) : Operation
{
    public Value Output { get; set; } = output;

    public Value Gradient { get; } = gradient;

    public Value Winner { get; } = winner;

    public TapAxis Height { get; } = height;

    public TapAxis Width { get; } = width;

    /// <summary>The number of offsets of a window along the width, that is the length of a row of offsets.</summary>
    public int OffsetsAcross { get; } = offsetsAcross;

    public int Channels => Output.Shape.Elements / (Height.To * Width.To);

    public override IReadOnlyList<Value> Inputs => [Gradient, Winner];

    public override IReadOnlyList<Value> Outputs => [Output];

    public override void Verify(Check check)
    {
        check.Tables(Label, Height, Width, Channels, Gradient.Shape, Output.Shape);
        check.Require(Winner.Shape.Elements == Gradient.Shape.Elements, $"the winners of '{Label}' are {Winner.Shape}, their gradients {Gradient.Shape}.");
    }

    /// <summary>The number of a winner is compared, and the gradient added where it is the one.</summary>
    public override Cost Cost => (long)Height.All.Count() * Width.All.Count() * Channels is var taps ? new(Flops: taps, Arithmetic: 4 * taps) : default;

    public override Split Split => Split.Samples;

    public override string Word => "unpool";

    public override string Text(bool isDerived)
    {
        string winner = $"winner {Name(Winner)} of {Number(OffsetsAcross)} across";
        return $"{Name(Output)} = Σ over won windows of {Name(Gradient)}; {Tables(Height, Width, Offsets)}; {winner}; {Output.Shape}";
    }

    public override string Formula(Func<Value, string> name) =>
        $"{name(Output)} {Output.Shape} = Σ {name(Gradient)} {Gradient.Shape} of the windows that the element has won, by {name(Winner)}";

    public override void Adjoint(IReverseMode reverse) => throw HasNoAdjoint();

    /// <summary>None. Where it writes depends on numbers.</summary>
    public override IReadOnlyList<ElementFormula>? ByElement => null;

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override bool Retarget(Value output, Value destination)
    {
        Output = destination;
        return true;
    }

    public override void Interpret(Interpreter interpreter)
    {
        var result = new double[interpreter.Batch * Output.Shape.Elements];
        double[] winner = interpreter.Of(Winner), gradient = interpreter.Of(Gradient);
        interpreter.ForTaps(Height, Width, Channels, (to, from, row, column) =>
        {
            if (winner[from] == (row.Weight * OffsetsAcross) + column.Weight)
                result[to] += gradient[from];
        });
        interpreter.Write(Output, result);
    }
}
