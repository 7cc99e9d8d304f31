using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>exp(x).</summary>
internal sealed class Exp : Activation
{
    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => Algebra.Exp(x);
}
