using System.Globalization;
using System.Numerics;
using System.Text;

namespace Generated;

/// <summary>
/// How often samples of each class were predicted as each class: rows are the true classes, columns the predicted ones, as in scikit-learn.
/// Precision, recall and F1 are computed from it. Each of them is 0 if its denominator is 0 (scikit-learn's default), and an average is NaN before
/// anything was added.
/// </summary>
public sealed class ConfusionMatrix : IMetric
{
    private readonly long[] _counts;
    private readonly string[] _names;

    /// <summary>Makes an empty matrix.</summary>
    /// <param name="classCount">Number of classes: at least 1.</param>
    /// <param name="classNames">A name for each class, for <see cref="ToString"/>; by default their numbers.</param>
    /// <param name="ignoreIndex">
    /// Samples with this label do not count; -100 by default, as for the losses. Any other label that is not a class is refused.
    /// </param>
    /// <exception cref="ArgumentException">There are no classes, or the number of names differs from the number of classes.</exception>
    public ConfusionMatrix(int classCount, IReadOnlyList<string>? classNames = null, int ignoreIndex = -100)
    {
        IgnoreIndex = ignoreIndex;
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (classNames is not null && classNames.Count != classCount)
            throw new ArgumentException($"There are {classCount} classes but {classNames.Count} names.", nameof(classNames));
        ClassCount = classCount;
        _counts = new long[checked(classCount * classCount)];
        _names = new string[classCount];
        for (int i = 0; i < classCount; i++)
            _names[i] = classNames?[i] ?? i.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Samples with this label do not count.</summary>
    public int IgnoreIndex { get; }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <summary>The accuracy.</summary>
    public double Value => Accuracy;

    /// <summary>The share of samples that were classified correctly, 0 to 1; NaN before anything was added.</summary>
    public double Accuracy => Count == 0 ? double.NaN : (double)TruePositives() / Count;

    /// <summary>Number of samples of class <paramref name="actual"/> that were predicted as class <paramref name="predicted"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Either is not a class.</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            CheckClass(actual);
            CheckClass(predicted);
            return _counts[actual * ClassCount + predicted];
        }
    }

    /// <summary>Adds a batch. Among equal scores the first class wins. Allocates nothing.</summary>
    /// <param name="scores">Logits or probabilities, <c>[samples, classes]</c> row-major.</param>
    /// <param name="labels">The class of each sample, or <see cref="IgnoreIndex"/>.</param>
    /// <exception cref="ArgumentException">
    /// There are not <see cref="ClassCount"/> scores for each label, or a label is not a class; in this case nothing is added.
    /// </exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) => AddScores(scores, labels);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels) => AddScores(scores, labels);

    /// <summary>Adds a batch of predicted classes. Allocates nothing.</summary>
    /// <param name="predictions">The predicted class of each sample.</param>
    /// <param name="labels">The class of each sample, or <see cref="IgnoreIndex"/>; one for each prediction.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a prediction or label is not a class; in this case nothing is added.</exception>
    public void Add(ReadOnlySpan<int> predictions, ReadOnlySpan<int> labels)
    {
        if (predictions.Length != labels.Length)
            throw new ArgumentException($"There are {predictions.Length} predictions but {labels.Length} labels.", nameof(predictions));
        int count = Scores.CheckLabels(labels, ClassCount, IgnoreIndex);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != IgnoreIndex && (uint)predictions[i] >= (uint)ClassCount)
                throw new ArgumentOutOfRangeException(nameof(predictions), predictions[i],
                    $"The prediction for sample {i} is {predictions[i]}; there are {ClassCount} classes, 0 to {ClassCount - 1}.");
        }
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != IgnoreIndex)
                _counts[labels[i] * ClassCount + predictions[i]]++;
        }
        Count += count;
    }

    private void AddScores<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (scores.Length != (long)labels.Length * ClassCount)
            throw new ArgumentException(
                $"{labels.Length} labels of {ClassCount} classes need {(long)labels.Length * ClassCount} scores; there are {scores.Length}.", nameof(scores));
        int count = Scores.CheckLabels(labels, ClassCount, IgnoreIndex);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != IgnoreIndex)
                _counts[labels[i] * ClassCount + Scores.ArgMax(scores.Slice(i * ClassCount, ClassCount))]++;
        }
        Count += count;
    }

    /// <summary>Number of samples of a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long Support(int label)
    {
        CheckClass(label);
        long sum = 0;
        for (int predicted = 0; predicted < ClassCount; predicted++)
            sum += _counts[label * ClassCount + predicted];
        return sum;
    }

    /// <summary>Number of samples that were predicted as a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long Predicted(int label)
    {
        CheckClass(label);
        long sum = 0;
        for (int actual = 0; actual < ClassCount; actual++)
            sum += _counts[actual * ClassCount + label];
        return sum;
    }

    /// <summary>The share of samples of a class among those predicted as this class: 0 to 1; 0 if none was predicted as this class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Precision(int label) => Ratio(this[label, label], Predicted(label));

    /// <summary>The share of the samples of a class that were predicted as this class: 0 to 1; 0 if the class has no samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Recall(int label) => Ratio(this[label, label], Support(label));

    /// <summary>The harmonic mean of a class's precision and recall: 0 to 1; 0 if the class never occurs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double F1(int label) => Ratio(2 * this[label, label], Support(label) + Predicted(label));

    /// <summary>The precision of all classes as one figure; NaN before anything was added.</summary>
    public double Precision(ClassAverage average) => Average(average, static (matrix, label) => matrix.Precision(label));

    /// <summary>The recall of all classes as one figure; NaN before anything was added.</summary>
    public double Recall(ClassAverage average) => Average(average, static (matrix, label) => matrix.Recall(label));

    /// <summary>The F1 of all classes as one figure (for the macro average, the mean of the classes' F1); NaN before anything was added.</summary>
    public double F1(ClassAverage average) => Average(average, static (matrix, label) => matrix.F1(label));

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_counts);
        Count = 0;
    }

    /// <summary>The matrix as a table, with precision, recall and F1 of each class, and the accuracy below.</summary>
    public override string ToString()
    {
        var rows = new List<string[]>(ClassCount + 1) { new string[ClassCount + 4] };
        rows[0][0] = "actual";
        _names.CopyTo(rows[0], 1);
        rows[0][ClassCount + 1] = "precision";
        rows[0][ClassCount + 2] = "recall";
        rows[0][ClassCount + 3] = "F1";
        for (int actual = 0; actual < ClassCount; actual++)
        {
            string[] row = new string[ClassCount + 4];
            row[0] = _names[actual];
            for (int predicted = 0; predicted < ClassCount; predicted++)
                row[predicted + 1] = this[actual, predicted].ToString(CultureInfo.InvariantCulture);
            row[ClassCount + 1] = Precision(actual).ToString("F4", CultureInfo.InvariantCulture);
            row[ClassCount + 2] = Recall(actual).ToString("F4", CultureInfo.InvariantCulture);
            row[ClassCount + 3] = F1(actual).ToString("F4", CultureInfo.InvariantCulture);
            rows.Add(row);
        }
        var text = new StringBuilder();
        TextTable.Append(text, rows);
        return text.Append(CultureInfo.InvariantCulture, $"accuracy {Accuracy:F4} of {Count}").ToString();
    }

    private static double Ratio(long numerator, long denominator) => denominator == 0 ? 0 : (double)numerator / denominator;

    private long TruePositives()
    {
        long sum = 0;
        for (int label = 0; label < ClassCount; label++)
            sum += _counts[label * ClassCount + label];
        return sum;
    }

    private double Average(ClassAverage average, Func<ConfusionMatrix, int, double> figure)
    {
        if (average == ClassAverage.Micro)
            return Accuracy;
        if (average is not (ClassAverage.Macro or ClassAverage.Weighted))
            throw new ArgumentOutOfRangeException(nameof(average), average, "There is no such average.");

        double sum = 0;
        long weights = 0;
        for (int label = 0; label < ClassCount; label++)
        {
            long support = Support(label);
            bool occurs = support > 0 || Predicted(label) > 0;
            long weight = average == ClassAverage.Weighted ? support : occurs ? 1 : 0;
            sum += weight * figure(this, label);
            weights += weight;
        }
        return weights == 0 ? double.NaN : sum / weights;
    }

    private void CheckClass(int label)
    {
        if ((uint)label >= (uint)ClassCount)
            throw new ArgumentOutOfRangeException(nameof(label), label, $"There are {ClassCount} classes, 0 to {ClassCount - 1}.");
    }
}
