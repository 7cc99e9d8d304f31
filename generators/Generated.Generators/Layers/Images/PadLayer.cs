using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers.Shared;

namespace Generated.Generators.Layers.Images;

internal sealed record PadOptions(Sides[] Sides, PaddingMode Mode)
{
    public static PadOptions Of(Options given, int axes) => new(Images.Sides.Of(given, axes), given.Member<PaddingMode>(nameof(Mode)));
}

/// <summary>Positions put around an image or a sequence.</summary>
/// <param name="given">The options that were given.</param>
/// <param name="axes">1 for sequences [time, features], 2 for images [height, width, channels].</param>
internal abstract class PadLayer(Options given, int axes) : ImageLayer(axes)
{
    private readonly PadOptions _options = PadOptions.Of(given, axes);

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        if (!ImageShapes.Require(context, input, Axes))
            return null;
        int[] output = [.. input];
        Sides[] sides = _options.Sides;
        for (int axis = 0; axis < Axes; axis++)
        {
            (int most, string why) = _options.Mode switch
            {
                PaddingMode.Reflect => (input[axis] - 1, $", one less than the {input[axis]} that are mirrored"),
                PaddingMode.Circular => (input[axis], ", as many as there are"),
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
        (Sides[] sides, PaddingMode mode) = (_options.Sides, _options.Mode);
        Value output = context.Program.NewValue(context.ValueName, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        if (mode == PaddingMode.Zero)
        {
            var box = new Box(input, new int[sizes.Length], [.. sides.Select(side => side.Before), 0], sizes);
            context.Add(new PlaceOp(output, [box]));
            return output;
        }
        TapAxis[] tables = [.. sides.Select((side, axis) => Table(mode, side, sizes[axis]))];
        context.Add(new ResampleOp(output, input, Axes == 1 ? TapAxis.Same(1) : tables[0], tables[Axes - 1]));
        return output;
    }

    private static TapAxis Table(PaddingMode mode, Sides side, int size) => TapAxis.Of(size, size + side.Before + side.After, o =>
    {
        int at = o - side.Before;
        int position = mode switch
        {
            PaddingMode.Reflect => at < 0 ? -at : at >= size ? (2 * (size - 1)) - at : at,
            PaddingMode.Circular => (at + size) % size,
            _ => Math.Min(Math.Max(at, 0), size - 1),
        };
        return [new Tap(position, 1)];
    });

    public override string Describe() =>
        Sides.Text(_options.Sides) + (_options.Mode == PaddingMode.Zero ? "" : ", " + _options.Mode.ToString().ToLowerInvariant());
}
