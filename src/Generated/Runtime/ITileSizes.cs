using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>
/// The distances between what a tile reads and writes, and the lengths of its loops, as constants of a type: a tile is generic over it, and compiled for
/// each with its numbers. In elements. For generated code only; not a contract.
/// </summary>
/// <remarks>
/// A tile has rows and columns. A sum is one of products of a number of the left factor, which depends on the row, and one of the right factor, which
/// depends on the column. A sum goes through repeats of runs of steps. The columns are in panels of equal width.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITileSizes
{
    /// <summary>In the left factor, from the number of the tile's first row to that of another.</summary>
    /// <param name="row">The other row.</param>
    static abstract int Left(int row);

    /// <summary>In the left factor, from a step to the next.</summary>
    static virtual int LeftStep => 1;

    /// <summary>In the right factor, from a step to the next.</summary>
    static abstract int RightStep { get; }

    /// <summary>The steps of a run; 0 if as many as the caller says.</summary>
    static virtual int Steps => 0;

    /// <summary>The runs of a repeat.</summary>
    static virtual int Runs => 1;

    /// <summary>In the left factor, from where a step after the last of a run would be to the next run.</summary>
    static virtual int NextRun => 0;

    /// <summary>How often the runs are repeated; 0 if as often as the caller says.</summary>
    static virtual int Repeats => 1;

    /// <summary>In the left factor, from where a run after the last of a repeat would be to the next repeat.</summary>
    static virtual int NextRepeat => 0;

    /// <summary>In the right factor, from where a step after the last of a repeat would be to the next repeat.</summary>
    static virtual int RightNextRepeat => 0;

    /// <summary>The columns of a panel.</summary>
    static abstract int Columns { get; }

    /// <summary>
    /// The columns of a vector that are stored, any number if all are. Where it is a constant, the just-in-time compiler reads no code for other numbers: it
    /// gives up if there is too much.
    /// </summary>
    /// <param name="vector">The vector of the tile.</param>
    /// <param name="rest">The columns of the panel from the vector's first on.</param>
    static virtual int ColumnsOf(int vector, int rest) => int.MaxValue;

    /// <summary>
    /// Whether panels are filled up to whole vectors. The vectors of others are moved back so that they end with the panel, and begin with it.
    /// </summary>
    static virtual bool IsPacked => false;

    /// <summary>The first vectors of a row that are computed if there are 16 registers.</summary>
    static virtual int FewVectors => 1;

    /// <summary>Where a vector of the tile belongs in its row of the result.</summary>
    /// <param name="row">Its row in the tile.</param>
    /// <param name="place">Where it begins in the row.</param>
    static virtual int Result(int row, int place) => place;

    /// <summary>From a row of stored sums to the next.</summary>
    static virtual int SumsRow => 0;
}

/// <summary>A product of matrices: the caller says how many steps there are. For generated code only; not a contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IProduct : ITileSizes
{
    /// <summary>
    /// The steps after which sums are stored and the next rows computed, so that what is read of the right factor meanwhile stays in the second-level
    /// cache; 0 if it does anyhow.
    /// </summary>
    static virtual int Block => 0;
}

/// <summary>
/// A convolution. A row of a tile is a position of the small image, the sum over a window of the large one. A repeat is a row of the window, and a run
/// has steps which lie one after another: the channels, or those of several offsets if nothing lies between them. The weights of all steps lie one after
/// another. For generated code only; not a contract.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWindow : ITileSizes
{
    static bool ITileSizes.IsPacked => true;
}

/// <summary>
/// The gradient of a convolution's weights. A row of a tile is one of the weights' matrix, the sum over the positions of two images. A repeat is a sample,
/// a run a row of positions. For generated code only; not a contract.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IImages : ITileSizes
{
    static int ITileSizes.Repeats => 0;

    static bool ITileSizes.IsPacked => true;
}
