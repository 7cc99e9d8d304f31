using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Runtime;

/// <summary>
/// Products whose sums are so long that a panel of the right factor does not stay in the second-level cache: they are computed block by block of their
/// steps, each block for many rows, and the sums are stored in between.
/// </summary>
/// <remarks>
/// A sum goes on from what was stored of it, so that it is the same chain of multiply-adds, to the same bits, as if it had stayed in its register.
/// </remarks>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
internal static unsafe class LongProducts<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>The rows whose sums are stored at a time: with a panel's 256 bytes for each, 33 KiB.</summary>
    private const int MostRows = 132;

    /// <inheritdoc cref="Products{TSimd, TVector, T}.OfSamples"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void OfSamples<TVectors, TMost, TFew, TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int steps, int rightPanel,
        int count, WorkShare columns)
        where TVectors : unmanaged, IVectors
        where TMost : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        Span<T> stored = stackalloc T[MostRows * TProduct.Columns];
        ref T sums = ref MemoryMarshal.GetReference(stored);
        int groups = (count + MostRows - 1) / MostRows, most = sizeof(TMost);
        int rows = Math.Min(((count / Math.Max(groups, 1)) + most) / most * most, MostRows);
        int width = Tiles<TSimd, TVector, T>.Columns<TVectors, TProduct>();
        for (int column = columns.Start; column < columns.End; column += width)
        {
            ref T panel = ref Unsafe.Add(ref right, Products<TSimd, TVector, T>.InPanels<TProduct>(column, rightPanel));
            for (int first = 0; first < count; first += rows)
            {
                int end = Math.Min(first + rows, count);
                for (int step = 0; step < steps; step += TProduct.Block)
                {
                    AddRows<TVectors, TMost, TFew, Stored<TProduct>>(
                        ref Unsafe.Add(ref left, TProduct.Left(first) + (step * TProduct.LeftStep)), ref Unsafe.Add(ref panel, step * TProduct.RightStep),
                        ref sums, Math.Min(TProduct.Block, steps - step), end - first, continues: step > 0);
                }
                for (int place = 0; place < width; place += TSimd.Count)
                    StoreColumns<TProduct, TEpilogue>(ref Unsafe.Add(ref sums, place), epilogue.At(first, column, column), place, end - first);
            }
        }
    }

    /// <summary>Adds a block of steps to the stored sums of some rows. No row may be in two tiles: its sums would go on twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows<TVectors, TMost, TFew, TStored>(ref T left, ref T right, ref T sums, int steps, int count, bool continues)
        where TVectors : unmanaged, IVectors
        where TMost : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TStored : struct, IProduct
    {
        int row = 0;
        for (; row <= count - sizeof(TMost); row += sizeof(TMost))
            Add<TVectors, TMost, TStored>(ref left, ref right, ref sums, row, steps, continues);
        for (; row <= count - sizeof(TFew); row += sizeof(TFew))
            Add<TVectors, TFew, TStored>(ref left, ref right, ref sums, row, steps, continues);
        for (; row < count; row++)
            Add<TVectors, Rows1, TStored>(ref left, ref right, ref sums, row, steps, continues);
    }

    /// <summary>Gives the sums of a vector of columns to the epilogue, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreColumns<TProduct, TEpilogue>(ref T sums, TEpilogue epilogue, int place, int rows)
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        for (int row = 0; row < rows; row++)
            epilogue.Store(TSimd.Load(ref sums, row * TProduct.Columns), row, place, place, int.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TVectors, TRows, TStored>(ref T left, ref T right, ref T sums, int row, int steps, bool continues)
        where TVectors : unmanaged, IVectors
        where TRows : unmanaged, IRows
        where TStored : struct, IProduct =>
        Tiles<TSimd, TVector, T>.Add<TVectors, TRows, TRows, TStored>(
            ref Unsafe.Add(ref left, TStored.Left(row)), ref right, ref Unsafe.Add(ref sums, row * TStored.SumsRow), steps, continues);

    /// <summary>The distances of a product whose sums are stored.</summary>
    private readonly struct Stored<TProduct> : IProduct
        where TProduct : struct, IProduct
    {
        public static int LeftStep => TProduct.LeftStep;

        public static int RightStep => TProduct.RightStep;

        public static int Columns => TProduct.Columns;

        public static int FewVectors => TProduct.FewVectors;

        public static int SumsRow => TProduct.Columns;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static int Left(int row) => TProduct.Left(row);
    }
}
