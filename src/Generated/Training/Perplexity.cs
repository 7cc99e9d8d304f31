namespace Generated;

/// <summary>
/// The exponential of the mean cross-entropy (in nats) of what was predicted: 1 is certainty, and choosing
/// blindly among n classes gives n.
/// </summary>
public sealed class Perplexity : IMetric
{
    private double _sum;

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public double Value => Math.Exp(MeanLoss);

    /// <summary>The mean cross-entropy in nats; NaN before anything was added.</summary>
    public double MeanLoss => Count == 0 ? double.NaN : _sum / Count;

    /// <summary>Adds a batch by its loss, as a network's training step returns it. Allocates nothing.</summary>
    /// <param name="meanLoss">The batch's mean cross-entropy in nats.</param>
    /// <param name="count">How many predictions it is the mean of: not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public void Add(double meanLoss, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
            return;
        _sum += meanLoss * count;
        Count += count;
    }

    /// <summary>Adds a batch by its scores. Allocates nothing.</summary>
    /// <param name="logits">Scores before the softmax, <c>[predictions, classes]</c> row-major; the number of labels gives the number of classes.</param>
    /// <param name="labels">The true class of each prediction, from 0.</param>
    /// <exception cref="ArgumentException">The scores do not make whole rows, or a label is not a class; nothing is added then.</exception>
    public void Add(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels)
    {
        int classes = Scores.ClassCount(logits, labels);
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            Scores.CheckLabel(labels[i], classes, i);
            sum += CrossEntropy(logits.Slice(i * classes, classes), labels[i]);
        }
        _sum += sum;
        Count += labels.Length;
    }

    /// <inheritdoc/>
    public void Reset() => (_sum, Count) = (0, 0);

    /// <summary>log Σ exp(x) - x[label], from the highest score down so that nothing overflows.</summary>
    private static double CrossEntropy(ReadOnlySpan<float> row, int label)
    {
        double max = row[Scores.ArgMax(row)];
        double sum = 0;
        foreach (float value in row)
            sum += Math.Exp(value - max);
        return Math.Log(sum) + max - row[label];
    }
}
