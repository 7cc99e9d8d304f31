namespace Generated;

/// <summary>The share of samples whose highest score is that of their class: 0 to 1.</summary>
public sealed class Accuracy : IMetric
{
    /// <summary>Number of samples classified rightly.</summary>
    public long Correct { get; private set; }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public double Value => Count == 0 ? double.NaN : (double)Correct / Count;

    /// <summary>Adds a batch. Of equal scores the first class counts, as in PyTorch. Allocates nothing.</summary>
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
            if (Scores.ArgMax(scores.Slice(i * classes, classes)) == labels[i])
                correct++;
        }
        Correct += correct;
        Count += labels.Length;
    }

    /// <summary>Adds a batch of classes that were chosen already. Allocates nothing.</summary>
    /// <param name="predictions">The chosen class of each sample.</param>
    /// <param name="labels">The class of each sample: as many.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Add(ReadOnlySpan<int> predictions, ReadOnlySpan<int> labels)
    {
        if (predictions.Length != labels.Length)
            throw new ArgumentException($"There are {predictions.Length} predictions but {labels.Length} labels.", nameof(predictions));
        for (int i = 0; i < labels.Length; i++)
        {
            if (predictions[i] == labels[i])
                Correct++;
        }
        Count += labels.Length;
    }

    /// <inheritdoc/>
    public void Reset() => Correct = Count = 0;
}
