namespace Generated;

/// <summary>
/// The batches of a dataset, epoch after epoch: each <c>foreach</c> over it is the next epoch, in its own order. Its buffers are allocated at
/// construction; enumerating allocates nothing.
/// </summary>
/// <remarks>For one thread, and one enumeration at a time: all batches use the same memory.</remarks>
/// <typeparam name="TTarget"><see cref="int"/> for classes, <see cref="float"/> for values.</typeparam>
public sealed class Batches<TTarget> : IResumable
    where TTarget : unmanaged
{
    private readonly Samples<TTarget> _samples;
    private readonly int[]? _order; // of the current epoch; none without shuffling
    private readonly float[] _inputs = [];
    private readonly TTarget[] _targets = [];
    private int _epoch;
    private int _enumeration; // tells enumerations apart, to notice two at a time
    private bool _isWithinEpoch;
    private int _position;
    private int _first; // of the batches that the next enumeration gives

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

    /// <summary>Number of samples in a batch; the last batch of an epoch may have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>Whether each epoch has a new order.</summary>
    public bool Shuffle => _order is not null;

    /// <summary>The seed of the orders.</summary>
    public ulong Seed { get; }

    /// <summary>Whether the last batch of an epoch is left out if it is smaller.</summary>
    public bool DropLast { get; }

    /// <summary>Number of batches in an epoch.</summary>
    public int Count => (_samples.Count / BatchSize) + (!DropLast && _samples.Count % BatchSize != 0 ? 1 : 0);

    /// <summary>
    /// The number of the epoch that the next <c>foreach</c> gives, from 0. <see cref="TrainingRun{T}"/> also saves the position within the epoch;
    /// setting the number starts at the first batch of that epoch.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Epoch
    {
        get => _epoch;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            (_epoch, _first, _position, _isWithinEpoch) = (value, 0, 0, false);
        }
    }

    /// <summary>
    /// How many batches of the current epoch have been handed out; 0 between epochs. If a loop left an epoch early, this number stays until the next
    /// epoch begins. After <see cref="TrainingRun{T}.Load(string)"/> it is the position at which the next <c>foreach</c> continues.
    /// </summary>
    public int Position => _isWithinEpoch ? _position : _first;

    /// <inheritdoc/>
    public void DescribeState(RunState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Setting("Samples", _samples.Count);
        state.Setting(nameof(BatchSize), BatchSize);
        state.Setting(nameof(Shuffle), Shuffle);
        state.Setting(nameof(Seed), Seed);
        state.Setting(nameof(DropLast), DropLast);
        var place = (_epoch, _first, _position, _isWithinEpoch, _enumeration);
        state.Value(nameof(Epoch), _isWithinEpoch ? _epoch - 1 : _epoch, RestoreEpoch, Undo);
        state.Value(nameof(Position), Position, value =>
            _first = value >= 0 && value <= Count ? value : throw new ArgumentException($"{value} is not from 0 to the {Count} batches of an epoch"), Undo);

        void Undo() => (_epoch, _first, _position, _isWithinEpoch, _enumeration) = place;
    }

    private void RestoreEpoch(int epoch)
    {
        Epoch = epoch < int.MaxValue ? epoch : throw new ArgumentException($"{epoch} is too large");
        _enumeration++; // a loop that is under way would go on with another order
    }

    /// <summary>Starts the next epoch. After loading a run that stopped within an epoch, continues that epoch.</summary>
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
        (_position, _first, _isWithinEpoch) = (_first, 0, true);
        return new Enumerator(this, ++_enumeration, (int)Math.Min((long)_position * BatchSize, _samples.Count));
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

    /// <summary>Iterates over the batches of an epoch.</summary>
    public ref struct Enumerator
    {
        private readonly Batches<TTarget> _batches;
        private readonly int _enumeration;
        private int _next;

        internal Enumerator(Batches<TTarget> batches, int enumeration, int first)
        {
            _batches = batches;
            _enumeration = enumeration;
            _next = first;
        }

        /// <summary>The current batch; its spans are valid until the next one.</summary>
        public Batch<TTarget> Current { get; private set; }

        /// <summary>Advances to the next batch.</summary>
        /// <returns>Whether there is one.</returns>
        /// <exception cref="InvalidOperationException">Another enumeration of the same batches was started in the meantime.</exception>
        public bool MoveNext()
        {
            if (_enumeration != _batches._enumeration)
                throw new InvalidOperationException(
                    "These batches are being enumerated anew, and all come in the same memory; make a second one with Dataset.Batches.");
            int count = Math.Min(_batches.BatchSize, _batches._samples.Count - _next);
            if (count <= 0 || (_batches.DropLast && count < _batches.BatchSize))
            {
                (_batches._isWithinEpoch, _batches._position) = (false, 0);
                return false;
            }
            _batches._position++;
            Current = _batches.Read(_next, count);
            _next += count;
            return true;
        }
    }
}
