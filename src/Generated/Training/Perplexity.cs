using System.Numerics;

namespace Generated;

/// <summary>
/// The exponential of the mean cross-entropy (in nats) of the predictions: 1 means certainty, and a blind choice among n classes gives n.
/// </summary>
public sealed class Perplexity : IMetric
{
    private double _sum;

    /// <summary>Makes the metric.</summary>
    /// <param name="ignoreIndex">
    /// Samples with this label do not count; -100 by default, as for the losses. Any other label that is not a class is refused.
    /// </param>
    public Perplexity(int ignoreIndex = -100) => IgnoreIndex = ignoreIndex;

    /// <summary>Samples with this label do not count.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public double Value => Math.Exp(MeanLoss);

    /// <summary>The mean cross-entropy in nats; NaN before anything was added.</summary>
    public double MeanLoss => Count == 0 ? double.NaN : _sum / Count;

    /// <summary>Adds a batch by its loss, as a network's training step returns it. Allocates nothing.</summary>
    /// <param name="meanLoss">The batch's mean cross-entropy in nats.</param>
    /// <param name="count">The number of predictions in this mean, without ignored ones: not negative.</param>
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
    /// <param name="labels">The true class of each prediction, from 0, or <see cref="IgnoreIndex"/>.</param>
    /// <exception cref="ArgumentException">The scores are not whole rows, or a label is not a class; in this case nothing is added.</exception>
    public void Add(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels) => AddLogits(logits, labels);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels) => AddLogits(logits, labels);

    /// <inheritdoc/>
    public void Reset() => (_sum, Count) = (0, 0);

    private void AddLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int classes = Scores.ClassCount(logits, labels);
        int count = Scores.CheckLabels(labels, classes, IgnoreIndex);
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != IgnoreIndex)
                sum += CrossEntropy(logits.Slice(i * classes, classes), labels[i]);
        }
        _sum += sum;
        Count += count;
    }

    /// <summary>log Σ exp(x) - x[label], computed relative to the highest score so that nothing overflows.</summary>
    private static double CrossEntropy<T>(ReadOnlySpan<T> row, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double max = double.CreateChecked(row[Scores.ArgMax(row)]);
        double sum = 0;
        foreach (T value in row)
            sum += Math.Exp(double.CreateChecked(value) - max);
        return Math.Log(sum) + max - double.CreateChecked(row[label]);
    }
}
