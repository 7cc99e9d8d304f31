using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// Copies of elements that lie one after another. Rows of images are often short: calling a general copy would take longer than copying itself. Used by
/// generated code.
/// </summary>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Copies<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>Copies elements.</summary>
    /// <param name="from">The first one.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="length">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(ref T from, ref T to, int length)
    {
        int i = 0;
        for (; i <= length - TSimd.Count; i += TSimd.Count)
            TSimd.Store(TSimd.Load(ref from, i), ref to, i);
        if (i == length)
            return;
        if (length > TSimd.Count)
            TSimd.Store(TSimd.Load(ref from, length - TSimd.Count), ref to, length - TSimd.Count); // The last vector ends with them.
        else
            TSimd.StorePartial(TSimd.LoadPartial(ref from, 0, length), ref to, 0, length);
    }

    /// <summary>Sets elements to zero.</summary>
    /// <param name="to">The first one.</param>
    /// <param name="length">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clear(ref T to, int length)
    {
        int i = 0;
        for (; i <= length - TSimd.Count; i += TSimd.Count)
            TSimd.Store(TSimd.Zero, ref to, i);
        if (i < length)
            TSimd.StorePartial(TSimd.Zero, ref to, i, length - i);
    }

    /// <summary>
    /// Copies rows of each sample's image to where there are zeros before them, between them and behind them. Sizes and strides are in elements.
    /// </summary>
    /// <param name="image">The images.</param>
    /// <param name="surrounded">Where the first image goes, with its zeros.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="imageSize">The size of an image.</param>
    /// <param name="surroundedSize">The size of one with its zeros.</param>
    /// <param name="skipped">What comes before the rows in an image.</param>
    /// <param name="before">The zeros before the rows.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="length">The length of a row.</param>
    /// <param name="imageStride">From a row of an image to the next.</param>
    /// <param name="stride">From where a row goes to where the next one does.</param>
    /// <param name="behind">The zeros behind the rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Surround(
        ref T image, ref T surrounded, int count, int imageSize, int surroundedSize, int skipped, int before, int rows, int length, int imageStride, int stride,
        int behind)
    {
        for (int b = 0; b < count; b++)
        {
            ref T from = ref Unsafe.Add(ref image, (b * imageSize) + skipped);
            ref T to = ref Unsafe.Add(ref surrounded, b * surroundedSize);
            Clear(ref to, before);
            to = ref Unsafe.Add(ref to, before);
            for (int row = 0; row < rows; row++)
            {
                Copy(ref from, ref to, length);
                Clear(ref Unsafe.Add(ref to, length), row < rows - 1 ? stride - length : behind);
                from = ref Unsafe.Add(ref from, imageStride);
                to = ref Unsafe.Add(ref to, stride);
            }
        }
    }

    /// <summary>Copies rows of each sample's image to rows of another. Sizes and strides are in elements.</summary>
    /// <param name="from">The first row of the first image.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="fromSize">The size of an image.</param>
    /// <param name="toSize">The size of one that the rows go to.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="length">The length of a row.</param>
    /// <param name="fromStride">From a row to the next.</param>
    /// <param name="toStride">From where a row goes to where the next one does.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRows(
        ref T from, ref T to, int count, int fromSize, int toSize, int rows = 1, int length = 0, int fromStride = 0, int toStride = 0)
    {
        for (int b = 0; b < count; b++)
        {
            for (int row = 0; row < rows; row++)
                Copy(ref Unsafe.Add(ref from, (b * fromSize) + (row * fromStride)), ref Unsafe.Add(ref to, (b * toSize) + (row * toStride)), length);
        }
    }
}
