using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Runtime;

/// <summary>The loops over the tiles of convolutions. For generated code only; not a contract.</summary>
/// <remarks>
/// Images have no borders here. Every element of a result is one chain of fused multiply-adds in an order that depends only on shapes, so that its bits
/// depend neither on the tile nor on the width of a vector. If an image is not a whole number of tiles, the last tile of a row is moved back.
/// </remarks>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Convolutions<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>The small images from the large ones.</summary>
    /// <typeparam name="TVectors">The vectors of a tile.</typeparam>
    /// <typeparam name="TMany">Its rows where there are 32 registers.</typeparam>
    /// <typeparam name="TFew">Its rows where there are 16.</typeparam>
    /// <typeparam name="TWindow">The distances within it.</typeparam>
    /// <typeparam name="TEpilogue">What is done with the sums.</typeparam>
    /// <param name="images">The large images.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="epilogue">What is done with the sums.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="loops">The sizes of the loops.</param>
    /// <param name="threads">The threads that share it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<TVectors, TMany, TFew, TWindow, TEpilogue>(
        ref T images, ref T weights, TEpilogue epilogue, int count, in GatherLoops loops, ImageThreads threads = default)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TWindow : struct, IWindow
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        if (threads.Count > 1)
        {
            Share<TVectors, TMany, TFew, TWindow, TEpilogue>(ref images, ref weights, epilogue, count, loops, threads);
            return;
        }
        // Threads share the rows of tiles of all samples; of images with fewer rows, such as sequences, the tiles of a row.
        int downs = (loops.Height + loops.TileHeight - 1) / loops.TileHeight, acrosses = (loops.Width + loops.TileWidth - 1) / loops.TileWidth;
        bool byRows = count * downs >= threads.Parts;
        WorkShare rows = byRows ? threads.Of(count * downs) : WorkShare.Whole(count * downs);
        WorkShare tiles = byRows ? WorkShare.Whole(acrosses) : threads.Of(acrosses);
        int tileWidth = loops.TileWidth, start = tiles.Start * tileWidth, end = Math.Min(tiles.End * tileWidth, loops.Width), last = loops.Width - tileWidth;
        for (int b = rows.Start / downs; b * downs < rows.End; b++)
        {
            WorkShare within = rows.Within(b * downs, (b + 1) * downs);
            for (int group = 0; group < loops.Groups; group++)
            {
                int channel = loops.Channel + (group * loops.GroupColumns);
                ref T image = ref Unsafe.Add(ref images, (b * loops.Sample) + (group * loops.GroupChannels));
                for (int column = 0; column < loops.Columns; column += Tiles<TSimd, TVector, T>.Columns<TVectors, TWindow>())
                {
                    int inPanel = loops.Panel == 0 ? column : column % TWindow.Columns;
                    ref T right = ref Unsafe.Add(ref weights,
                        (group * loops.GroupWeights) + (loops.Panel == 0 ? 0 : column / TWindow.Columns * loops.Panel) + inPanel);
                    for (int down = within.Start; down < within.End; down++)
                    {
                        int y = Math.Min(down * loops.TileHeight, loops.Height - loops.TileHeight); // The last tile ends with the image.
                        ref T row = ref Unsafe.Add(ref image, y * loops.Down);
                        TEpilogue rowEpilogue = epilogue.At(b, (y * loops.ResultDown) + channel + column, channel + column);
                        for (int across = start; across < end; across += tileWidth)
                        {
                            int x = Math.Min(across, last);
                            Tiles<TSimd, TVector, T>.Run<TVectors, TMany, TFew, TWindow, TEpilogue>(
                                ref Unsafe.Add(ref row, x * loops.Across), ref right, rowEpilogue.At(0, x * loops.ResultAcross, 0), TWindow.Steps, inPanel);
                        }
                    }
                }
            }
        }
    }

    private static void Share<TVectors, TMany, TFew, TWindow, TEpilogue>(
        ref T images, ref T weights, TEpilogue epilogue, int count, in GatherLoops loops, ImageThreads threads)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TWindow : struct, IWindow
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        int parts = threads.For(2L * count * loops.Height * loops.Width * loops.Groups * loops.Columns * TWindow.Steps * TWindow.Repeats);
        GatherJob<TVectors, TMany, TFew, TWindow, TEpilogue> job = new(ref images, ref weights, epilogue, count, loops, threads, parts);
        WorkerPool.Run(ref job, parts, threads.Count);
    }

    /// <summary>A convolution whose rows threads share.</summary>
    private readonly ref struct GatherJob<TVectors, TMany, TFew, TWindow, TEpilogue>(
        ref T images, ref T weights, TEpilogue epilogue, int count, in GatherLoops loops, ImageThreads threads, int parts) : IParallelJob
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TWindow : struct, IWindow
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        private readonly ref T _images = ref images, _weights = ref weights;
        private readonly TEpilogue _epilogue = epilogue;
        private readonly GatherLoops _loops = loops;

        public void Run(int part) => Gather<TVectors, TMany, TFew, TWindow, TEpilogue>(
            ref _images, ref _weights, _epilogue, count, _loops, threads.Share(part, parts));
    }

    /// <summary>
    /// The large images from the small ones. A tile goes along positions that never write the same elements; one run of the weights at a time, each
    /// position writes an element at most once.
    /// </summary>
    /// <typeparam name="TVectors">The vectors of a tile.</typeparam>
    /// <typeparam name="TMany">Its rows where there are 32 registers.</typeparam>
    /// <typeparam name="TFew">Its rows where there are 16.</typeparam>
    /// <typeparam name="TLast">The rows of the last tile, if these are fewer.</typeparam>
    /// <typeparam name="TSizes">The distances within it.</typeparam>
    /// <param name="small">The small images.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="large">The large images.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="loops">The sizes of the loops.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter<TVectors, TMany, TFew, TLast, TSizes>(ref T small, ref T weights, ref T large, int count, in ScatterLoops loops)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TLast : unmanaged, IRows
        where TSizes : struct, IProduct
    {
        int rows = Tiles<TSimd, TVector, T>.Rows<TMany, TFew>();
        for (int b = 0; b < count; b++)
        {
            if (loops.Clears)
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref large, b * loops.Sample), loops.Sample).Clear();
            for (int group = 0; group < loops.Groups; group++)
            {
                ref T left = ref Unsafe.Add(ref small, (b * loops.SmallSample) + (group * loops.Steps));
                ref T groupResult = ref Unsafe.Add(ref large, (b * loops.Sample) + (group * loops.GroupChannels) + loops.Channel);
                for (int run = 0; run < loops.Height * loops.Runs; run++)
                {
                    ref T right = ref Unsafe.Add(ref weights, (((group * loops.Height * loops.Runs) + run) * loops.RunWeights) + (loops.Channel * loops.Steps));
                    ref T result = ref Unsafe.Add(ref groupResult, (run / loops.Runs * loops.KernelDown) + (run % loops.Runs * loops.KernelAcross));
                    for (int along = 0; along < loops.Positions; along += rows)
                    {
                        bool isLast = along + rows > loops.Positions;
                        for (int other = 0; other < loops.Others; other++)
                        {
                            ref T tileLeft = ref Unsafe.Add(ref left, (along * loops.AlongSmall) + (other * loops.OtherSmall));
                            ref T tileResult = ref Unsafe.Add(ref result, (along * loops.AlongLarge) + (other * loops.OtherLarge));
                            for (int column = 0; column < loops.Columns; column += Tiles<TSimd, TVector, T>.Columns<TVectors, TSizes>())
                            {
                                int inPanels = (column / TSizes.Columns * TSizes.Columns * loops.Steps) + (column % TSizes.Columns);
                                AddEpilogue<TSimd, TVector, T> epilogue = new(ref Unsafe.Add(ref tileResult, column), loops.AlongLarge);
                                if (isLast)
                                    Tiles<TSimd, TVector, T>.Run<TVectors, TLast, TLast, TSizes, AddEpilogue<TSimd, TVector, T>>(
                                        ref tileLeft, ref Unsafe.Add(ref right, inPanels), epilogue, loops.Steps, 0);
                                else
                                    Tiles<TSimd, TVector, T>.Run<TVectors, TMany, TFew, TSizes, AddEpilogue<TSimd, TVector, T>>(
                                        ref tileLeft, ref Unsafe.Add(ref right, inPanels), epilogue, loops.Steps, 0);
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>The gradient of the weights: of some rows of their matrix, for all samples.</summary>
    /// <typeparam name="TVectors">The vectors of a tile.</typeparam>
    /// <typeparam name="TMany">Its rows where there are 32 registers.</typeparam>
    /// <typeparam name="TFew">Its rows where there are 16.</typeparam>
    /// <typeparam name="TLast">The rows of a segment's last tile, if these are fewer.</typeparam>
    /// <typeparam name="TImages">The distances within a tile.</typeparam>
    /// <param name="large">The large images.</param>
    /// <param name="small">The small images.</param>
    /// <param name="weights">The gradient.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="part">The number of this part of the work.</param>
    /// <param name="parts">The number of parts.</param>
    /// <param name="loops">The sizes of the loops.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weights<TVectors, TMany, TFew, TLast, TImages>(
        ref T large, ref T small, ref T weights, int batch, int part, int parts, in WeightsLoops loops)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TLast : unmanaged, IRows
        where TImages : struct, IImages
    {
        int rows = Tiles<TSimd, TVector, T>.Rows<TMany, TFew>(), tilesOfSegment = (loops.Segment + rows - 1) / rows,
            tilesOfGroup = loops.Segments * tilesOfSegment;
        WorkShare tiles = WorkShare.Of(part, parts, loops.Groups * tilesOfGroup, 1);
        for (int b = 0; b < batch; b += loops.Samples)
        {
            int count = Math.Min(batch - b, loops.Samples);
            for (int y = 0; y < loops.Height; y += TImages.Runs)
            {
                bool begins = b == 0 && y == 0;
                for (int tile = tiles.Start; tile < tiles.End; tile++)
                {
                    int group = tile / tilesOfGroup, segment = tile % tilesOfGroup / tilesOfSegment, inSegment = tile % tilesOfSegment * rows;
                    int row = (segment * loops.Segment) + inSegment;
                    bool isLast = inSegment + rows > loops.Segment;
                    ref T left = ref Unsafe.Add(ref large, (b * loops.Sample) + (y * loops.Down) + TImages.Left(row) + (group * loops.GroupChannels));
                    ref T right = ref Unsafe.Add(ref small, (b * loops.SmallSample) + (y * loops.SmallDown) + (group * loops.GroupColumns));
                    ref T sums = ref Unsafe.Add(ref weights, (group * loops.GroupWeights) + (row * TImages.SumsRow));
                    for (int column = 0; column < loops.Columns; column += Tiles<TSimd, TVector, T>.Columns<TVectors, TImages>())
                    {
                        int place = loops.Panel == 0 ? column : (column / loops.PanelColumns * loops.Panel) + (column % loops.PanelColumns);
                        if (isLast)
                            Tiles<TSimd, TVector, T>.Add<TVectors, TLast, TLast, TImages>(
                                ref left, ref Unsafe.Add(ref right, column), ref Unsafe.Add(ref sums, place), count, !begins);
                        else
                            Tiles<TSimd, TVector, T>.Add<TVectors, TMany, TFew, TImages>(
                                ref left, ref Unsafe.Add(ref right, column), ref Unsafe.Add(ref sums, place), count, !begins);
                    }
                }
            }
        }
    }
}

/// <summary>The sizes of the loops of a convolution, and the distances between what they go through, in elements.</summary>
/// <param name="Height">The height of the small image.</param>
/// <param name="Width">The width of the small image.</param>
/// <param name="TileHeight">The rows of the small image that a tile computes.</param>
/// <param name="TileWidth">The positions of each of these rows that a tile computes.</param>
/// <param name="Columns">The channels of the small image, of a group, in whole vectors.</param>
/// <param name="Sample">From a large image to the next.</param>
/// <param name="Down">In the large image, from a row of windows to the next.</param>
/// <param name="Across">In the large image, from a window to the next.</param>
/// <param name="ResultDown">In the small image, from a row to the next.</param>
/// <param name="ResultAcross">In the small image, from a position to the next.</param>
/// <param name="Channel">The first channel of the small image.</param>
/// <param name="Panel">In the weights, from a panel to the next; 0 if there is only one.</param>
/// <param name="Groups">The number of groups.</param>
/// <param name="GroupChannels">The channels of the large image of a group.</param>
/// <param name="GroupColumns">The channels of the small image of a group.</param>
/// <param name="GroupWeights">In the weights, from a group to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct GatherLoops(
    int Height, int Width, int TileHeight, int TileWidth, int Columns, int Sample, int Down, int Across, int ResultDown, int ResultAcross,
    int Channel = 0, int Panel = 0, int Groups = 1, int GroupChannels = 0, int GroupColumns = 0, int GroupWeights = 0);

/// <summary>
/// The sizes of the loops that make large images from small ones, and the distances between what they go through, in elements. A tile goes along one
/// axis of the small image, and tiles along the other.
/// </summary>
/// <param name="Positions">The positions along the axis of a tile.</param>
/// <param name="Others">The positions along the other axis.</param>
/// <param name="Columns">The columns of a run of the weights, in whole vectors.</param>
/// <param name="Steps">The channels of the small image, of a group.</param>
/// <param name="Sample">From a large image to the next.</param>
/// <param name="SmallSample">From a small image to the next.</param>
/// <param name="AlongSmall">In the small image, from a position of a tile to the next.</param>
/// <param name="AlongLarge">In the large image, from where a position of a tile begins to where the next one does.</param>
/// <param name="OtherSmall">In the small image, from a tile to the next along the other axis.</param>
/// <param name="OtherLarge">The same in the large image.</param>
/// <param name="Height">The rows of the window.</param>
/// <param name="KernelDown">In the large image, from a row of the window to the next.</param>
/// <param name="Runs">The runs of a row of the window.</param>
/// <param name="KernelAcross">In the large image, from a run to the next.</param>
/// <param name="RunWeights">In the weights, from a run to the next.</param>
/// <param name="Channel">The first column.</param>
/// <param name="Clears">Whether the large images are set to zero first.</param>
/// <param name="Groups">The number of groups.</param>
/// <param name="GroupChannels">The channels of the large image of a group.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ScatterLoops(
    int Positions, int Others, int Columns, int Steps, int Sample, int SmallSample, int AlongSmall, int AlongLarge, int OtherSmall, int OtherLarge,
    int Height = 1, int KernelDown = 0, int Runs = 1, int KernelAcross = 0, int RunWeights = 0, int Channel = 0, bool Clears = true, int Groups = 1,
    int GroupChannels = 0);

/// <summary>The sizes of the loops of the gradient of a convolution's weights, and the distances between what they go through, in elements.</summary>
/// <param name="Samples">How many samples a tile goes through before the next tile does.</param>
/// <param name="Height">The rows of the small image; a tile goes through some of them.</param>
/// <param name="Segment">The rows of the weights that tiles divide: none crosses its end.</param>
/// <param name="Segments">The number of segments of a group.</param>
/// <param name="Columns">The channels of the small image, of a group, in whole vectors.</param>
/// <param name="Sample">From a large image to the next.</param>
/// <param name="SmallSample">From a small image to the next.</param>
/// <param name="Down">In the large image, from a row of windows to the next.</param>
/// <param name="SmallDown">In the small image, from a row to the next.</param>
/// <param name="PanelColumns">The columns of a panel of the weights.</param>
/// <param name="Panel">In the weights, from a panel to the next; 0 if there is only one.</param>
/// <param name="Groups">The number of groups.</param>
/// <param name="GroupChannels">The channels of the large image of a group.</param>
/// <param name="GroupColumns">The channels of the small image of a group.</param>
/// <param name="GroupWeights">In the weights, from a group to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WeightsLoops(
    int Samples, int Height, int Segment, int Segments, int Columns, int Sample, int SmallSample, int Down, int SmallDown,
    int PanelColumns = 0, int Panel = 0, int Groups = 1, int GroupChannels = 0, int GroupColumns = 0, int GroupWeights = 0);
