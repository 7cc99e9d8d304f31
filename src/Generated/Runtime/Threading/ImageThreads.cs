using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// The threads that may share the rows of a layer's images, or the share of one of them. With fewer samples than threads, a layer is done by all
/// threads before the next one is. Used by generated code.
/// </summary>
/// <remarks>
/// Every element of a result is still computed by one thread in one order, so that its bits do not depend on the number of threads. Each layer waits
/// for all threads, which takes up to 0.7 µs (see <see cref="WorkerPool"/>): samples are split instead wherever there are enough of them.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImageThreads
{
    /// <summary>From the memory that a thread works in to that of the next thread, in elements.</summary>
    private readonly int _workspace;
    private readonly int _part, _parts;

    private ImageThreads(int count, int workspace, int part = 0, int parts = 1) => (Count, _workspace, _part, _parts) = (count, workspace, part, parts);

    /// <summary>How many threads may share the images of a layer; 0 or 1 if none share them.</summary>
    public int Count { get; }

    /// <summary>Those of a prediction: none, if the samples keep all threads busy anyway.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="memory">The network's memory.</param>
    /// <param name="flops">The approximate number of floating-point operations.</param>
    public static ImageThreads For<T>(in NetworkMemory<T> memory, long flops)
        where T : unmanaged
    {
        int parts = WorkShare.Parts(flops, memory.Threads);
        if (parts == 1)
            return default;
        // The largest share of samples, which begins where the memory of some samples does.
        long largest = Math.Min(memory.Batch, NetworkBuffers<T>.CapacityFor((memory.Batch + parts - 1) / parts));
        return largest * parts * LeastUse <= memory.Batch * (long)WholeUse ? default : new(parts, memory.WorkspaceElements);
    }

    /// <summary>Samples are split if the threads are busy for at least four fifths of the time.</summary>
    private const int LeastUse = 4, WholeUse = 5;

    /// <summary>The threads that some work is worth.</summary>
    /// <param name="flops">The approximate number of floating-point operations.</param>
    internal int For(long flops) => WorkShare.Parts(flops, Count);

    /// <summary>The share of one of several parts.</summary>
    /// <param name="part">The part.</param>
    /// <param name="parts">How many parts there are.</param>
    internal ImageThreads Share(int part, int parts) => new(1, _workspace, part, parts);

    /// <summary>What of some rows belongs to the share; all of them, if nothing is shared.</summary>
    /// <param name="rows">How many rows there are.</param>
    internal WorkShare Of(int rows) => _parts <= 1 ? WorkShare.Whole(rows) : WorkShare.Of(_part, _parts, rows, 1);

    /// <summary>How many parts there are, of a share.</summary>
    internal int Parts => Math.Max(1, _parts);

    /// <summary>The memory that the share's thread works in.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">The memory of the first thread.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Workspace<T>(ref T first) => ref Unsafe.Add(ref first, _part * _workspace);
}
