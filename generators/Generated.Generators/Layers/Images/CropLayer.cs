using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Images;

/// <summary>Positions taken away from the borders of an image or a sequence.</summary>
/// <param name="given">The options that were given.</param>
/// <param name="axes">1 for sequences [time, features], 2 for images [height, width, channels].</param>
internal abstract class CropLayer(Options given, int axes) : ImageLayer(axes)
{
    private readonly Sides[] _sides = Sides.Of(given, axes);

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        if (!ImageShapes.Require(context, input, Axes))
            return null;
        int[] output = [.. input];
        for (int axis = 0; axis < Axes; axis++)
        {
            (Sides sides, int size) = (_sides[axis], input[axis]);
            (string option, int found, int most) = sides.Before >= size
                ? (sides.BeforeOption, sides.Before, size - 1)
                : (sides.AfterOption, sides.After, size - 1 - sides.Before);
            string expected = $"from 0 to {most}, so that something is left of {size}";
            if (!sides.Check(context) || !context.Require(sides.Before + sides.After < size, option, expected, found))
                return null;
            output[axis] -= sides.Before + sides.After;
        }
        return output;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        Value output = context.Program.NewValue(context.ValueName, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        var box = new Box(input, [.. _sides.Select(side => side.Before), 0], new int[Axes + 1], context.OutputShape);
        context.Add(new PlaceOp(output, [box]));
        return output;
    }

    public override string Describe() => Sides.Text(_sides);
}
