using Generated.Generators.Schedule;

namespace Generated.Generators.Kernels;

/// <summary>What a tile goes through while its sums stay in registers.</summary>
internal enum TileKind
{
    /// <summary>The steps of a product of matrices: <c>IProductTile</c> of the library.</summary>
    Product,

    /// <summary>The window of a convolution: <c>IWindowTile</c>.</summary>
    Window,

    /// <summary>The positions of images, for the gradient of a convolution's weights; it adds to sums that are stored: <c>IImagesTile</c>.</summary>
    Images,
}

/// <summary>
/// A tile: sums of some rows by some vectors, generic over the distances between what it reads. Each is printed once, whatever uses it.
/// </summary>
/// <param name="Kind">What it goes through.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="FewRows">The number of first rows that are computed if there are 16 registers.</param>
/// <param name="Vectors">Its vectors, the widest: 1 to <see cref="TileSizes.PanelVectors"/>.</param>
/// <param name="FewVectors">The number of first vectors that are computed if there are 16 registers.</param>
/// <param name="Across">Of a window: how many of its rows are positions side by side in the image; the others are below them.</param>
/// <param name="IsPartial">Of a window: whether the last vector of a panel may have fewer columns than lanes.</param>
internal sealed record Tile(TileKind Kind, int Rows, int FewRows, int Vectors, int FewVectors, int Across = 1, bool IsPartial = false) : Kernel
{
    /// <summary>A tile of a product whose rows are all computed on every machine.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="vectors">Its vectors.</param>
    public static Tile OfProduct(int rows, int vectors) =>
        new(TileKind.Product, rows, rows, vectors, TileSizes.VectorsOfFewRegisters(TileSizes.Rows(vectors), vectors));
}
