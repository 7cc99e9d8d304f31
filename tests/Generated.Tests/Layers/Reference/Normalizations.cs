namespace Generated.Tests.Layers.Reference;

/// <summary>What normalisation does to one sample, channels last, one naive loop each; and the statistics of a batch.</summary>
internal static class Normalizations
{
    /// <summary>The mean and the biased variance of each channel over all positions of all samples.</summary>
    public static (double[] Mean, double[] Variance) Statistics(IReadOnlyList<double[]> samples, int channels)
    {
        var mean = new double[channels];
        var variance = new double[channels];
        for (int c = 0; c < channels; c++)
        {
            double[] all = [.. samples.SelectMany(sample => sample.Where((_, i) => i % channels == c))];
            (mean[c], variance[c]) = Moments(all);
        }
        return (mean, variance);
    }

    /// <summary>Each channel with statistics that are given.</summary>
    public static double[] Batch(double[] x, (double[] Mean, double[] Variance) statistics, double epsilon, double[]? scale, double[]? shift)
    {
        int channels = statistics.Mean.Length;
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int c = i % channels;
            y[i] = Affine((x[i] - statistics.Mean[c]) / Math.Sqrt(statistics.Variance[c] + epsilon), c, scale, shift);
        }
        return y;
    }

    /// <summary>Each run of so many elements.</summary>
    public static double[] Layer(double[] x, int size, double epsilon, double[]? scale, double[]? shift)
    {
        var y = new double[x.Length];
        for (int start = 0; start < x.Length; start += size)
        {
            (double mean, double variance) = Moments(x[start..(start + size)]);
            for (int i = 0; i < size; i++)
                y[start + i] = Affine((x[start + i] - mean) / Math.Sqrt(variance + epsilon), i, scale, shift);
        }
        return y;
    }

    /// <summary>Each run of so many elements, by its root mean square.</summary>
    public static double[] RootMeanSquare(double[] x, int size, double epsilon, double[]? scale)
    {
        var y = new double[x.Length];
        for (int start = 0; start < x.Length; start += size)
        {
            double square = x[start..(start + size)].Select(number => number * number).Average();
            for (int i = 0; i < size; i++)
                y[start + i] = Affine(x[start + i] / Math.Sqrt(square + epsilon), i, scale, null);
        }
        return y;
    }

    /// <summary>Each group of neighbouring channels over all positions.</summary>
    public static double[] Group(double[] x, int channels, int groups, double epsilon, double[]? scale, double[]? shift)
    {
        int size = channels / groups;
        var y = new double[x.Length];
        for (int group = 0; group < groups; group++)
        {
            (double mean, double variance) = Moments([.. x.Where((_, i) => i % channels / size == group)]);
            for (int i = 0; i < x.Length; i++)
            {
                if (i % channels / size == group)
                    y[i] = Affine((x[i] - mean) / Math.Sqrt(variance + epsilon), i % channels, scale, shift);
            }
        }
        return y;
    }

    /// <summary>The product of two values, of which one may be a number for each of the other's channels or positions.</summary>
    public static (double[] Product, int[] Shape) Gate(double[] x, int[] shape, double[] gate, int[] gateShape)
    {
        if (gate.Length > x.Length)
            return Gate(gate, gateShape, x, shape);
        bool isPositions = gate.Length < x.Length && gateShape.Length == shape.Length && gateShape[^1] == 1 && gate.Length * shape[^1] == x.Length;
        return ([.. x.Select((number, i) => number * gate[isPositions ? i / shape[^1] : i % gate.Length])], shape);
    }

    private static double Affine(double x, int i, double[]? scale, double[]? shift) => (x * (scale?[i] ?? 1)) + (shift?[i] ?? 0);

    private static (double Mean, double Variance) Moments(double[] numbers)
    {
        double mean = numbers.Average();
        return (mean, numbers.Select(number => (number - mean) * (number - mean)).Average());
    }
}
