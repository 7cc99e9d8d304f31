using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>Decides whether a convolution is computed by Winograd's algorithm, and in which blocks.</summary>
internal static class WinogradBlocks
{
    /// <summary>With fewer channels than this, the transforms cost more than they save.</summary>
    private const int LeastChannels = 16;

    /// <summary>
    /// With more transformed weights than this, fetching them for every block costs more than they save: they should stay in the second-level cache.
    /// </summary>
    private const int MostWeights = 4 * Machine.L2;

    /// <summary>With fewer tiles than this in an image, the products are too small to keep sums in registers.</summary>
    private const int LeastTiles = 16;

    /// <summary>Elements of a block's transforms: beside the weights, they should stay in the second-level cache, too.</summary>
    private const int ElementsOfBlock = Machine.L2 / 8;

    /// <summary>With this number of tiles in a block of the weights' gradient, storing and loading the sums costs little beside their products.</summary>
    private const int TilesOfGradientBlock = 128;

    /// <summary>Whether and how it is used: only if it saves enough.</summary>
    /// <param name="kind">What is computed.</param>
    /// <param name="geometry">The geometry of a large image without borders, or with borders that are one position wide on all sides.</param>
    /// <param name="columns">The channels of the small image, filled up to whole vectors.</param>
    public static Winograd? For(ConvKind kind, ConvGeometry geometry, int columns)
    {
        bool isBordered = IsSame(geometry.Height) && IsSame(geometry.Width);
        bool fits = kind != ConvKind.Scatter && geometry is { Groups: 1, Positions: 1 } && (!geometry.IsPadded || isBordered)
            && Fits(geometry.Height) && Fits(geometry.Width);
        bool pays = geometry is { LargeChannels: >= LeastChannels, SmallChannels: >= LeastChannels }
            && geometry.Height.Small * geometry.Width.Small / 4 >= LeastTiles && (long)Winograd.Elements * geometry.LargeChannels * columns <= MostWeights;
        if (!fits || !pays)
            return null;

        (int down, int across, int inputs) = (geometry.Height.Small / 2, geometry.Width.Small / 2, geometry.LargeChannels);
        bool isOfWeights = kind == ConvKind.Weights;
        int elementsOfTile = isOfWeights ? Winograd.Side * (inputs + columns) : (Winograd.Side * inputs) + (Winograd.Elements * columns);
        int most = Math.Max(LeastTiles, ElementsOfBlock / elementsOfTile);
        if (isOfWeights)
            most = Math.Min(most, TilesOfGradientBlock);
        int rows = Math.Max(1, Math.Min(down, most / across));
        while (down % rows != 0)
            rows--;
        // A block of sums has at most one image. Gradients of weights are summed over samples, so that a block may have several.
        int samples = isOfWeights && rows == down ? Math.Max(1, most / (down * across)) : 1;
        int tiles = samples * rows * across;
        return new Winograd(isBordered, down, across, inputs, columns, rows, samples, InputStride: Apart(tiles * inputs), SumStride: Apart(tiles * columns));
    }

    private static bool Fits(WindowAxis axis) => axis is { Kernel: 3, Stride: 1, Dilation: 1 } && axis.Small % 2 == 0;

    /// <summary>Whether both sides have zeros one position wide.</summary>
    private static bool IsSame(WindowAxis axis) => axis is { Kernel: 3, Stride: 1, Dilation: 1, Before: 1 } && axis.Large == axis.Small;

    /// <summary>Matrices at a distance of a multiple of 4 KiB would conflict in the first-level cache; one more cache line avoids this.</summary>
    private static int Apart(int elements) => ((elements + Machine.CacheLine - 1) / Machine.CacheLine * Machine.CacheLine) + Machine.CacheLine;
}
