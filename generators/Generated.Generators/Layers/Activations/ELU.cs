using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x above 0, alpha·(exp(x) - 1) below, whose derivative is y + alpha.</summary>
internal sealed class ELU : Activation
{
    public override Expression Of(Expression x, Options options) => Choose(Greater(x, Zero), x, Alpha(options) * ExpM1(x));

    public override Expression? DerivativeFromOutput(Expression y, Options options) => Alpha(options) > 0 ? Choose(Greater(y, Zero), One, y + Alpha(options)) : null;

    public override string Describe(Options options) => FormattableString.Invariant($"alpha {Alpha(options)}");

    protected override bool CheckOptions(ShapeContext context)
    {
        double value = context.Options.Number("Alpha", 1);
        return context.Require(!double.IsInfinity(value), "Alpha", "a finite number", value);
    }

    private static double Alpha(Options options) => options.Number("Alpha", 1);
}
