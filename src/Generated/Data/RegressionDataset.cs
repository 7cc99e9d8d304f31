namespace Generated;

/// <summary>Samples in memory that each have one or more values to predict.</summary>
public sealed class RegressionDataset : Dataset<float, RegressionDataset>
{
    /// <summary>Makes a dataset. The arrays are used as they are, not copied: do not change them afterwards.</summary>
    /// <param name="features">The features, <c>[samples, sample size]</c> row-major.</param>
    /// <param name="sampleSize">Number of features of a sample: at least 1.</param>
    /// <param name="targets">The values to predict, <c>[samples, target size]</c> row-major.</param>
    /// <param name="targetSize">Number of values of a sample: at least 1, the default.</param>
    /// <exception cref="ArgumentException">The arrays do not have the same number of samples.</exception>
    public RegressionDataset(float[] features, int sampleSize, float[] targets, int targetSize = 1)
        : base(Checked(features, sampleSize, targets, targetSize))
    {
    }

    private RegressionDataset(Samples<float> samples)
        : base(samples)
    {
    }

    /// <summary>
    /// Splits at random into two parts that contain the values of a target in the same proportions. If a target has at most <paramref name="bins"/>
    /// different values, such as labels of 0 and 1 for a binary cross-entropy, each value is a class. Otherwise quantiles divide the values into
    /// <paramref name="bins"/> ranges. The size of each class or range, and of the whole, is within one sample of the fraction. Each part keeps the
    /// order of the dataset.
    /// </summary>
    /// <param name="fraction">The first part's share: more than 0 and less than 1. The number of its samples is rounded to the nearest whole number.</param>
    /// <param name="seed">The seed of the split: the same seed gives the same split on every machine.</param>
    /// <param name="bins">The maximum number of classes or ranges: at least 1, 10 by default.</param>
    /// <param name="target">The index of the target within a sample: 0, the first, by default.</param>
    /// <returns>The two parts; no sample is in both.</returns>
    /// <exception cref="ArgumentException"><paramref name="fraction"/>, <paramref name="bins"/> or <paramref name="target"/> is out of range, or a target is
    /// NaN.</exception>
    public (RegressionDataset First, RegressionDataset Second) StratifiedSplit(double fraction, ulong seed, int bins = 10, int target = 0) =>
        StratifiedSplit(StrataOf(bins, target, out int strata), strata, fraction, seed);

    /// <summary>Cross-validation with the values of a target in the same proportions, as in <see cref="StratifiedSplit(double, ulong, int, int)"/>.</summary>
    /// <param name="k">Number of parts: at least 2, at most the number of samples.</param>
    /// <param name="seed">The seed of the parts: the same seed gives the same parts on every machine.</param>
    /// <param name="bins">The maximum number of classes or ranges: at least 1, 10 by default.</param>
    /// <param name="target">The index of the target within a sample: 0, the first, by default.</param>
    /// <exception cref="ArgumentException"><paramref name="k"/>, <paramref name="bins"/> or <paramref name="target"/> is out of range, or a target is
    /// NaN.</exception>
    public IReadOnlyList<Fold<RegressionDataset>> StratifiedKFold(int k, ulong seed, int bins = 10, int target = 0) =>
        StratifiedKFold(StrataOf(bins, target, out int strata), strata, k, seed);

    /// <summary>
    /// A dataset of the same samples with scaled targets, in its own memory. A network that is trained with it predicts scaled values;
    /// <see cref="FeatureScaler.InverseTransform(Span{float})"/> turns them back into the original unit.
    /// </summary>
    /// <param name="scaler">
    /// A scaler that was fitted to the training part's targets, for example by <see cref="Standardizer.FitTargets"/> or
    /// <see cref="MinMaxScaler.FitTargets"/>.
    /// </param>
    /// <exception cref="ArgumentException">The scaler was fitted to a different number of targets.</exception>
    public RegressionDataset TransformTargets(FeatureScaler scaler)
    {
        ArgumentNullException.ThrowIfNull(scaler);
        if (scaler.SampleSize != TargetSize)
            throw new ArgumentException($"The scaler is fitted to {scaler.SampleSize} targets; the samples have {TargetSize}.", nameof(scaler));
        float[] targets = TargetsToArray();
        scaler.Transform(targets);
        return new RegressionDataset(FeaturesToArray(), SampleSize, targets, TargetSize);
    }

    private int[] StrataOf(int bins, int target, out int strata)
    {
        if ((uint)target >= (uint)TargetSize)
            throw new ArgumentOutOfRangeException(nameof(target), target, $"A sample has {TargetSize} targets, from 0.");
        double[] values = new double[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = Samples.Targets(i)[target];
        return Strata.OfValues(values, bins, out strata);
    }

    private protected override RegressionDataset With(Samples<float> samples) => new(samples);

    private static Samples<float> Checked(float[] features, int sampleSize, float[] targets, int targetSize)
    {
        CheckSizes(features, sampleSize, targets, targetSize);
        return new Samples<float>(features, sampleSize, targets, targetSize);
    }
}
