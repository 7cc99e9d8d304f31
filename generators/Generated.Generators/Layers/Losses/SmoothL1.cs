using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>(y - t)²/(2·beta) near, |y - t| - beta/2 beyond.</summary>
internal sealed class SmoothL1 : Loss
{
    public override TargetDomain Targets => TargetDomain.AnyNumber;

    protected override Value Lower(LossContext context, Value output)
    {
        double beta = context.Options.Number("Beta", 1);
        Expression d = X - Arg(1);
        Expression size = Algebra.Abs(d);
        // With beta 0 the parabola has no width, and the absolute error remains.
        return context.ElementByElement(output, beta == 0 ? size : Choose(Less(size, beta), 0.5 / beta * (d * d), size - (0.5 * beta)));
    }

    protected override bool Check(ShapeContext context, int[] output)
    {
        double value = context.Options.Number("Beta", 1);
        return context.Require(value >= 0 && !double.IsInfinity(value), "Beta", "a finite number, not negative", value)
            && (value == 0 || context.RequireRepresentable("Beta", value, 0.5 / value, 0.5 * value, 1 / value));
    }
}
