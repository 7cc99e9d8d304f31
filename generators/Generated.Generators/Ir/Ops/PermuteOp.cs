using System.Collections.Generic;
using System.Linq;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>Reorders the axes of each sample: axis a of the output is axis <c>Order[a]</c> of the input.</summary>
internal sealed class PermuteOp(Value output, Value input, int[] order) : Operation
{
    public Value Output { get; set; } = output;

    public Value Input { get; } = input;

    public int[] Order { get; } = order;

    /// <summary>The inverse order.</summary>
    public int[] Inverse => [.. Enumerable.Range(0, Order.Length).Select(axis => Array.IndexOf(Order, axis))];

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => [Output];

    public override void Verify(Check check)
    {
        bool isOrder = Order.Length == Input.Shape.Axes.Count && Order.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, Order.Length));
        bool fits = isOrder && Output.Shape.Axes.SequenceEqual(Order.Select(axis => Input.Shape.Axes[axis]));
        check.Require(fits, $"'{Label}' puts the axes of {Input.Shape} into another order than those of {Output.Shape}.");
    }

    public override Cost Cost => new(Shuffled: Output.Shape.Elements);

    public override Split Split => Split.Samples;

    public override string Word => "permute";

    public override string Text(bool isDerived) => $"{Name(Output)} = {Name(Input)} with axes {Numbers(Order)}; {Output.Shape}";

    public override string Formula(Func<Value, string> name) =>
        $"{name(Output)} {Output.Shape} = {name(Input)} {Input.Shape}, axes in the order {Numbers(Order)}";

    public override void Adjoint(IReverseMode reverse)
    {
        if (!reverse.Needs(Input))
            return;
        Value gradient = reverse.WholeGradientOf(Output);
        reverse.Add(Input, into => new PermuteOp(into, gradient, Inverse));
    }

    public override IReadOnlyList<ElementFormula> ByElement =>
        [.. Enumerable.Range(0, Output.Shape.Elements).Select(element => ElementFormula.Copy(Output, element, Input, SourceOf(element)))];

    /// <summary>The element of a sample of the input that becomes one of the output.</summary>
    private int SourceOf(int element)
    {
        int[] index = Interpreter.Index(element, [.. Output.Shape.Axes]), source = new int[Order.Length];
        for (int axis = 0; axis < Order.Length; axis++)
            source[Order[axis]] = index[axis];
        return Interpreter.Offset(source, new int[Order.Length], [.. Input.Shape.Axes]);
    }

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override bool Retarget(Value output, Value destination)
    {
        Output = destination;
        return true;
    }

    public override void Interpret(Interpreter interpreter)
    {
        int size = Output.Shape.Elements;
        double[] input = interpreter.Of(Input);
        var result = new double[input.Length];
        for (int e = 0; e < size; e++)
        {
            int place = SourceOf(e);
            for (int b = 0; b < interpreter.Batch; b++)
                result[(b * size) + e] = input[(b * size) + place];
        }
        interpreter.Write(Output, result);
    }
}
