using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>A sigmoid of three straight lines.</summary>
internal sealed class HardSigmoid : Activation
{
    public override Expression Of(Expression x, Options options) => Min(Max(x + 3, Zero), 6) / 6;

    public override Expression? DerivativeFromOutput(Expression y, Options options) => Choose(And(Greater(y, Zero), Less(y, One)), 1.0 / 6, Zero);
}
