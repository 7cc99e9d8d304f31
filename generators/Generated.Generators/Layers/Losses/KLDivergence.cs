using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>t·(log t - y) for log-probabilities y. Where t is 0 it is 0, the limit, even for an outcome that is masked by a y of -infinity.</summary>
internal sealed class KLDivergence(Options given) : ElementLoss(given)
{
    public override TargetDomain Targets => TargetDomain.Probabilities;

    public override Values Expects => Values.LogProbabilities();

    protected override Value Lower(LossContext context, Value output) =>
        context.ElementByElement(output, Choose(Equal(Arg(1), Zero), ZeroUnlessNaN(X), Arg(1) * (Log(Arg(1)) - X)));
}
