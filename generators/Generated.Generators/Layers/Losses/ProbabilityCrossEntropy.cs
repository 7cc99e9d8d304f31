using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Layers.Activations;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>-Σ t·log softmax(y), for a probability t of each class, along the last axis.</summary>
internal sealed class ProbabilityCrossEntropy(Options given) : ElementLoss(given)
{
    private readonly ClassOptions _options = ClassOptions.Of(given);

    public override TargetDomain Targets => TargetDomain.Probabilities;

    public override Values Expects => Values.ScoresFor(Squashing.Softmax);

    protected override Value Lower(LossContext context, Value output)
    {
        int classes = output.Shape.Channels();
        (double smoothing, double[] weights, _) = _options;
        (Value logSum, Value maximum) = Softmax.LogSum(context, output);
        Value target = context.NumberTarget(output.Shape);

        Expression share = smoothing == 0 ? Arg(3) : ((1 - smoothing) * Arg(3)) + (smoothing / classes);
        Value[] inputs = [output, logSum, maximum, target];
        if (weights.Length > 0)
        {
            share = share * Arg(4);
            inputs = [.. inputs, context.Constants("classWeights", weights)];
        }
        // A class with probability 0 does not count, even if it is masked by an output of -infinity, whose logarithm is infinite.
        Expression loss = Choose(Equal(share, Zero), Zero, share * (Arg(1) - (X - Arg(2))));
        return context.Total(context.SumOfClasses("Loss", output.Shape, loss, inputs), output.Shape.Positions());
    }

    protected override bool Check(ShapeContext context, int[] output) => _options.Check(context, output);
}
