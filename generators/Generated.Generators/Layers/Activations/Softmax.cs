using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>exp(x)/Σ exp(x) along the last axis, the maximum subtracted first so that nothing overflows.</summary>
internal sealed class Softmax : ElementwiseLayer
{
    public override Values Values => Values.Probabilities(Squashing.Softmax);

    public override LayerState State => LayerState.None;

    public override Value Lower(LoweringContext context, Value input)
    {
        (Value exponentials, Value sum, _) = Exponentials(context, input);
        return context.Map(context.ValueName, X / Arg(1), [exponentials, sum]);
    }

    /// <summary>exp(x - max x), their sum along the last axis, and max x.</summary>
    public static (Value Exponentials, Value Sum, Value Maximum) Exponentials(LoweringContext context, Value input)
    {
        string name = context.ValueName;
        Value maximum = context.ReduceLast(name + "Max", ReduceKind.Max, X, input);
        Value exponentials = context.Map(name + "Exp", Algebra.Exp(X - Arg(1)), [input, maximum]);
        Value sum = context.ReduceLast(name + "Sum", ReduceKind.Sum, X, exponentials);
        return (exponentials, sum, maximum);
    }

    /// <summary>
    /// log Σ exp(x - max x) and max x along the last axis. The logarithm of a softmax is (x - max x) - log Σ exp(x - max x). In this order a large
    /// maximum takes no digits from the result.
    /// </summary>
    public static (Value LogSum, Value Maximum) LogSum(LoweringContext context, Value input)
    {
        (_, Value sum, Value maximum) = Exponentials(context, input);
        return (context.Map(context.ValueName + "LogSum", Log(X), [sum]), maximum);
    }
}
