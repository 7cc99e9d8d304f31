namespace Generated;

/// <summary>
/// The area under the receiver operating characteristic of a two-class score: the chance that a random positive
/// sample scores above a random negative one, ties counting half. 0 to 1; 0.5 is chance. NaN until there are
/// samples of both classes.
/// </summary>
/// <remarks>Computed exactly, from ranks (Mann and Whitney, 1947), so that every score is kept: 8 bytes a sample.</remarks>
public sealed class RocAuc : IMetric
{
    private float[] _scores;
    private int[] _labels;
    private int _count;

    /// <summary>Makes the metric.</summary>
    /// <param name="capacity">How many samples fit without allocating: 1024 by default. More are taken too; the room then doubles.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public RocAuc(int capacity = 1024)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _scores = new float[capacity];
        _labels = new int[capacity];
    }

    /// <inheritdoc/>
    public long Count => _count;

    /// <summary>The area; NaN without samples of both classes. Sorts what was added, in place: n log n time, no allocation.</summary>
    public double Value
    {
        get
        {
            Span<float> scores = _scores.AsSpan(0, _count);
            Span<int> labels = _labels.AsSpan(0, _count);
            scores.Sort(labels);

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
            long negatives = _count - positives;
            return positives == 0 || negatives == 0
                ? double.NaN
                : (rankSum - positives * (positives + 1.0) / 2) / ((double)positives * negatives);
        }
    }

    /// <summary>Adds a batch. Allocates nothing within the capacity.</summary>
    /// <param name="scores">One score a sample, higher for positive: logits or probabilities, not NaN.</param>
    /// <param name="labels">1 for positive, 0 for negative: as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, a score is NaN, or a label is neither 0 nor 1; nothing is added then.</exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels)
    {
        if (scores.Length != labels.Length)
            throw new ArgumentException($"There are {scores.Length} scores but {labels.Length} labels.", nameof(scores));
        for (int i = 0; i < scores.Length; i++)
        {
            if (float.IsNaN(scores[i]))
                throw new ArgumentException($"The score of sample {i} is NaN.", nameof(scores));
            Scores.CheckLabel(labels[i], 2, i);
        }

        int needed = checked(_count + scores.Length);
        if (needed > _scores.Length)
        {
            int capacity = (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _scores.Length));
            Array.Resize(ref _scores, capacity);
            Array.Resize(ref _labels, capacity);
        }
        scores.CopyTo(_scores.AsSpan(_count));
        labels.CopyTo(_labels.AsSpan(_count));
        _count = needed;
    }

    /// <inheritdoc/>
    public void Reset() => _count = 0;
}
