using System.Collections.Generic;
using Generated.Generators.Common;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>A random mask of zeros and 1/(1 - rate): the elements that dropout keeps. The same for the same seed and step.</summary>
internal sealed class RandomMaskOp(Value output, double rate, int stream) : Operation
{
    public Value Output { get; } = output;

    public double Rate { get; } = rate;

    /// <summary>Distinguishes the masks of one network.</summary>
    public int Stream { get; } = stream;

    public override IReadOnlyList<Value> Inputs => [];

    public override IReadOnlyList<Value> Outputs => [Output];

    public override void Verify(Check check) =>
        check.Require(Rate is >= 0 and < 1 && Output.Shape.Batched, $"'{Label}' is a mask of {Output.Shape} with the rate {Rate}.");

    public override Cost Cost => new(Drawn: Output.Shape.Elements);

    public override Split Split => Split.Samples;

    public override string Word => "mask";

    public override string Text(bool isDerived) => $"{Name(Output)} = {Choice}; stream {Number(Stream)}; {Output.Shape}";

    public override string Formula(Func<Value, string> name) => $"{name(Output)} {Output.Shape} = {Choice}";

    private string Choice => $"0 with probability {Decimals.Shortest(Rate)}, else 1/(1 - {Decimals.Shortest(Rate)})";

    /// <summary>It reads nothing to which a gradient could flow.</summary>
    public override void Adjoint(IReverseMode reverse)
    {
    }

    /// <summary>None. Its elements are drawn, not computed.</summary>
    public override IReadOnlyList<ElementFormula>? ByElement => null;

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override bool Retarget(Value output, Value destination) => false;

    public override void Interpret(Interpreter interpreter) => interpreter.Write(Output, interpreter.Mask(this));
}
