using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Activations;

/// <summary>x - tanh(x).</summary>
internal sealed class TanhShrink : Activation
{
    public override Expression Of(Expression x, Options options) => x - Expressions.Tanh(x);
}
