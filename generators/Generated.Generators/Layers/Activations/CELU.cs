using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x above 0, alpha·(exp(x/alpha) - 1) below, whose derivative is y/alpha + 1. Barron, 2017.</summary>
internal sealed class CELU : Activation
{
    public override Expression Of(Expression x, Options options) => Choose(Greater(x, Zero), x, Alpha(options) * ExpM1(x / Alpha(options)));

    public override Expression? DerivativeFromOutput(Expression y, Options options) => Alpha(options) > 0 ? Choose(Greater(y, Zero), One, y / Alpha(options) + One) : null;

    public override string Describe(Options options) => FormattableString.Invariant($"alpha {Alpha(options)}");

    protected override bool CheckOptions(ShapeContext context)
    {
        double value = context.Options.Number("Alpha", 1);
        return context.Require(value != 0 && !double.IsInfinity(value), "Alpha", "a finite number other than 0", value);
    }

    private static double Alpha(Options options) => options.Number("Alpha", 1);
}
