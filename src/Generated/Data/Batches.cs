namespace Generated;

/// <summary>
/// The batches of a dataset, epoch after epoch: each <c>foreach</c> over it is the next epoch, in an order of
/// its own. Buffers are made with it; enumerating allocates nothing.
/// </summary>
/// <remarks>For one thread, and one enumeration at a time: all batches come in the same memory.</remarks>
/// <typeparam name="TTarget"><see cref="int"/> for classes, <see cref="float"/> for values.</typeparam>
public sealed class Batches<TTarget>
    where TTarget : unmanaged
{
    private readonly Samples<TTarget> _samples;
    private readonly int[]? _order; // of the current epoch; none without shuffling
    private readonly float[] _inputs = [];
    private readonly TTarget[] _targets = [];
    private int _epoch;
    private int _enumeration; // tells enumerations apart, to notice two at a time

    internal Batches(Samples<TTarget> samples, int batchSize, bool shuffle, ulong seed, bool dropLast, int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _samples = samples;
        BatchSize = batchSize;
        Seed = seed;
        DropLast = dropLast;
        Epoch = epoch;
        if (shuffle)
            _order = new int[samples.Count];
        if (shuffle || !samples.IsRun)
        {
            int largest = Math.Min(batchSize, samples.Count);
            _inputs = new float[checked(largest * samples.SampleSize)];
            _targets = new TTarget[checked(largest * samples.TargetSize)];
        }
    }

    /// <summary>Samples a batch; an epoch's last may have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>Whether each epoch has a new order.</summary>
    public bool Shuffle => _order is not null;

    /// <summary>Which orders.</summary>
    public ulong Seed { get; }

    /// <summary>Whether an epoch's last batch is left out if it is smaller.</summary>
    public bool DropLast { get; }

    /// <summary>Number of batches an epoch.</summary>
    public int Count => (_samples.Count / BatchSize) + (!DropLast && _samples.Count % BatchSize != 0 ? 1 : 0);

    /// <summary>
    /// The number of the epoch that the next <c>foreach</c> gives, from 0. With the seed it is all the state
    /// there is: keep it with a checkpoint and set it again, and the orders go on as they would have.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Epoch
    {
        get => _epoch;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _epoch = value;
        }
    }

    /// <summary>Starts the next epoch.</summary>
    public Enumerator GetEnumerator()
    {
        if (_order is not null)
        {
            for (int i = 0; i < _order.Length; i++)
                _order[i] = i;
            var random = new Philox(Seed, stream: (ulong)_epoch);
            random.Shuffle<int>(_order);
        }
        _epoch++;
        return new Enumerator(this, ++_enumeration);
    }

    private Batch<TTarget> Read(int start, int count)
    {
        if (_order is null && _samples.IsRun)
            return new(_samples.FeaturesOfRun(start, count), _samples.TargetsOfRun(start, count), count);

        int sampleSize = _samples.SampleSize;
        int targetSize = _samples.TargetSize;
        for (int i = 0; i < count; i++)
        {
            int index = _order is null ? start + i : _order[start + i];
            _samples.Features(index).CopyTo(_inputs.AsSpan(i * sampleSize));
            _samples.Targets(index).CopyTo(_targets.AsSpan(i * targetSize));
        }
        return new(_inputs.AsSpan(0, count * sampleSize), _targets.AsSpan(0, count * targetSize), count);
    }

    /// <summary>Goes through the batches of an epoch.</summary>
    public ref struct Enumerator
    {
        private readonly Batches<TTarget> _batches;
        private readonly int _enumeration;
        private int _next;

        internal Enumerator(Batches<TTarget> batches, int enumeration)
        {
            _batches = batches;
            _enumeration = enumeration;
        }

        /// <summary>The batch; its spans hold until the next one.</summary>
        public Batch<TTarget> Current { get; private set; }

        /// <summary>Goes to the next batch.</summary>
        /// <returns>Whether there is one.</returns>
        /// <exception cref="InvalidOperationException">Another enumeration of the same batches was started meanwhile.</exception>
        public bool MoveNext()
        {
            if (_enumeration != _batches._enumeration)
                throw new InvalidOperationException("These batches are being enumerated anew, and all come in the same memory; make a second one with Dataset.Batches.");
            int count = Math.Min(_batches.BatchSize, _batches._samples.Count - _next);
            if (count <= 0 || (_batches.DropLast && count < _batches.BatchSize))
                return false;
            Current = _batches.Read(_next, count);
            _next += count;
            return true;
        }
    }
}
