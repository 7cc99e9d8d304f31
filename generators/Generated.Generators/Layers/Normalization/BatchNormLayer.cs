using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Normalization;

/// <summary>
/// (x - mean)/√(variance + epsilon) of each channel, scaled and shifted: while training with the statistics of the batch, which
/// also go into running ones; in prediction with those, as one product and one sum. Ioffe and Szegedy, 2015.
/// </summary>
internal sealed class BatchNormLayer : NormalizationLayer
{
    private const double DefaultMomentum = 0.1;

    /// <summary>The running statistics are members in any case.</summary>
    public override bool HasMembers(Options options) => true;

    /// <summary>One value of each channel has no variance.</summary>
    public override bool NeedsSeveralSamples(int[] output) => output.Elements() == output[output.Length - 1];

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        double momentum = Momentum(context.Options);
        return CheckEpsilon(context) & context.Require(momentum is >= 0 and <= 1, "Momentum", "from 0 to 1", momentum) ? input : null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        string name = context.ValueName;
        int channels = input.Shape.Channels();
        double epsilon = Epsilon(context.Options);
        bool isAffine = IsAffine(context.Options);
        Value? gamma = isAffine ? Scale(context, [channels]) : null;
        Value? beta = isAffine ? Shift(context, [channels]) : null;
        Value runningMean = context.Buffer("running_mean", "RunningMean", channels, 0);
        Value runningVariance = context.Buffer("running_var", "RunningVariance", channels, 1);
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
        // The squares are least at the mean: it is constant to their derivative.
        Value squares = context.SumOfChannels(name + "Squares", Square(X - Hold(Arg(1))), input, mean);
        Value variance = context.Map(name + "Variance", X / count, [squares]);
        Value scale = ScaleOf(variance);

        double momentum = Momentum(context.Options);
        context.Update(runningMean, ((1 - momentum) * X) + (momentum * Arg(1)), mean);
        context.Update(runningVariance, ((1 - momentum) * X) + (momentum * (Arg(1) / Max(count - One, One))), squares);
        return beta is null
            ? context.Map(name, (X - Arg(1)) * Arg(2), [input, mean, scale])
            : context.Map(name, ((X - Arg(1)) * Arg(2)) + Arg(3), [input, mean, scale, beta]);

        Value ScaleOf(Value spread) => gamma is null
            ? context.Map(name + "Factor", One / Sqrt(X + epsilon), [spread])
            : context.Map(name + "Factor", Arg(1) / Sqrt(X + epsilon), [spread, gamma]);
    }

    private static double Momentum(Options options) => options.Number("Momentum", DefaultMomentum);
}
