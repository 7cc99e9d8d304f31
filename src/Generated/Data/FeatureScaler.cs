using System.Numerics;

namespace Generated;

/// <summary>
/// Shifts and scales each feature separately, with figures fitted to some samples. Fit it to the training part only, and apply it to every part:
/// figures that include the test part make its results look too good.
/// </summary>
public abstract partial class FeatureScaler
{
    // y = (x - center) / width + floor
    private readonly double[] _centers;
    private readonly double[] _widths;
    private readonly double _floor;

    private protected FeatureScaler(double[] centers, double[] widths, double floor)
    {
        _centers = centers;
        _widths = widths;
        _floor = floor;
    }

    /// <summary>Number of features of a sample.</summary>
    public int SampleSize => _centers.Length;

    /// <summary>Scales samples in place. Allocates nothing.</summary>
    /// <param name="features">The features, <c>[samples, sample size]</c> row-major.</param>
    /// <exception cref="ArgumentException">The features are not whole samples.</exception>
    public void Transform(Span<float> features) => Transform(features, features);

    /// <summary>Scales samples. Allocates nothing.</summary>
    /// <param name="features">The features, <c>[samples, sample size]</c> row-major.</param>
    /// <param name="destination">The destination, of the same length; it may be the same memory if it starts at the same element.</param>
    /// <exception cref="ArgumentException">The features are not whole samples, the lengths differ, or the two spans overlap in another way.</exception>
    public void Transform(ReadOnlySpan<float> features, Span<float> destination) => TransformOf(features, destination);

    /// <inheritdoc cref="Transform(Span{float})"/>
    public void Transform(Span<double> features) => TransformOf<double>(features, features);

    /// <inheritdoc cref="Transform(ReadOnlySpan{float}, Span{float})"/>
    public void Transform(ReadOnlySpan<double> features, Span<double> destination) => TransformOf(features, destination);

    /// <summary>Undoes the scaling of samples, in place. Allocates nothing.</summary>
    /// <param name="features">The features, <c>[samples, sample size]</c> row-major.</param>
    /// <exception cref="ArgumentException">The features are not whole samples.</exception>
    public void InverseTransform(Span<float> features) => InverseTransform(features, features);

    /// <summary>Undoes the scaling of samples. Allocates nothing.</summary>
    /// <param name="features">The features, <c>[samples, sample size]</c> row-major.</param>
    /// <param name="destination">The destination, of the same length; it may be the same memory if it starts at the same element.</param>
    /// <exception cref="ArgumentException">The features are not whole samples, the lengths differ, or the two spans overlap in another way.</exception>
    public void InverseTransform(ReadOnlySpan<float> features, Span<float> destination) => InverseTransformOf(features, destination);

    /// <inheritdoc cref="InverseTransform(Span{float})"/>
    public void InverseTransform(Span<double> features) => InverseTransformOf<double>(features, features);

    /// <inheritdoc cref="InverseTransform(ReadOnlySpan{float}, Span{float})"/>
    public void InverseTransform(ReadOnlySpan<double> features, Span<double> destination) => InverseTransformOf(features, destination);

    /// <summary>Throws unless the features can be fitted: whole samples, at least one, and all finite.</summary>
    /// <returns>The number of samples.</returns>
    private protected static int CheckFit<T>(ReadOnlySpan<T> features, int sampleSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleSize, 1);
        if (features.IsEmpty || features.Length % sampleSize != 0)
            throw new ArgumentException($"{features.Length} values are not one or more whole samples of {sampleSize} features.", nameof(features));
        for (int i = 0; i < features.Length; i++)
        {
            if (!T.IsFinite(features[i]))
                throw new ArgumentException($"Feature {i % sampleSize} of sample {i / sampleSize} is {features[i]}; only finite numbers can be fitted.",
                    nameof(features));
        }
        return features.Length / sampleSize;
    }

    private void TransformOf<T>(ReadOnlySpan<T> features, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check<T>(features, destination);
        for (int start = 0; start < features.Length; start += SampleSize)
        {
            for (int i = 0; i < _centers.Length; i++)
                destination[start + i] = T.CreateTruncating(((double.CreateChecked(features[start + i]) - _centers[i]) / _widths[i]) + _floor);
        }
    }

    private void InverseTransformOf<T>(ReadOnlySpan<T> features, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check<T>(features, destination);
        for (int start = 0; start < features.Length; start += SampleSize)
        {
            for (int i = 0; i < _centers.Length; i++)
                destination[start + i] = T.CreateTruncating(((double.CreateChecked(features[start + i]) - _floor) * _widths[i]) + _centers[i]);
        }
    }

    private void Check<T>(ReadOnlySpan<T> features, Span<T> destination)
    {
        if (features.Length % SampleSize != 0)
            throw new ArgumentException($"{features.Length} values are not whole samples of {SampleSize} features.", nameof(features));
        if (features.Length != destination.Length)
            throw new ArgumentException($"There are {features.Length} values, but room for {destination.Length}.", nameof(destination));
        if (features != destination && features.Overlaps(destination)) // spans are equal when they are the same memory
            throw new ArgumentException("'features' and 'destination' overlap in memory. Give the same span for both, or memory of its own.",
                nameof(destination));
    }
}
