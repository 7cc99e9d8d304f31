using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// What is done with the elements of a row, within a loop over rows. Sums and maxima go over 16 lanes at any width of the vectors, combined in one
/// fixed order: their bits depend only on the numbers. Used by generated code.
/// </summary>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rows<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged, INumber<T>
{
    /// <summary>The greater of two elements; a NaN if one is.</summary>
    /// <param name="max">The greatest so far.</param>
    /// <param name="element">The next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Larger(TVector max, TVector element) => TSimd.Select(IsKept(max, element), max, element);

    /// <summary>Whether the greatest element so far stays it: unless the next one is greater, or NaN.</summary>
    /// <param name="max">The greatest so far.</param>
    /// <param name="element">The next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsKept(TVector max, TVector element) =>
        TSimd.AndNot(TSimd.Equal(element, element), TSimd.GreaterThan(element, max));

    /// <summary>The sum of the elements of a row, in every lane.</summary>
    /// <typeparam name="TElements">The formula.</typeparam>
    /// <param name="elements">The operands.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="lanes">Memory for 16 lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sum<TElements>(TElements elements, int length, ref T lanes)
        where TElements : struct, IElements<TVector>, allows ref struct
    {
        for (int lane = 0; lane < LaneTree.Lanes; lane += TSimd.Count)
        {
            TVector sum = TSimd.Zero;
            int n = lane;
            for (; n <= length - TSimd.Count; n += LaneTree.Lanes)
                sum = TSimd.Add(sum, elements.At(n, n, TSimd.Count));
            if (n < length)
                sum = TSimd.Add(sum, TSimd.Select(First(length - n), elements.At(n, n, length - n), TSimd.Zero));
            TSimd.Store(sum, ref lanes, lane);
        }
        return TSimd.Create(LaneTree.Sum(ref lanes));
    }

    /// <summary>The greatest element of a row, in every lane; a NaN if there is one.</summary>
    /// <typeparam name="TElements">The formula.</typeparam>
    /// <param name="elements">The operands.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="lanes">Memory for 16 lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Max<TElements>(TElements elements, int length, ref T lanes)
        where TElements : struct, IElements<TVector>, allows ref struct
    {
        TVector least = TSimd.Create(T.CreateTruncating(double.NegativeInfinity));
        for (int lane = 0; lane < LaneTree.Lanes; lane += TSimd.Count)
        {
            TVector max = least;
            int n = lane;
            for (; n <= length - TSimd.Count; n += LaneTree.Lanes)
                max = TSimd.Max(max, elements.At(n, n, TSimd.Count));
            if (n < length)
                max = TSimd.Max(max, TSimd.Select(First(length - n), elements.At(n, n, length - n), least));
            TSimd.Store(max, ref lanes, lane);
        }
        return TSimd.Create(LaneTree.Max(ref lanes));
    }

    /// <summary>The columns of a vector, as numbers.</summary>
    /// <param name="n">The first one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Columns(int n) => TSimd.Add(TSimd.Create(T.CreateTruncating(n)), TSimd.Indices);

    /// <summary>Selects the first lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector First(int count) => TSimd.LessThan(TSimd.Indices, TSimd.Create(T.CreateTruncating(count)));
}
