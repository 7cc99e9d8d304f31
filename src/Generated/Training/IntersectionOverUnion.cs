using System.Globalization;
using System.Numerics;

namespace Generated;

/// <summary>
/// How well predicted regions cover the true ones, for segmentation, where every pixel has a class: of the pixels that are
/// of a class or were taken for it, the share that is both, 0 to 1. The value is the mean over the classes that occur,
/// each counting the same however few its pixels. Also known as the Jaccard index.
/// </summary>
/// <remarks>
/// <code>IoU(class) = true positives / (true positives + false positives + false negatives)</code>
/// Pixels of all images are counted together, as by Keras's <c>MeanIoU</c>, and not image by image. A class that neither
/// occurs nor is predicted has none, and does not count for the mean. What counts here as a pixel may be any
/// sample with a class.
/// </remarks>
public sealed class IntersectionOverUnion : IMetric
{
    private readonly ConfusionMatrix _matrix;

    /// <summary>Makes the metric.</summary>
    /// <param name="classCount">Number of classes, the background among them: at least 1; 2, background and object, by default.</param>
    /// <param name="ignoreIndex">A label that does not count, wherever it stands; -100 by default, as for the losses. A label that is neither this nor a class is refused.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no classes.</exception>
    public IntersectionOverUnion(int classCount = 2, int ignoreIndex = -100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        _matrix = new ConfusionMatrix(classCount, ignoreIndex: ignoreIndex);
    }

    /// <summary>The label that does not count.</summary>
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

    /// <summary>The figure of one class, 0 to 1; NaN if it neither occurs nor was predicted.</summary>
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

    /// <summary>Adds a batch. Of equal scores the first class counts. Allocates nothing.</summary>
    /// <param name="scores">Logits or probabilities, <c>[pixels, classes]</c> row-major: channels last, as networks give them.</param>
    /// <param name="labels">The class of each pixel, or <see cref="IgnoreIndex"/>.</param>
    /// <exception cref="ArgumentException">The scores are not <see cref="ClassCount"/> a label, or a label is not a class; nothing is added then.</exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) => _matrix.Add(scores, labels);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels) => _matrix.Add(scores, labels);

    /// <summary>Adds a batch of classes that were chosen already. Allocates nothing.</summary>
    /// <param name="predictions">The chosen class of each pixel.</param>
    /// <param name="labels">The class of each pixel, or <see cref="IgnoreIndex"/>: as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a prediction or label is not a class; nothing is added then.</exception>
    public void Add(ReadOnlySpan<int> predictions, ReadOnlySpan<int> labels) => _matrix.Add(predictions, labels);

    /// <summary>Adds a batch of masks, for two classes with one score a pixel. Allocates nothing.</summary>
    /// <param name="scores">One score a pixel: logits, or probabilities with a threshold of 0.5.</param>
    /// <param name="masks">1 where the object is, 0 elsewhere, <see cref="IgnoreIndex"/> where nothing counts: as many.</param>
    /// <param name="threshold">A pixel is taken for the object's where its score is higher; 0 by default, which suits logits.</param>
    /// <exception cref="ArgumentException">The lengths differ, a value of the mask is neither 0 nor 1, or there are not two classes; nothing is added then.</exception>
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
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The mask of pixel {i} is {masks[i]}; it takes 0 or 1, and {IgnoreIndex} for what does not count."), nameof(masks));
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
