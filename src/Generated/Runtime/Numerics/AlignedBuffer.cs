using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Runtime;

/// <summary>
/// A zeroed array of numbers that starts at a 64-byte boundary, so that no 512-bit load from it crosses two cache lines. Reading a little beyond its
/// end is allowed.
/// </summary>
/// <remarks>
/// The array is in managed memory that the garbage collector never moves. It is freed like any other object and needs no disposal. Kernels may read
/// up to <see cref="Padding"/> bytes after the last element, which are zero, but must never write there.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class AlignedBuffer<T>
    where T : unmanaged
{
    /// <summary>The boundary that the first element lies at, in bytes: a cache line, and the widest vector.</summary>
    public const int Alignment = 64;

    /// <summary>How many bytes after the last element may be read: two of the widest vectors.</summary>
    public const int Padding = 128;

    private readonly byte[] _memory;
    private readonly int _start;

    /// <summary>Makes a buffer of <paramref name="length"/> zeros.</summary>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or more than an array holds.</exception>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var bytes = (long)length * Unsafe.SizeOf<T>() + Alignment + Padding;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, Array.MaxLength, nameof(length));

        Length = length;
        _memory = GC.AllocateArray<byte>((int)bytes, pinned: true);
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _start = (int)(-address & (Alignment - 1));
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The first element; in an empty buffer, the place where it would be.</summary>
    public ref T Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<byte, T>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_memory), _start));
    }

    /// <summary>The elements.</summary>
    public Span<T> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateSpan(ref Start, Length);
    }
}
