using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

internal sealed record SoftShrinkOptions(double Threshold)
{
    public static SoftShrinkOptions Of(Options given) => new(given.Number(nameof(Threshold), 0.5));
}

/// <summary>x moved towards 0 by a threshold, and 0 within it.</summary>
internal sealed class SoftShrink(Options given) : Activation
{
    private readonly SoftShrinkOptions _options = SoftShrinkOptions.Of(given);

    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) =>
        Choose(LessOrEqual(Algebra.Abs(x), _options.Threshold), Zero, Choose(Greater(x, Zero), x - _options.Threshold, x + _options.Threshold));

    public override string Describe() => FormattableString.Invariant($"threshold {_options.Threshold}");

    protected override bool CheckOptions(ShapeContext context)
    {
        double threshold = _options.Threshold;
        return context.Require(threshold >= 0 && !double.IsInfinity(threshold), nameof(_options.Threshold), "a finite number, not negative", threshold);
    }
}
