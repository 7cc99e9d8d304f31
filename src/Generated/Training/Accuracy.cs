using System.Numerics;

namespace Generated;

/// <summary>
/// The share of samples whose highest score is that of their class: 0 to 1; NaN if no sample counts. If each pixel or step has a class, each of them
/// counts as a sample.
/// </summary>
public sealed class Accuracy : IMetric
{
    private readonly int? _classCount;

    /// <summary>Makes the metric.</summary>
    /// <param name="ignoreIndex">
    /// Samples with this label do not count; -100 by default, as for the losses. Any other label that is not a class is refused.
    /// </param>
    /// <param name="classCount">
    /// Number of classes, at least 1; null, the default, takes it from the scores. It is needed only to refuse labels that are too large if predicted
    /// classes are added instead of scores.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There are no classes.</exception>
    public Accuracy(int ignoreIndex = -100, int? classCount = null)
    {
        if (classCount is { } count)
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(classCount));
        IgnoreIndex = ignoreIndex;
        _classCount = classCount;
    }

    /// <summary>Samples with this label do not count.</summary>
    public int IgnoreIndex { get; }

    /// <summary>Number of samples that were classified correctly.</summary>
    public long Correct { get; private set; }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public double Value => Count == 0 ? double.NaN : (double)Correct / Count;

    /// <summary>Adds a batch. Among equal scores the first class wins, as in PyTorch. Allocates nothing.</summary>
    /// <param name="scores">Logits or probabilities, <c>[samples, classes]</c> row-major; the number of labels gives the number of classes.</param>
    /// <param name="labels">The class of each sample, from 0, or <see cref="IgnoreIndex"/>.</param>
    /// <exception cref="ArgumentException">The scores are not whole rows, or a label is not a class; in this case nothing is added.</exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) => AddScores(scores, labels);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels) => AddScores(scores, labels);

    /// <summary>Adds a batch of predicted classes. Allocates nothing.</summary>
    /// <param name="predictions">The predicted class of each sample.</param>
    /// <param name="labels">The class of each sample, or <see cref="IgnoreIndex"/>; one for each prediction.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a prediction or label is no class; in this case nothing is added.</exception>
    public void Add(ReadOnlySpan<int> predictions, ReadOnlySpan<int> labels)
    {
        if (predictions.Length != labels.Length)
            throw new ArgumentException($"There are {predictions.Length} predictions but {labels.Length} labels.", nameof(predictions));
        int classes = _classCount ?? int.MaxValue;
        int count = Scores.CheckLabels(labels, classes, IgnoreIndex);
        long correct = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == IgnoreIndex)
                continue;
            if ((uint)predictions[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(nameof(predictions), predictions[i],
                    $"The prediction for sample {i} is {predictions[i]}; "
                        + $"{(_classCount is null ? "classes are 0 and above" : $"there are {classes} classes, 0 to {classes - 1}")}.");
            if (predictions[i] == labels[i])
                correct++;
        }
        Correct += correct;
        Count += count;
    }

    /// <inheritdoc/>
    public void Reset() => Correct = Count = 0;

    private void AddScores<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int classes = Scores.ClassCount(scores, labels);
        if (_classCount is { } expected && classes != expected && !labels.IsEmpty)
            throw new ArgumentException(
                $"{labels.Length} labels of {expected} classes need {(long)labels.Length * expected} scores; there are {scores.Length}.", nameof(scores));
        int count = Scores.CheckLabels(labels, classes, IgnoreIndex);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != IgnoreIndex && Scores.ArgMax(scores.Slice(i * classes, classes)) == labels[i])
                Correct++;
        }
        Count += count;
    }
}
