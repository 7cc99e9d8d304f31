using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>-y[target], for log-probabilities y.</summary>
internal sealed class NegativeLogLikelihood : Loss
{
    public override TargetDomain Targets => TargetDomain.Classes;

    protected override Value Lower(LossContext context, Value output) =>
        ClassLoss.Of(context, output, -X, [], 0);

    protected override bool Check(ShapeContext context, int[] output) => ClassLoss.Check(context, output);
}
