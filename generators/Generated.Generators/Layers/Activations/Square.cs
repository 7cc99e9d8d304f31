using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x².</summary>
internal sealed class Square : Activation
{
    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => x * x;
}
