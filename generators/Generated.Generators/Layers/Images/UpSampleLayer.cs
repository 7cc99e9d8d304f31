using System.Collections.Generic;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Images;

/// <summary>An image or a sequence made larger by a whole factor along each axis.</summary>
/// <param name="axes">1 for sequences [time, features], 2 for images [height, width, channels].</param>
internal abstract class UpSampleLayer(int axes) : Layer
{
    /// <summary>The members of the library's <c>Interpolation</c>, by their numbers.</summary>
    private const int Linear = 1;

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        const int most = 1 << 10;
        int down = context.Options.Integer("Factor"), across = context.Options.Integer("FactorWidth");
        bool fine = ImageShapes.Require(context, input, axes)
            && context.Require(down is >= 1 and <= most, "Factor", "from 1 to 1024", down)
            && context.Require(across is >= 0 and <= most, "FactorWidth", "from 1 to 1024, or 0 for that down", across);
        if (!fine)
            return null;
        return axes == 1
            ? ImageShapes.Limited(context, "Factor", down, Grown(input[0], down), input[1])
            : ImageShapes.Limited(context, "Factor", down, Grown(input[0], down), Grown(input[1], Across(context.Options)), input[2]);
    }

    /// <summary>Limited to 32 bits: sizes that are too large are refused in any case.</summary>
    private static int Grown(int size, int factor) => (int)Math.Min((long)size * factor, int.MaxValue);

    public override Value Lower(LoweringContext context, Value input)
    {
        int down = context.Options.Integer("Factor");
        bool isLinear = context.Options.Integer("Mode") == Linear;
        TapAxis Over(int size, int factor) => TapAxis.Of(size, size * factor, o => isLinear ? Between(o, size, factor) : [new Tap(o / factor, 1)]);
        Value output = context.Program.NewValue(context.ValueName, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        (TapAxis height, TapAxis width) = axes == 1
            ? (TapAxis.Same(1), Over(input.Shape.Axes[0], down))
            : (Over(input.Shape.Axes[0], down), Over(input.Shape.Axes[1], Across(context.Options)));
        context.Program.Forward.Add(new ResampleOp(output, input, height, width) { Label = context.LayerName });
        return output;
    }

    /// <summary>The positions before and after (o + 1/2)/factor - 1/2, weighted by their distances; beyond a border only the border counts.</summary>
    private static IEnumerable<Tap> Between(int o, int size, int factor)
    {
        double at = Math.Max(((o + 0.5) / factor) - 0.5, 0);
        int before = (int)at;
        double after = at - before;
        yield return new Tap(before, 1 - after);
        if (after > 0)
            yield return new Tap(Math.Min(before + 1, size - 1), after);
    }

    private int Across(Options options) => options.Integer("FactorWidth") is var width && width > 0 ? width : options.Integer("Factor");

    public override string Describe(Options options) =>
        (axes == 1 ? $"{options.Integer("Factor")}" : $"{options.Integer("Factor")}x{Across(options)}") + (options.Integer("Mode") == Linear ? ", linear" : "");
}

internal sealed class UpSample1DLayer() : UpSampleLayer(1);

internal sealed class UpSample2DLayer() : UpSampleLayer(2);
