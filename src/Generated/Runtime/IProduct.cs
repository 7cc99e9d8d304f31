using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>
/// The sizes of a product of matrices, as constants of a type: code that is generic over it is compiled for each product with its numbers. Distances
/// are in elements. For generated code only; not a contract.
/// </summary>
/// <remarks>
/// The result has rows and columns. The columns are those of one or more panels of equal width, and each sum is one of products of an element of the
/// left factor, which depends on the row, and one of the right factor, which depends on the column.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IProduct
{
    /// <summary>The distance in the left factor from a row to the next.</summary>
    static abstract int LeftRow { get; }

    /// <summary>The distance in the left factor from a step of a sum to the next.</summary>
    static abstract int LeftStep { get; }

    /// <summary>The distance in the right factor from a step of a sum to the next.</summary>
    static abstract int RightStep { get; }

    /// <summary>The distance in the right factor from a panel to the next.</summary>
    static abstract int RightPanel { get; }

    /// <summary>The distance in the result from a row to the next.</summary>
    static abstract int Row { get; }

    /// <summary>The distance in the result from a panel to the next.</summary>
    static abstract int Panel { get; }

    /// <summary>The columns of a panel.</summary>
    static abstract int Columns { get; }
}
