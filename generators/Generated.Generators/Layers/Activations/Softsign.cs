using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x/(1 + |x|).</summary>
internal sealed class Softsign : Activation
{
    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => x / (One + Algebra.Abs(x));
}
