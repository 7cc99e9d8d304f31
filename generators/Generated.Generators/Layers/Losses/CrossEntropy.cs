using Generated.Generators.Ir;
using Generated.Generators.Layers.Activations;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>-log softmax(y)[target]: the logarithm of the sum of exponentials, less the output of the right class.</summary>
internal sealed class CrossEntropy : Loss
{
    public override TargetDomain Targets => TargetDomain.Classes;

    protected override Value Lower(LossContext context, Value output)
    {
        (Value logSum, Value maximum) = Softmax.LogSum(context, output);
        return ClassLoss.Of(context, output, Arg(1) - (X - Arg(2)), [logSum, maximum], context.Options.Number("LabelSmoothing", 0));
    }

    protected override bool Check(ShapeContext context, int[] output)
    {
        double smoothing = context.Options.Number("LabelSmoothing", 0);
        return ClassLoss.Check(context, output) && context.Require(smoothing is >= 0 and <= 1, "LabelSmoothing", "from 0 to 1", smoothing)
            && context.RequireRepresentable("LabelSmoothing", smoothing, smoothing / output[0]);
    }
}
