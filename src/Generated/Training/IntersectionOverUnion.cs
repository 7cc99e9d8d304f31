using System.Globalization;
using System.Numerics;

namespace Generated;

/// <summary>
/// How well predicted regions cover the true ones, for segmentation, where every pixel has a class. For one class it is the number of pixels that
/// have the class and were predicted as it, divided by the number of pixels that have the class or were predicted as it: 0 to 1. The value is the
/// mean over the classes that occur; each class counts the same, however few pixels it has. Also known as the Jaccard index.
/// </summary>
/// <remarks>
/// <code>IoU(class) = true positives / (true positives + false positives + false negatives)</code>
/// Pixels of all images are counted together, as by Keras's <c>MeanIoU</c>, not image by image. A class that neither occurs nor is predicted has no
/// value and does not count in the mean. Instead of pixels, any samples with a class may be counted.
/// </remarks>
public sealed class IntersectionOverUnion : IMetric
{
    private readonly ConfusionMatrix _matrix;

    /// <summary>Makes the metric.</summary>
    /// <param name="classCount">Number of classes, including the background: at least 1; 2, background and object, by default.</param>
    /// <param name="ignoreIndex">
    /// Samples with this label do not count; -100 by default, as for the losses. Any other label that is not a class is refused.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There are no classes.</exception>
    public IntersectionOverUnion(int classCount = 2, int ignoreIndex = -100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        _matrix = new ConfusionMatrix(classCount, ignoreIndex: ignoreIndex);
    }

    /// <summary>Samples with this label do not count.</summary>
    public int IgnoreIndex => _matrix.IgnoreIndex;

    /// <summary>Number of classes.</summary>
    public int ClassCount => _matrix.ClassCount;

    /// <summary>Number of pixels added since the last <see cref="Reset"/>.</summary>
    public long Count => _matrix.Count;

    /// <summary>The mean over the classes that occur or were predicted, 0 to 1; NaN before anything was added.</summary>
    public double Value
    {
        get
        {
            double sum = 0;
            int occurring = 0;
            for (int label = 0; label < ClassCount; label++)
            {
                double share = this[label];
                if (!double.IsNaN(share))
                {
                    sum += share;
                    occurring++;
                }
            }
            return occurring == 0 ? double.NaN : sum / occurring;
        }
    }

    /// <summary>The value of one class, 0 to 1; NaN if it neither occurs nor was predicted.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double this[int label]
    {
        get
        {
            long both = _matrix[label, label];
            long either = _matrix.Support(label) + _matrix.Predicted(label) - both;
            return either == 0 ? double.NaN : (double)both / either;
        }
    }

    /// <summary>Adds a batch. Among equal scores the first class wins. Allocates nothing.</summary>
    /// <param name="scores">Logits or probabilities, <c>[pixels, classes]</c> row-major: channels last, as networks give them.</param>
    /// <param name="labels">The class of each pixel, or <see cref="IgnoreIndex"/>.</param>
    /// <exception cref="ArgumentException">
    /// There are not <see cref="ClassCount"/> scores for each label, or a label is not a class; in this case nothing is added.
    /// </exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) => _matrix.Add(scores, labels);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels) => _matrix.Add(scores, labels);

    /// <summary>Adds a batch of predicted classes. Allocates nothing.</summary>
    /// <param name="predictions">The predicted class of each pixel.</param>
    /// <param name="labels">The class of each pixel, or <see cref="IgnoreIndex"/>; one for each prediction.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a prediction or label is not a class; in this case nothing is added.</exception>
    public void Add(ReadOnlySpan<int> predictions, ReadOnlySpan<int> labels) => _matrix.Add(predictions, labels);

    /// <summary>Adds a batch of masks, for two classes with one score per pixel. Allocates nothing.</summary>
    /// <param name="scores">One score per pixel: logits, or probabilities with a threshold of 0.5.</param>
    /// <param name="masks">1 for pixels of the object, 0 for others, <see cref="IgnoreIndex"/> for pixels that do not count; one for each score.</param>
    /// <param name="threshold">A pixel is predicted as part of the object if its score is higher; 0 by default, which suits logits.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, a value of the mask is neither 0 nor 1, or there are not two classes; in this case nothing is added.
    /// </exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<float> masks, float threshold = 0) => AddMasks(scores, masks, threshold);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{float}, float)"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<double> masks, double threshold = 0) => AddMasks(scores, masks, threshold);

    /// <inheritdoc/>
    public void Reset() => _matrix.Reset();

    private void AddMasks<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> masks, T threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (ClassCount != 2)
            throw new ArgumentException($"One score a pixel tells two classes apart; the metric was made for {ClassCount}.", nameof(scores));
        if (scores.Length != masks.Length)
            throw new ArgumentException($"There are {scores.Length} scores but {masks.Length} values of masks.", nameof(scores));
        T ignored = T.CreateTruncating(IgnoreIndex);
        for (int i = 0; i < masks.Length; i++)
        {
            if (masks[i] != T.Zero && masks[i] != T.One && masks[i] != ignored)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"The mask of pixel {i} is {masks[i]}; it takes 0 or 1, and {IgnoreIndex} for what does not count."), nameof(masks));
        }

        const int Chunk = 256;
        Span<int> predictions = stackalloc int[Chunk];
        Span<int> labels = stackalloc int[Chunk];
        for (int start = 0; start < masks.Length; start += Chunk)
        {
            int length = Math.Min(Chunk, masks.Length - start);
            for (int i = 0; i < length; i++)
            {
                predictions[i] = scores[start + i] > threshold ? 1 : 0;
                labels[i] = int.CreateTruncating(masks[start + i]);
            }
            _matrix.Add(predictions[..length], labels[..length]);
        }
    }
}
