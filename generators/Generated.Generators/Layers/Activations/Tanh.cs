using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Activations;

/// <summary>tanh(x).</summary>
internal sealed class Tanh : Activation
{
    public override Expression Of(Expression x, Options options) => Expressions.Tanh(x);
}
