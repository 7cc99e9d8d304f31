namespace Generated;

/// <summary>
/// The batches of a <see cref="TensorDataset"/>, epoch after epoch: each <c>foreach</c> over it is the next epoch, in its own order. Its buffers are
/// allocated at construction; enumerating allocates nothing.
/// </summary>
/// <remarks>For one thread, and one enumeration at a time: all batches use the same memory.</remarks>
public sealed class TensorBatches
{
    private readonly Dictionary<string, (TensorColumn Whole, TensorColumn Batch)> _columns;

    internal TensorBatches(Batches<int> order, Dictionary<string, TensorColumn> columns, int largest)
    {
        Order = order;
        _columns = columns.ToDictionary(column => column.Key, column => (column.Value, column.Value.MakeBatch(largest)));
    }

    /// <summary>The order of the samples: batches of indices, with the epoch, the seed and everything else that a resumed run needs.</summary>
    public Batches<int> Order { get; }

    /// <summary>Number of samples in a batch; the last batch of an epoch may have fewer.</summary>
    public int BatchSize => Order.BatchSize;

    /// <summary>Number of batches in an epoch.</summary>
    public int Count => Order.Count;

    /// <summary>The number of the epoch that the next <c>foreach</c> gives, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Epoch
    {
        get => Order.Epoch;
        set => Order.Epoch = value;
    }

    /// <summary>Starts the next epoch.</summary>
    public Enumerator GetEnumerator() => new(this);

    internal ReadOnlySpan<T> Get<T>(string name, int count)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(name);
        return _columns.TryGetValue(name, out (TensorColumn Whole, TensorColumn Batch) column)
            ? column.Batch.As<T>(name).First(count)
            : throw new ArgumentException(TensorColumn.Unknown(name, _columns.Keys), nameof(name));
    }

    private TensorBatch Read(ReadOnlySpan<int> rows)
    {
        foreach ((TensorColumn whole, TensorColumn batch) in _columns.Values)
            whole.Gather(rows, batch);
        return new TensorBatch(this, rows.Length);
    }

    /// <summary>Iterates over the batches of an epoch.</summary>
    public ref struct Enumerator
    {
        private readonly TensorBatches _batches;
        private Batches<int>.Enumerator _order;

        internal Enumerator(TensorBatches batches)
        {
            _batches = batches;
            _order = batches.Order.GetEnumerator();
        }

        /// <summary>The current batch; its spans are valid until the next one.</summary>
        public TensorBatch Current { get; private set; }

        /// <summary>Advances to the next batch.</summary>
        /// <returns>Whether there is one.</returns>
        /// <exception cref="InvalidOperationException">Another enumeration of the same batches was started in the meantime.</exception>
        public bool MoveNext()
        {
            if (!_order.MoveNext())
                return false;
            Current = _batches.Read(_order.Current.Targets);
            return true;
        }
    }
}

/// <summary>
/// Some samples that a network takes at once, from each tensor of a <see cref="TensorDataset"/>. The spans are valid until the enumeration continues.
/// </summary>
public readonly ref struct TensorBatch : IBatchSource
{
    private readonly TensorBatches _batches;

    internal TensorBatch(TensorBatches batches, int count)
    {
        _batches = batches;
        Count = count;
    }

    /// <summary>Number of samples: the batch size, or fewer in an epoch's last batch.</summary>
    public int Count { get; }

    /// <summary>The samples' elements of a tensor, <c>[count, size]</c> row-major.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="ArgumentException">There is no such tensor, or its elements are of another type.</exception>
    public ReadOnlySpan<T> Get<T>(string name)
        where T : unmanaged => _batches.Get<T>(name, Count);

    /// <summary>The samples' elements of the tensor that has the name of a network's input.</summary>
    /// <inheritdoc/>
    public ReadOnlySpan<T> GetInput<T>(string name, int index)
        where T : unmanaged => Get<T>(name);

    /// <summary>The samples' elements of the tensor that has the name of a network's target.</summary>
    /// <inheritdoc/>
    public ReadOnlySpan<T> GetTarget<T>(string name, int index)
        where T : unmanaged => Get<T>(name);
}
