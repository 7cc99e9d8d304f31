namespace Generated;

/// <summary>The share of samples whose class is among those of the k highest scores: 0 to 1.</summary>
public sealed class TopKAccuracy : IMetric
{
    /// <summary>Makes the metric.</summary>
    /// <param name="k">How many of the highest scores count: at least 1. With as many as there are classes, every sample is right.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is less than 1.</exception>
    public TopKAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        K = k;
    }

    /// <summary>How many of the highest scores count.</summary>
    public int K { get; }

    /// <summary>Number of samples classified rightly.</summary>
    public long Correct { get; private set; }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public double Value => Count == 0 ? double.NaN : (double)Correct / Count;

    /// <summary>
    /// Adds a batch. Of equal scores the first class ranks first, and NaN ranks above every number, so that
    /// <c>k = 1</c> agrees with <see cref="Accuracy"/>. Allocates nothing.
    /// </summary>
    /// <param name="scores">Logits or probabilities, <c>[samples, classes]</c> row-major; the number of labels gives the number of classes.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <exception cref="ArgumentException">The scores do not make whole rows, or a label is not a class; nothing is added then.</exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels)
    {
        int classes = Scores.ClassCount(scores, labels);
        long correct = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            Scores.CheckLabel(labels[i], classes, i);
            if (Rank(scores.Slice(i * classes, classes), labels[i]) < K)
                correct++;
        }
        Correct += correct;
        Count += labels.Length;
    }

    /// <inheritdoc/>
    public void Reset() => Correct = Count = 0;

    /// <summary>How many classes come before <paramref name="label"/> when scores are in descending order.</summary>
    private static int Rank(ReadOnlySpan<float> row, int label)
    {
        int before = 0;
        float own = row[label];
        for (int i = 0; i < row.Length; i++)
        {
            int order = row[i].CompareTo(own); // NaN is below every number here
            if (float.IsNaN(row[i]) != float.IsNaN(own))
                order = -order;
            if (order > 0 || (order == 0 && i < label))
                before++;
        }
        return before;
    }
}
