namespace Generated;

/// <summary>
/// Samples in memory that consist of several named tensors: for networks with several inputs or several losses, and for networks in double precision.
/// Parts of a dataset share its memory: splitting and folding only copy indices. A dataset is immutable; many threads may use one at the same time.
/// </summary>
/// <example>
/// <code>
/// TensorDataset data = new TensorDataset(count: 1000)
///     .With("image", images, size: 784)       // double[] of 784,000
///     .With("context", contexts, size: 12)    // double[] of 12,000
///     .With("digit", digits)                  // int[] of 1,000
///     .With("angle", angles);                 // double[] of 1,000
/// var (training, test) = data.StratifiedSplit("digit", 0.8, seed: 1);
/// foreach (TensorBatch batch in training.Batches(64, seed: 42))
///     network.Train(batch.Get&lt;double&gt;("image"), batch.Get&lt;double&gt;("context"), batch.Get&lt;int&gt;("digit"), batch.Get&lt;double&gt;("angle"));
/// </code>
/// </example>
public sealed class TensorDataset
{
    // The same streams as those of the other datasets, so that the same seed gives the same split.
    private const ulong SplitStream = ulong.MaxValue;
    private const ulong FoldStream = ulong.MaxValue - 1;

    private readonly Dictionary<string, TensorColumn> _columns;
    private readonly int[]? _rows; // where each sample is in the columns; null for all of them in order

    /// <summary>Makes a dataset without tensors; <see cref="With"/> adds them.</summary>
    /// <param name="count">Number of samples: not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public TensorDataset(int count)
        : this([], rows: null, count) => ArgumentOutOfRangeException.ThrowIfNegative(count);

    private TensorDataset(Dictionary<string, TensorColumn> columns, int[]? rows, int count)
    {
        _columns = columns;
        _rows = rows;
        Count = count;
    }

    /// <summary>Number of samples; may be 0.</summary>
    public int Count { get; }

    /// <summary>The names of the tensors, in the order in which they were added.</summary>
    public IReadOnlyCollection<string> Names => _columns.Keys;

