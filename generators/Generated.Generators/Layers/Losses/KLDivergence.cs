using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Losses;

/// <summary>t·(log t - y) for log-probabilities y; its limit, 0, where t is 0.</summary>
internal sealed class KLDivergence : Loss
{
    public override TargetDomain Targets => TargetDomain.Probabilities;

    protected override Value Lower(LossContext context, Value output) =>
        context.ElementByElement(output, Choose(Greater(Arg(1), Zero), Arg(1) * (Log(Arg(1)) - X), Zero));
}
