using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>|y - t|.</summary>
internal sealed class MeanAbsoluteError(Options given) : ElementLoss(given)
{
    public override TargetDomain Targets => TargetDomain.AnyNumber;

    public override Values Expects => Values.AnyNumbers;

    protected override Value Lower(LossContext context, Value output) =>
        context.ElementByElement(output, Algebra.Abs(X - Arg(1)));
}
