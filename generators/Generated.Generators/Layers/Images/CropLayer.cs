using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Images;

/// <summary>Positions taken away from the borders of an image or a sequence.</summary>
/// <param name="axes">1 for sequences [time, features], 2 for images [height, width, channels].</param>
internal abstract class CropLayer(int axes) : Layer
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        if (!ImageShapes.Require(context, input, axes))
            return null;
        int[] output = [.. input];
        Sides[] sides = Sides.Of(context.Options, axes);
        for (int axis = 0; axis < axes; axis++)
        {
            string rest = $", so that something is left of {input[axis]}";
            (string option, int most) = sides[axis].Before >= input[axis] ? (sides[axis].BeforeOption, input[axis] - 1) : (sides[axis].AfterOption, input[axis] - 1 - sides[axis].Before);
            if (!sides[axis].Check(context) || !context.Require(sides[axis].Before + sides[axis].After < input[axis], option, $"from 0 to {most}{rest}", option == sides[axis].BeforeOption ? sides[axis].Before : sides[axis].After))
                return null;
            output[axis] -= sides[axis].Before + sides[axis].After;
        }
        return output;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        Value output = context.Program.NewValue(context.ValueName, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        var box = new Box(input, [.. Sides.Of(context.Options, axes).Select(side => side.Before), 0], new int[axes + 1], context.OutputShape);
        context.Program.Forward.Add(new PlaceOp(output, [box]) { Label = context.LayerName });
        return output;
    }

    public override string Describe(Options options) => Sides.Text(Sides.Of(options, axes));
}

internal sealed class Crop1DLayer() : CropLayer(1);

internal sealed class Crop2DLayer() : CropLayer(2);
