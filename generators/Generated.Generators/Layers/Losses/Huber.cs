using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

internal sealed record HuberOptions(double Delta)
{
    public static HuberOptions Of(Options given) => new(given.Number(nameof(Delta), 1));
}

/// <summary>(y - t)²/2 near, a line beyond delta.</summary>
internal sealed class Huber(Options given) : ElementLoss(given)
{
    private readonly HuberOptions _options = HuberOptions.Of(given);

    public override TargetDomain Targets => TargetDomain.AnyNumber;

    public override Values Expects => Values.AnyNumbers;

    protected override Value Lower(LossContext context, Value output)
    {
        double delta = _options.Delta;
        Expression d = X - Arg(1);
        Expression size = Algebra.Abs(d);
        return context.ElementByElement(output, Choose(LessOrEqual(size, delta), 0.5 * (d * d), delta * (size - (0.5 * delta))));
    }

    protected override bool Check(ShapeContext context, int[] output)
    {
        double value = _options.Delta;
        return context.Require(value > 0 && !double.IsInfinity(value), nameof(_options.Delta), "a positive number", value)
            && context.RequireRepresentable(nameof(_options.Delta), value, 0.5 * value);
    }
}
