using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>
/// The tiles of products that are a number of vectors wide: sums of some rows, which stay in registers. For generated code only; not a contract.
/// </summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IProductTiles<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>The rows of <see cref="Most"/>.</summary>
    static abstract int MostRows { get; }

    /// <summary>The rows of <see cref="Few"/>: as many as still keep the multipliers busy.</summary>
    static abstract int FewRows { get; }

    /// <summary>The columns of the widest vectors: a panel with a multiple of them is even, so that no vector must be moved back.</summary>
    static abstract int WidestColumns { get; }

    /// <summary>The columns that a tile computes on this machine.</summary>
    static abstract int Columns { get; }

    /// <summary>A tile of as many rows as fit into the registers.</summary>
    /// <param name="left">The left factor, from the tile's first row on.</param>
    /// <param name="right">The right factor, from the tile's first column on; from the panel's first one if the panel is not even.</param>
    /// <param name="epilogue">What is done with the sums, moved to the tile.</param>
    /// <param name="steps">The number of products of a sum.</param>
    /// <param name="column">The tile's first column in its panel, if the panel is not even.</param>
    static abstract void Most<TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int steps, int column)
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct;

    /// <inheritdoc cref="Most"/>
    /// <summary>A tile of fewer rows.</summary>
    static abstract void Few<TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int steps, int column)
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct;

    /// <inheritdoc cref="Most"/>
    /// <summary>A tile of one row.</summary>
    static abstract void One<TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int steps, int column)
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct;
}
