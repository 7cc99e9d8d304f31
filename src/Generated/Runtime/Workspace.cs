using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>The memory of one prediction; when it is disposed of, the next prediction may use it. Used by generated code.</summary>
/// <typeparam name="T">The network's element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Workspace<T> : IDisposable
    where T : unmanaged
{
    private readonly NetworkBuffers<T> _network;
    private readonly AlignedBuffer<T> _memory;

    internal Workspace(NetworkBuffers<T> network, AlignedBuffer<T> memory) => (_network, _memory) = (network, memory);

    /// <summary>The first element.</summary>
    public ref T Start => ref _memory.Start;

    /// <summary>The elements.</summary>
    public Span<T> Span => _memory.Span;

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _network.Return(_memory);
}
