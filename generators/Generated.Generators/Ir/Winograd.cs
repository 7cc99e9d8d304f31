namespace Generated.Generators.Ir;

/// <summary>
/// How a convolution with 3x3 windows is computed by Winograd's F(2x2, 3x3): of each 2x2 positions of the small image with 16 products a pair of channels
/// where their windows by themselves have 36 (Lavin and Gray, 2015, "Fast Algorithms for Convolutional Neural Networks"). Tiles of 4x4 positions of the large image and the
/// weights are transformed, by additions, so that the products are 16 products of matrices; and their sums are transformed to the positions.
/// Rows of tiles are gone through block by block, whose transforms stay in a core's caches.
/// </summary>
internal sealed class Winograd
{
    /// <summary>Elements of a transformed tile.</summary>
    public const int Elements = 16;

    /// <summary>Positions of the large image that a tile has down and across.</summary>
    public const int Side = 4;

    /// <summary>Fewer channels than these, and transforms cost more than they save.</summary>
    private const int LeastChannels = 16;

    /// <summary>More transformed weights than these, and fetching them for every block costs more than they save: they should stay in a second cache.</summary>
    private const int MostWeights = 16 * 256 * 256;

    /// <summary>Fewer tiles than these in an image, and the products are too small to keep sums in registers.</summary>
    private const int LeastTiles = 16;

    /// <summary>Elements of a block's transforms: a quarter of a second cache of 1 MiB.</summary>
    private const int ElementsOfBlock = 32_768;

    /// <summary>Elements of a cache line, of <c>float</c>.</summary>
    private const int Line = 16;

    /// <summary>The tiles of a block of the weights' gradient after which storing and loading the sums costs little beside their products.</summary>
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
        // An image of a block's sums is a block; gradients of weights do not tell samples apart.
        Samples = kind == ConvKind.Weights && Rows == Down ? Math.Max(1, most / (Down * Across)) : 1;
    }

    /// <summary>Whether and how it is used: where there is enough to save.</summary>
    /// <param name="kind">What is computed.</param>
    /// <param name="geometry">Of a large image without borders, or of one whose borders are a position wide on all sides.</param>
    /// <param name="columns">The small image's channels, filled up to whole vectors.</param>
    public static Winograd? For(ConvKind kind, ConvGeometry geometry, int columns)
    {
        static bool Fits(WindowAxis axis) => axis is { Kernel: 3, Stride: 1, Dilation: 1 } && axis.Small % 2 == 0;
        bool isUsed = (!geometry.IsPadded || (IsSame(geometry.Height) && IsSame(geometry.Width))) && kind != ConvKind.Scatter && geometry is { Groups: 1, Positions: 1, LargeChannels: >= LeastChannels, SmallChannels: >= LeastChannels } && Fits(geometry.Height) && Fits(geometry.Width)
            && geometry.Height.Small * geometry.Width.Small / 4 >= LeastTiles && (long)Elements * geometry.LargeChannels * columns <= MostWeights;
        return isUsed ? new Winograd(kind, geometry, columns) : null;
    }

    /// <summary>Whether there are zeros a position wide on both sides.</summary>
    private static bool IsSame(WindowAxis axis) => axis is { Kernel: 3, Stride: 1, Dilation: 1, Before: 1 } && axis.Large == axis.Small;

    /// <summary>Whether tiles at the image's sides have zeros beyond them, a position wide; else there are none.</summary>
    public bool IsBordered { get; }

    /// <summary>Tiles of an image down.</summary>
    public int Down { get; }

    /// <summary>Tiles of an image across.</summary>
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

    /// <summary>From a matrix of the tiles' transforms to the next one's.</summary>
    public int InputStride => Apart(Inputs);

    /// <summary>From a matrix of sums, or of the gradient's transforms, to the next one's.</summary>
    public int SumStride => Apart(Columns);

    /// <summary>Elements of a block's transformed tiles: of one row of four matrices, for rows are taken one after another.</summary>
    public int InputElements => Side * InputStride;

    /// <summary>Matrices that lie a multiple of 4 KiB apart would get in each other's way in the first cache; a line more, and they do not.</summary>
    private int Apart(int channels) => (((Tiles * channels) + Line - 1) / Line * Line) + Line;

    /// <summary>Elements of the memory that a thread works in.</summary>
    /// <param name="kind">What is computed.</param>
    public int WorkspaceElements(ConvKind kind) => InputElements + ((kind == ConvKind.Weights ? Side : Elements) * SumStride);
}
