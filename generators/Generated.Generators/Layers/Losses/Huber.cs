using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>(y - t)²/2 near, a line beyond delta.</summary>
internal sealed class Huber : Loss
{
    public override TargetDomain Targets => TargetDomain.AnyNumber;

    protected override Value Lower(LossContext context, Value output)
    {
        double delta = context.Options.Number("Delta", 1);
        Expression d = X - Arg(1);
        Expression size = Algebra.Abs(d);
        return context.ElementByElement(output, Choose(LessOrEqual(size, delta), 0.5 * (d * d), delta * (size - (0.5 * delta))));
    }

    protected override bool Check(ShapeContext context, int[] output)
    {
        double value = context.Options.Number("Delta", 1);
        return context.Require(value > 0 && !double.IsInfinity(value), "Delta", "a positive number", value)
            && context.RequireRepresentable("Delta", value, 0.5 * value);
    }
}
