using System.Collections.Generic;
using System.Linq;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>A box of one image that is copied into another image.</summary>
/// <param name="From">The image.</param>
/// <param name="FromStart">For each axis, where the box begins in <paramref name="From"/>.</param>
/// <param name="ToStart">For each axis, where the box begins in the output.</param>
/// <param name="Size">Its size along each axis.</param>
internal sealed record Box(Value From, int[] FromStart, int[] ToStart, int[] Size)
{
    public int Elements => Size.Aggregate(1, (product, size) => product * size);

    /// <summary>Whether it lies within the image that it is taken from and within the one that it is copied to.</summary>
    public bool Fits(TensorShape to)
    {
        static bool IsWithin(int[] start, int[] size, TensorShape image) =>
            size.Length == image.Axes.Count && size.Zip(start, (size, start) => size + start).Zip(image.Axes, (end, size) => end <= size).All(inside => inside);
        return Size.All(size => size > 0) && From.Shape.Batched == to.Batched && IsWithin(FromStart, Size, From.Shape) && IsWithin(ToStart, Size, to);
    }
}

/// <summary>
/// An image composed of boxes of other images, and zeros elsewhere: padding, cropping, concatenation along any axis. Boxes do not overlap. All images
/// have the same number of axes.
/// </summary>
internal sealed class PlaceOp(Value output, Box[] boxes) : Operation
{
    public Value Output { get; set; } = output;

    public Box[] Boxes { get; set; } = boxes;

    /// <summary>Whether some of the output is not covered by boxes and therefore zero.</summary>
    public bool LeavesZeros => Boxes.Sum(box => box.Elements) < Output.Shape.Elements;

    public override IReadOnlyList<Value> Inputs => [.. Boxes.Select(box => box.From)];

    public override IReadOnlyList<Value> Outputs => [Output];

    public override void Verify(Check check)
    {
        foreach (Box box in Boxes)
            check.Require(box.Fits(Output.Shape), $"a box of '{Label}' is not within {box.From.Shape} and {Output.Shape}.");
    }

    public override Cost Cost => new(Moved: Output.Shape.Elements);

    public override Split Split => Split.Samples;

    public override string Word => "place";

    public override string Text(bool isDerived)
    {
        string rest = Boxes.Length == 0 ? "0" : LeavesZeros ? ", else 0" : "";
        return $"{Name(Output)} = {string.Join(" and ", Boxes.Select(Placed))}{rest}; {Output.Shape}";
    }

    private static string Placed(Box box) =>
        $"{Name(box.From)} from ({Numbers(box.FromStart)}) at ({Numbers(box.ToStart)}), size {Sizes(box.Size)}";

    public override string Formula(Func<Value, string> name)
    {
        IEnumerable<string> boxes = Boxes.Select(box =>
            $"{name(box.From)} from ({Numbers(box.FromStart)}) at ({Numbers(box.ToStart)}), size {string.Join("x", box.Size.Select(Number))}");
        return $"{name(Output)} {Output.Shape} = {string.Join(" and ", boxes)}{(LeavesZeros ? ", else 0" : "")}";
    }

    /// <summary>The gradient of each box is cut out again; elements that were not copied have no gradient.</summary>
    public override void Adjoint(IReverseMode reverse)
    {
        Value gradient = reverse.WholeGradientOf(Output);
        foreach (Box box in Boxes)
            reverse.Add(box.From, into => new PlaceOp(into, [new Box(gradient, box.ToStart, box.FromStart, box.Size)]));
    }

    /// <summary>None. Boxes belong to images.</summary>
    public override IReadOnlyList<ElementFormula>? ByElement => null;

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override bool Retarget(Value output, Value destination) => false;

    public override void Interpret(Interpreter interpreter)
    {
        int samples = interpreter.SamplesOf(Output.Shape), size = Output.Shape.Elements;
        int[] to = [.. Output.Shape.Axes];
        var result = new double[samples * size];
        foreach (Box box in Boxes)
        {
            int[] from = [.. box.From.Shape.Axes];
            double[] elements = interpreter.Of(box.From);
            for (int i = 0; i < box.Elements; i++)
            {
                int[] index = Interpreter.Index(i, box.Size);
                int target = Interpreter.Offset(index, box.ToStart, to), source = Interpreter.Offset(index, box.FromStart, from);
                for (int b = 0; b < samples; b++)
                    result[(b * size) + target] = elements[(box.From.Shape.Batched ? b * box.From.Shape.Elements : 0) + source];
            }
        }
        interpreter.Write(Output, result);
    }
}