    /// <summary>A dataset with one more tensor. The array is used as it is, not copied: do not change it afterwards.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/> for values, <see cref="int"/> for classes.</typeparam>
    /// <param name="name">The name of the tensor; it must be unique.</param>
    /// <param name="data">Its elements, <c>[count, size]</c> row-major.</param>
    /// <param name="size">Number of elements of a sample: at least 1, the default.</param>
    /// <exception cref="ArgumentException">The name is already used, or the array has a different number of samples.</exception>
    /// <exception cref="InvalidOperationException">This is a part of another dataset: add all tensors before splitting it.</exception>
    public TensorDataset With<T>(string name, T[] data, int size = 1)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (_rows is not null)
            throw new InvalidOperationException("This is a part of another dataset; add all tensors before it is split.");
        if (_columns.ContainsKey(name))
            throw new ArgumentException($"There is a tensor '{name}' already.", nameof(name));
        if (data.Length != (long)Count * size)
            throw new ArgumentException($"{Count} samples of {size} elements need {(long)Count * size} values of '{name}'; there are {data.Length}.",
                nameof(data));
        return new(new Dictionary<string, TensorColumn>(_columns) { { name, new TensorColumn<T>(data, size) } }, rows: null, Count);
    }

    /// <summary>Number of elements of a tensor in each sample.</summary>
    /// <exception cref="ArgumentException">There is no such tensor.</exception>
    public int SizeOf(string name) => Find(name).Size;

    /// <summary>All samples' elements of a tensor, <c>[count, size]</c> row-major, as a new array.</summary>
    /// <exception cref="ArgumentException">There is no such tensor, or its elements are of another type.</exception>
    public T[] ToArray<T>(string name)
        where T : unmanaged
    {
        TensorColumn<T> column = Find(name).As<T>(name);
        T[] copy = new T[Count * column.Size];
        for (int i = 0; i < Count; i++)
            column.Row(RowOf(i)).CopyTo(copy.AsSpan(i * column.Size));
        return copy;
    }

    /// <summary>The samples in batches, each epoch in its own order: the same orders as those of the other datasets.</summary>
    /// <param name="batchSize">Number of samples in a batch: at least 1.</param>
    /// <param name="shuffle">Whether each epoch has a new order: true by default.</param>
    /// <param name="seed">The seed of the orders: the same seed gives the same orders on every machine.</param>
    /// <param name="dropLast">Whether the last batch of an epoch is left out if it is smaller: false by default.</param>
    /// <param name="epoch">The number of the first epoch, from 0. The order of an epoch depends only on the seed and this number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1, or <paramref name="epoch"/> negative.</exception>
    public TensorBatches Batches(int batchSize, bool shuffle = true, ulong seed = 0, bool dropLast = false, int epoch = 0)
    {
        int[] rows = _rows ?? [.. Enumerable.Range(0, Count)];
        var indices = new Batches<int>(new Samples<int>([], 0, rows, 1), batchSize, shuffle, seed, dropLast, epoch);
        return new TensorBatches(indices, _columns, Math.Min(batchSize, Count));
    }

    /// <summary>The samples from <paramref name="start"/> on; also written <c>dataset[start..end]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The samples are not within the dataset.</exception>
    public TensorDataset Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Count - start);
        return Select([.. Enumerable.Range(start, length)]);
    }

    /// <summary>The samples at some indices, in that order; an index may occur more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative or not below <see cref="Count"/>.</exception>
    public TensorDataset Subset(params ReadOnlySpan<int> indices)
    {
        foreach (int index in indices)
        {
            if ((uint)index >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(indices), index, $"There are {Count} samples.");
        }
        return Select(indices);
    }

    /// <summary>Splits at random into two parts, which keep the order of the dataset.</summary>
    /// <param name="fraction">The first part's share: more than 0 and less than 1. The number of its samples is rounded to the nearest whole number.</param>
    /// <param name="seed">The seed of the split: the same seed gives the same split on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of range.</exception>
    public (TensorDataset First, TensorDataset Second) Split(double fraction, ulong seed) => Split(new int[Count], 1, fraction, seed);

    /// <summary>Splits at random into two parts that contain the classes, or the values, of a tensor in the same proportions.</summary>
    /// <param name="name">
    /// A tensor with one element per sample. Every class is a stratum, and so is every value if there are at most <paramref name="bins"/> different
    /// ones; more values are divided by quantiles.
    /// </param>
    /// <param name="fraction">The first part's share: more than 0 and less than 1.</param>
    /// <param name="seed">The seed of the split: the same seed gives the same split on every machine.</param>
    /// <param name="bins">The maximum number of ranges of values: at least 1, 10 by default.</param>
    /// <exception cref="ArgumentException"><paramref name="fraction"/> is out of range, or the tensor cannot be stratified.</exception>
    public (TensorDataset First, TensorDataset Second) StratifiedSplit(string name, double fraction, ulong seed, int bins = 10) =>
        Split(StrataOf(name, bins, out int strata), strata, fraction, seed);

    /// <summary>Cross-validation: <paramref name="k"/> random parts of nearly equal size, each left out once.</summary>
    /// <param name="k">Number of parts: at least 2, at most <see cref="Count"/>.</param>
    /// <param name="seed">The seed of the parts: the same seed gives the same parts on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is out of range.</exception>
    public IReadOnlyList<Fold<TensorDataset>> KFold(int k, ulong seed) => Folds(new int[Count], 1, k, seed);

    /// <summary>Cross-validation with the classes, or the values, of a tensor in the same proportions.</summary>
    /// <param name="name">A tensor with one element per sample.</param>
    /// <param name="k">Number of parts: at least 2, at most <see cref="Count"/>.</param>
    /// <param name="seed">The seed of the parts: the same seed gives the same parts on every machine.</param>
    /// <param name="bins">The maximum number of ranges of values: at least 1, 10 by default.</param>
    /// <exception cref="ArgumentException"><paramref name="k"/> is out of range, or the tensor cannot be stratified.</exception>
    public IReadOnlyList<Fold<TensorDataset>> StratifiedKFold(string name, int k, ulong seed, int bins = 10) =>
        Folds(StrataOf(name, bins, out int strata), strata, k, seed);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} samples of {string.Join(", ", _columns.Select(column => $"{column.Key} [{column.Value.Size}]"))}";

    private (TensorDataset First, TensorDataset Second) Split(int[] stratumOf, int strata, double fraction, ulong seed)
    {
        if (!(fraction > 0 && fraction < 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The first part's share is more than 0 and less than 1.");
        int whole = (int)Math.Round(fraction * Count, MidpointRounding.AwayFromZero);
        (int[] first, int[] second) = Strata.Split(stratumOf, strata, fraction, whole, new Philox(seed, SplitStream));
        Array.Sort(first);
        Array.Sort(second);
        return (Select(first), Select(second));
    }

    private Fold<TensorDataset>[] Folds(int[] stratumOf, int strata, int k, ulong seed)
    {
        if (k < 2 || k > Count)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"There are at least 2 folds, and no more than the {Count} samples.");
        int[] foldOf = Strata.Folds(stratumOf, strata, k, new Philox(seed, FoldStream));
        int[] all = [.. Enumerable.Range(0, Count)];
        return [.. Enumerable.Range(0, k).Select(fold =>
            new Fold<TensorDataset>(Select([.. all.Where(i => foldOf[i] != fold)]), Select([.. all.Where(i => foldOf[i] == fold)])))];
    }

    private int[] StrataOf(string name, int bins, out int strata)
    {
        TensorColumn column = Find(name);
        if (column.Size != 1)
            throw new ArgumentException($"A sample has {column.Size} elements of '{name}'; only a tensor of one can be stratified.", nameof(name));
        double[] values = column switch
        {
            TensorColumn<int> => Array.ConvertAll(ToArray<int>(name), value => (double)value),
            TensorColumn<float> => Array.ConvertAll(ToArray<float>(name), value => (double)value),
            TensorColumn<double> => ToArray<double>(name),
            _ => throw new ArgumentException($"The elements of '{name}' are neither int, float nor double.", nameof(name)),
        };
        return Strata.OfValues(values, column is TensorColumn<int> ? Math.Max(1, Count) : bins, out strata);
    }

    private TensorColumn Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _columns.TryGetValue(name, out TensorColumn? column)
            ? column : throw new ArgumentException(TensorColumn.Unknown(name, _columns.Keys), nameof(name));
    }

    private int RowOf(int index) => _rows is null ? index : _rows[index];

    private TensorDataset Select(ReadOnlySpan<int> indices)
    {
        int[] rows = new int[indices.Length];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = RowOf(indices[i]);
        return new(_columns, rows, rows.Length);
    }
}
