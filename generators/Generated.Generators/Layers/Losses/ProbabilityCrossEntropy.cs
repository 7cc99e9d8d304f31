using Generated.Generators.Layers.Activations;
using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Losses;

/// <summary>-Σ t·log softmax(y), for a probability t of each class, along the last axis.</summary>
internal sealed class ProbabilityCrossEntropy : Loss
{
    public override TargetDomain Targets => TargetDomain.Probabilities;

    protected override Value Lower(LossContext context, Value output)
    {
        int classes = output.Shape.Channels();
        double smoothing = context.Options.Number("LabelSmoothing", 0);
        double[] weights = context.Options.Numbers("ClassWeights");
        (Value logSum, Value maximum) = Softmax.LogSum(context, output);
        Value target = context.NumberTarget(output.Shape);

        Expression share = ((1 - smoothing) * Arg(3)) + (smoothing / classes);
        Value[] inputs = [output, logSum, maximum, target];
        if (weights.Length > 0)
        {
            share = share * Arg(4);
            inputs = [.. inputs, context.Constants("classWeights", weights)];
        }
        return context.Total(context.SumOfClasses("Loss", output.Shape, share * (Arg(1) - (X - Arg(2))), inputs), output.Shape.Positions());
    }

    protected override bool Check(ShapeContext context, int[] output)
    {
        double smoothing = context.Options.Number("LabelSmoothing", 0);
        return ClassLoss.Check(context, output) && context.Require(smoothing is >= 0 and <= 1, "LabelSmoothing", "from 0 to 1", smoothing);
    }
}
