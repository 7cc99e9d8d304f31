using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Generated.Runtime;

/// <summary>Turns a matrix that is stored by rows into one that is stored by columns.</summary>
/// <remarks>
/// Squares of 8x8 floats or 4x4 doubles are transposed in registers if the machine has AVX; the edges, and everything on other machines, element by
/// element. A transposition only moves numbers, so all paths give the same bits.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transpose
{
    /// <summary>
    /// The number of rows that are processed together, so that their cache lines are still in the cache when the next squares of the same lines are read.
    /// </summary>
    private const int RowBlock = 64;

    /// <summary>source: [rows, columns] to destination: [columns, rows], both without gaps, not overlapping.</summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">The first element of the matrix.</param>
    /// <param name="rows">The rows of the source.</param>
    /// <param name="columns">The columns of the source.</param>
    /// <param name="destination">The first element of the result.</param>
    public static void Run<T>(ref readonly T source, int rows, int columns, ref T destination)
        where T : unmanaged => Block(in source, columns, rows, columns, ref destination, rows);

    /// <summary>A part of a matrix: source rows are <paramref name="sourceStride"/> apart, the result's <paramref name="destinationStride"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Block<T>(ref readonly T source, int sourceStride, int rows, int columns, ref T destination, int destinationStride)
        where T : unmanaged
    {
        ref var from = ref Unsafe.AsRef(in source);
        var side = !Avx.IsSupported ? 0 : typeof(T) == typeof(float) ? 8 : typeof(T) == typeof(double) ? 4 : 0;
        var squareRows = side == 0 ? 0 : rows - rows % side;
        var squareColumns = side == 0 ? 0 : columns - columns % side;

        for (var block = 0; block < squareRows; block += RowBlock)
        {
            var end = Math.Min(block + RowBlock, squareRows);
            for (var column = 0; column < squareColumns; column += side)
            {
                for (var row = block; row < end; row += side)
                {
                    ref var a = ref Unsafe.Add(ref from, (nint)row * sourceStride + column);
                    ref var b = ref Unsafe.Add(ref destination, (nint)column * destinationStride + row);
                    if (typeof(T) == typeof(float))
                        Square8(ref Unsafe.As<T, float>(ref a), sourceStride, ref Unsafe.As<T, float>(ref b), destinationStride);
                    else
                        Square4(ref Unsafe.As<T, double>(ref a), sourceStride, ref Unsafe.As<T, double>(ref b), destinationStride);
                }
            }
        }

        Elements(ref from, sourceStride, columns, ref destination, destinationStride, 0, squareRows, squareColumns);
        Elements(ref from, sourceStride, columns, ref destination, destinationStride, squareRows, rows, 0);
    }

    /// <summary>The rows from <paramref name="row"/> to before <paramref name="endRow"/>, from a column on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Elements<T>(ref T source, int sourceStride, int columns, ref T destination, int destinationStride, int row, int endRow, int firstColumn)
        where T : unmanaged
    {
        for (; row < endRow; row++)
        {
            for (var column = firstColumn; column < columns; column++)
                Unsafe.Add(ref destination, (nint)column * destinationStride + row) = Unsafe.Add(ref source, (nint)row * sourceStride + column);
        }
    }

    /// <summary>8x8: pairs of rows are interleaved, then pairs of pairs, then the halves of registers exchanged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square8(ref float source, nint stride, ref float destination, nint destinationStride)
    {
        // Rows 0 to 3 in the lower halves, rows 4 to 7 in the upper ones: the exchange is done by the loads.
        var a0 = Halves(ref source, stride, 0, 0);
        var a1 = Halves(ref source, stride, 1, 0);
        var a2 = Halves(ref source, stride, 2, 0);
        var a3 = Halves(ref source, stride, 3, 0);
        Quarter(a0, a1, a2, a3, ref destination, destinationStride);

        a0 = Halves(ref source, stride, 0, 4);
        a1 = Halves(ref source, stride, 1, 4);
        a2 = Halves(ref source, stride, 2, 4);
        a3 = Halves(ref source, stride, 3, 4);
        Quarter(a0, a1, a2, a3, ref Unsafe.Add(ref destination, 4 * destinationStride), destinationStride);

        // Four columns of a row, and of the row four below.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<float> Halves(ref float source, nint stride, nint row, nint column) =>
            Vector128.LoadUnsafe(ref Unsafe.Add(ref source, row * stride + column)).ToVector256Unsafe().WithUpper(
                Vector128.LoadUnsafe(ref Unsafe.Add(ref source, (row + 4) * stride + column)));

        // Four rows of the result.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Quarter(
            Vector256<float> a0, Vector256<float> a1, Vector256<float> a2, Vector256<float> a3, ref float destination, nint stride)
        {
            var b0 = Avx.UnpackLow(a0, a1).AsDouble();
            var b1 = Avx.UnpackHigh(a0, a1).AsDouble();
            var b2 = Avx.UnpackLow(a2, a3).AsDouble();
            var b3 = Avx.UnpackHigh(a2, a3).AsDouble();
            Avx.UnpackLow(b0, b2).AsSingle().StoreUnsafe(ref destination);
            Avx.UnpackHigh(b0, b2).AsSingle().StoreUnsafe(ref Unsafe.Add(ref destination, stride));
            Avx.UnpackLow(b1, b3).AsSingle().StoreUnsafe(ref Unsafe.Add(ref destination, 2 * stride));
            Avx.UnpackHigh(b1, b3).AsSingle().StoreUnsafe(ref Unsafe.Add(ref destination, 3 * stride));
        }
    }

    /// <summary>4x4, likewise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square4(ref double source, nint stride, ref double destination, nint destinationStride)
    {
        var a0 = Halves(ref source, stride, 0, 0);
        var a1 = Halves(ref source, stride, 1, 0);
        Avx.UnpackLow(a0, a1).StoreUnsafe(ref destination);
        Avx.UnpackHigh(a0, a1).StoreUnsafe(ref Unsafe.Add(ref destination, destinationStride));
        a0 = Halves(ref source, stride, 0, 2);
        a1 = Halves(ref source, stride, 1, 2);
        Avx.UnpackLow(a0, a1).StoreUnsafe(ref Unsafe.Add(ref destination, 2 * destinationStride));
        Avx.UnpackHigh(a0, a1).StoreUnsafe(ref Unsafe.Add(ref destination, 3 * destinationStride));

        // Two columns of a row, and of the row two below.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<double> Halves(ref double source, nint stride, nint row, nint column) =>
            Vector128.LoadUnsafe(ref Unsafe.Add(ref source, row * stride + column)).ToVector256Unsafe().WithUpper(
                Vector128.LoadUnsafe(ref Unsafe.Add(ref source, (row + 2) * stride + column)));
    }
}
