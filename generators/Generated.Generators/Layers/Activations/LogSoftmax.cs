using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>(x - max x) - log Σ exp(x - max x) along the last axis: in this order a large maximum takes no digits from the result.</summary>
internal sealed class LogSoftmax : ElementwiseLayer
{
    public override Values Values => Values.LogProbabilities(Squashing.Softmax);

    public override LayerState State => LayerState.None;

    public override Value Lower(LoweringContext context, Value input)
    {
        (Value logSum, Value maximum) = Softmax.LogSum(context, input);
        return context.Map(context.ValueName, X - Arg(1) - Arg(2), [input, maximum, logSum]);
    }
}
