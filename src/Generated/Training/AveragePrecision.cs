namespace Generated;

/// <summary>
/// The area under the curve of precision against recall of a two-class score (PR-AUC), as a sum of steps and not of trapezoids:
/// Σ (recall - recall before)·precision over the scores as thresholds, from the highest down, equal scores as one. As scikit-learn's
/// <c>average_precision_score</c>. 0 to 1; chance is the share of positives. NaN until there is a positive sample.
/// </summary>
/// <remarks>Computed exactly, so that every score is kept: 12 bytes a sample.</remarks>
public sealed class AveragePrecision : IMetric
{
    private readonly RankedScores _samples;

    /// <summary>Makes the metric.</summary>
    /// <param name="capacity">How many samples fit without allocating: 1024 by default. More are taken too; the room then doubles.</param>
    /// <param name="ignoreIndex">A label that does not count; -100 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public AveragePrecision(int capacity = 1024, int ignoreIndex = -100)
    {
        _samples = new RankedScores(capacity);
        IgnoreIndex = ignoreIndex;
    }

    /// <summary>The label that does not count.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public long Count => _samples.Count;

    /// <summary>The area; NaN without a positive sample. Sorts what was added, in place: n log n time, no allocation.</summary>
    public double Value
    {
        get
        {
            _samples.Sort(out ReadOnlySpan<double> scores, out ReadOnlySpan<int> labels);
            double sum = 0;
            long positives = 0;
            for (int end = scores.Length - 1, start; end >= 0; end = start)
            {
                long ties = 0;
                for (start = end; start >= 0 && scores[start] == scores[end]; start--)
                    ties += labels[start];
                positives += ties;
                sum += (double)ties * positives / (scores.Length - 1 - start);
            }
            return positives == 0 ? double.NaN : sum / positives;
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
