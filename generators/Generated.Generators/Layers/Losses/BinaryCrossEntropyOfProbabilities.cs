using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Losses;

/// <summary>-t·log y - (1 - t)·log(1 - y), the logarithms held at -100 as in PyTorch.</summary>
internal sealed class BinaryCrossEntropyOfProbabilities : Loss
{
    public override TargetDomain Targets => TargetDomain.Probabilities;

    public override bool TakesProbabilities => true;

    protected override Value Lower(LossContext context, Value output)
    {
        Expression t = Arg(1);
        return context.ElementByElement(output, -((t * Max(Log(X), -100)) + ((One - t) * Max(Log(One - X), -100))));
    }
}
