using System.Numerics;

namespace Generated;

/// <summary>The root of the mean of (prediction - target)² over all values (RMSE), in the targets' own unit; at least 0.</summary>
public sealed class RootMeanSquareError : IMetric
{
    private double _sum;

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public double Value => Math.Sqrt(MeanSquareError);

    /// <summary>The mean of (prediction - target)² (MSE), in the square of the targets' unit; NaN before anything was added.</summary>
    public double MeanSquareError => Count == 0 ? double.NaN : _sum / Count;

    /// <summary>Adds a batch; each value counts separately. Allocates nothing.</summary>
    /// <param name="predictions">The predicted values, in any number of dimensions.</param>
    /// <param name="targets">The true values; as many as there are predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets) => AddValues(predictions, targets);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public void Add(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets) => AddValues(predictions, targets);

    /// <inheritdoc/>
    public void Reset() => (_sum, Count) = (0, 0);

    private void AddValues<T>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (predictions.Length != targets.Length)
            throw new ArgumentException($"There are {predictions.Length} predictions but {targets.Length} targets.", nameof(predictions));
        for (int i = 0; i < targets.Length; i++)
        {
            double error = double.CreateChecked(predictions[i]) - double.CreateChecked(targets[i]);
            _sum += error * error;
        }
        Count += targets.Length;
    }
}
