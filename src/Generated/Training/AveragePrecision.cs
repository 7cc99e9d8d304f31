namespace Generated;

/// <summary>
/// The area under the precision-recall curve of a two-class score (PR-AUC), as a sum of steps, not of trapezoids: Σ (recall - previous
/// recall)·precision. The thresholds are the scores in descending order; equal scores are one threshold. Like scikit-learn's
/// <c>average_precision_score</c>. 0 to 1; a random score gives the share of positives. NaN until there is a positive sample.
/// </summary>
/// <remarks>Computed exactly, so that every score is kept: 12 bytes per sample.</remarks>
public sealed class AveragePrecision : IMetric
{
    private readonly RankedScores _samples;

    /// <summary>Makes the metric.</summary>
    /// <param name="capacity">The number of samples that fit without further allocation: 1024 by default. If more are added, the capacity doubles.</param>
    /// <param name="ignoreIndex">Samples with this label do not count; -100 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public AveragePrecision(int capacity = 1024, int ignoreIndex = -100)
    {
        _samples = new RankedScores(capacity);
        IgnoreIndex = ignoreIndex;
    }

    /// <summary>Samples with this label do not count.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public long Count => _samples.Count;

    /// <summary>The area; NaN without a positive sample. Sorts the added samples in place: n log n time, no allocation.</summary>
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
