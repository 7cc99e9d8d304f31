using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// Convolutions by Winograd's F(2x2, 3x3) (Lavin and Gray, 2015, "Fast Algorithms for Convolutional Neural Networks"): tiles of 4x4 positions are
/// transformed, multiplied with the transformed weights as 16 matrices, and the sums are transformed back. For generated code only; not a contract.
/// </summary>
/// <remarks>
/// The transform of a tile goes row by row; the four numbers of a row belong to neighbouring matrices in the workspace. Everything except the products
/// is elementwise, so that bits do not depend on the width of a vector.
/// </remarks>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WinogradConvolution<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged, System.Numerics.INumber<T>
{
    /// <summary>The small images from the large ones, whose channels all belong to panels of one width.</summary>
    /// <inheritdoc cref="Gather{TVectors, TMany, TFew, TProduct, TLastVectors, TLastMany, TLastFew, TLastProduct, TEpilogue}"/>
    public static void Gather<TVectors, TMany, TFew, TProduct, TEpilogue>(
        ref T images, ref T weights, ref T workspace, TEpilogue epilogue, int count, in WinogradSizes sizes, ImageThreads threads = default)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct =>
        Gather<TVectors, TMany, TFew, TProduct, TVectors, TMany, TFew, TProduct, TEpilogue>(
            ref images, ref weights, ref workspace, epilogue, count, sizes, threads);

    /// <summary>The small images from the large ones.</summary>
    /// <typeparam name="TVectors">The vectors of a tile of whole panels.</typeparam>
    /// <typeparam name="TMany">Its rows where there are 32 registers.</typeparam>
    /// <typeparam name="TFew">Its rows where there are 16.</typeparam>
    /// <typeparam name="TProduct">The distances within it.</typeparam>
    /// <typeparam name="TLastVectors">The vectors of a tile of the last panel.</typeparam>
    /// <typeparam name="TLastMany">Its rows where there are 32 registers.</typeparam>
    /// <typeparam name="TLastFew">Its rows where there are 16.</typeparam>
    /// <typeparam name="TLastProduct">The distances within it.</typeparam>
    /// <typeparam name="TEpilogue">What is done with the sums.</typeparam>
    /// <param name="images">The large images.</param>
    /// <param name="weights">The transformed weights.</param>
    /// <param name="workspace">Memory of the thread.</param>
    /// <param name="epilogue">What is done with the sums.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="sizes">The sizes.</param>
    /// <param name="threads">The threads that share it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<TVectors, TMany, TFew, TProduct, TLastVectors, TLastMany, TLastFew, TLastProduct, TEpilogue>(
        ref T images, ref T weights, ref T workspace, TEpilogue epilogue, int count, in WinogradSizes sizes, ImageThreads threads = default)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TProduct : struct, IProduct
        where TLastVectors : unmanaged, IVectors
        where TLastMany : unmanaged, IRows
        where TLastFew : unmanaged, IRows
        where TLastProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        if (threads.Count > 1)
        {
            Share<TVectors, TMany, TFew, TProduct, TLastVectors, TLastMany, TLastFew, TLastProduct, TEpilogue>(
                ref images, ref weights, ref workspace, epilogue, count, sizes, threads);
            return;
        }
        ref T inputs = ref threads.Workspace(ref workspace);
        ref T sums = ref Unsafe.Add(ref inputs, WinogradSizes.Side * sizes.InputStride); // behind a row of the tiles' transforms
        int whole = sizes.Computed / sizes.Panel * sizes.Panel, tiles = sizes.Rows * sizes.Across, blocks = sizes.Down / sizes.Rows;
        WorkShare shares = threads.Of(count * blocks);
        for (int block = shares.Start; block < shares.End; block++)
        {
            int b = block / blocks, h = block % blocks * sizes.Rows;
            for (int i = 0; i < WinogradSizes.Side; i++)
            {
                Transform(ref Unsafe.Add(ref images, (b * sizes.Sample) + (2 * h * sizes.LargeRow)), i, h, 0, sizes.Channels, ref inputs, sizes);
                for (int j = 0; j < WinogradSizes.Side; j++)
                {
                    ref T left = ref Unsafe.Add(ref inputs, j * sizes.InputStride);
                    ref T right = ref Unsafe.Add(ref weights, ((WinogradSizes.Side * i) + j) * sizes.Matrix);
                    ref T to = ref Unsafe.Add(ref sums, ((WinogradSizes.Side * i) + j) * sizes.SumStride);
                    Multiply<TVectors, TMany, TFew, TProduct>(ref left, ref right, ref to, tiles, 0, whole, sizes);
                    if (whole < sizes.Computed)
                        Multiply<TLastVectors, TLastMany, TLastFew, TLastProduct>(ref left, ref right, ref to, tiles, whole, sizes.Computed, sizes);
                }
            }
            TransformBack(ref sums, epilogue.At(b, 2 * h * sizes.SmallRow, 0), sizes);
        }
    }

    private static void Share<TVectors, TMany, TFew, TProduct, TLastVectors, TLastMany, TLastFew, TLastProduct, TEpilogue>(
        ref T images, ref T weights, ref T workspace, TEpilogue epilogue, int count, WinogradSizes sizes, ImageThreads threads)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TProduct : struct, IProduct
        where TLastVectors : unmanaged, IVectors
        where TLastMany : unmanaged, IRows
        where TLastFew : unmanaged, IRows
        where TLastProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        int parts = threads.For(2L * WinogradSizes.Side * WinogradSizes.Side * count * sizes.Down * sizes.Across * sizes.Channels * sizes.Computed);
        int least = Math.Max(Tiles<TSimd, TVector, T>.Rows<TMany, TFew>(), Tiles<TSimd, TVector, T>.Rows<TLastMany, TLastFew>());
        GatherJob<TVectors, TMany, TFew, TProduct, TLastVectors, TLastMany, TLastFew, TLastProduct, TEpilogue> job =
            new(ref images, ref weights, ref workspace, epilogue, count, sizes.ForParts(parts, count, least), threads, parts);
        WorkerPool.Run(ref job, parts, threads.Count);
    }

    /// <summary>A convolution whose rows of tiles threads share.</summary>
    private readonly ref struct GatherJob<TVectors, TMany, TFew, TProduct, TLastVectors, TLastMany, TLastFew, TLastProduct, TEpilogue>(
        ref T images, ref T weights, ref T workspace, TEpilogue epilogue, int count, WinogradSizes sizes, ImageThreads threads, int parts) : IParallelJob
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TProduct : struct, IProduct
        where TLastVectors : unmanaged, IVectors
        where TLastMany : unmanaged, IRows
        where TLastFew : unmanaged, IRows
        where TLastProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        private readonly ref T _images = ref images, _weights = ref weights, _workspace = ref workspace;
        private readonly TEpilogue _epilogue = epilogue;
        private readonly WinogradSizes _sizes = sizes;

        public void Run(int part) => Gather<TVectors, TMany, TFew, TProduct, TLastVectors, TLastMany, TLastFew, TLastProduct, TEpilogue>(
            ref _images, ref _weights, ref _workspace, _epilogue, count, _sizes, threads.Share(part, parts));
    }

    /// <summary>The product of a matrix of transformed tiles and one of transformed weights: some columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply<TVectors, TMany, TFew, TProduct>(ref T left, ref T right, ref T sums, int tiles, int start, int end, in WinogradSizes sizes)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TProduct : struct, IProduct
    {
        int channels = sizes.Channels, columns = sizes.Columns;
        for (int first = start; first < end; first += sizes.Panel)
        {
            ref T panel = ref Unsafe.Add(ref right, first * channels);
            int width = Math.Min(sizes.Panel, end - first);
            for (int column = 0; column < width; column += Tiles<TSimd, TVector, T>.Columns<TVectors, TProduct>())
            {
                for (int tile = 0; tile < tiles; tile += Tiles<TSimd, TVector, T>.Rows<TMany, TFew>())
                {
                    int row = Math.Min(tile, tiles - Tiles<TSimd, TVector, T>.Rows<TMany, TFew>()); // The last tile ends with the block.
                    Tiles<TSimd, TVector, T>.Run<TVectors, TMany, TFew, TProduct, PlainEpilogue<TSimd, TVector, T>>(
                        ref Unsafe.Add(ref left, row * channels), ref Unsafe.Add(ref panel, column),
                        new PlainEpilogue<TSimd, TVector, T>(ref Unsafe.Add(ref sums, (row * columns) + first + column), columns), channels, 0);
                }
            }
        }
    }

    /// <summary>The gradient of the weights, whose channels all belong to panels of one width.</summary>
    /// <inheritdoc cref="Weights{TVectors, TMany, TFew, TEnd, TImages, TLastVectors, TLastImages}"/>
    public static void Weights<TVectors, TMany, TFew, TEnd, TImages>(ref T large, ref T small, ref T workspace, ref T weights, int batch, int part, int parts,
        in WinogradSizes sizes)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TEnd : unmanaged, IRows
        where TImages : struct, IImages =>
        Weights<TVectors, TMany, TFew, TEnd, TImages, TVectors, TImages>(ref large, ref small, ref workspace, ref weights, batch, part, parts, sizes);

    /// <summary>The gradient of the weights.</summary>
    /// <typeparam name="TVectors">The vectors of a tile of whole panels.</typeparam>
    /// <typeparam name="TMany">The rows of a tile where there are 32 registers.</typeparam>
    /// <typeparam name="TFew">The rows of a tile where there are 16.</typeparam>
    /// <typeparam name="TEnd">The last rows, if these are fewer.</typeparam>
    /// <typeparam name="TImages">The distances within a tile of whole panels.</typeparam>
    /// <typeparam name="TLastVectors">The vectors of a tile of the last panel.</typeparam>
    /// <typeparam name="TLastImages">The distances within it.</typeparam>
    /// <param name="large">The large images.</param>
    /// <param name="small">The gradient of the small images.</param>
    /// <param name="workspace">Memory of the thread.</param>
    /// <param name="weights">The gradient of the transformed weights.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="part">The number of this part of the work.</param>
    /// <param name="parts">The number of parts.</param>
    /// <param name="sizes">The sizes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weights<TVectors, TMany, TFew, TEnd, TImages, TLastVectors, TLastImages>(
        ref T large, ref T small, ref T workspace, ref T weights, int batch, int part, int parts, in WinogradSizes sizes)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TEnd : unmanaged, IRows
        where TImages : struct, IImages
        where TLastVectors : unmanaged, IVectors
        where TLastImages : struct, IImages
    {
        ref T gradients = ref Unsafe.Add(ref workspace, WinogradSizes.Side * sizes.InputStride); // behind the tiles'
        int whole = sizes.Computed / sizes.Panel * sizes.Panel, tiles = sizes.Rows * sizes.Across, segments = sizes.Channels / sizes.Segment;
        WorkShare shares = WorkShare.Of(part, parts, WinogradSizes.Side * segments, 1); // rows of the transforms, of each some of the channels
        for (int b = 0; b < batch; b += sizes.Samples)
        {
            int count = Math.Min(sizes.Samples, batch - b);
            for (int h = 0; h < sizes.Down; h += sizes.Rows)
            {
                bool begins = b == 0 && h == 0;
                for (int i = shares.Start / segments; i * segments < shares.End; i++)
                {
                    int start = Math.Max(shares.Start - (i * segments), 0) * sizes.Segment;
                    int end = Math.Min(shares.End - (i * segments), segments) * sizes.Segment;
                    for (int s = 0; s < count; s++)
                    {
                        Transform(ref Unsafe.Add(ref large, ((b + s) * sizes.Sample) + (2 * h * sizes.LargeRow)), i, h, start, end,
                            ref Unsafe.Add(ref workspace, s * tiles * sizes.Channels), sizes);
                        TransformGradient(ref Unsafe.Add(ref small, ((b + s) * sizes.SmallSample) + (2 * h * sizes.SmallRow)), i,
                            ref Unsafe.Add(ref gradients, s * tiles * sizes.Columns), sizes);
                    }
                    for (int j = 0; j < WinogradSizes.Side; j++)
                    {
                        ref T left = ref Unsafe.Add(ref workspace, j * sizes.InputStride);
                        ref T right = ref Unsafe.Add(ref gradients, j * sizes.SumStride);
                        ref T sums = ref Unsafe.Add(ref weights, ((WinogradSizes.Side * i) + j) * sizes.Matrix);
                        for (int row = start; row < end; row += Tiles<TSimd, TVector, T>.Rows<TMany, TFew>())
                        {
                            bool isEnd = row + Tiles<TSimd, TVector, T>.Rows<TMany, TFew>() > end;
                            Add<TVectors, TMany, TFew, TEnd, TImages>(
                                ref Unsafe.Add(ref left, row), ref right, ref sums, row, isEnd, count, begins, 0, whole, sizes);
                            if (whole < sizes.Computed)
                                Add<TLastVectors, TMany, TFew, TEnd, TLastImages>(
                                    ref Unsafe.Add(ref left, row), ref right, ref sums, row, isEnd, count, begins, whole, sizes.Computed, sizes);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Adds to some rows of the weights' gradient: some columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TVectors, TMany, TFew, TEnd, TImages>(
        ref T left, ref T right, ref T sums, int row, bool isEnd, int count, bool begins, int start, int end, in WinogradSizes sizes)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TEnd : unmanaged, IRows
        where TImages : struct, IImages
    {
        for (int column = start; column < end; column += Tiles<TSimd, TVector, T>.Columns<TVectors, TImages>())
        {
            ref T to = ref Unsafe.Add(ref sums, (column / sizes.Panel * sizes.Panel * sizes.Channels) + (column % sizes.Panel) + (row * TImages.SumsRow));
            if (isEnd)
                Tiles<TSimd, TVector, T>.Add<TVectors, TEnd, TEnd, TImages>(ref left, ref Unsafe.Add(ref right, column), ref to, count, !begins);
            else
                Tiles<TSimd, TVector, T>.Add<TVectors, TMany, TFew, TImages>(ref left, ref Unsafe.Add(ref right, column), ref to, count, !begins);
        }
    }

    /// <summary>
    /// Row i of Bᵀ·d·B of tiles d of 4x4 positions, with Bᵀ = [1 0 -1 0; 0 1 1 0; 0 -1 1 0; 0 1 0 -1]: some channels of a block's tiles. Each of the
    /// row's four numbers has a matrix of its own.
    /// </summary>
    private static void Transform(ref T image, int i, int h, int start, int end, ref T transformed, in WinogradSizes sizes)
    {
        if (sizes.IsBordered)
            TransformBordered(ref image, i, h, start, end, sizes.Rows, ref transformed, sizes.LargeRow, sizes.Across, sizes.Down, sizes.Channels,
                sizes.InputStride);
        else
            TransformInside(ref image, i, start, end, sizes.Rows, ref transformed, sizes.LargeRow, sizes.Across, sizes.Channels, sizes.InputStride);
    }

    /// <summary>The row is one of the tile's rows with another, added or subtracted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformInside(ref T image, int i, int start, int end, int rows, ref T transformed, int imageRow, int across, int channels,
        int elements)
    {
        int first = i == 0 ? 0 : i == 2 ? 2 : 1, second = i == 3 ? 3 : i == 2 ? 1 : 2;
        TVector sign = TSimd.Create(i == 1 ? T.One : -T.One);
        for (int row = 0; row < rows; row++)
        {
            ref T above = ref Unsafe.Add(ref image, ((2 * row) + first) * imageRow);
            ref T below = ref Unsafe.Add(ref image, ((2 * row) + second) * imageRow);
            for (int c = start; c < end; c += TSimd.Count)
            {
                int n = Math.Min(c, channels - TSimd.Count); // The last vector ends with the channels.
                ref T upper = ref Unsafe.Add(ref above, n), lower = ref Unsafe.Add(ref below, n), to = ref Unsafe.Add(ref transformed, n);
                TVector d0 = TSimd.MultiplyAdd(sign, TSimd.Load(ref lower, 0), TSimd.Load(ref upper, 0));
                TVector d1 = TSimd.MultiplyAdd(sign, TSimd.Load(ref lower, channels), TSimd.Load(ref upper, channels));
                for (int tile = 0; tile < across; tile++)
                {
                    TVector d2 = TSimd.MultiplyAdd(sign, TSimd.Load(ref lower, 2 * channels), TSimd.Load(ref upper, 2 * channels));
                    TVector d3 = TSimd.MultiplyAdd(sign, TSimd.Load(ref lower, 3 * channels), TSimd.Load(ref upper, 3 * channels));
                    TSimd.Store(TSimd.Subtract(d0, d2), ref to, 0);
                    TSimd.Store(TSimd.Add(d1, d2), ref to, elements);
                    TSimd.Store(TSimd.Subtract(d2, d1), ref to, 2 * elements);
                    TSimd.Store(TSimd.Subtract(d1, d3), ref to, 3 * elements);
                    d0 = d2; // The next tile begins with this one's second half.
                    d1 = d3;
                    upper = ref Unsafe.Add(ref upper, 2 * channels);
                    lower = ref Unsafe.Add(ref lower, 2 * channels);
                    to = ref Unsafe.Add(ref to, channels);
                }
            }
            transformed = ref Unsafe.Add(ref transformed, across * channels);
        }
    }

    /// <summary>The same where there are zeros beyond the image's sides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformBordered(ref T image, int i, int h, int start, int end, int rows, ref T transformed, int imageRow, int across, int down,
        int channels, int elements)
    {
        int first = i == 0 ? 0 : i == 2 ? 2 : 1, second = i == 3 ? 3 : i == 2 ? 1 : 2;
        for (int row = 0; row < rows; row++)
        {
            bool isTop = i == 0 && h + row == 0, isBottom = i == 3 && h + row == down - 1;
            ref T above = ref Unsafe.Add(ref image, ((2 * row) - 1 + (isTop ? second : first)) * imageRow);
            ref T below = ref Unsafe.Add(ref image, ((2 * row) - 1 + (isBottom ? first : second)) * imageRow);
            TVector plus = TSimd.Create(isTop ? T.Zero : T.One), sign = TSimd.Create(isBottom ? T.Zero : i == 1 ? T.One : -T.One);
            for (int c = start; c < end; c += TSimd.Count)
            {
                int n = Math.Min(c, channels - TSimd.Count); // The last vector ends with the channels.
                ref T upper = ref Unsafe.Add(ref above, n), lower = ref Unsafe.Add(ref below, n), to = ref Unsafe.Add(ref transformed, n);
                TVector d0 = TSimd.Zero;
                TVector d1 = TSimd.MultiplyAdd(sign, TSimd.Load(ref lower, 0), TSimd.Multiply(plus, TSimd.Load(ref upper, 0)));
                for (int tile = 0; tile < across; tile++)
                {
                    TVector d2 = TSimd.MultiplyAdd(sign, TSimd.Load(ref lower, channels), TSimd.Multiply(plus, TSimd.Load(ref upper, channels)));
                    TVector d3 = tile == across - 1 ? TSimd.Zero
                        : TSimd.MultiplyAdd(sign, TSimd.Load(ref lower, 2 * channels), TSimd.Multiply(plus, TSimd.Load(ref upper, 2 * channels)));
                    TSimd.Store(TSimd.Subtract(d0, d2), ref to, 0);
                    TSimd.Store(TSimd.Add(d1, d2), ref to, elements);
                    TSimd.Store(TSimd.Subtract(d2, d1), ref to, 2 * elements);
                    TSimd.Store(TSimd.Subtract(d1, d3), ref to, 3 * elements);
                    d0 = d2; // The next tile begins with this one's second half.
                    d1 = d3;
                    upper = ref Unsafe.Add(ref upper, 2 * channels);
                    lower = ref Unsafe.Add(ref lower, 2 * channels);
                    to = ref Unsafe.Add(ref to, channels);
                }
            }
            transformed = ref Unsafe.Add(ref transformed, across * channels);
        }
    }

    /// <summary>
    /// Aᵀ·m·A of sums m of 4x4 products, with Aᵀ = [1 1 1 0; 0 1 -1 -1]: 2x2 positions of each tile. Each of the 16 has a matrix of its own.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformBack<TEpilogue>(ref T sums, TEpilogue epilogue, in WinogradSizes sizes)
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        int rows = sizes.Rows, across = sizes.Across, channels = sizes.SmallChannels, columns = sizes.Columns, imageRow = sizes.SmallRow,
            elements = sizes.SumStride;
        for (int row = 0; row < rows; row++)
        {
            for (int tile = 0; tile < across; tile++)
            {
                int place = (2 * row * imageRow) + (2 * tile * channels);
                int n = 0;
                for (; n <= channels - TSimd.Count; n += TSimd.Count)
                    TransformBack(ref Unsafe.Add(ref sums, n), elements, epilogue, place + n, n, channels, imageRow, TSimd.Count);
                if (n < channels)
                    TransformBack(ref Unsafe.Add(ref sums, n), elements, epilogue, place + n, n, channels, imageRow, channels - n);
                sums = ref Unsafe.Add(ref sums, columns);
            }
        }
    }

    /// <summary>A vector of channels of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformBack<TEpilogue>(ref T sums, int elements, TEpilogue epilogue, int place, int n, int channels, int imageRow, int count)
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        Column(ref sums, 0, 4 * elements, out TVector above0, out TVector below0);
        Column(ref sums, elements, 4 * elements, out TVector above1, out TVector below1);
        Column(ref sums, 2 * elements, 4 * elements, out TVector above2, out TVector below2);
        Column(ref sums, 3 * elements, 4 * elements, out TVector above3, out TVector below3);
        epilogue.Store(TSimd.Add(TSimd.Add(above0, above1), above2), 0, place, n, count);
        epilogue.Store(TSimd.Subtract(TSimd.Subtract(above1, above2), above3), 0, place + channels, n, count);
        epilogue.Store(TSimd.Add(TSimd.Add(below0, below1), below2), 0, place + imageRow, n, count);
        epilogue.Store(TSimd.Subtract(TSimd.Subtract(below1, below2), below3), 0, place + imageRow + channels, n, count);
    }

    /// <summary>Aᵀ times a column of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(ref T sums, int at, int step, out TVector above, out TVector below)
    {
        TVector first = TSimd.Load(ref sums, at), second = TSimd.Load(ref sums, at + step);
        TVector third = TSimd.Load(ref sums, at + (2 * step)), fourth = TSimd.Load(ref sums, at + (3 * step));
        above = TSimd.Add(TSimd.Add(first, second), third);
        below = TSimd.Subtract(TSimd.Subtract(second, third), fourth);
    }

    /// <summary>
    /// Row i of A·g·Aᵀ of gradients g of 2x2 positions, with Aᵀ = [1 1 1 0; 0 1 -1 1]: the last row and column have the opposite sign, which is undone
    /// with the sums. Each of the row's four numbers has a matrix of its own.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformGradient(ref T image, int i, ref T transformed, in WinogradSizes sizes)
    {
        int rows = sizes.Rows, across = sizes.Across, channels = sizes.SmallChannels, columns = sizes.Columns, imageRow = sizes.SmallRow,
            elements = sizes.SumStride;
        // The row is the first of the two rows, the second, their sum or their difference.
        TVector first = TSimd.Create(i == 3 ? T.Zero : T.One), second = TSimd.Create(i == 0 ? T.Zero : i == 2 ? -T.One : T.One);
        for (int row = 0; row < rows; row++)
        {
            for (int tile = 0; tile < across; tile++)
            {
                ref T gradient = ref Unsafe.Add(ref image, (2 * row * imageRow) + (2 * tile * channels));
                for (int c = 0; c < channels; c += TSimd.Count)
                {
                    int n = Math.Min(c, channels - TSimd.Count); // The last vector ends with the channels.
                    TVector before = TSimd.MultiplyAdd(second, TSimd.Load(ref gradient, n + imageRow), TSimd.Multiply(first, TSimd.Load(ref gradient, n)));
                    TVector behind = TSimd.MultiplyAdd(second, TSimd.Load(ref gradient, n + imageRow + channels),
                        TSimd.Multiply(first, TSimd.Load(ref gradient, n + channels)));
                    TSimd.Store(before, ref transformed, n);
                    TSimd.Store(TSimd.Add(before, behind), ref transformed, n + elements);
                    TSimd.Store(TSimd.Subtract(before, behind), ref transformed, n + (2 * elements));
                    TSimd.Store(behind, ref transformed, n + (3 * elements));
                }
                transformed = ref Unsafe.Add(ref transformed, columns);
            }
        }
    }
}
