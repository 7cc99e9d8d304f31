using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Runtime;

/// <summary>
/// The loops over the tiles of products: the columns, and for each tile's columns all rows, so that a panel of the right factor is used while it is in
/// the cache. For generated code only; not a contract.
/// </summary>
/// <remarks>
/// Each element of a result is one chain of fused multiply-adds in the order of the steps, so that its bits depend neither on the tile nor on the width
/// of a vector. If the rows are not a whole number of tiles, the last tile begins earlier, so that it ends with the rows: some are then computed twice,
/// to the same bits.
/// </remarks>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Products<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>A product whose rows are samples.</summary>
    /// <typeparam name="TVectors">The vectors of the tiles.</typeparam>
    /// <typeparam name="TMost">The rows of the tile with the most.</typeparam>
    /// <typeparam name="TFew">The rows of the tile for what whole tiles leave over, and for few samples.</typeparam>
    /// <typeparam name="TProduct">The distances.</typeparam>
    /// <typeparam name="TEpilogue">What is done with the sums.</typeparam>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="epilogue">What is done with the sums.</param>
    /// <param name="steps">The number of products of a sum.</param>
    /// <param name="rightPanel">The distance in the right factor from a panel to the next.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="columns">The columns to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfSamples<TVectors, TMost, TFew, TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int steps, int rightPanel, int count,
        WorkShare columns)
        where TVectors : unmanaged, IVectors
        where TMost : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        if (count < sizeof(TFew) && Tiles<TSimd, TVector, T>.IsEven<TVectors, TProduct>())
        {
            OfFewSamples<TVectors, TProduct, TEpilogue>(ref left, ref right, epilogue, steps, rightPanel, count, columns);
            return;
        }
        if (TProduct.Block > 0)
        {
            LongProducts<TSimd, TVector, T>.OfSamples<TVectors, TMost, TFew, TProduct, TEpilogue>(
                ref left, ref right, epilogue, steps, rightPanel, count, columns);
            return;
        }
        for (int column = columns.Start; column < columns.End; column += Tiles<TSimd, TVector, T>.Columns<TVectors, TProduct>())
        {
            bool isEven = Tiles<TSimd, TVector, T>.IsEven<TVectors, TProduct>();
            ref T panel = ref Unsafe.Add(ref right, isEven ? InPanels<TProduct>(column, rightPanel) : 0);
            int first = isEven ? column : 0;
            for (int row = 0; row < count;)
            {
                if (count - row >= sizeof(TMost))
                {
                    Tiles<TSimd, TVector, T>.Run<TVectors, TMost, TMost, TProduct, TEpilogue>(
                        ref Unsafe.Add(ref left, TProduct.Left(row)), ref panel, epilogue.At(row, first, first), steps, column);
                    row += sizeof(TMost);
                }
                else if (count >= sizeof(TFew))
                {
                    row = Math.Min(row, count - sizeof(TFew));
                    Tiles<TSimd, TVector, T>.Run<TVectors, TFew, TFew, TProduct, TEpilogue>(
                        ref Unsafe.Add(ref left, TProduct.Left(row)), ref panel, epilogue.At(row, first, first), steps, column);
                    row += sizeof(TFew);
                }
                else
                {
                    Tiles<TSimd, TVector, T>.Run<TVectors, Rows1, Rows1, TProduct, TEpilogue>(
                        ref Unsafe.Add(ref left, TProduct.Left(row)), ref panel, epilogue.At(row, first, first), steps, column);
                    row++;
                }
            }
        }
    }

    /// <summary>A product of too few samples for a tile of several rows, with even panels: a panel is gone through for each sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OfFewSamples<TVectors, TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int steps, int rightPanel, int count,
        WorkShare columns)
        where TVectors : unmanaged, IVectors
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        for (int column = columns.Start; column < columns.End; column += RowTile<TSimd, TVector, T>.Vectors<TVectors>() * TSimd.Count)
        {
            ref T panel = ref Unsafe.Add(ref right, InPanels<TProduct>(column, rightPanel));
            for (int row = 0; row < count; row++)
                RowTile<TSimd, TVector, T>.Run<TVectors, TProduct, TEpilogue>(
                    ref Unsafe.Add(ref left, TProduct.Left(row)), ref panel, epilogue.At(row, column, column), steps);
        }
    }

    /// <summary>A product that sums over the samples, the gradient of a matrix in panels: its rows are split over threads, too.</summary>
    /// <typeparam name="TVectors">The vectors of the tiles.</typeparam>
    /// <typeparam name="TMost">The rows of the tile with the most.</typeparam>
    /// <typeparam name="TFew">The rows of the tile for fewer rows.</typeparam>
    /// <typeparam name="TProduct">The distances.</typeparam>
    /// <typeparam name="TEpilogue">What is done with the sums.</typeparam>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="epilogue">What is done with the sums.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="length">The number of all rows.</param>
    /// <param name="rows">The rows to compute.</param>
    /// <param name="columns">The columns to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OverSamples<TVectors, TMost, TFew, TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int batch, int length,
        WorkShare rows, WorkShare columns)
        where TVectors : unmanaged, IVectors
        where TMost : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        int width = Tiles<TSimd, TVector, T>.Columns<TVectors, TProduct>();
        bool isEven = Tiles<TSimd, TVector, T>.IsEven<TVectors, TProduct>();
        // The tile's columns lie in a cache line or a few of each row. Rows that are a power of two apart share few places in the first-level cache, and do
        // not stay there for the next tile: brought together, they do.
        bool packs = isEven && rows.Count >= LeastTiles * sizeof(TMost)
            && (long)batch * width * sizeof(T) <= FirstLevel && (long)batch * TProduct.RightStep * sizeof(T) > FirstLevel;
        Span<T> packed = stackalloc T[packs ? batch * width : 0];
        for (int column = columns.Start; column < columns.End; column += width)
        {
            int first = isEven ? column : 0, place = isEven ? InPanels<TProduct>(column, length * TProduct.Columns) : 0;
            ref T panel = ref Unsafe.Add(ref right, first);
            if (packs)
            {
                for (int b = 0; b < batch; b++)
                {
                    for (int n = 0; n < width; n += TSimd.Count)
                        TSimd.Store(TSimd.Load(ref panel, (b * TProduct.RightStep) + n), ref MemoryMarshal.GetReference(packed), (b * width) + n);
                }
                OverRows<TVectors, TMost, TFew, Packed<TVectors, TProduct>, TEpilogue>(
                    ref left, ref MemoryMarshal.GetReference(packed), epilogue.At(0, place, first), batch, length, rows, column);
            }
            else
            {
                OverRows<TVectors, TMost, TFew, TProduct, TEpilogue>(ref left, ref panel, epilogue.At(0, place, first), batch, length, rows, column);
            }
        }
    }

    /// <summary>With fewer tiles than this, bringing the columns together takes longer than it saves.</summary>
    private const int LeastTiles = 8;

    /// <summary>
    /// The bytes of a first-level cache, the smallest of current cores: the most of columns that are brought together, which are on the stack; and a factor
    /// that stays there as it lies needs none of that.
    /// </summary>
    private const int FirstLevel = 32_768;

    /// <summary>The tiles of some columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OverRows<TVectors, TMost, TFew, TProduct, TEpilogue>(
        ref T left, ref T panel, TEpilogue epilogue, int batch, int length, WorkShare rows, int column)
        where TVectors : unmanaged, IVectors
        where TMost : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        for (int start = rows.Start; start < rows.End;)
        {
            if (length >= sizeof(TMost))
            {
                int row = Math.Min(start, length - sizeof(TMost));
                Tiles<TSimd, TVector, T>.Run<TVectors, TMost, TMost, TProduct, TEpilogue>(
                    ref Unsafe.Add(ref left, TProduct.Left(row)), ref panel, epilogue.At(row, 0, 0), batch, column);
                start += sizeof(TMost);
            }
            else if (length >= sizeof(TFew))
            {
                int row = Math.Min(start, length - sizeof(TFew));
                Tiles<TSimd, TVector, T>.Run<TVectors, TFew, TFew, TProduct, TEpilogue>(
                    ref Unsafe.Add(ref left, TProduct.Left(row)), ref panel, epilogue.At(row, 0, 0), batch, column);
                start += sizeof(TFew);
            }
            else
            {
                Tiles<TSimd, TVector, T>.Run<TVectors, Rows1, Rows1, TProduct, TEpilogue>(
                    ref Unsafe.Add(ref left, TProduct.Left(start)), ref panel, epilogue.At(start, 0, 0), batch, column);
                start++;
            }
        }
    }

    /// <summary>The distances of a product, whose right factor's columns of a tile have been brought together.</summary>
    private readonly struct Packed<TVectors, TProduct> : IProduct
        where TVectors : unmanaged, IVectors
        where TProduct : struct, IProduct
    {
        public static int LeftStep => TProduct.LeftStep;

        public static int RightStep => Tiles<TSimd, TVector, T>.Columns<TVectors, TProduct>();

        public static int Columns => TProduct.Columns;

        public static int FewVectors => TProduct.FewVectors;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static int Left(int row) => TProduct.Left(row);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static int ColumnsOf(int vector, int rest) => TProduct.ColumnsOf(vector, rest);
    }

    /// <summary>Where a column lies in panels that are so far apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int InPanels<TProduct>(int column, int distance)
        where TProduct : struct, IProduct => (column / TProduct.Columns * distance) + (column % TProduct.Columns);
}
