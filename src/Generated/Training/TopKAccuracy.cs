using System.Numerics;

namespace Generated;

/// <summary>The share of samples whose class is among those of the k highest scores: 0 to 1.</summary>
public sealed class TopKAccuracy : IMetric
{
    /// <summary>Makes the metric.</summary>
    /// <param name="k">How many of the highest scores are considered: at least 1. If k is the number of classes, every sample is right.</param>
    /// <param name="ignoreIndex">
    /// Samples with this label do not count; -100 by default, as for the losses. Any other label that is not a class is refused.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is less than 1.</exception>
    public TopKAccuracy(int k, int ignoreIndex = -100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        K = k;
        IgnoreIndex = ignoreIndex;
    }

    /// <summary>How many of the highest scores are considered.</summary>
    public int K { get; }

    /// <summary>Samples with this label do not count.</summary>
    public int IgnoreIndex { get; }

    /// <summary>Number of samples that were classified correctly.</summary>
    public long Correct { get; private set; }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public double Value => Count == 0 ? double.NaN : (double)Correct / Count;

    /// <summary>
    /// Adds a batch. Among equal scores the first class ranks first, and NaN ranks above every number, so that <c>k = 1</c> agrees with
    /// <see cref="Accuracy"/>. Allocates nothing.
    /// </summary>
    /// <param name="scores">Logits or probabilities, <c>[samples, classes]</c> row-major; the number of labels gives the number of classes.</param>
    /// <param name="labels">The class of each sample, from 0, or <see cref="IgnoreIndex"/>.</param>
    /// <exception cref="ArgumentException">The scores are not whole rows, or a label is not a class; in this case nothing is added.</exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) => AddScores(scores, labels);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels) => AddScores(scores, labels);

    /// <inheritdoc/>
    public void Reset() => Correct = Count = 0;

    private void AddScores<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int classes = Scores.ClassCount(scores, labels);
        int count = Scores.CheckLabels(labels, classes, IgnoreIndex);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != IgnoreIndex && Rank(scores.Slice(i * classes, classes), labels[i]) < K)
                Correct++;
        }
        Count += count;
    }

    /// <summary>How many classes come before <paramref name="label"/> when scores are in descending order.</summary>
    private static int Rank<T>(ReadOnlySpan<T> row, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int before = 0;
        T own = row[label];
        for (int i = 0; i < row.Length; i++)
        {
            int order = row[i].CompareTo(own); // NaN is below every number here
            if (T.IsNaN(row[i]) != T.IsNaN(own))
                order = -order;
            if (order > 0 || (order == 0 && i < label))
                before++;
        }
        return before;
    }
}
