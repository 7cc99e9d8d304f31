using System.Numerics;

namespace Generated;

/// <summary>
/// The coefficient of determination, R² = 1 - Σ(prediction - target)² / Σ(target - mean target)²: 1 is perfect, 0 is no better than predicting the
/// mean, and it has no lower bound. With several outputs it is the mean of their R². Defined from two samples on, NaN before. If all targets are
/// equal, it is 1 if every prediction is exact, otherwise 0. As in scikit-learn.
/// </summary>
public sealed class RSquared : IMetric
{
    private readonly double[] _mean;
    private readonly double[] _spread; // sum of squared distances of the targets from their mean, by Welford's update
    private readonly double[] _error;  // sum of squared errors

    /// <summary>Makes the metric.</summary>
    /// <param name="outputs">How many values a sample has: 1 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputs"/> is less than 1.</exception>
    public RSquared(int outputs = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        _mean = new double[outputs];
        _spread = new double[outputs];
        _error = new double[outputs];
    }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public double Value
    {
        get
        {
            if (Count < 2)
                return double.NaN;
            double sum = 0;
            for (int output = 0; output < _mean.Length; output++)
                sum += Of(output);
            return sum / _mean.Length;
        }
    }

    /// <summary>Adds a batch. Allocates nothing.</summary>
    /// <param name="predictions">The predicted values, <c>[samples, outputs]</c> row-major.</param>
    /// <param name="targets">The true values; as many as there are predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are not a whole number of samples.</exception>
    public void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets) => AddValues(predictions, targets);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public void Add(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets) => AddValues(predictions, targets);

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_mean);
        Array.Clear(_spread);
        Array.Clear(_error);
        Count = 0;
    }

    private double Of(int output)
    {
        if (_spread[output] == 0)
            return _error[output] == 0 ? 1 : double.IsNaN(_error[output]) ? double.NaN : 0;
        return 1 - _error[output] / _spread[output];
    }

    private void AddValues<T>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (predictions.Length != targets.Length)
            throw new ArgumentException($"There are {predictions.Length} predictions but {targets.Length} targets.", nameof(predictions));
        if (targets.Length % _mean.Length != 0)
            throw new ArgumentException($"{targets.Length} values are not whole samples of {_mean.Length} outputs.", nameof(targets));
        for (int start = 0; start < targets.Length; start += _mean.Length)
        {
            Count++;
            for (int output = 0; output < _mean.Length; output++)
            {
                double target = double.CreateChecked(targets[start + output]);
                double distance = target - _mean[output];
                _mean[output] += distance / Count;
                _spread[output] += distance * (target - _mean[output]);
                double error = double.CreateChecked(predictions[start + output]) - target;
                _error[output] += error * error;
            }
        }
    }
}
