using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x·sigmoid(x).</summary>
internal sealed class SiLU : Activation
{
    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => x * Sigmoid(x);
}
