using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Losses;

/// <summary>|y - t|.</summary>
internal sealed class MeanAbsoluteError : Loss
{
    public override TargetDomain Targets => TargetDomain.AnyNumber;

    protected override Value Lower(LossContext context, Value output) =>
        context.ElementByElement(output, Expressions.Abs(X - Arg(1)));
}
