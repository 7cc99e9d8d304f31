namespace Generated.Tests.Layers.Reference;

/// <summary>What a layer does to the vector of one sample, one naive loop each.</summary>
internal static class Vectors
{
    /// <summary>y[t, o] = bias[o] + Σ weights[o, i]·x[t, i], for one or more vectors of so many inputs.</summary>
    public static double[] Dense(double[] x, int inputs, double[] weights, double[]? bias, int units)
    {
        var y = new double[x.Length / inputs * units];
        for (int at = 0; at < y.Length; at++)
        {
            (int t, int o) = (at / units, at % units);
            y[at] = bias is null ? 0 : bias[o];
            for (int i = 0; i < inputs; i++)
                y[at] += weights[(o * inputs) + i] * x[(t * inputs) + i];
        }
        return y;
    }

    public static double[] PReLU(double[] x, double[] slopes)
    {
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = Activations.LeakyReLU(x[i], slopes[slopes.Length == 1 ? 0 : i]);
        return y;
    }

    public static double[] Softmax(double[] x) => [.. LogSoftmax(x).Select(Math.Exp)];

    public static double[] LogSoftmax(double[] x)
    {
        double max = x.Max();
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - max);
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] - max - Math.Log(sum);
        return y;
    }

    public static double[] Add(double[] x, double[] other)
    {
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] + other[i];
        return y;
    }

    public static double[] Multiply(double[] x, double[] other)
    {
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * other[i];
        return y;
    }
}
