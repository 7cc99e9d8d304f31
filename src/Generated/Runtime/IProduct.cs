using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>
/// The distances of a product of matrices that its tiles need, as constants of a type: a tile is generic over it, and compiled for each product with
/// its numbers. In elements. For generated code only; not a contract.
/// </summary>
/// <remarks>
/// The result has rows and columns, the columns in panels of equal width. A sum is one of products of an element of the left factor, which depends on
/// the row, and one of the right factor, which depends on the column.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IProduct
{
    /// <summary>In the left factor, from a row to the next.</summary>
    static abstract int LeftRow { get; }

    /// <summary>In the left factor, from a step of a sum to the next.</summary>
    static abstract int LeftStep { get; }

    /// <summary>In the right factor, from a step of a sum to the next.</summary>
    static abstract int RightStep { get; }

    /// <summary>The columns of a panel.</summary>
    static abstract int Columns { get; }
}
