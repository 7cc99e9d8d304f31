namespace Generated.Generators.Ir.Ops;

/// <summary>
/// How Winograd's F(2x2, 3x3) computes a convolution with 3x3 windows: for every 2x2 positions of the small image it needs 16 products per pair of
/// channels, where the direct algorithm needs 36 (Lavin and Gray, 2015, "Fast Algorithms for Convolutional Neural Networks"). Tiles of 4x4 positions
/// of the large image and the weights are transformed by additions. The products are then 16 products of matrices, and their sums are transformed
/// back to the positions. Rows of tiles are processed block by block; the transforms of a block stay in a core's caches.
/// </summary>
internal sealed class Winograd
{
    /// <summary>Elements of a transformed tile.</summary>
    public const int Elements = 16;

    /// <summary>The height and width of a tile in positions of the large image.</summary>
    public const int Side = 4;

    /// <summary>With fewer channels than this, the transforms cost more than they save.</summary>
    private const int LeastChannels = 16;

    /// <summary>
    /// With more transformed weights than this, fetching them for every block costs more than they save: they should stay in the second-level cache.
    /// </summary>
    private const int MostWeights = 16 * 256 * 256;

    /// <summary>With fewer tiles than this in an image, the products are too small to keep sums in registers.</summary>
    private const int LeastTiles = 16;

    /// <summary>Elements of a block's transforms: a quarter of a second-level cache of 1 MiB.</summary>
    private const int ElementsOfBlock = 32_768;

    /// <summary>Elements of a cache line, of <c>float</c>.</summary>
    private const int Line = 16;

    /// <summary>With this number of tiles in a block of the weights' gradient, storing and loading the sums costs little beside their products.</summary>
    private const int TilesOfGradientBlock = 128;

    private Winograd(ConvKind kind, ConvGeometry geometry, int columns)
    {
        (Down, Across) = (geometry.Height.Small / 2, geometry.Width.Small / 2);
        (Inputs, Columns) = (geometry.LargeChannels, columns);
        IsBordered = IsSame(geometry.Height) && IsSame(geometry.Width);
        int elementsOfTile = kind == ConvKind.Weights ? Side * (Inputs + Columns) : (Side * Inputs) + (Elements * Columns);
        int most = Math.Max(LeastTiles, ElementsOfBlock / elementsOfTile);
        if (kind == ConvKind.Weights)
            most = Math.Min(most, TilesOfGradientBlock);
        Rows = Math.Max(1, Math.Min(Down, most / Across));
        while (Down % Rows != 0)
            Rows--;
        // A block of sums has at most one image. Gradients of weights are summed over samples, so that a block may have several.
        Samples = kind == ConvKind.Weights && Rows == Down ? Math.Max(1, most / (Down * Across)) : 1;
    }

    /// <summary>Whether and how it is used: only if it saves enough.</summary>
    /// <param name="kind">What is computed.</param>
    /// <param name="geometry">The geometry of a large image without borders, or with borders that are one position wide on all sides.</param>
    /// <param name="columns">The channels of the small image, filled up to whole vectors.</param>
    public static Winograd? For(ConvKind kind, ConvGeometry geometry, int columns)
    {
        static bool Fits(WindowAxis axis) => axis is { Kernel: 3, Stride: 1, Dilation: 1 } && axis.Small % 2 == 0;
        bool isUsed = (!geometry.IsPadded || (IsSame(geometry.Height) && IsSame(geometry.Width))) && kind != ConvKind.Scatter && geometry is { Groups: 1, Positions: 1, LargeChannels: >= LeastChannels, SmallChannels: >= LeastChannels } && Fits(geometry.Height) && Fits(geometry.Width)
            && geometry.Height.Small * geometry.Width.Small / 4 >= LeastTiles && (long)Elements * geometry.LargeChannels * columns <= MostWeights;
        return isUsed ? new Winograd(kind, geometry, columns) : null;
    }

    /// <summary>Whether both sides have zeros one position wide.</summary>
    private static bool IsSame(WindowAxis axis) => axis is { Kernel: 3, Stride: 1, Dilation: 1, Before: 1 } && axis.Large == axis.Small;

    /// <summary>Whether there are zeros, one position wide, outside the tiles at the sides of the image.</summary>
    public bool IsBordered { get; }

    /// <summary>Number of tiles down an image.</summary>
    public int Down { get; }

    /// <summary>Number of tiles across an image.</summary>
    public int Across { get; }

    /// <summary>Channels of the large image.</summary>
    public int Inputs { get; }

    /// <summary>Channels of the small image, in whole vectors.</summary>
    public int Columns { get; }

    /// <summary>Rows of tiles of a block; a divisor of <see cref="Down"/>.</summary>
    public int Rows { get; }

    /// <summary>Samples of a block; more than one only of whole images.</summary>
    public int Samples { get; }

    /// <summary>Tiles of a block.</summary>
    public int Tiles => Samples * Rows * Across;

    /// <summary>Elements of one matrix of transformed weights.</summary>
    public int MatrixElements => Inputs * Columns;

    /// <summary>The distance from one matrix of the tiles' transforms to the next.</summary>
    public int InputStride => Apart(Inputs);

    /// <summary>The distance from one matrix of sums, or of the gradient's transforms, to the next.</summary>
    public int SumStride => Apart(Columns);

    /// <summary>Elements of a block's transformed tiles: of one row of four matrices, because the rows are processed one after another.</summary>
    public int InputElements => Side * InputStride;

    /// <summary>Matrices at a distance of a multiple of 4 KiB would conflict in the first-level cache; one more cache line avoids this.</summary>
    private int Apart(int channels) => (((Tiles * channels) + Line - 1) / Line * Line) + Line;

    /// <summary>Elements of the memory that a thread works in.</summary>
    /// <param name="kind">What is computed.</param>
    public int WorkspaceElements(ConvKind kind) => InputElements + ((kind == ConvKind.Weights ? Side : Elements) * SumStride);
}
