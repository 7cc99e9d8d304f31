namespace Generated.Tests.Layers.Reference;

/// <summary>The losses of a whole sample.</summary>
internal static class SampleLosses
{
    /// <summary>-w[target]·log p[target], and of that a share spread over all classes.</summary>
    public static double Class(double[] logProbabilities, int target, double[] weights, double smoothing)
    {
        double loss = -(1 - smoothing) * weights[target] * logProbabilities[target];
        for (int c = 0; c < logProbabilities.Length; c++)
            loss -= smoothing / logProbabilities.Length * weights[c] * logProbabilities[c];
        return loss;
    }

    public static double ProbabilityCrossEntropy(double[] y, double[] target, double[] weights, double smoothing)
    {
        double[] logProbabilities = Vectors.LogSoftmax(y);
        double loss = 0;
        for (int c = 0; c < y.Length; c++)
            loss -= weights[c] * (((1 - smoothing) * target[c]) + (smoothing / y.Length)) * logProbabilities[c];
        return loss;
    }

    public static double CosineEmbedding(double[] a, double[] b, double target, double margin)
    {
        double dot = 0, aa = 0, bb = 0;
        for (int i = 0; i < a.Length; i++)
        {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        double cosine = dot / Math.Sqrt((aa + 1e-12) * (bb + 1e-12));
        return target > 0 ? 1 - cosine : Math.Max(0, cosine - margin);
    }

    public static double TripletMargin(double[] anchor, double[] positive, double[] negative, double margin) =>
        Math.Max(0, Distance(anchor, positive) - Distance(anchor, negative) + margin);

    private static double Distance(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - b[i] + 1e-6) * (a[i] - b[i] + 1e-6);
        return Math.Sqrt(sum);
    }
}
