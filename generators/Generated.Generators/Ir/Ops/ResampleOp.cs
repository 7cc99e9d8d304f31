using System.Collections.Generic;
using System.Linq;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>
/// Weighted sums over positions of an image, channel by channel, with a table for each axis:
/// <c>y[p, q, c] = Σ_i Σ_j height(p, i)·width(q, j)·x[i, j, c]</c>. Average pools, upsampling, mirrored borders. Its
/// adjoint is the same with the tables transposed.
/// </summary>
internal sealed class ResampleOp(Value output, Value input, TapAxis height, TapAxis width) : Operation
{
    /// <summary>An image of height.To by width.To.</summary>
    public Value Output { get; set; } = output;

    /// <summary>An image of height.From by width.From.</summary>
    public Value Input { get; } = input;

    public TapAxis Height { get; } = height;

    public TapAxis Width { get; } = width;

    public int Channels => Output.Shape.Elements / (Height.To * Width.To);

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => [Output];

    public override void Verify(Check check) => check.Tables(Label, Height, Width, Channels, Input.Shape, Output.Shape);

    public override Cost Cost
    {
        get
        {
            long taps = (long)Height.All.Count() * Width.All.Count() * Channels;
            bool isSum = Height.OneWeight == 1 && Width.OneWeight == 1;
            return new(Flops: isSum ? Math.Max(0, taps - Output.Shape.Elements) : 2 * taps, Arithmetic: 2 * taps);
        }
    }

    public override Split Split => Split.Samples;

    public override string Word => "resample";

    public override string Text(bool isDerived) => $"{Name(Output)} = weighted sums of {Name(Input)}; {Tables(Height, Width, Weights)}; {Output.Shape}";

    public override string Formula(Func<Value, string> name) => $"{name(Output)} {Output.Shape} = weighted sums over positions of {name(Input)} {Input.Shape}";

    /// <summary>Each element of an image gets the gradient of everything that was computed from it.</summary>
    public override void Adjoint(IReverseMode reverse)
    {
        if (!reverse.Needs(Input))
            return;
        Value gradient = reverse.WholeGradientOf(Output);
        reverse.Add(Input, into => new ResampleOp(into, gradient, Height.Transposed(), Width.Transposed()));
    }

    /// <summary>None. Its elements read windows of images; straight code would be long.</summary>
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
        double[] input = interpreter.Of(Input);
        interpreter.ForTaps(Height, Width, Channels, (to, from, row, column) => result[to] += row.Weight * column.Weight * input[from]);
        interpreter.Write(Output, interpreter.Rounded(result, result));
    }
}
