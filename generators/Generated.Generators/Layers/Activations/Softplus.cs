using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>log(1 + exp(beta·x))/beta.</summary>
internal sealed class Softplus : Activation
{
    public override Expression Of(Expression x, Options options)
    {
        double beta = options.Number("Beta", 1);
        Expression scaled = beta * x;
        return Choose(Greater(scaled, options.Number("Threshold", 20)), x, Log1P(Algebra.Exp(scaled)) / beta);
    }

    protected override bool CheckOptions(ShapeContext context)
    {
        double beta = context.Options.Number("Beta", 1);
        return context.Require(beta != 0 && !double.IsInfinity(beta), "Beta", "a finite number other than 0", beta)
            & context.RequireFinite("Threshold", context.Options.Number("Threshold", 20));
    }
}
