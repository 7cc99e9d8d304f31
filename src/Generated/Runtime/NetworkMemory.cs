using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Runtime;

/// <summary>
/// Where a pass of a network finds its parameters and values. A value that grows with the batch lies after the fixed ones, at a place that counts in
/// elements a sample. Used by generated code.
/// </summary>
/// <typeparam name="T">The network's element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct NetworkMemory<T>
    where T : unmanaged
{
    private readonly ref T _parameters, _gradients, _stored, _arena;
    private readonly int _fixed, _perSample, _perThread, _capacity;

    /// <summary>The memory of a pass.</summary>
    /// <param name="buffers">The network's memory.</param>
    /// <param name="gradients">The first gradient; null in a prediction.</param>
    /// <param name="arena">The first element of the memory for values.</param>
    /// <param name="elements">How many elements come before the values that grow with the batch, and how many these have a sample and a thread.</param>
    /// <param name="batch">The number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal NetworkMemory(NetworkBuffers<T> buffers, ref T gradients, ref T arena, (int Fixed, int PerSample, int PerThread) elements, int batch)
    {
        _parameters = ref buffers.FirstParameter;
        _gradients = ref gradients;
        _stored = ref buffers.FirstBuffer;
        _arena = ref arena;
        (_fixed, _perSample, _perThread) = elements;
        _capacity = buffers.Capacity;
        Batch = batch;
        Threads = buffers.MaxThreads;
        Seed = buffers.Seed;
    }

    private NetworkMemory(NetworkMemory<T> whole, int moved, int samples)
    {
        this = whole;
        _arena = ref Unsafe.Add(ref _arena, moved);
        _capacity = NetworkBuffers<T>.CapacityFor(samples);
    }

    /// <summary>The number of samples.</summary>
    public int Batch { get; }

    /// <summary>The most threads.</summary>
    public int Threads { get; }

    /// <summary>The seed of random numbers.</summary>
    public ulong Seed { get; }

    /// <summary>How many passes drew random numbers before this one.</summary>
    public ulong Step { get; init; }

    /// <summary>A parameter.</summary>
    /// <param name="at">Its number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Parameter(int at) => ref Unsafe.Add(ref _parameters, at);

    /// <summary>The gradient of a parameter.</summary>
    /// <param name="at">Its number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Gradient(int at) => ref Unsafe.Add(ref _gradients, at);

    /// <summary>A number that is kept between calls besides the parameters.</summary>
    /// <param name="at">Its number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Stored(int at) => ref Unsafe.Add(ref _stored, at);

    /// <summary>A value that does not grow with the batch.</summary>
    /// <param name="at">Its place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Fixed(int at) => ref Unsafe.Add(ref _arena, at);

    /// <summary>A value that grows with the batch.</summary>
    /// <param name="at">Its place, in elements a sample.</param>
    /// <param name="elements">How many of its own elements come before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Value(int at, int elements = 0) => ref Unsafe.Add(ref _arena, _fixed + (_capacity * at) + elements);

    /// <summary>A value that grows with the batch, as a span.</summary>
    /// <param name="at">Its place, in elements a sample.</param>
    /// <param name="size">Its elements a sample.</param>
    public Span<T> Values(int at, int size) => MemoryMarshal.CreateSpan(ref Value(at), Batch * size);

    /// <summary>The elements of the memory that a part of the work has for itself.</summary>
    internal int WorkspaceElements => _perThread;

    /// <summary>The memory that a part of the work has for itself.</summary>
    /// <param name="part">The part.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Workspace(int part) => ref Unsafe.Add(ref _arena, _fixed + (_capacity * _perSample) + (part * _perThread));

    /// <summary>The memory for some samples whose values lie together; values that do not grow with the batch are not in it.</summary>
    /// <param name="perSample">The elements of all values of a sample.</param>
    /// <param name="start">The number of the first sample.</param>
    /// <param name="samples">How many samples there are at once.</param>
    public NetworkMemory<T> Part(int perSample, int start, int samples) => new(this, perSample * start, samples);
}
