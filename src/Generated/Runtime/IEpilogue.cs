using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>
/// What is done with the sums of a product before they leave the registers. An epilogue is a type of its own: a tile is written once for all of them,
/// and compiled for each, so that no call remains. For generated code only; not a contract.
/// </summary>
/// <typeparam name="TSelf">The epilogue.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEpilogue<TSelf, TVector>
    where TSelf : struct, allows ref struct
    where TVector : struct
{
    /// <summary>The same, moved to a tile; what has been moved can be moved on.</summary>
    /// <param name="row">The sample, or row of a matrix, with which the tile begins.</param>
    /// <param name="place">Where the tile begins in the row.</param>
    /// <param name="column">The column, or channel, with which it begins.</param>
    TSelf At(int row, int place, int column);

    /// <summary>Stores a vector of sums of the tile.</summary>
    /// <param name="sum">The sums.</param>
    /// <param name="row">The row of the tile; all rows of a convolution's tile belong to the sample that the epilogue was moved to.</param>
    /// <param name="place">Where they belong in the row, from the tile's beginning.</param>
    /// <param name="column">The column of the first of them, from the tile's first.</param>
    /// <param name="columns">How many of them there are, if there are fewer than a vector has.</param>
    void Store(TVector sum, int row, int place, int column, int columns);
}
