namespace Generated;

/// <summary>Samples in memory that each belong to a class.</summary>
public sealed class ClassificationDataset : Dataset<int, ClassificationDataset>
{
    /// <summary>Makes a dataset. The arrays are used as they are, not copied: do not change them afterwards.</summary>
    /// <param name="features">The features, <c>[samples, sample size]</c> row-major.</param>
    /// <param name="sampleSize">Number of features of a sample: at least 1.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classCount">Number of classes; by default one more than the highest label.</param>
    /// <exception cref="ArgumentException">The number of samples in the features differs from the number of labels, or a label is not a class.</exception>
    public ClassificationDataset(float[] features, int sampleSize, int[] labels, int? classCount = null)
        : base(Checked(features, sampleSize, labels))
    {
        int highest = -1;
        foreach (int label in labels)
            highest = Math.Max(highest, label);
        ClassCount = classCount ?? highest + 1;
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)ClassCount)
                throw new ArgumentOutOfRangeException(nameof(labels), labels[i],
                    $"The label of sample {i} is {labels[i]}; there are {ClassCount} classes, from 0.");
        }
    }

    private ClassificationDataset(Samples<int> samples, int classCount)
        : base(samples) => ClassCount = classCount;

    /// <summary>Number of classes; parts of a dataset keep it, even if they have no samples of some classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of samples of each class.</summary>
    public int[] CountByClass()
    {
        int[] counts = new int[ClassCount];
        for (int i = 0; i < Count; i++)
            counts[Label(i)]++;
        return counts;
    }

    /// <summary>
    /// Splits at random into two parts that contain the classes in the same proportions: the size of each class, and of the whole, is within one
    /// sample of the fraction. Each part keeps the order of the dataset.
    /// </summary>
    /// <param name="fraction">The first part's share: more than 0 and less than 1. The number of its samples is rounded to the nearest whole number.</param>
    /// <param name="seed">The seed of the split: the same seed gives the same split on every machine.</param>
    /// <returns>The two parts; no sample is in both.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of range.</exception>
    public (ClassificationDataset First, ClassificationDataset Second) StratifiedSplit(double fraction, ulong seed) =>
        StratifiedSplit(TargetsToArray(), ClassCount, fraction, seed);

    /// <summary>Cross-validation with the classes in the same proportions: the sizes of a class in the random parts differ by at most one sample.</summary>
    /// <param name="k">Number of parts: at least 2, at most the number of samples.</param>
    /// <param name="seed">The seed of the parts: the same seed gives the same parts on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is out of range.</exception>
    public IReadOnlyList<Fold<ClassificationDataset>> StratifiedKFold(int k, ulong seed) => StratifiedKFold(TargetsToArray(), ClassCount, k, seed);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} samples of {SampleSize} features in {ClassCount} classes";

    private protected override ClassificationDataset With(Samples<int> samples) => new(samples, ClassCount);

    private static Samples<int> Checked(float[] features, int sampleSize, int[] labels)
    {
        CheckSizes(features, sampleSize, labels, targetSize: 1);
        return new Samples<int>(features, sampleSize, labels, targetSize: 1);
    }

    private int Label(int index) => Samples.Targets(index)[0];
}
