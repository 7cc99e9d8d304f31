using System.Numerics;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// Folds 16 lanes into one in an order that never changes, whatever the width of the machine's vectors.
/// </summary>
/// <remarks>
/// Sums of floating-point numbers depend on their order. Every horizontal reduction of this library therefore
/// runs over 16 logical lanes (element i goes to lane i mod 16) and ends here: lane i and lane i + 8, then i
/// and i + 4, then i and i + 2, then the last two.
/// </remarks>
internal static class LaneTree
{
    /// <summary>The number of logical lanes.</summary>
    public const int Lanes = 16;

    /// <summary>The sum of 16 values from <paramref name="lanes"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(ref readonly T lanes)
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        ref var x = ref Unsafe.AsRef(in lanes);
        return (Four(ref x, 0) + Four(ref x, 2)) + (Four(ref x, 1) + Four(ref x, 3));

        // Lanes i, i + 4, i + 8 and i + 12.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T Four(ref T x, int i) =>
            (Unsafe.Add(ref x, i) + Unsafe.Add(ref x, i + 8)) + (Unsafe.Add(ref x, i + 4) + Unsafe.Add(ref x, i + 12));
    }

    /// <summary>The largest of 16 values from <paramref name="lanes"/> on; NaN if one of them is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(ref readonly T lanes)
        where T : unmanaged, INumber<T>
    {
        ref var x = ref Unsafe.AsRef(in lanes);
        return T.Max(T.Max(Four(ref x, 0), Four(ref x, 2)), T.Max(Four(ref x, 1), Four(ref x, 3)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T Four(ref T x, int i) =>
            T.Max(T.Max(Unsafe.Add(ref x, i), Unsafe.Add(ref x, i + 8)), T.Max(Unsafe.Add(ref x, i + 4), Unsafe.Add(ref x, i + 12)));
    }
}
