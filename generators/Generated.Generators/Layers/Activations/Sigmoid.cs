using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Activations;

/// <summary>1/(1 + exp(-x)).</summary>
internal sealed class Sigmoid : Activation
{
    public override Expression Of(Expression x, Options options) => Expressions.Sigmoid(x);
}
