using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Activations;

/// <summary>x times the hard sigmoid of x.</summary>
internal sealed class HardSwish : Activation
{
    public override Expression Of(Expression x, Options options) => x * Min(Max(x + 3, Zero), 6) / 6;
}
