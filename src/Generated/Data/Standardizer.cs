using System.Numerics;

namespace Generated;

/// <summary>
/// Scales each feature to mean 0 and standard deviation 1: (x - mean) / standard deviation. Constant features become 0; other samples become x -
/// constant. Like scikit-learn's <c>StandardScaler</c>. Only finite numbers are fitted; NaN and infinities are scaled to NaN and infinities.
/// </summary>
/// <example>
/// <code>
/// var (training, test) = data.Split(0.8, seed: 1);
/// var standardizer = Standardizer.Fit(training);
/// training = training.Transform(standardizer);
/// test = test.Transform(standardizer);
/// </code>
/// </example>
public sealed class Standardizer : FeatureScaler
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    private Standardizer(double[] means, double[] deviations)
        : base(means, [.. deviations.Select(static deviation => deviation == 0 ? 1 : deviation)], floor: 0)
    {
        _means = means;
        _deviations = deviations;
    }

    /// <summary>The mean of each feature.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>The standard deviation of each feature, taking the samples as the whole population (divided by n); 0 for constant features.</summary>
    public ReadOnlySpan<double> StandardDeviations => _deviations;

    /// <summary>Fits a scaler to the means and standard deviations of a dataset's features.</summary>
    /// <param name="dataset">The training part: at least one sample, all features finite.</param>
    /// <exception cref="ArgumentException">There is no sample, or a feature is not finite; the message says which.</exception>
    public static Standardizer Fit<TTarget, TSelf>(Dataset<TTarget, TSelf> dataset)
        where TTarget : unmanaged
        where TSelf : Dataset<TTarget, TSelf>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Fit(dataset.FeaturesToArray(), dataset.SampleSize);
    }

    /// <summary>Fits a scaler to the means and standard deviations of features, summed in double precision.</summary>
    /// <param name="features">The features, <c>[samples, sample size]</c> row-major: at least one sample, all finite.</param>
    /// <param name="sampleSize">Number of features of a sample: at least 1.</param>
    /// <exception cref="ArgumentException">There are no whole samples, or a feature is not finite; the message says which.</exception>
    public static Standardizer Fit(ReadOnlySpan<float> features, int sampleSize) => FitTo(features, sampleSize);

    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, int)"/>
    public static Standardizer Fit(ReadOnlySpan<double> features, int sampleSize) => FitTo(features, sampleSize);

    /// <summary>
    /// Fits a scaler to the means and standard deviations of a dataset's targets; <see cref="RegressionDataset.TransformTargets"/> applies it.
    /// </summary>
    /// <param name="dataset">The training part: at least one sample, all targets finite.</param>
    /// <exception cref="ArgumentException">There is no sample, or a target is not finite; the message says which.</exception>
    public static Standardizer FitTargets(RegressionDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Fit(dataset.TargetsToArray(), dataset.TargetSize);
    }

    /// <summary>A standardizer with figures from a file.</summary>
    internal static Standardizer Of(double[] means, double[] deviations) => new(means, deviations);

    private static Standardizer FitTo<T>(ReadOnlySpan<T> features, int sampleSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = CheckFit(features, sampleSize);
        double[] means = new double[sampleSize];
        double[] deviations = new double[sampleSize];
        for (int start = 0; start < features.Length; start += sampleSize)
        {
            for (int i = 0; i < sampleSize; i++)
                means[i] += double.CreateChecked(features[start + i]);
        }
        for (int i = 0; i < sampleSize; i++)
            means[i] /= count;
        for (int start = 0; start < features.Length; start += sampleSize)
        {
            for (int i = 0; i < sampleSize; i++)
            {
                double distance = double.CreateChecked(features[start + i]) - means[i];
                deviations[i] += distance * distance;
            }
        }
        for (int i = 0; i < sampleSize; i++)
            deviations[i] = IsConstant(features[i..], sampleSize) ? 0 : Math.Sqrt(deviations[i] / count);
        // The sum of equal numbers is rounded. The mean of a constant feature must be the constant itself, so that the feature becomes 0.
        for (int i = 0; i < sampleSize; i++)
        {
            if (deviations[i] == 0)
                means[i] = double.CreateChecked(features[i]);
        }
        CheckFitted(means, deviations);
        return new Standardizer(means, deviations);
    }

    private static bool IsConstant<T>(ReadOnlySpan<T> features, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int at = step; at < features.Length; at += step)
        {
            if (features[at] != features[0])
                return false;
        }
        return true;
    }
}
