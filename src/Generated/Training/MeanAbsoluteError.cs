namespace Generated;

/// <summary>The mean of |prediction - target| over all values (MAE), in the targets' own unit; at least 0.</summary>
public sealed class MeanAbsoluteError : IMetric
{
    private double _sum;

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public double Value => Count == 0 ? double.NaN : _sum / Count;

    /// <summary>Adds a batch; each value counts by itself. Allocates nothing.</summary>
    /// <param name="predictions">The predicted values, in any number of dimensions.</param>
    /// <param name="targets">The true values: as many.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        if (predictions.Length != targets.Length)
            throw new ArgumentException($"There are {predictions.Length} predictions but {targets.Length} targets.", nameof(predictions));
        for (int i = 0; i < targets.Length; i++)
            _sum += Math.Abs((double)predictions[i] - targets[i]);
        Count += targets.Length;
    }

    /// <inheritdoc/>
    public void Reset() => (_sum, Count) = (0, 0);
}
