namespace Generated;

/// <summary>
/// The area under the receiver operating characteristic of a two-class score: the chance that a random positive
/// sample scores above a random negative one, ties counting half. 0 to 1; 0.5 is chance. NaN until there are
/// samples of both classes.
/// </summary>
/// <remarks>Computed exactly, from ranks (Mann and Whitney, 1947), so that every score is kept: 12 bytes a sample.</remarks>
public sealed class RocAuc : IMetric
{
    private readonly RankedScores _samples;

    /// <summary>Makes the metric.</summary>
    /// <param name="capacity">How many samples fit without allocating: 1024 by default. More are taken too; the room then doubles.</param>
    /// <param name="ignoreIndex">A label that does not count; -100 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public RocAuc(int capacity = 1024, int ignoreIndex = -100)
    {
        _samples = new RankedScores(capacity);
        IgnoreIndex = ignoreIndex;
    }

    /// <summary>The label that does not count.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public long Count => _samples.Count;

    /// <summary>The area; NaN without samples of both classes. Sorts what was added, in place: n log n time, no allocation.</summary>
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
    /// <param name="scores">One score a sample, higher for positive: logits or probabilities, not NaN.</param>
    /// <param name="labels">1 for positive, 0 for negative, <see cref="IgnoreIndex"/> for what does not count: as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, a score is NaN, or a label is something else; nothing is added then.</exception>
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
