using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>max(0, 1 - t·y), for targets of -1 or 1; at the kink the slope is that of 1 - t·y.</summary>
internal sealed class Hinge(Options given) : ElementLoss(given)
{
    public override TargetDomain Targets => TargetDomain.Signs;

    public override Values Expects => Values.AnyNumbers;

    protected override Value Lower(LossContext context, Value output) =>
        context.ElementByElement(output, AtLeast(One - (Arg(1) * X), Zero));
}
