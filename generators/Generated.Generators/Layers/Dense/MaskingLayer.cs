using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Dense;

/// <param name="Rate">The probability of a zero.</param>
internal sealed record DropoutOptions(double Rate)
{
    public static DropoutOptions Of(Options given) => new(given.Number(nameof(Rate), 0.5));
}

/// <summary>While training, y = x·mask with a mask of zeros and 1/(1 - rate)s; else y = x.</summary>
internal abstract class MaskingLayer(Options given) : ElementwiseLayer
{
    private readonly DropoutOptions _options = DropoutOptions.Of(given);

    public sealed override LayerState State => LayerState.None;

    /// <summary>The shape of the mask, which repeats along the axes that it lacks.</summary>
    protected abstract TensorShape MaskOf(TensorShape input);

    protected override bool CheckOptions(ShapeContext context) =>
        context.Require(_options.Rate is >= 0 and < 1, nameof(_options.Rate), "from 0 up to, but not including, 1", _options.Rate);

    public sealed override Value Lower(LoweringContext context, Value input)
    {
        if (!context.Training || _options.Rate == 0)
            return input;
        Value mask = context.Program.NewValue(context.ValueName + "Mask", MaskOf(input.Shape), ValueRole.Intermediate);
        context.Add(new RandomMaskOp(mask, _options.Rate, context.Program.NextStream()));
        return context.Map(context.ValueName, X * Arg(1), [input, mask]);
    }

    /// <summary>A rate that is written as 0.2f is shown as 0.2.</summary>
    public sealed override string Describe() => (float)_options.Rate == _options.Rate
        ? FormattableString.Invariant($"rate {(float)_options.Rate}")
        : FormattableString.Invariant($"rate {_options.Rate}");
}
