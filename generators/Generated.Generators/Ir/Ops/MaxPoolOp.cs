using System.Collections.Generic;
using System.Linq;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>
/// The largest element of each window of an image, channel by channel. The weight of a tap is its offset in the window. As in PyTorch, the first of
/// several maxima in row-major order wins. NaN wins over all numbers, and the last of several NaNs wins.
/// </summary>
internal sealed class MaxPoolOp(Value output, Value? winner, Value input, TapAxis height, TapAxis width) : Operation
{
    public Value Output { get; set; } = output;

    /// <summary>
    /// For each output element, the offset of the largest element in its window: row·(offsets across) + column, as a number; null if no backward pass
    /// reads it.
    /// </summary>
    public Value? Winner { get; } = winner;

    public Value Input { get; } = input;

    public TapAxis Height { get; } = height;

    public TapAxis Width { get; } = width;

    public int Channels => Output.Shape.Elements / (Height.To * Width.To);

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => Winner is null ? [Output] : [Output, Winner];

    public override void Verify(Check check)
    {
        check.Tables(Label, Height, Width, Channels, Input.Shape, Output.Shape);
        check.Require(Winner is null || Winner.Shape.Equals(Output.Shape), $"the winners of '{Label}' are {Winner?.Shape}, its maxima {Output.Shape}.");
        check.Require(Height.Taps.Concat(Width.Taps).All(taps => taps.Count > 0), $"'{Label}' has a window without elements.");
    }

    /// <summary>An element of a window is compared, and the number of the largest one is chosen, too.</summary>
    public override Cost Cost => (long)Height.All.Count() * Width.All.Count() * Channels is var taps ? new(Flops: taps, Arithmetic: 4 * taps) : default;

    public override Split Split => Split.Samples;

    public override string Word => "maxpool";

    public override string Text(bool isDerived)
    {
        string winner = Winner is null ? "" : "; winner " + Name(Winner);
        return $"{Name(Output)} = max over windows of {Name(Input)}; {Tables(Height, Width, Offsets)}{winner}; {Output.Shape}";
    }

    public override string Formula(Func<Value, string> name)
    {
        string winner = Winner is null ? "" : $"; {name(Winner)} = where in the window it is";
        return $"{name(Output)} {Output.Shape} = the largest of each window of {name(Input)} {Input.Shape}{winner}";
    }

    public override void Adjoint(IReverseMode reverse)
    {
        if (!reverse.Needs(Input))
            return;
        if (Winner is null)
            throw new InvalidOperationException($"'{Label}' does not keep what its gradient needs.");
        Value gradient = reverse.WholeGradientOf(Output);
        reverse.Add(Input, into => new MaxPoolBackwardOp(into, gradient, Winner, Height.Transposed(), Width.Transposed(), Width.Offsets));
    }

    /// <summary>None. It writes which element was the largest as well, for a pass that has no formula.</summary>
    public override IReadOnlyList<ElementFormula>? ByElement => null;

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override bool Retarget(Value output, Value destination)
    {
        if (output != Output)
            return false;
        Output = destination;
        return true;
    }

    public override void Interpret(Interpreter interpreter)
    {
        int across = Width.Offsets;
        var best = new double[interpreter.Batch * Output.Shape.Elements];
        double[] winner = [.. best.Select(_ => -1.0)], input = interpreter.Of(Input);
        interpreter.ForTaps(Height, Width, Channels, (to, from, row, column) =>
        {
            double number = input[from];
            if (winner[to] < 0 || number > best[to] || double.IsNaN(number))
                (best[to], winner[to]) = (number, (row.Weight * across) + column.Weight);
        });
        interpreter.Write(Output, best);
        if (Winner is not null)
            interpreter.Write(Winner, winner);
    }
}
