using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>min(max(x, 0), 6).</summary>
internal sealed class ReLU6 : Activation
{
    public override Values Values => Values.Rectified;

    public override Expression Of(Expression x) => Min(Max(x, Zero), 6);

    public override Expression? DerivativeFromOutput(Expression y) => Choose(And(Greater(y, Zero), Less(y, 6)), One, Zero);
}
