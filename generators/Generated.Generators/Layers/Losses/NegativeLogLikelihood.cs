using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>-y[target], for log-probabilities y.</summary>
internal sealed class NegativeLogLikelihood(Options given) : ClassLoss(given)
{
    public override Values Expects => Values.LogProbabilities();

    protected override Value Lower(LossContext context, Value output) => Of(context, output, -X);
}
