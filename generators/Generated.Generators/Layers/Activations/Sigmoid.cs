using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>1/(1 + exp(-x)).</summary>
internal sealed class Sigmoid : Activation
{
    public override Values Values => Values.Probabilities(Squashing.Sigmoid);

    public override Expression Of(Expression x) => Algebra.Sigmoid(x);
}
