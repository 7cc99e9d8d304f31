namespace Generated;

/// <summary>Samples in memory that each have one or more values to predict.</summary>
public sealed class RegressionDataset : Dataset<float, RegressionDataset>
{
    /// <summary>Makes a dataset. The arrays are used as they are, not copied: do not change them afterwards.</summary>
    /// <param name="features">The features, <c>[samples, sample size]</c> row-major.</param>
    /// <param name="sampleSize">Number of features of a sample: at least 1.</param>
    /// <param name="targets">The values to predict, <c>[samples, target size]</c> row-major.</param>
    /// <param name="targetSize">Number of values of a sample: at least 1, the default.</param>
    /// <exception cref="ArgumentException">The arrays are not of as many samples.</exception>
    public RegressionDataset(float[] features, int sampleSize, float[] targets, int targetSize = 1)
        : base(Checked(features, sampleSize, targets, targetSize))
    {
    }

    private RegressionDataset(Samples<float> samples)
        : base(samples)
    {
    }

    private protected override RegressionDataset With(Samples<float> samples) => new(samples);

    private static Samples<float> Checked(float[] features, int sampleSize, float[] targets, int targetSize)
    {
        CheckSizes(features, sampleSize, targets, targetSize);
        return new Samples<float>(features, sampleSize, targets, targetSize);
    }
}
