using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Runtime;

/// <summary>The memory of a span, with elements of any type, to be compared with that of other spans. Used by generated code.</summary>
/// <remarks>
/// An empty area overlaps no other. Distances are measured between references, which the garbage collector keeps valid, so that nothing must be
/// pinned.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct MemoryArea
{
    private readonly ref byte _start;
    private readonly nuint _length;

    private MemoryArea(ref byte start, nuint length)
    {
        _start = ref start;
        _length = length;
    }

    /// <summary>The memory of a span.</summary>
    public static implicit operator MemoryArea(ReadOnlySpan<float> span) => Of(span);

    /// <summary>The memory of a span.</summary>
    public static implicit operator MemoryArea(Span<float> span) => Of<float>(span);

    /// <summary>The memory of a span.</summary>
    public static implicit operator MemoryArea(ReadOnlySpan<double> span) => Of(span);

    /// <summary>The memory of a span.</summary>
    public static implicit operator MemoryArea(Span<double> span) => Of<double>(span);

    /// <summary>The memory of a span.</summary>
    public static implicit operator MemoryArea(ReadOnlySpan<int> span) => Of(span);

    /// <summary>The memory of a span.</summary>
    public static MemoryArea Of<T>(ReadOnlySpan<T> span)
        where T : unmanaged =>
        new(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(span)), (nuint)span.Length * (nuint)Unsafe.SizeOf<T>());

    /// <summary>Whether some byte belongs to both.</summary>
    public bool Overlaps(MemoryArea other)
    {
        nint distance = Unsafe.ByteOffset(ref _start, ref other._start);
        return ((nuint)distance < _length && other._length != 0) || ((nuint)(-distance) < other._length && _length != 0);
    }

    /// <summary>Whether it overlaps the memory of a span.</summary>
    internal bool Overlaps<T>(Span<T> span)
        where T : unmanaged => Overlaps(Of<T>(span));

    /// <summary>Whether it overlaps one of four.</summary>
    internal bool OverlapsAny(MemoryArea a, MemoryArea b, MemoryArea c, MemoryArea d) => Overlaps(a) || Overlaps(b) || Overlaps(c) || Overlaps(d);

    /// <summary>Whether one of the first <paramref name="written"/> areas overlaps any other.</summary>
    internal static bool Overlap(int written, MemoryArea a, MemoryArea b, MemoryArea c, MemoryArea d) =>
        (written > 0 && (a.Overlaps(b) || a.Overlaps(c) || a.Overlaps(d)))
        || (written > 1 && (b.Overlaps(c) || b.Overlaps(d)))
        || (written > 2 && c.Overlaps(d));
}
