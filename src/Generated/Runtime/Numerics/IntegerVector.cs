using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>Reads integers as vectors of floating-point numbers. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IntegerVector
{
    /// <summary>
    /// Reads as many integers as a vector has lanes, or only the first <paramref name="count"/>; the other lanes are then zero. No memory beyond them
    /// is touched. Exact up to 2^24 in single precision.
    /// </summary>
    /// <typeparam name="TSimd">The vector operations.</typeparam>
    /// <typeparam name="TVector">The vector type.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">Where the integers are.</param>
    /// <param name="index">The index of the first integer to read.</param>
    /// <param name="count">The number of integers that may be read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TSimd, TVector, T>(ref readonly int source, int index, int count = int.MaxValue)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return LoadWidened<TSimd, TVector, T>(in source, index, count);
        ref T bits = ref Unsafe.As<int, T>(ref Unsafe.AsRef(in source));
        return TSimd.ConvertFromInteger(count >= TSimd.Count ? TSimd.Load(ref bits, index) : TSimd.LoadPartial(ref bits, index, count));
    }

    /// <summary>Lanes of 64 bits, each from an integer of 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LoadWidened<TSimd, TVector, T>(ref readonly int source, int index, int count)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        Lanes lanes = default;
        for (int i = 0; i < Math.Min(count, TSimd.Count); i++)
            lanes[i] = Unsafe.Add(ref Unsafe.AsRef(in source), index + i);
        return TSimd.Load(ref Unsafe.As<Lanes, T>(ref lanes), 0);
    }

    /// <summary>The lanes of the widest vector of doubles.</summary>
    [InlineArray(8)]
    private struct Lanes
    {
        private double _first;
    }
}
