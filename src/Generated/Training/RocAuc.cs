namespace Generated;

/// <summary>
/// The area under the ROC curve (receiver operating characteristic) of a two-class score: the probability that a random positive sample has a higher
/// score than a random negative one; equal scores count half. 0 to 1; a random score gives 0.5. NaN until there are samples of both classes.
/// samples of both classes.
/// </summary>
/// <remarks>Computed exactly, from ranks (Mann and Whitney, 1947), so that every score is kept: 12 bytes per sample.</remarks>
public sealed class RocAuc : IMetric
{
    private readonly RankedScores _samples;

    /// <summary>Makes the metric.</summary>
    /// <param name="capacity">The number of samples that fit without further allocation: 1024 by default. If more are added, the capacity doubles.</param>
    /// <param name="ignoreIndex">Samples with this label do not count; -100 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public RocAuc(int capacity = 1024, int ignoreIndex = -100)
    {
        _samples = new RankedScores(capacity);
        IgnoreIndex = ignoreIndex;
    }

    /// <summary>Samples with this label do not count.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public long Count => _samples.Count;

    /// <summary>The area; NaN without samples of both classes. Sorts the added samples in place: n log n time, no allocation.</summary>
    public double Value
    {
        get
        {
            _samples.Sort(out ReadOnlySpan<double> scores, out ReadOnlySpan<int> labels);
            long positives = 0;
            double rankSum = 0; // of the positives; equal scores share the mean of their ranks
            for (int start = 0, end; start < scores.Length; start = end)
            {
                long ties = 0;
                for (end = start; end < scores.Length && scores[end] == scores[start]; end++)
                    ties += labels[end];
                rankSum += ties * (start + 1.0 + end) / 2;
                positives += ties;
            }
            long negatives = scores.Length - positives;
            return positives == 0 || negatives == 0
                ? double.NaN
                : (rankSum - positives * (positives + 1.0) / 2) / ((double)positives * negatives);
        }
    }

    /// <summary>Adds a batch. Allocates nothing within the capacity.</summary>
    /// <param name="scores">One score per sample, higher for positive: logits or probabilities, not NaN.</param>
    /// <param name="labels">1 for positive, 0 for negative, <see cref="IgnoreIndex"/> for samples that do not count; one for each score.</param>
    /// <exception cref="ArgumentException">The lengths differ, a score is NaN, or a label has another value; in this case nothing is added.</exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) => _samples.Add(scores, labels, IgnoreIndex);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels) => _samples.Add(scores, labels, IgnoreIndex);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels) => _samples.Add(scores, labels, IgnoreIndex);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<double> labels) => _samples.Add(scores, labels, IgnoreIndex);

    /// <inheritdoc/>
    public void Reset() => _samples.Clear();
}
