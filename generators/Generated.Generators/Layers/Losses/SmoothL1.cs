using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

internal sealed record SmoothL1Options(double Beta)
{
    public static SmoothL1Options Of(Options given) => new(given.Number(nameof(Beta), 1));
}

/// <summary>(y - t)²/(2·beta) near, |y - t| - beta/2 beyond.</summary>
internal sealed class SmoothL1(Options given) : ElementLoss(given)
{
    private readonly SmoothL1Options _options = SmoothL1Options.Of(given);

    public override TargetDomain Targets => TargetDomain.AnyNumber;

    public override Values Expects => Values.AnyNumbers;

    protected override Value Lower(LossContext context, Value output)
    {
        double beta = _options.Beta;
        Expression d = X - Arg(1);
        Expression size = Algebra.Abs(d);
        // With beta 0 the parabola has no width, and the absolute error remains.
        return context.ElementByElement(output, beta == 0 ? size : Choose(Less(size, beta), 0.5 / beta * (d * d), size - (0.5 * beta)));
    }

    protected override bool Check(ShapeContext context, int[] output)
    {
        double value = _options.Beta;
        return context.Require(value >= 0 && !double.IsInfinity(value), nameof(_options.Beta), "a finite number, not negative", value)
            && (value == 0 || context.RequireRepresentable(nameof(_options.Beta), value, 0.5 / value, 0.5 * value, 1 / value));
    }
}
