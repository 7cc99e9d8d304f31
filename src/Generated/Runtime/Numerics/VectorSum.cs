using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Generated.Runtime;

/// <summary>Sums with the same bits on vectors of any width.</summary>
/// <remarks>
/// Element i is added to logical lane i mod 16; the lanes are folded by <see cref="LaneTree"/>. A vector of 8
/// lanes keeps two accumulators, one of 4 keeps four, and so on; the order of additions is the same in all.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorSum
{
    /// <summary>The sum of the values, at the width that is fastest on this machine.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static T Sum<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        ref readonly var source = ref MemoryMarshal.GetReference(values);
        return SimdWidth.PreferWide<T>()
            ? Sum<WideSimd<T>, Vector512<T>, T>(in source, values.Length)
            : Sum<PortableSimd<T>, Vector<T>, T>(in source, values.Length);
    }

    /// <summary>The sum of <paramref name="length"/> values from <paramref name="source"/> on.</summary>
    /// <typeparam name="TSimd">The width to work at; the result does not depend on it.</typeparam>
    /// <typeparam name="TVector">Its vector type.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Sum<TSimd, TVector, T>(ref readonly T source, int length)
        where TSimd : ISimd<TVector, T>
        where TVector : struct
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        // Sixteen logical lanes: `parts` vectors, of which a0 holds lanes 0 to Count - 1, and so on. The parts that a width does not need are compiled away.
        var a0 = TSimd.Zero;
        var a1 = TSimd.Zero;
        var a2 = TSimd.Zero;
        var a3 = TSimd.Zero;
        var a4 = TSimd.Zero;
        var a5 = TSimd.Zero;
        var a6 = TSimd.Zero;
        var a7 = TSimd.Zero;

        var i = 0;
        for (; i <= length - LaneTree.Lanes; i += LaneTree.Lanes)
        {
            a0 = TSimd.Add(a0, TSimd.Load(in source, i));
            if (TSimd.Count <= 8)
                a1 = TSimd.Add(a1, TSimd.Load(in source, i + TSimd.Count));
            if (TSimd.Count <= 4)
            {
                a2 = TSimd.Add(a2, TSimd.Load(in source, i + 2 * TSimd.Count));
                a3 = TSimd.Add(a3, TSimd.Load(in source, i + 3 * TSimd.Count));
            }

            if (TSimd.Count <= 2)
            {
                a4 = TSimd.Add(a4, TSimd.Load(in source, i + 4 * TSimd.Count));
                a5 = TSimd.Add(a5, TSimd.Load(in source, i + 5 * TSimd.Count));
                a6 = TSimd.Add(a6, TSimd.Load(in source, i + 6 * TSimd.Count));
                a7 = TSimd.Add(a7, TSimd.Load(in source, i + 7 * TSimd.Count));
            }
        }

        Span<T> lanes = stackalloc T[LaneTree.Lanes];
        ref var lane = ref MemoryMarshal.GetReference(lanes);
        TSimd.Store(a0, ref lane, 0);
        if (TSimd.Count <= 8)
            TSimd.Store(a1, ref lane, TSimd.Count);
        if (TSimd.Count <= 4)
        {
            TSimd.Store(a2, ref lane, 2 * TSimd.Count);
            TSimd.Store(a3, ref lane, 3 * TSimd.Count);
        }

        if (TSimd.Count <= 2)
        {
            TSimd.Store(a4, ref lane, 4 * TSimd.Count);
            TSimd.Store(a5, ref lane, 5 * TSimd.Count);
            TSimd.Store(a6, ref lane, 6 * TSimd.Count);
            TSimd.Store(a7, ref lane, 7 * TSimd.Count);
        }

        for (var rest = 0; i < length; i++, rest++)
            lanes[rest] += Unsafe.Add(ref Unsafe.AsRef(in source), i);

        return LaneTree.Sum(in lane);
    }
}
