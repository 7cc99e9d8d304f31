using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>What all tiles say: how much of a result they compute at once, in registers. For generated code only; not a contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITile
{
    /// <summary>The rows that it computes on this machine.</summary>
    static abstract int Rows { get; }

    /// <summary>The columns that it computes on this machine.</summary>
    static abstract int Columns { get; }
}

/// <summary>A number of rows, as a type: tiles are generic over it. For generated code only; not a contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRows
{
    /// <summary>The number.</summary>
    static abstract int Count { get; }
}

/// <summary>
/// A tile of a product of matrices. In a panel whose columns are no multiple of the tile's, it begins with the panel, and its vectors are moved back so
/// that they end with it. For generated code only; not a contract.
/// </summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IProductTile<TVector, T> : ITile
    where TVector : struct
    where T : unmanaged
{
    /// <summary>The columns that it would compute with the widest vectors: a panel with a multiple of them is even.</summary>
    static abstract int WidestColumns { get; }

    /// <summary>Computes the tile.</summary>
    /// <param name="left">The left factor, from the tile's first row on.</param>
    /// <param name="right">The right factor, from the tile's first column on; from the panel's first one if the panel is not even.</param>
    /// <param name="epilogue">What is done with the sums, moved to the tile.</param>
    /// <param name="steps">The number of products of a sum.</param>
    /// <param name="column">The tile's first column in its panel, if the panel is not even.</param>
    static abstract void Run<TProduct, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int steps, int column)
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct;
}
