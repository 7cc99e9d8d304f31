namespace Generated.Generators.Ir.Ops;

/// <summary>
/// How Winograd's F(2x2, 3x3) computes a convolution with 3x3 windows: for every 2x2 positions of the small image it needs 16 products per pair of
/// channels, where the direct algorithm needs 36 (Lavin and Gray, 2015, "Fast Algorithms for Convolutional Neural Networks"). Tiles of 4x4 positions
/// of the large image and the weights are transformed by additions. The products are then 16 products of matrices, and their sums are transformed
/// back to the positions. Rows of tiles are processed block by block; the transforms of a block stay in a core's caches.
/// </summary>
/// <param name="IsBordered">Whether there are zeros, one position wide, outside the tiles at the sides of the image.</param>
/// <param name="Down">Number of tiles down an image.</param>
/// <param name="Across">Number of tiles across an image.</param>
/// <param name="Inputs">Channels of the large image.</param>
/// <param name="Columns">Channels of the small image, in whole vectors.</param>
/// <param name="Rows">Rows of tiles of a block; a divisor of <paramref name="Down"/>.</param>
/// <param name="Samples">Samples of a block; more than one only of whole images.</param>
/// <param name="InputStride">The distance from one matrix of the tiles' transforms to the next.</param>
/// <param name="SumStride">The distance from one matrix of sums, or of the gradient's transforms, to the next.</param>
internal sealed record Winograd(bool IsBordered, int Down, int Across, int Inputs, int Columns, int Rows, int Samples, int InputStride, int SumStride)
{
    /// <summary>Elements of a transformed tile.</summary>
    public const int Elements = 16;

    /// <summary>The height and width of a tile in positions of the large image.</summary>
    public const int Side = 4;

    /// <summary>Tiles of a block.</summary>
    public int Tiles => Samples * Rows * Across;

    /// <summary>Elements of one matrix of transformed weights.</summary>
    public int MatrixElements => Inputs * Columns;

    /// <summary>Elements of a block's transformed tiles: of one row of four matrices, because the rows are processed one after another.</summary>
    public int InputElements => Side * InputStride;

    /// <summary>Elements of the memory that a thread works in.</summary>
    /// <param name="kind">What is computed.</param>
    public int WorkspaceElements(ConvKind kind) => InputElements + ((kind == ConvKind.Weights ? Side : Elements) * SumStride);
}
