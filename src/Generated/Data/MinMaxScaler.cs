using System.Numerics;

namespace Generated;

/// <summary>
/// Scales each feature to a range, 0 to 1 by default, by its lowest and highest value in the fitted samples; other samples may lie outside the range.
/// Like scikit-learn's <c>MinMaxScaler</c>. Constant features become the low end of the range; other samples become low + (x - constant)·(high -
/// low), as if the feature had a width of 1. Every other width is used as it is, whereas scikit-learn treats widths below 2e-15 as 0. Only finite
/// numbers are fitted; NaN and infinities are scaled to NaN and infinities.
/// </summary>
public sealed class MinMaxScaler : FeatureScaler
{
    private readonly double[] _minima;
    private readonly double[] _maxima;

    private MinMaxScaler(double[] minima, double[] maxima, double low, double high)
        : base(minima, Widths(minima, maxima, high - low), low)
    {
        _minima = minima;
        _maxima = maxima;
        Low = low;
        High = high;
    }

    /// <summary>What each feature's lowest value becomes.</summary>
    public double Low { get; }

    /// <summary>What each feature's highest value becomes.</summary>
    public double High { get; }

    /// <summary>The lowest value of each feature.</summary>
    public ReadOnlySpan<double> Minima => _minima;

    /// <summary>The highest value of each feature.</summary>
    public ReadOnlySpan<double> Maxima => _maxima;

    /// <summary>Fits a scaler to the ranges of a dataset's features.</summary>
    /// <param name="dataset">The training part: at least one sample, all features finite.</param>
    /// <param name="low">The value that each feature's lowest value becomes: 0 by default.</param>
    /// <param name="high">The value that each feature's highest value becomes: more than <paramref name="low"/>; 1 by default.</param>
    /// <exception cref="ArgumentException">There is no sample, a feature is not finite, or the range is empty.</exception>
    public static MinMaxScaler Fit<TTarget, TSelf>(Dataset<TTarget, TSelf> dataset, double low = 0, double high = 1)
        where TTarget : unmanaged
        where TSelf : Dataset<TTarget, TSelf>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Fit(dataset.FeaturesToArray(), dataset.SampleSize, low, high);
    }

    /// <summary>Fits a scaler to the ranges of features.</summary>
    /// <param name="features">The features, <c>[samples, sample size]</c> row-major: at least one sample, all finite.</param>
    /// <param name="sampleSize">Number of features of a sample: at least 1.</param>
    /// <param name="low">The value that each feature's lowest value becomes: 0 by default.</param>
    /// <param name="high">The value that each feature's highest value becomes: more than <paramref name="low"/>; 1 by default.</param>
    /// <exception cref="ArgumentException">There are no whole samples, a feature is not finite, or the range is empty.</exception>
    public static MinMaxScaler Fit(ReadOnlySpan<float> features, int sampleSize, double low = 0, double high = 1) => FitTo(features, sampleSize, low, high);

    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, int, double, double)"/>
    public static MinMaxScaler Fit(ReadOnlySpan<double> features, int sampleSize, double low = 0, double high = 1) => FitTo(features, sampleSize, low, high);

    /// <summary>Fits a scaler to the ranges of a dataset's targets; <see cref="RegressionDataset.TransformTargets"/> applies it.</summary>
    /// <param name="dataset">The training part: at least one sample, all targets finite.</param>
    /// <param name="low">The value that each target's lowest value becomes: 0 by default.</param>
    /// <param name="high">The value that each target's highest value becomes: more than <paramref name="low"/>; 1 by default.</param>
    /// <exception cref="ArgumentException">There is no sample, a target is not finite, or the range is empty.</exception>
    public static MinMaxScaler FitTargets(RegressionDataset dataset, double low = 0, double high = 1)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Fit(dataset.TargetsToArray(), dataset.TargetSize, low, high);
    }

    /// <summary>A scaler with figures from a file.</summary>
    internal static MinMaxScaler Of(double[] minima, double[] maxima, double low, double high) => new(minima, maxima, low, high);

    private static MinMaxScaler FitTo<T>(ReadOnlySpan<T> features, int sampleSize, double low, double high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckFit(features, sampleSize);
        if (!(low < high) || !double.IsFinite(high - low))
            throw new ArgumentException($"The range {low} to {high} is not one from low to high.", nameof(high));
        double[] minima = new double[sampleSize];
        double[] maxima = new double[sampleSize];
        Array.Fill(minima, double.PositiveInfinity);
        Array.Fill(maxima, double.NegativeInfinity);
        for (int start = 0; start < features.Length; start += sampleSize)
        {
            for (int i = 0; i < sampleSize; i++)
            {
                minima[i] = Math.Min(minima[i], double.CreateChecked(features[start + i]));
                maxima[i] = Math.Max(maxima[i], double.CreateChecked(features[start + i]));
            }
        }
        CheckFitted(minima, maxima, [.. maxima.Select((maximum, i) => maximum - minima[i])]);
        return new MinMaxScaler(minima, maxima, low, high);
    }

    private static double[] Widths(double[] minima, double[] maxima, double range)
    {
        double[] widths = new double[minima.Length];
        for (int i = 0; i < widths.Length; i++)
            widths[i] = (maxima[i] == minima[i] ? 1 : maxima[i] - minima[i]) / range;
        return widths;
    }
}
