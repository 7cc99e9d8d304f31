using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Activations;

/// <summary>exp(x).</summary>
internal sealed class Exp : Activation
{
    public override Expression Of(Expression x, Options options) => Expressions.Exp(x);
}
