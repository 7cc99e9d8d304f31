using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// The memory of one network: its parameters; if it is trained, also gradients and the arena; and workspaces for any number of threads that predict
/// at once. Used by generated code.
/// </summary>
/// <typeparam name="T">The network's element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class NetworkBuffers<T>
    where T : unmanaged
{
    /// <summary>The capacity is a multiple of this number of samples: 64 bytes of <see cref="float"/>.</summary>
    private const int CapacityStep = 16;

    /// <summary>Elements after the arena that kernels may read, without using them, with the last vector of a value.</summary>
    private const int Overreach = 16;

    private readonly AlignedBuffer<T> _parameters;
    private readonly AlignedBuffer<T> _buffers;
    private readonly AlignedBuffer<T>? _gradients;
    private readonly AlignedBuffer<T>? _arena;
    private readonly AlignedBuffer<T>?[] _workspaces;
    private readonly int _workspaceLength;
    private readonly NetworkLayout _layout;

    /// <summary>Allocates the memory of a network. Later only predictions on more threads than ever before allocate more.</summary>
    /// <param name="layout">How much a network of this kind needs.</param>
    /// <param name="maxBatch">The largest number of samples at once, at least 1.</param>
    /// <param name="maxThreads">The maximum number of threads for one call, at least 1; null for the number of cores.</param>
    /// <param name="seed">The seed of the network's random numbers.</param>
    /// <param name="training">Whether the network will be trained.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="maxBatch"/> is less than 1, or so large that the memory would not fit into an array; or <paramref name="maxThreads"/> is less
    /// than 1.
    /// </exception>
    public NetworkBuffers(NetworkLayout layout, int maxBatch, int? maxThreads, ulong seed, bool training)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatch, 1);
        if (maxThreads is { } threads)
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(maxThreads));
        _layout = layout;
        MaxBatch = maxBatch;
        MaxThreads = maxThreads ?? Environment.ProcessorCount;
        Seed = seed;
        long capacity = ((long)maxBatch + CapacityStep - 1) / CapacityStep * CapacityStep;
        long predictionFixed = layout.PredictionFixed + ((long)layout.PredictionPerThread * MaxThreads),
            trainingFixed = layout.TrainingFixed + ((long)layout.TrainingPerThread * MaxThreads) + Overreach;
        _workspaceLength = Length(predictionFixed, layout.PredictionPerSample, capacity, maxBatch);
        Capacity = (int)capacity;
        _parameters = new AlignedBuffer<T>(layout.Parameters);
        _buffers = new AlignedBuffer<T>(layout.Buffers);
        _workspaces = new AlignedBuffer<T>?[Math.Max(64, 4 * Environment.ProcessorCount)];
        _workspaces[0] = new AlignedBuffer<T>(_workspaceLength);
        IsLoaded = training || (layout.Parameters == 0 && layout.Buffers == 0);
        if (training)
        {
            _gradients = new AlignedBuffer<T>(layout.Parameters);
            _arena = new AlignedBuffer<T>(Length(trainingFixed, layout.TrainingPerSample, capacity, maxBatch));
        }
        LiveNetworks<T>.Add(this);
    }

    /// <summary>The memory of the same network with other weights: everything is shared except parameters and buffers.</summary>
    private NetworkBuffers(NetworkBuffers<T> network, ReadOnlySpan<T> parameters, ReadOnlySpan<T> buffers)
    {
        (MaxBatch, MaxThreads, Seed, Capacity, Step) = (network.MaxBatch, network.MaxThreads, network.Seed, network.Capacity, network.Step);
        (_workspaces, _workspaceLength, _layout) = (network._workspaces, network._workspaceLength, network._layout);
        _parameters = new AlignedBuffer<T>(parameters.Length);
        _buffers = new AlignedBuffer<T>(buffers.Length);
        parameters.CopyTo(_parameters.Span);
        buffers.CopyTo(_buffers.Span);
        IsLoaded = true;
    }

    /// <summary>
    /// The memory with other weights. For a network made for prediction this is new memory with the same workspaces, because other threads may be
    /// predicting with the old one. For a network that can be trained it is this memory, written in place.
    /// </summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="buffers">The numbers that are kept between calls besides the parameters.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is changed.</exception>
    public NetworkBuffers<T> With(ReadOnlySpan<T> parameters, ReadOnlySpan<T> buffers)
    {
        if (parameters.Length != _parameters.Length || buffers.Length != _buffers.Length)
            throw new ArgumentException(
                $"Expected {_parameters.Length} parameters and {_buffers.Length} buffers, found {parameters.Length} and {buffers.Length}.");
        if (!CanTrain)
            return new NetworkBuffers<T>(this, parameters, buffers);
        parameters.CopyTo(Parameters);
        buffers.CopyTo(Buffers);
        return this;
    }

    /// <summary>Draws the parameters by the seed.</summary>
    /// <param name="table">The parameters, and how each is drawn.</param>
    public void Initialize(ParameterTable table) => Fill(Parameters, table);

    /// <summary>Sets the numbers that are kept between calls to those with which they begin.</summary>
    /// <param name="table">The tensors, and their numbers.</param>
    public void InitializeStored(ParameterTable table) => Fill(_buffers.Span, table);

    private void Fill(Span<T> elements, ParameterTable table)
    {
        Philox random = new(Seed);
        foreach (ParameterInfo tensor in table)
            tensor.Initial.Fill(elements.Slice(tensor.Offset, tensor.Length), tensor.Columns, ref random);
    }

    /// <summary>The largest number of samples at once.</summary>
    public int MaxBatch { get; }

    /// <summary>The number of samples that memory is laid out for: <see cref="MaxBatch"/>, rounded up to a multiple of 16.</summary>
    public int Capacity { get; }

    /// <summary>The maximum number of threads for one call.</summary>
    public int MaxThreads { get; }

    /// <summary>The seed of the network's random numbers.</summary>
    public ulong Seed { get; set; }

    /// <summary>How many passes have drawn random numbers; set it to resume exactly.</summary>
    public ulong Step { get; set; }

    /// <summary>Whether the network can be trained.</summary>
    public bool CanTrain => _arena is not null;

    /// <summary>The number of samples of the last forward pass, if a backward pass may follow it; otherwise 0.</summary>
    public int ForwardBatch { get; set; }

    /// <summary>All parameters. The caller may write them, so reading this property makes the network count as loaded.</summary>
    public Span<T> Parameters
    {
        get
        {
            IsLoaded = true;
            return _parameters.Span;
        }
    }

    /// <summary>The first parameter.</summary>
    public ref T FirstParameter => ref _parameters.Start;

    /// <summary>The numbers that are kept between calls besides the parameters.</summary>
    public Span<T> Buffers
    {
        get
        {
            IsLoaded |= _parameters.Length == 0;
            return _buffers.Span;
        }
    }

    /// <summary>The first number of <see cref="Buffers"/>.</summary>
    public ref T FirstBuffer => ref _buffers.Start;

    /// <summary>All gradients.</summary>
    /// <exception cref="InvalidOperationException">The network was made for prediction.</exception>
    public Span<T> Gradients => ForTraining(_gradients).Span;

    /// <summary>Where a pass of the training finds the network's memory.</summary>
    /// <param name="batch">The number of samples.</param>
    /// <exception cref="InvalidOperationException">The network was made for prediction.</exception>
    public NetworkMemory<T> ForTraining(int batch) =>
        new(this, ref ForTraining(_gradients).Start, ref ForTraining(_arena).Start,
            (_layout.TrainingFixed, _layout.TrainingPerSample, _layout.TrainingPerThread), batch);

    /// <summary>Where a prediction finds the network's memory.</summary>
    /// <param name="workspace">The memory for values.</param>
    /// <param name="batch">The number of samples.</param>
    public NetworkMemory<T> ForPrediction(scoped in Workspace<T> workspace, int batch) =>
        new(this, ref Unsafe.NullRef<T>(), ref workspace.Start, (_layout.PredictionFixed, _layout.PredictionPerSample, _layout.PredictionPerThread), batch);

    /// <summary>Where a prediction that needs no memory for values finds the parameters.</summary>
    /// <param name="batch">The number of samples.</param>
    public NetworkMemory<T> ForPrediction(int batch) => new(this, ref Unsafe.NullRef<T>(), ref Unsafe.NullRef<T>(), default, batch);

    /// <summary>A part of the arena of the training.</summary>
    /// <exception cref="InvalidOperationException">The network was made for prediction.</exception>
    public Span<T> ArenaSpan(int start, int length) => ForTraining(_arena).Span.Slice(start, length);

    /// <summary>Takes a workspace for one prediction; allocates a new one only if all others are in use.</summary>
    /// <returns>The workspace, to dispose of once, at the end of the call, even if the call throws.</returns>
    public Workspace<T> Rent()
    {
        AlignedBuffer<T>?[] workspaces = _workspaces;
        for (int i = 0; i < workspaces.Length; i++)
        {
            if (Volatile.Read(ref workspaces[i]) is not null && Interlocked.Exchange(ref workspaces[i], null) is { } workspace)
                return new Workspace<T>(this, workspace);
        }
        return new Workspace<T>(this, new AlignedBuffer<T>(_workspaceLength));
    }

    /// <summary>Gives a workspace back, for the next prediction.</summary>
    internal void Return(AlignedBuffer<T> workspace)
    {
        AlignedBuffer<T>?[] workspaces = _workspaces;
        for (int i = 0; i < workspaces.Length; i++)
        {
            if (Volatile.Read(ref workspaces[i]) is null && Interlocked.CompareExchange(ref workspaces[i], workspace, null) is null)
                return;
        }
    }

    /// <summary>The capacity for a number of samples.</summary>
    /// <param name="samples">A number of samples.</param>
    public static int CapacityFor(int samples) => (samples + CapacityStep - 1) / CapacityStep * CapacityStep;

    private static int Length(long fixedElements, long perSample, long capacity, int maxBatch)
    {
        long length = fixedElements + (perSample * capacity);
        long most = (Array.MaxLength - 1024L) / Unsafe.SizeOf<T>();
        if (length > most)
            throw new ArgumentOutOfRangeException(nameof(maxBatch), maxBatch,
                $"A batch of this size would need {length:N0} numbers of memory; an array holds at most {most:N0}. The largest batch for this network is "
                    + $"{(most - fixedElements) / Math.Max(1, perSample) / CapacityStep * CapacityStep:N0}.");
        return (int)length;
    }

    private static AlignedBuffer<T> ForTraining(AlignedBuffer<T>? buffer) => buffer
        ?? throw new InvalidOperationException("The network was made for prediction and holds no gradients. Construct it with 'new' to train it.");
}
