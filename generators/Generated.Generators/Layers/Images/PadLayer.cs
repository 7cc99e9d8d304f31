using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Images;

/// <summary>Positions put around an image or a sequence.</summary>
/// <param name="axes">1 for sequences [time, features], 2 for images [height, width, channels].</param>
internal abstract class PadLayer(int axes) : Layer
{
    /// <summary>The members of the library's <c>PaddingMode</c>, by their numbers.</summary>
    private enum Mode
    {
        Zero,
        Reflect,
        Replicate,
        Circular,
    }

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        if (!ImageShapes.Require(context, input, axes))
            return null;
        int[] output = [.. input];
        Sides[] sides = Sides.Of(context.Options, axes);
        for (int axis = 0; axis < axes; axis++)
        {
            (int most, string why) = (Mode)context.Options.Integer("Mode") switch
            {
                Mode.Reflect => (input[axis] - 1, $", one less than the {input[axis]} that are mirrored"),
                Mode.Circular => (input[axis], ", as many as there are"),
                _ => (int.MaxValue, ""),
            };
            if (!sides[axis].Check(context, most, why))
                return null;
            output[axis] += sides[axis].Before + sides[axis].After;
        }
        return ImageShapes.Limited(context, sides[0].BeforeOption, sides[0].Before, output);
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        int[] sizes = [.. input.Shape.Axes];
        Sides[] sides = Sides.Of(context.Options, axes);
        var mode = (Mode)context.Options.Integer("Mode");
        Value output = context.Program.NewValue(context.ValueName, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        if (mode == Mode.Zero)
        {
            var box = new Box(input, new int[sizes.Length], [.. sides.Select(side => side.Before), 0], sizes);
            context.Program.Forward.Add(new PlaceOp(output, [box]) { Label = context.LayerName });
            return output;
        }
        TapAxis[] tables = [.. sides.Select((side, axis) => Table(mode, side, sizes[axis]))];
        context.Program.Forward.Add(new ResampleOp(output, input, axes == 1 ? TapAxis.Same(1) : tables[0], tables[axes - 1]) { Label = context.LayerName });
        return output;
    }

    private static TapAxis Table(Mode mode, Sides side, int size) => TapAxis.Of(size, size + side.Before + side.After, o =>
    {
        int at = o - side.Before;
        int position = mode switch
        {
            Mode.Reflect => at < 0 ? -at : at >= size ? (2 * (size - 1)) - at : at,
            Mode.Circular => (at + size) % size,
            _ => Math.Min(Math.Max(at, 0), size - 1),
        };
        return [new Tap(position, 1)];
    });

    public override string Describe(Options options) =>
        Sides.Text(Sides.Of(options, axes)) + ((Mode)options.Integer("Mode") is var mode && mode != Mode.Zero ? ", " + mode.ToString().ToLowerInvariant() : "");
}

internal sealed class Pad1DLayer() : PadLayer(1);

internal sealed class Pad2DLayer() : PadLayer(2);
