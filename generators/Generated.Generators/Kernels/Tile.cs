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
/// The tiles of a kind that are some vectors wide: one piece of code, generic over the number of rows and over the distances between what it reads.
/// </summary>
/// <param name="Kind">What they go through.</param>
/// <param name="Vectors">Their vectors, the widest: 1 to <see cref="TileSizes.PanelVectors"/>.</param>
/// <param name="FewVectors">The number of first vectors that are computed if there are 16 registers.</param>
/// <param name="IsPartial">Of a window: whether the last vector of a panel may have fewer columns than lanes.</param>
/// <param name="Across">Of a window: the positions side by side of tiles that have others below them; 0 if all are side by side.</param>
internal sealed record TileFamily(TileKind Kind, int Vectors, int FewVectors, bool IsPartial, int Across) : Kernel;

/// <summary>The rows of a tile.</summary>
/// <param name="Many">Where there are 32 registers.</param>
/// <param name="Few">The first of them, which are computed where there are 16.</param>
internal sealed record TileRows(int Many, int Few) : Kernel;

/// <summary>A tile: sums of some rows by some vectors.</summary>
/// <param name="Family">What they have in common with tiles of other rows.</param>
/// <param name="Rows">Their rows.</param>
internal sealed record Tile(TileFamily Family, TileRows Rows)
{
    public Tile(TileKind kind, int rows, int fewRows, int vectors, int fewVectors, bool isPartial = false, int across = 0)
        : this(new TileFamily(kind, vectors, fewVectors, isPartial, across), new TileRows(rows, fewRows))
    {
    }

    /// <summary>A tile of a product whose rows are all computed on every machine.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="vectors">Its vectors.</param>
    public static Tile OfProduct(int rows, int vectors) =>
        new(TileKind.Product, rows, rows, vectors, TileSizes.VectorsOfFewRegisters(TileSizes.Rows(vectors), vectors));
}
