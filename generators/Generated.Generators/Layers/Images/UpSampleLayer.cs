using System.Collections.Generic;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers.Shared;

namespace Generated.Generators.Layers.Images;

/// <param name="Factor">The factor along each axis.</param>
/// <param name="FactorWidth">The factor across; 0 for that down.</param>
/// <param name="Mode">What stands between the positions.</param>
internal sealed record UpSampleOptions(int Factor, int FactorWidth, Interpolation Mode)
{
    public static UpSampleOptions Of(Options given) =>
        new(given.Integer(nameof(Factor)), given.Integer(nameof(FactorWidth)), given.Member<Interpolation>(nameof(Mode)));

    public int Across => FactorWidth > 0 ? FactorWidth : Factor;
}

/// <summary>An image or a sequence made larger by a whole factor along each axis.</summary>
/// <param name="given">The options that were given.</param>
/// <param name="axes">1 for sequences [time, features], 2 for images [height, width, channels].</param>
internal abstract class UpSampleLayer(Options given, int axes) : ImageLayer(axes)
{
    private readonly UpSampleOptions _options = UpSampleOptions.Of(given);

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        const int most = 1 << 10;
        (int down, int across) = (_options.Factor, _options.FactorWidth);
        bool fine = ImageShapes.Require(context, input, Axes)
            && context.Require(down is >= 1 and <= most, nameof(_options.Factor), "from 1 to 1024", down)
            && context.Require(across is >= 0 and <= most, nameof(_options.FactorWidth), "from 1 to 1024, or 0 for that down", across);
        if (!fine)
            return null;
        return Axes == 1
            ? ImageShapes.Limited(context, nameof(_options.Factor), down, Grown(input[0], down), input[1])
            : ImageShapes.Limited(context, nameof(_options.Factor), down, Grown(input[0], down), Grown(input[1], _options.Across), input[2]);
    }

    /// <summary>Limited to 32 bits: sizes that are too large are refused in any case.</summary>
    private static int Grown(int size, int factor) => (int)Math.Min((long)size * factor, int.MaxValue);

    public override Value Lower(LoweringContext context, Value input)
    {
        int down = _options.Factor;
        bool isLinear = _options.Mode == Interpolation.Linear;
        TapAxis Over(int size, int factor) => TapAxis.Of(size, size * factor, o => isLinear ? Between(o, size, factor) : [new Tap(o / factor, 1)]);
        Value output = context.Program.NewValue(context.ValueName, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        (TapAxis height, TapAxis width) = Axes == 1
            ? (TapAxis.Same(1), Over(input.Shape.Axes[0], down))
            : (Over(input.Shape.Axes[0], down), Over(input.Shape.Axes[1], _options.Across));
        context.Add(new ResampleOp(output, input, height, width));
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

    public override string Describe() =>
        (Axes == 1 ? $"{_options.Factor}" : $"{_options.Factor}x{_options.Across}") + (_options.Mode == Interpolation.Linear ? ", linear" : "");
}
