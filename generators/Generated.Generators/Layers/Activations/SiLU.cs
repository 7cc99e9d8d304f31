using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x·sigmoid(x).</summary>
internal sealed class SiLU : Activation
{
    public override Expression Of(Expression x, Options options) => x * Sigmoid(x);
}
