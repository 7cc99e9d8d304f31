using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>(y - t)².</summary>
internal sealed class MeanSquaredError(Options given) : ElementLoss(given)
{
    public override TargetDomain Targets => TargetDomain.AnyNumber;

    public override Values Expects => Values.AnyNumbers;

    protected override Value Lower(LossContext context, Value output) =>
        context.ElementByElement(output, (X - Arg(1)) * (X - Arg(1)));
}
