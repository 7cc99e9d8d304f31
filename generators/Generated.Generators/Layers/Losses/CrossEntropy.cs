using Generated.Generators.Ir;
using Generated.Generators.Layers.Activations;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>-log softmax(y)[target]: the logarithm of the sum of exponentials, less the output of the right class.</summary>
internal sealed class CrossEntropy(Options given) : ClassLoss(given)
{
    public override Values Expects => Values.ScoresFor(Squashing.Softmax);

    protected override Value Lower(LossContext context, Value output)
    {
        (Value logSum, Value maximum) = Softmax.LogSum(context, output);
        return Of(context, output, Arg(1) - (X - Arg(2)), logSum, maximum);
    }
}
