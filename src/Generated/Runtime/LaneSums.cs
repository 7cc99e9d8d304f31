using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Generated.Runtime;

/// <summary>
/// Folds sums that have 16 lanes each into numbers, in the order of <see cref="LaneTree"/>: the bits do not depend on the width of the vectors that the
/// lanes come from. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneSums
{
    /// <summary>Stores a vector of each of four sums among the lanes of these, which lie one after another.</summary>
    /// <typeparam name="TSimd">The operations on vectors.</typeparam>
    /// <typeparam name="TVector">The vector.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="a">The vector of the first sum.</param>
    /// <param name="b">That of the second.</param>
    /// <param name="c">That of the third.</param>
    /// <param name="d">That of the fourth.</param>
    /// <param name="lanes">The first lane of the first sum.</param>
    /// <param name="lane">The lane at which the vectors begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TSimd, TVector, T>(TVector a, TVector b, TVector c, TVector d, ref T lanes, int lane)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TSimd.Store(a, ref lanes, lane);
        TSimd.Store(b, ref lanes, lane + LaneTree.Lanes);
        TSimd.Store(c, ref lanes, lane + (2 * LaneTree.Lanes));
        TSimd.Store(d, ref lanes, lane + (3 * LaneTree.Lanes));
    }

    /// <summary>The number that the lanes of a sum make.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="lanes">The first lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fold<T>(ref T lanes)
        where T : unmanaged, IAdditionOperators<T, T, T> => LaneTree.Sum(ref lanes);

    /// <summary>The numbers that the lanes of several sums make.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="lanes">The first lane of the first sum.</param>
    /// <param name="sums">How many sums there are, one after another.</param>
    /// <param name="results">Where the first number goes; the others follow.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fold<T>(ref T lanes, int sums, ref T results)
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        int sum = 0;
        if (typeof(T) == typeof(float))
        {
            for (; sum <= sums - 4; sum += 4)
            {
                ref float four = ref Unsafe.As<T, float>(ref Unsafe.Add(ref lanes, sum * LaneTree.Lanes));
                Fold4(ref four).StoreUnsafe(ref Unsafe.As<T, float>(ref Unsafe.Add(ref results, sum)));
            }
        }
        for (; sum < sums; sum++)
            Unsafe.Add(ref results, sum) = LaneTree.Sum(ref Unsafe.Add(ref lanes, sum * LaneTree.Lanes));
    }

    /// <summary>Four sums at once: each is folded to 4 lanes, these are transposed, and the last two steps are done with all four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Fold4(ref float lanes)
    {
        Vector128<float> a = Quarter(ref lanes), b = Quarter(ref Unsafe.Add(ref lanes, LaneTree.Lanes)),
            c = Quarter(ref Unsafe.Add(ref lanes, 2 * LaneTree.Lanes)), d = Quarter(ref Unsafe.Add(ref lanes, 3 * LaneTree.Lanes));
        // Lanes 0 and 1 of a and b, of c and d; then lanes 2 and 3.
        Vector128<float> ab = Low(a, b), cd = Low(c, d), above = High(a, b), beside = High(c, d);
        Vector128<float> even = Pairs(ab, cd, upper: false) + Pairs(above, beside, upper: false);
        Vector128<float> odd = Pairs(ab, cd, upper: true) + Pairs(above, beside, upper: true);
        return even + odd;
    }

    /// <summary>The sums of lanes i, i + 4, i + 8 and i + 12.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Quarter(ref float lanes)
    {
        // Loads as wide as the stores before them need not wait until these have reached the cache.
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> all = Vector512.LoadUnsafe(ref lanes);
            Vector256<float> half = all.GetLower() + all.GetUpper();
            return half.GetLower() + half.GetUpper();
        }
        Vector256<float> sums = Vector256.LoadUnsafe(ref lanes) + Vector256.LoadUnsafe(ref lanes, 8);
        return sums.GetLower() + sums.GetUpper();
    }

    /// <summary>a0, b0, a1, b1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) => Sse.IsSupported
        ? Sse.UnpackLow(a, b) : Vector128.Create(a[0], b[0], a[1], b[1]);

    /// <summary>a2, b2, a3, b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) => Sse.IsSupported
        ? Sse.UnpackHigh(a, b) : Vector128.Create(a[2], b[2], a[3], b[3]);

    /// <summary>The lower, or the upper, halves of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Pairs(Vector128<float> a, Vector128<float> b, bool upper)
    {
        // Halves of 8 bytes would go through memory.
        if (Sse.IsSupported)
            return upper ? Sse.MoveHighToLow(b, a) : Sse.MoveLowToHigh(a, b);
        return upper ? Vector128.Create(a.GetUpper(), b.GetUpper()) : Vector128.Create(a.GetLower(), b.GetLower());
    }
}
