using System.ComponentModel;
using System.Runtime.CompilerServices;

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
    /// <typeparam name="TMost">The tile with the most rows.</typeparam>
    /// <typeparam name="TFew">The tile for what whole tiles leave over, and for few samples.</typeparam>
    /// <typeparam name="TOne">The tile for a sample.</typeparam>
    /// <typeparam name="TProduct">The distances.</typeparam>
    /// <typeparam name="TEpilogue">What is done with the sums.</typeparam>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="epilogue">What is done with the sums.</param>
    /// <param name="steps">The number of products of a sum.</param>
    /// <param name="rightPanel">The distance in the right factor from a panel to the next.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="columns">The columns to compute.</param>
    public static void OfSamples<TMost, TFew, TOne, TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int steps, int rightPanel, int count,
        WorkShare columns)
        where TMost : struct, IProductTile<TVector, T>
        where TFew : struct, IProductTile<TVector, T>
        where TOne : struct, IProductTile<TVector, T>
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        for (int column = columns.Start; column < columns.End; column += TMost.Columns)
        {
            bool isEven = TProduct.Columns % TMost.WidestColumns == 0;
            ref T panel = ref Unsafe.Add(ref right, isEven ? InPanels<TProduct>(column, rightPanel) : 0);
            int first = isEven ? column : 0;
            for (int row = 0; row < count;)
            {
                if (count - row >= TMost.Rows)
                {
                    TMost.Run<TProduct, TEpilogue>(ref Unsafe.Add(ref left, row * TProduct.LeftRow), ref panel, epilogue.At(row, first, first), steps, column);
                    row += TMost.Rows;
                }
                else if (count >= TFew.Rows)
                {
                    row = Math.Min(row, count - TFew.Rows);
                    TFew.Run<TProduct, TEpilogue>(ref Unsafe.Add(ref left, row * TProduct.LeftRow), ref panel, epilogue.At(row, first, first), steps, column);
                    row += TFew.Rows;
                }
                else
                {
                    TOne.Run<TProduct, TEpilogue>(ref Unsafe.Add(ref left, row * TProduct.LeftRow), ref panel, epilogue.At(row, first, first), steps, column);
                    row++;
                }
            }
        }
    }

    /// <summary>A product that sums over the samples, the gradient of a matrix in panels: its rows are split over threads, too.</summary>
    /// <typeparam name="TMost">The tile with the most rows.</typeparam>
    /// <typeparam name="TFew">The tile for fewer rows.</typeparam>
    /// <typeparam name="TOne">The tile for a row.</typeparam>
    /// <typeparam name="TProduct">The distances.</typeparam>
    /// <typeparam name="TEpilogue">What is done with the sums.</typeparam>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="epilogue">What is done with the sums.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="length">The number of all rows.</param>
    /// <param name="rows">The rows to compute.</param>
    /// <param name="columns">The columns to compute.</param>
    public static void OverSamples<TMost, TFew, TOne, TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int batch, int length, WorkShare rows,
        WorkShare columns)
        where TMost : struct, IProductTile<TVector, T>
        where TFew : struct, IProductTile<TVector, T>
        where TOne : struct, IProductTile<TVector, T>
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        for (int column = columns.Start; column < columns.End; column += TMost.Columns)
        {
            bool isEven = TProduct.Columns % TMost.WidestColumns == 0;
            int first = isEven ? column : 0, place = isEven ? InPanels<TProduct>(column, length * TProduct.Columns) : 0;
            ref T panel = ref Unsafe.Add(ref right, first);
            for (int start = rows.Start; start < rows.End;)
            {
                if (length >= TMost.Rows)
                {
                    int row = Math.Min(start, length - TMost.Rows);
                    TMost.Run<TProduct, TEpilogue>(ref Unsafe.Add(ref left, row * TProduct.LeftRow), ref panel, epilogue.At(row, place, first), batch, column);
                    start += TMost.Rows;
                }
                else if (length >= TFew.Rows)
                {
                    int row = Math.Min(start, length - TFew.Rows);
                    TFew.Run<TProduct, TEpilogue>(ref Unsafe.Add(ref left, row * TProduct.LeftRow), ref panel, epilogue.At(row, place, first), batch, column);
                    start += TFew.Rows;
                }
                else
                {
                    TOne.Run<TProduct, TEpilogue>(ref Unsafe.Add(ref left, start * TProduct.LeftRow), ref panel, epilogue.At(start, place, first), batch,
                        column);
                    start++;
                }
            }
        }
    }

    /// <summary>Where a column lies in panels that are so far apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int InPanels<TProduct>(int column, int distance)
        where TProduct : struct, IProduct => (column / TProduct.Columns * distance) + (column % TProduct.Columns);
}

/// <summary>What tiles of products have in common. For generated code only; not a contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ProductTile
{
    /// <summary>
    /// Where a vector of a tile begins, from the tile's first column; in a panel that is not even, from the panel's, with the vector moved back so that
    /// it ends with the panel.
    /// </summary>
    /// <typeparam name="TProduct">The distances.</typeparam>
    /// <param name="column">The tile's first column in its panel.</param>
    /// <param name="offset">The vector's distance from it.</param>
    /// <param name="lanes">The lanes of a vector.</param>
    /// <param name="widestColumns">The columns of the tile's vectors if they are the widest.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Place<TProduct>(int column, int offset, int lanes, int widestColumns)
        where TProduct : struct, IProduct =>
        TProduct.Columns % widestColumns == 0 ? offset : Math.Max(Math.Min(column + offset, TProduct.Columns - lanes), 0);
}
