using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

internal sealed record HardShrinkOptions(double Threshold)
{
    public static HardShrinkOptions Of(Options given) => new(given.Number(nameof(Threshold), 0.5));
}

/// <summary>x, and 0 within a threshold.</summary>
internal sealed class HardShrink(Options given) : Activation
{
    private readonly HardShrinkOptions _options = HardShrinkOptions.Of(given);

    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => Choose(LessOrEqual(Algebra.Abs(x), _options.Threshold), Zero, x);

    public override string Describe() => FormattableString.Invariant($"threshold {_options.Threshold}");

    protected override bool CheckOptions(ShapeContext context)
    {
        double threshold = _options.Threshold;
        return context.Require(threshold >= 0 && !double.IsInfinity(threshold), nameof(_options.Threshold), "a finite number, not negative", threshold);
    }
}
