namespace Generated.Tests.Layers.Reference;

/// <summary>The losses that compare one number of the output with one of the target.</summary>
internal static class ElementLosses
{
    public static double MeanSquaredError(double y, double t) => (y - t) * (y - t);

    public static double MeanAbsoluteError(double y, double t) => Math.Abs(y - t);

    public static double Huber(double y, double t, double delta)
    {
        double d = Math.Abs(y - t);
        return d <= delta ? d * d / 2 : delta * (d - (delta / 2));
    }

    public static double SmoothL1(double y, double t, double beta)
    {
        double d = Math.Abs(y - t);
        return d < beta ? d * d / (2 * beta) : d - (beta / 2);
    }

    public static double BinaryCrossEntropy(double y, double t, double positiveWeight) =>
        -(positiveWeight * t * Activations.LogSigmoid(y)) - ((1 - t) * Activations.LogSigmoid(-y));

    public static double BinaryCrossEntropyOfProbabilities(double y, double t) =>
        -(t * Math.Max(Math.Log(y), -100)) - ((1 - t) * Math.Max(Math.Log(1 - y), -100));

    public static double KLDivergence(double y, double t) => t == 0 ? Math.Min(Math.Abs(y), 0) : t * (Math.Log(t) - y);

    public static double PoissonNegativeLogLikelihood(double y, double t, bool logInput) =>
        logInput ? Math.Exp(y) - (t * y) : y - (t * Math.Log(y + 1e-8));

    public static double GaussianNegativeLogLikelihood(double y, double t, double variance, double epsilon)
    {
        double v = Math.Max(variance, epsilon);
        return (Math.Log(v) + ((y - t) * (y - t) / v)) / 2;
    }

    public static double Hinge(double y, double t) => Math.Max(0, 1 - (t * y));

    public static double HingeEmbedding(double y, double t, double margin) => t > 0 ? y : Math.Max(0, margin - y);
}
