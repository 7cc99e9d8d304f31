using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Normalization;

/// <summary>
/// (x - mean)/√(variance + epsilon) of each channel, scaled and shifted. Training uses the statistics of the batch and updates the running statistics
/// with them; prediction uses the running statistics, as one product and one sum. Ioffe and Szegedy, 2015.
/// </summary>
internal sealed class BatchNormLayer : NormalizationLayer
{
    private const double DefaultMomentum = 0.1;

    /// <summary>The running statistics are always members of the network.</summary>
    public override bool HasMembers(Options options) => true;

    /// <summary>A single value per channel has no variance.</summary>
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
        // The sum of squares is minimal at the mean: its derivative may treat the mean as constant.
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
