using System.Numerics;

namespace Generated;

/// <summary>
/// How often yes and no were right, where a network has one score a sample (one logit or probability, as before a
/// <see cref="BinaryCrossEntropyAttribute"/>): accuracy, precision, recall and F1 of the positive class. Each score and label counts by itself, so
/// that several outputs or all pixels of a mask may be added at once. Precision, recall and F1 are 0 where their denominator is 0
/// (scikit-learn's default), and NaN before anything was added.
/// </summary>
public sealed class BinaryConfusionMatrix : IMetric
{
    /// <summary>Makes an empty matrix.</summary>
    /// <param name="threshold">A sample is taken for positive where its score is higher: 0 by default, which suits logits; 0.5 for probabilities. Not NaN.</param>
    /// <param name="ignoreIndex">A label that does not count; -100 by default.</param>
    /// <exception cref="ArgumentException"><paramref name="threshold"/> is NaN.</exception>
    public BinaryConfusionMatrix(double threshold = 0, int ignoreIndex = -100)
    {
        if (double.IsNaN(threshold))
            throw new ArgumentException("The threshold is NaN; it takes a number, such as 0 for logits or 0.5 for probabilities.", nameof(threshold));
        Threshold = threshold;
        IgnoreIndex = ignoreIndex;
    }

    /// <summary>A sample is taken for positive where its score is higher.</summary>
    public double Threshold { get; }

    /// <summary>The label that does not count.</summary>
    public int IgnoreIndex { get; }

    /// <summary>Positive samples that were taken for positive.</summary>
    public long TruePositives { get; private set; }

    /// <summary>Negative samples that were taken for positive.</summary>
    public long FalsePositives { get; private set; }

    /// <summary>Negative samples that were taken for negative.</summary>
    public long TrueNegatives { get; private set; }

    /// <summary>Positive samples that were taken for negative.</summary>
    public long FalseNegatives { get; private set; }

    /// <inheritdoc/>
    public long Count => TruePositives + FalsePositives + TrueNegatives + FalseNegatives;

    /// <summary>The accuracy.</summary>
    public double Value => Accuracy;

    /// <summary>The share of samples taken rightly, 0 to 1; NaN before anything was added.</summary>
    public double Accuracy => Count == 0 ? double.NaN : (double)(TruePositives + TrueNegatives) / Count;

    /// <summary>Of the samples taken for positive, the share that is: 0 to 1.</summary>
    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>Of the positive samples, the share that was taken for positive (sensitivity): 0 to 1.</summary>
    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Of the negative samples, the share that was taken for negative: 0 to 1.</summary>
    public double Specificity => Ratio(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>The harmonic mean of precision and recall: 0 to 1.</summary>
    public double F1 => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Adds a batch. Allocates nothing.</summary>
    /// <param name="scores">One score a sample, higher for positive: logits or probabilities, and <see cref="Threshold"/> to match.</param>
    /// <param name="labels">1 for positive, 0 for negative, <see cref="IgnoreIndex"/> for what does not count: as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a label is something else; nothing is added then.</exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) => AddScores(scores, labels);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels) => AddScores(scores, labels);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels) => AddScores(scores, labels);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<double> labels) => AddScores(scores, labels);

    /// <inheritdoc/>
    public void Reset() => TruePositives = FalsePositives = TrueNegatives = FalseNegatives = 0;

    private double Ratio(long numerator, long denominator) => Count == 0 ? double.NaN : denominator == 0 ? 0 : (double)numerator / denominator;

    private void AddScores<TScore, TLabel>(ReadOnlySpan<TScore> scores, ReadOnlySpan<TLabel> labels)
        where TScore : unmanaged, IBinaryFloatingPointIeee754<TScore>
        where TLabel : unmanaged, INumber<TLabel>
    {
        BinaryLabels.Check(scores, labels, IgnoreIndex);
        for (int i = 0; i < scores.Length; i++)
        {
            if (BinaryLabels.IsIgnored(labels[i], IgnoreIndex))
                continue;
            bool taken = double.CreateChecked(scores[i]) > Threshold; // NaN is taken for negative
            if (labels[i] == TLabel.One)
                (TruePositives, FalseNegatives) = taken ? (TruePositives + 1, FalseNegatives) : (TruePositives, FalseNegatives + 1);
            else
                (FalsePositives, TrueNegatives) = taken ? (FalsePositives + 1, TrueNegatives) : (FalsePositives, TrueNegatives + 1);
        }
    }
}
