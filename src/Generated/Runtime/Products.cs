using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Threading;

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
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Products<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>A product whose rows are samples.</summary>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="epilogue">What is done with the sums.</param>
    /// <param name="steps">The number of products of a sum.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="columns">The columns to compute.</param>
    public static void OfSamples<TTiles, TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int steps, int count, WorkShare columns)
        where TTiles : struct, IProductTiles<TVector, T>
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        for (int column = columns.Start; column < columns.End; column += TTiles.Columns)
        {
            bool isEven = TProduct.Columns % TTiles.WidestColumns == 0;
            ref T panel = ref Unsafe.Add(ref right, isEven ? InPanels(column, TProduct.Columns, TProduct.RightPanel) : 0);
            int place = isEven ? InPanels(column, TProduct.Columns, TProduct.Panel) : 0, first = isEven ? column : 0;
            for (int row = 0; row < count;)
            {
                if (count - row >= TTiles.MostRows)
                {
                    TTiles.Most<TProduct, TEpilogue>(ref Unsafe.Add(ref left, row * TProduct.LeftRow), ref panel, epilogue.At(row, place + (row * TProduct.Row), first), steps, column);
                    row += TTiles.MostRows;
                }
                else if (count >= TTiles.FewRows)
                {
                    row = Math.Min(row, count - TTiles.FewRows);
                    TTiles.Few<TProduct, TEpilogue>(ref Unsafe.Add(ref left, row * TProduct.LeftRow), ref panel, epilogue.At(row, place + (row * TProduct.Row), first), steps, column);
                    row += TTiles.FewRows;
                }
                else
                {
                    TTiles.One<TProduct, TEpilogue>(ref Unsafe.Add(ref left, row * TProduct.LeftRow), ref panel, epilogue.At(row, place + (row * TProduct.Row), first), steps, column);
                    row++;
                }
            }
        }
    }

    /// <summary>A product that sums over the samples, such as a gradient of weights: its rows are split over threads, too.</summary>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="epilogue">What is done with the sums.</param>
    /// <param name="steps">The number of products of a sum.</param>
    /// <param name="length">The number of all rows.</param>
    /// <param name="rows">The rows to compute.</param>
    /// <param name="columns">The columns to compute.</param>
    public static void OverSamples<TTiles, TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int steps, int length, WorkShare rows, WorkShare columns)
        where TTiles : struct, IProductTiles<TVector, T>
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        for (int column = columns.Start; column < columns.End; column += TTiles.Columns)
        {
            bool isEven = TProduct.Columns % TTiles.WidestColumns == 0;
            ref T panel = ref Unsafe.Add(ref right, isEven ? InPanels(column, TProduct.Columns, TProduct.RightPanel) : 0);
            int place = isEven ? InPanels(column, TProduct.Columns, TProduct.Panel) : 0, first = isEven ? column : 0;
            for (int start = rows.Start; start < rows.End;)
            {
                if (length >= TTiles.MostRows)
                {
                    int row = Math.Min(start, length - TTiles.MostRows);
                    TTiles.Most<TProduct, TEpilogue>(ref Unsafe.Add(ref left, row * TProduct.LeftRow), ref panel, epilogue.At(row, place + (row * TProduct.Row), first), steps, column);
                    start += TTiles.MostRows;
                }
                else if (length >= TTiles.FewRows)
                {
                    int row = Math.Min(start, length - TTiles.FewRows);
                    TTiles.Few<TProduct, TEpilogue>(ref Unsafe.Add(ref left, row * TProduct.LeftRow), ref panel, epilogue.At(row, place + (row * TProduct.Row), first), steps, column);
                    start += TTiles.FewRows;
                }
                else
                {
                    TTiles.One<TProduct, TEpilogue>(ref Unsafe.Add(ref left, start * TProduct.LeftRow), ref panel, epilogue.At(start, place + (start * TProduct.Row), first), steps, column);
                    start++;
                }
            }
        }
    }

    /// <summary>Where a column lies in panels of a width that are so far apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int InPanels(int column, int width, int distance) => distance == width ? column : (column / width * distance) + (column % width);
}

/// <summary>What tiles of products have in common. For generated code only; not a contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ProductTile
{
    /// <summary>
    /// Where a vector of a tile begins, from the tile's first column; in a panel that is not even, from the panel's, with the vector moved back so that
    /// it ends with the panel.
    /// </summary>
    /// <param name="column">The tile's first column in its panel.</param>
    /// <param name="offset">The vector's distance from it.</param>
    /// <param name="lanes">The lanes of a vector.</param>
    /// <param name="widestColumns">The columns of the tile's vectors if they are the widest.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Place<TProduct>(int column, int offset, int lanes, int widestColumns)
        where TProduct : struct, IProduct =>
        TProduct.Columns % widestColumns == 0 ? offset : Math.Max(Math.Min(column + offset, TProduct.Columns - lanes), 0);
}
