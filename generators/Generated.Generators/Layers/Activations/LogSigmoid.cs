using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>log(1/(1 + exp(-x))), on the side where nothing overflows.</summary>
internal sealed class LogSigmoid : Activation
{
    public override Values Values => Values.LogProbabilities(Squashing.Sigmoid);

    public override Expression Of(Expression x) => Choose(Less(x, Zero), x - Log1P(Exp(x)), -Log1P(Exp(-x)));
}
