namespace Generated;

/// <summary>
/// Samples in memory, each a row of features with its targets. Parts of a dataset share its memory: splitting and folding only copy indices. A
/// dataset is immutable; many threads may use one at the same time.
/// </summary>
/// <remarks>Create a <see cref="ClassificationDataset"/> or a <see cref="RegressionDataset"/>.</remarks>
/// <typeparam name="TTarget"><see cref="int"/> for classes, <see cref="float"/> for values.</typeparam>
/// <typeparam name="TSelf">The kind of dataset; parts of it are of the same kind.</typeparam>
public abstract class Dataset<TTarget, TSelf>
    where TTarget : unmanaged
    where TSelf : Dataset<TTarget, TSelf>
{
    // Splits draw from streams of their own: under one seed they are independent of the epochs' orders (streams 0, 1, ...).
    private protected const ulong SplitStream = ulong.MaxValue;
    private protected const ulong FoldStream = ulong.MaxValue - 1;

    private protected Dataset(Samples<TTarget> samples) => Samples = samples;

    /// <summary>Number of samples; may be 0.</summary>
    public int Count => Samples.Count;

    /// <summary>Number of features of a sample.</summary>
    public int SampleSize => Samples.SampleSize;

    /// <summary>Number of targets of a sample: 1 for classes.</summary>
    public int TargetSize => Samples.TargetSize;

    private protected Samples<TTarget> Samples { get; }

    /// <summary>A sample, without copying.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or not below <see cref="Count"/>.</exception>
    public Sample<TTarget> this[int index]
    {
        get
        {
            CheckIndex(index, nameof(index));
            return new(Samples.Features(index), Samples.Targets(index));
        }
    }

    /// <summary>
    /// The samples in batches, each epoch in its own order. Make the batches once and enumerate them once per epoch: then no epoch allocates.
    /// </summary>
    /// <example>
    /// <code>
    /// var batches = training.Batches(64, seed: 42);
    /// for (int epoch = 0; epoch &lt; 10; epoch++)
    /// {
    ///     foreach (var (images, labels) in batches)
    ///         network.Train(images, labels);
    /// }
    /// </code>
    /// </example>
    /// <param name="batchSize">Number of samples in a batch: at least 1.</param>
    /// <param name="shuffle">
    /// Whether each epoch has a new order: true by default. Otherwise batches come in the order of the dataset, mostly without copying.
    /// </param>
    /// <param name="seed">The seed of the orders: the same seed gives the same orders on every machine.</param>
    /// <param name="dropLast">Whether the last batch of an epoch is left out if it is smaller: false by default.</param>
    /// <param name="epoch">
    /// The number of the first epoch, from 0. The order of an epoch depends only on the seed and this number, so that a resumed run continues as it
    /// would have.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1, or <paramref name="epoch"/> negative.</exception>
    public Batches<TTarget> Batches(int batchSize, bool shuffle = true, ulong seed = 0, bool dropLast = false, int epoch = 0) =>
        new(Samples, batchSize, shuffle, seed, dropLast, epoch);

    /// <summary>The samples from <paramref name="start"/> on; also written <c>dataset[start..end]</c>. Copies nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The samples are not within the dataset.</exception>
    public TSelf Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Count - start);
        return With(Samples.Slice(start, length));
    }

    /// <summary>The samples at some indices, in that order; an index may occur more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative or not below <see cref="Count"/>.</exception>
    public TSelf Subset(params ReadOnlySpan<int> indices)
    {
        foreach (int index in indices)
            CheckIndex(index, nameof(indices));
        return With(Samples.Select(indices));
    }

    /// <summary>Splits at random into two parts, which keep the order of the dataset.</summary>
    /// <param name="fraction">The first part's share: more than 0 and less than 1. The number of its samples is rounded to the nearest whole number.</param>
    /// <param name="seed">The seed of the split: the same seed gives the same split on every machine.</param>
    /// <returns>The two parts; no sample is in both.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of range.</exception>
    public (TSelf First, TSelf Second) Split(double fraction, ulong seed)
    {
        CheckFraction(fraction);
        int[] order = Shuffled(new Philox(seed, SplitStream));
        int first = Share(fraction, Count);
        return (InOrder(order.AsSpan(0, first)), InOrder(order.AsSpan(first)));
    }

    /// <summary>Cross-validation: <paramref name="k"/> random parts of nearly equal size, each left out once.</summary>
    /// <param name="k">Number of parts: at least 2, at most <see cref="Count"/>.</param>
    /// <param name="seed">The seed of the parts: the same seed gives the same parts on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is out of range.</exception>
    public IReadOnlyList<Fold<TSelf>> KFold(int k, ulong seed)
    {
        CheckFolds(k);
        int[] order = Shuffled(new Philox(seed, FoldStream));
        int[] foldOf = new int[Count];
        for (int i = 0; i < order.Length; i++)
            foldOf[order[i]] = i % k;
        return Folds(k, foldOf);
    }

    /// <summary>A dataset of the same samples with scaled features, in its own memory.</summary>
    /// <param name="scaler">A scaler for the same number of features, usually fitted to the training part only.</param>
    /// <exception cref="ArgumentException">The scaler was fitted to a different number of features.</exception>
    public TSelf Transform(FeatureScaler scaler)
    {
        ArgumentNullException.ThrowIfNull(scaler);
        if (scaler.SampleSize != SampleSize)
            throw new ArgumentException($"The scaler is fitted to {scaler.SampleSize} features; the samples have {SampleSize}.", nameof(scaler));
        return With(Samples.Transform(scaler));
    }

    /// <summary>The features of all samples, <c>[count, sample size]</c> row-major, as a new array.</summary>
    public float[] FeaturesToArray()
    {
        float[] features = new float[Count * SampleSize];
        for (int i = 0; i < Count; i++)
            Samples.Features(i).CopyTo(features.AsSpan(i * SampleSize));
        return features;
    }

    /// <summary>The targets of all samples, <c>[count, target size]</c> row-major, as a new array.</summary>
    public TTarget[] TargetsToArray()
    {
        var targets = new TTarget[Count * TargetSize];
        for (int i = 0; i < Count; i++)
            Samples.Targets(i).CopyTo(targets.AsSpan(i * TargetSize));
        return targets;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Count} samples of {SampleSize} features and {TargetSize} targets";

    /// <summary>Splits into two parts that hold each stratum in the same proportion.</summary>
    private protected (TSelf First, TSelf Second) StratifiedSplit(int[] stratumOf, int strata, double fraction, ulong seed)
    {
        CheckFraction(fraction);
        (int[] first, int[] second) = Strata.Split(stratumOf, strata, fraction, Share(fraction, Count), new Philox(seed, SplitStream));
        return (InOrder(first), InOrder(second));
    }

    /// <summary>Cross-validation with each stratum in the same proportion.</summary>
    private protected IReadOnlyList<Fold<TSelf>> StratifiedKFold(int[] stratumOf, int strata, int k, ulong seed)
    {
        CheckFolds(k);
        return Folds(k, Strata.Folds(stratumOf, strata, k, new Philox(seed, FoldStream)));
    }

    private protected abstract TSelf With(Samples<TTarget> samples);

    /// <summary>The samples at some indices, in ascending order. Sorts the span.</summary>
    private protected TSelf InOrder(Span<int> indices)
    {
        indices.Sort();
        return With(Samples.Select(indices));
    }

    /// <summary>The folds, given which one leaves each sample out.</summary>
    private protected Fold<TSelf>[] Folds(int k, int[] foldOf)
    {
        var folds = new Fold<TSelf>[k];
        var training = new List<int>();
        var validation = new List<int>();
        for (int fold = 0; fold < k; fold++)
        {
            training.Clear();
            validation.Clear();
            for (int i = 0; i < foldOf.Length; i++)
                (foldOf[i] == fold ? validation : training).Add(i);
            folds[fold] = new(Subset([.. training]), Subset([.. validation]));
        }
        return folds;
    }

    private protected static int Share(double fraction, int count) => (int)Math.Round(fraction * count, MidpointRounding.AwayFromZero);

    private protected static void CheckFraction(double fraction)
    {
        if (!(fraction > 0 && fraction < 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The first part's share is more than 0 and less than 1.");
    }

    private protected void CheckFolds(int k)
    {
        if (k < 2 || k > Count)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"There are at least 2 folds, and no more than the {Count} samples.");
    }

    /// <summary>Throws unless the arrays make whole samples; returns their number.</summary>
    private protected static int CheckSizes(float[] features, int sampleSize, TTarget[] targets, int targetSize)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        if (targets.Length % targetSize != 0)
            throw new ArgumentException($"{targets.Length} targets are not whole samples of {targetSize}.", nameof(targets));
        int count = targets.Length / targetSize;
        if (features.Length != (long)count * sampleSize)
            throw new ArgumentException($"{count} samples of {sampleSize} features need {(long)count * sampleSize} values; there are {features.Length}.",
                nameof(features));
        return count;
    }

    private int[] Shuffled(Philox random)
    {
        int[] order = new int[Count];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        random.Shuffle<int>(order);
        return order;
    }

    private void CheckIndex(int index, string argument)
    {
        if ((uint)index >= (uint)Count)
            throw new ArgumentOutOfRangeException(argument, index, $"There are {Count} samples.");
    }
}
