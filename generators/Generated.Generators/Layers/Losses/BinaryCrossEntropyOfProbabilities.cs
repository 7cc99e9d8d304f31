using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>-t·log y - (1 - t)·log(1 - y), with logarithms of at least -100 and their slopes at most 1e12, as in PyTorch.</summary>
internal sealed class BinaryCrossEntropyOfProbabilities(Options given) : ElementLoss(given)
{
    public override TargetDomain Targets => TargetDomain.Probabilities;

    public override Values Expects => Values.Probabilities();

    protected override Value Lower(LossContext context, Value output)
    {
        Expression t = Arg(1);
        Expression loss = -((t * Max(Log(X), -100)) + ((One - t) * Max(Log(One - X), -100)));
        // For an answer that is certain and wrong, the loss is limited, but its slope leads away from it: (y - t)/(y·(1 - y)), with a divisor of at
        // least 1e-12, as in PyTorch.
        Expression slope = (X - t) / Max((One - X) * X, 1e-12);
        return context.ElementByElement(output, loss, slope);
    }
}
