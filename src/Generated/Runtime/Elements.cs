using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>Elements that lie in memory, one after another. Used by generated code.</summary>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="first">The first element.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Elements<TSimd, TVector, T>(ref T first) : IElements<TVector>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    private readonly ref T _first = ref first;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector At(int i, int n, int count) => TSimd.LoadPartial(ref _first, i, count);

    /// <summary>Computes elements that lie one after another.</summary>
    /// <typeparam name="TElements">The formula.</typeparam>
    /// <param name="elements">The operands.</param>
    /// <param name="result">Where the first element goes.</param>
    /// <param name="length">The number of elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store<TElements>(TElements elements, ref T result, int length)
        where TElements : struct, IElements<TVector>, allows ref struct
    {
        int i = 0;
        for (; i <= length - TSimd.Count; i += TSimd.Count)
            TSimd.Store(elements.At(i, i, TSimd.Count), ref result, i);
        if (i < length)
            TSimd.StorePartial(elements.At(i, i, length - i), ref result, i, length - i);
    }

    /// <summary>Computes the elements of positions, one after another; the channels of each are a whole number of vectors.</summary>
    /// <typeparam name="TElements">The formula.</typeparam>
    /// <param name="elements">The operands.</param>
    /// <param name="result">Where the first element goes.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="channels">The number of channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StoreByChannels<TElements>(TElements elements, ref T result, int length, int channels)
        where TElements : struct, IElements<TVector>, allows ref struct
    {
        for (int i = 0; i < length;)
        {
            for (int n = 0; n < channels; n += TSimd.Count, i += TSimd.Count)
                TSimd.Store(elements.At(i, n, TSimd.Count), ref result, i);
        }
    }

    /// <summary>Sums each column of rows.</summary>
    /// <param name="first">The first element of the first row.</param>
    /// <param name="result">Where the first column's sum goes.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="stride">From a row to the next.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="columns">The columns to sum.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumColumns(ref T first, ref T result, int rows, int stride, int width, WorkShare columns)
    {
        if (width < TSimd.Count)
        {
            if (columns.Start >= columns.End)
                return;
            TVector sum = TSimd.Zero;
            for (int row = 0; row < rows; row++)
                sum = TSimd.Add(sum, TSimd.LoadPartial(ref first, row * stride, width));
            TSimd.StorePartial(sum, ref result, 0, width);
            return;
        }
        for (int n = columns.Start; n < columns.End; n += TSimd.Count)
        {
            int column = Math.Min(n, width - TSimd.Count); // The last vector ends with the columns.
            TVector sum = TSimd.Zero;
            for (int row = 0; row < rows; row++)
                sum = TSimd.Add(sum, TSimd.Load(ref first, (row * stride) + column));
            TSimd.Store(sum, ref result, column);
        }
    }
}
