using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Activations;

/// <summary>|x|.</summary>
internal sealed class Abs : Activation
{
    public override Expression Of(Expression x, Options options) => Expressions.Abs(x);
}
