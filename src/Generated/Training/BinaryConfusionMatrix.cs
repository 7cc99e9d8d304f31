using System.Numerics;

namespace Generated;

/// <summary>
/// How often the answers yes and no were right, for a network with one score per sample (one logit or probability, as before a
/// <see cref="BinaryCrossEntropyAttribute"/>): accuracy, precision, recall and F1 of the positive class. Each score and label counts separately, so
/// that several outputs or all pixels of a mask may be added at once. Precision, recall and F1 are 0 if their denominator is 0 (scikit-learn's
/// default), and NaN before anything was added.
/// </summary>
public sealed class BinaryConfusionMatrix : IMetric
{
    /// <summary>Makes an empty matrix.</summary>
    /// <param name="threshold">
    /// A sample is predicted as positive if its score is higher: 0 by default, which suits logits; 0.5 for probabilities. Not NaN.
    /// </param>
    /// <param name="ignoreIndex">Samples with this label do not count; -100 by default.</param>
    /// <exception cref="ArgumentException"><paramref name="threshold"/> is NaN.</exception>
    public BinaryConfusionMatrix(double threshold = 0, int ignoreIndex = -100)
    {
        if (double.IsNaN(threshold))
            throw new ArgumentException("The threshold is NaN; it takes a number, such as 0 for logits or 0.5 for probabilities.", nameof(threshold));
        Threshold = threshold;
        IgnoreIndex = ignoreIndex;
    }

    /// <summary>A sample is predicted as positive if its score is higher than this.</summary>
    public double Threshold { get; }

    /// <summary>Samples with this label do not count.</summary>
    public int IgnoreIndex { get; }

    /// <summary>Number of positive samples that were predicted as positive.</summary>
    public long TruePositives { get; private set; }

    /// <summary>Number of negative samples that were predicted as positive.</summary>
    public long FalsePositives { get; private set; }

    /// <summary>Number of negative samples that were predicted as negative.</summary>
    public long TrueNegatives { get; private set; }

    /// <summary>Number of positive samples that were predicted as negative.</summary>
    public long FalseNegatives { get; private set; }

    /// <inheritdoc/>
    public long Count => TruePositives + FalsePositives + TrueNegatives + FalseNegatives;

    /// <summary>The accuracy.</summary>
    public double Value => Accuracy;

    /// <summary>The share of samples that were predicted correctly, 0 to 1; NaN before anything was added.</summary>
    public double Accuracy => Count == 0 ? double.NaN : (double)(TruePositives + TrueNegatives) / Count;

    /// <summary>The share of positive samples among those predicted as positive: 0 to 1.</summary>
    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>The share of the positive samples that were predicted as positive (sensitivity): 0 to 1.</summary>
    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>The share of the negative samples that were predicted as negative: 0 to 1.</summary>
    public double Specificity => Ratio(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>The harmonic mean of precision and recall: 0 to 1.</summary>
    public double F1 => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Adds a batch. Allocates nothing.</summary>
    /// <param name="scores">One score per sample, higher for positive: logits or probabilities, with a matching <see cref="Threshold"/>.</param>
    /// <param name="labels">1 for positive, 0 for negative, <see cref="IgnoreIndex"/> for samples that do not count; one for each score.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a label has another value; in this case nothing is added.</exception>
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
