using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>|x|.</summary>
internal sealed class Abs : Activation
{
    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => Algebra.Abs(x);
}
