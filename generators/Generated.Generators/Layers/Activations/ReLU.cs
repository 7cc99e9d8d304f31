using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>max(x, 0).</summary>
internal sealed class ReLU : Activation
{
    public override Values Values => Values.Rectified;

    public override Expression Of(Expression x) => Max(x, Zero);

    public override Expression? DerivativeFromOutput(Expression y) => Choose(Greater(y, Zero), One, Zero);
}
