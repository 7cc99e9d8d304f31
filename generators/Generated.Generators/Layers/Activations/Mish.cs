using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x·tanh(log(1 + exp(x))), the logarithm taken on the side where nothing overflows.</summary>
internal sealed class Mish : Activation
{
    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => x * Tanh(Choose(Less(x, Zero), Log1P(Exp(x)), x + Log1P(Exp(-x))));
}
