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
            string rest = $", so that something is left of {input[axis]}";
            (string option, int most) = _sides[axis].Before >= input[axis] ? (_sides[axis].BeforeOption, input[axis] - 1) : (_sides[axis].AfterOption, input[axis] - 1 - _sides[axis].Before);
            if (!_sides[axis].Check(context) || !context.Require(_sides[axis].Before + _sides[axis].After < input[axis], option, $"from 0 to {most}{rest}", option == _sides[axis].BeforeOption ? _sides[axis].Before : _sides[axis].After))
                return null;
            output[axis] -= _sides[axis].Before + _sides[axis].After;
        }
        return output;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        Value output = context.Program.NewValue(context.ValueName, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        var box = new Box(input, [.. _sides.Select(side => side.Before), 0], new int[Axes + 1], context.OutputShape);
        context.Program.Forward.Add(new PlaceOp(output, [box]) { Label = context.LayerName });
        return output;
    }

    public override string Describe() => Sides.Text(_sides);
}
