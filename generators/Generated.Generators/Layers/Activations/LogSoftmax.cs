using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Activations;

/// <summary>x - log Σ exp(x) of each sample.</summary>
internal sealed class LogSoftmax : Layer
{
    public override string Kind => nameof(LogSoftmax);

    public override int[]? Infer(ShapeContext context, int[] input) => context.RequireVector(input) ? input : null;

    public override Value Lower(LoweringContext context, Value input) =>
        context.Map(context.ValueName, X - Arg(1), [input, Softmax.LogSumExp(context, input)]);
}
