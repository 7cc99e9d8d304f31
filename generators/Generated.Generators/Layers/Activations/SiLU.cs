using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Activations;

/// <summary>x·sigmoid(x).</summary>
internal sealed class SiLU : Activation
{
    public override Expression Of(Expression x, Options options) => x * Sigmoid(x);
}
