using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x - tanh(x).</summary>
internal sealed class TanhShrink : Activation
{
    public override Expression Of(Expression x, Options options) => x - Algebra.Tanh(x);
}
