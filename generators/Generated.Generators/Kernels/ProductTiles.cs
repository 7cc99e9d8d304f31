using Generated.Generators.Schedule;

namespace Generated.Generators.Kernels;

/// <summary>
/// The tiles of products that are some vectors wide: for as many rows as fit into the registers, for fewer, and for one.
/// </summary>
/// <param name="Vectors">How many vectors wide they are, the widest vectors: 1 to <see cref="TileSizes.PanelVectors"/>.</param>
/// <param name="Lanes">The lanes of the widest vector.</param>
internal sealed record ProductTiles(int Vectors, int Lanes) : Kernel
{
    /// <summary>The rows of the largest tile.</summary>
    public int MostRows => TileSizes.Rows(Vectors);

    /// <summary>The rows of the tile for what whole tiles leave over.</summary>
    public int FewRows => TileSizes.FewRows(Vectors);

    /// <summary>The vectors that are computed at once if there are 16 registers.</summary>
    public int FewVectors => TileSizes.VectorsOfFewRegisters(MostRows, Vectors);

    /// <summary>The columns of a panel that needs no vector to be moved back are a multiple of this.</summary>
    public int WidestColumns => Vectors * Lanes;
}
