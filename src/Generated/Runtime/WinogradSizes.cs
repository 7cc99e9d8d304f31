using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// The sizes of a convolution by Winograd's F(2x2, 3x3), in tiles of 4x4 positions of the large image, two apart, which are 2x2 positions of the small
/// one. Distances are in elements. For generated code only; not a contract.
/// </summary>
/// <param name="Down">The rows of tiles of an image.</param>
/// <param name="Across">The tiles of a row.</param>
/// <param name="Rows">The rows of tiles of a block: its transforms stay in the cache.</param>
/// <param name="Channels">The channels of the large image.</param>
/// <param name="SmallChannels">The channels of the small image.</param>
/// <param name="Panel">The columns of a panel of the transformed weights.</param>
/// <param name="IsBordered">Whether there are zeros, one position wide, around the large image.</param>
/// <param name="InputStride">From a matrix of the tiles' transforms to the next.</param>
/// <param name="SumStride">From a matrix of sums, or of the gradient's transforms, to the next.</param>
/// <param name="Columns">
/// The channels of the small image, filled up: the distance between rows of transformed weights and of sums; 0 for <paramref name="SmallChannels"/>.
/// </param>
/// <param name="Computed">
/// The columns of sums that are computed: the channels of the small image in whole vectors; 0 for <paramref name="SmallChannels"/>.
/// </param>
/// <param name="LargeRow">In the large image, from a row to the next; 0 if rows follow one another.</param>
/// <param name="SmallRow">In the small image, from a row to the next; 0 if rows follow one another.</param>
/// <param name="Sample">From a large image to the next; 0 if images follow one another.</param>
/// <param name="SmallSample">From a small image to the next; 0 if images follow one another.</param>
/// <param name="Samples">The samples of a block; more than one only of whole images.</param>
/// <param name="Segment">The rows of the weights that tiles divide; shares of threads begin with one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WinogradSizes(
    int Down, int Across, int Rows, int Channels, int SmallChannels, int Panel, bool IsBordered, int InputStride, int SumStride, int Columns = 0,
    int Computed = 0, int LargeRow = 0, int SmallRow = 0, int Sample = 0, int SmallSample = 0, int Samples = 1, int Segment = 0)
{
    /// <summary>The matrices of a tile's transform.</summary>
    internal const int Side = 4;

    /// <summary>The channels of the small image, filled up.</summary>
    public int Columns { get; } = Or(Columns, SmallChannels);

    /// <summary>The columns of sums that are computed.</summary>
    public int Computed { get; } = Or(Computed, SmallChannels);

    /// <summary>In the large image, from a row to the next.</summary>
    public int LargeRow { get; } = Or(LargeRow, Large(Across, IsBordered) * Channels);

    /// <summary>In the small image, from a row to the next.</summary>
    public int SmallRow { get; } = Or(SmallRow, 2 * Across * SmallChannels);

    /// <summary>From a large image to the next.</summary>
    public int Sample { get; } = Or(Sample, Large(Down, IsBordered) * Large(Across, IsBordered) * Channels);

    /// <summary>From a small image to the next.</summary>
    public int SmallSample { get; } = Or(SmallSample, 4 * Down * Across * SmallChannels);

    /// <summary>The elements of a matrix of transformed weights.</summary>
    internal int Matrix => Channels * Columns;

    /// <summary>The same in smaller blocks, so that parts have equally many, as long as a block has enough tiles.</summary>
    /// <param name="parts">The number of parts that share the blocks.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="tiles">The fewest tiles of a block.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal WinogradSizes ForParts(int parts, int count, int tiles)
    {
        int rows = Rows;
        while (count * (Down / rows) % parts != 0 && rows % 2 == 0 && rows / 2 * Across >= tiles)
            rows /= 2;
        return this with { Rows = rows };
    }

    /// <summary>The positions of the large image along a number of tiles.</summary>
    private static int Large(int tiles, bool isBordered) => (2 * tiles) + (isBordered ? 0 : 2);

    private static int Or(int given, int usual) => given > 0 ? given : usual;
}
