using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>(y - t)².</summary>
internal sealed class MeanSquaredError : Loss
{
    public override TargetDomain Targets => TargetDomain.AnyNumber;

    protected override Value Lower(LossContext context, Value output) =>
        context.ElementByElement(output, (X - Arg(1)) * (X - Arg(1)));
}
