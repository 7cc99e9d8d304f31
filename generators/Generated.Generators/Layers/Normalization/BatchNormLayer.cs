using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Normalization;

/// <param name="Momentum">The part of a batch's statistics in the running statistics.</param>
internal sealed record BatchNormOptions(double Momentum)
{
    public static BatchNormOptions Of(Options given) => new(given.Number(nameof(Momentum), 0.1));
}

/// <summary>
/// (x - mean)/√(variance + epsilon) of each channel, scaled and shifted. Training uses the statistics of the batch and updates the running statistics
/// with them; prediction uses the running statistics, as one product and one sum. Ioffe and Szegedy, 2015.
/// </summary>
internal sealed class BatchNormLayer(Options given) : NormalizationLayer(given)
{
    private readonly BatchNormOptions _options = BatchNormOptions.Of(given);

    public override LayerState State => base.State | LayerState.RunningStatistics;

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        double momentum = _options.Momentum;
        return CheckEpsilon(context) & context.Require(momentum is >= 0 and <= 1, nameof(_options.Momentum), "from 0 to 1", momentum) ? input : null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        string name = context.ValueName;
        int channels = input.Shape.Channels();
        Value? gamma = IsAffine ? Scale(context, [channels]) : null;
        Value? beta = IsAffine ? Shift(context, [channels]) : null;
        Value runningMean = context.Buffer(TensorName.RunningMean, channels, 0);
        Value runningVariance = context.Buffer(TensorName.RunningVariance, channels, 1);
        if (!context.Training)
        {
            Value factor = ScaleOf(runningVariance);
            Value offset = beta is null
                ? context.Map(name + "Offset", -(X * Arg(1)), [runningMean, factor])
                : context.Map(name + "Offset", Arg(2) - (X * Arg(1)), [runningMean, factor, beta]);
            return context.Map(name, (X * Arg(1)) + Arg(2), [input, factor, offset]);
        }

        Expression count = new BatchSize() * (double)input.Shape.Positions();
        Value sum = context.SumOfChannels(name + "Sum", X, input);
        Value mean = context.Map(name + "Mean", X / count, [sum]);
        // The sum of squares is minimal at the mean: its derivative may treat the mean as constant.
        Value squares = context.SumOfChannels(name + "Squares", Square(X - Hold(Arg(1))), input, mean);
        Value variance = context.Map(name + "Variance", X / count, [squares]);
        Value scale = ScaleOf(variance);

        double momentum = _options.Momentum;
        context.Update(runningMean, ((1 - momentum) * X) + (momentum * Arg(1)), mean);
        context.Update(runningVariance, ((1 - momentum) * X) + (momentum * (Arg(1) / Max(count - One, One))), squares);
        return beta is null
            ? context.Map(name, (X - Arg(1)) * Arg(2), [input, mean, scale])
            : context.Map(name, ((X - Arg(1)) * Arg(2)) + Arg(3), [input, mean, scale, beta]);

        Value ScaleOf(Value spread) => gamma is null
            ? context.Map(name + "Factor", One / Sqrt(X + Epsilon), [spread])
            : context.Map(name + "Factor", Arg(1) / Sqrt(X + Epsilon), [spread, gamma]);
    }
}
