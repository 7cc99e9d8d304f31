using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>A sigmoid of three straight lines.</summary>
internal sealed class HardSigmoid : Activation
{
    public override Values Values => Values.Probabilities();

    public override Expression Of(Expression x) => Min(Max(x + 3, Zero), 6) / 6;

    public override Expression? DerivativeFromOutput(Expression y) => Choose(And(Greater(y, Zero), Less(y, One)), 1.0 / 6, Zero);
}
