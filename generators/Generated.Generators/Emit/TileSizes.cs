using Generated.Generators.Specs;

namespace Generated.Generators.Emit;

/// <summary>
/// The tiles of contractions: how many rows by how many vectors of the output are summed in registers at once. The
/// only place that decides it.
/// </summary>
/// <remarks>
/// Measured in GFLOP/s on one core of a Sapphire Rapids Xeon whose multiply-adds reach 161 to 181 (it changes its clock),
/// Vector512, .NET 10, weights in panels as wide as the tile, panel by panel, each the better of two runs:
/// <code>
/// tile                             8x2   12x2   8x3   4x4   6x4   7x4
/// forward   128 x 784 by 784 x 512   160    166   178   159   171   170
/// forward   128 x 512 by 512 x 512   169    170                181
/// weights' gradient, 784 x 512      145    152                165
/// the same, rows instead of panels    142                       157
/// </code>
/// 6 x 4 is first or close to it everywhere: 24 sums, 4 vectors and a number in 29 of 32 registers, and 10 loads for 24
/// multiply-adds, where 8 x 2 has 10 for 16. Narrower outputs take as many rows as keep 8 sums or more under way (a
/// multiply-add takes 4 cycles and 2 begin in each) and divide the usual batches. AVX2 has 16 registers: 6 x 2 leaves 12
/// sums, 2 vectors and a number in 15 of them.
/// </remarks>
internal static class TileSizes
{
    /// <summary>Vectors of a panel, the widest that there are: a tile is at most as wide.</summary>
    public const int PanelVectors = 4;

    /// <summary>The columns of a panel: those of <c>Panels.Width</c> in the library.</summary>
    public static int PanelColumns(ElementType element) => PanelVectors * WidestLanes(element);

    /// <summary>The lanes of the widest vector: below it, a row is shorter than some vector.</summary>
    public static int WidestLanes(ElementType element) => element == ElementType.Single ? 16 : 8;

    /// <summary>
    /// The rows of the tile for what whole tiles leave over, and for small batches: as many as still keep about 8 sums under
    /// way, so that it loses no time to the tile of all rows. A row by itself takes as long as these.
    /// </summary>
    public static int FewRows(int vectors) => vectors > 2 ? 2 : 4;

    /// <summary>
    /// The most products of a tile that are written out one after another, with no loop: for tiny layers, whose tile then is
    /// one run of straight code in registers. 64 are about 200 instructions; a loop's counter and two addresses, which
    /// are what it saves, are nothing beside more than that.
    /// </summary>
    public const int MaximumStraightProducts = 64;

    /// <summary>A multiple of every tile's rows.</summary>
    public const int RowStep = 24;

    /// <summary>The rows of a tile of so many of the widest vectors.</summary>
    public static int Rows(int vectors) => vectors switch
    {
        1 => 8,
        2 => 6,
        3 => 8,
        _ => 6,
    };

    /// <summary>The most rows of a convolution's tile of so many vectors: with them, the sums, the vectors and a number just fit into 32 registers.</summary>
    public static int MostRows(int vectors) => vectors switch
    {
        1 => 26,
        2 => 12,
        3 => 8,
        _ => 6,
    };

    /// <summary>
    /// The most rows of all of a weights' gradient in one tile. Of one vector, a number is read by the multiply-add itself and needs no register: 30 sums
    /// keep the multipliers busy where the 6 of a row of a 5x5 window would not.
    /// </summary>
    public static int MostRowsTogether(int vectors) => vectors == 1 ? 30 : MostRows(vectors);

    /// <summary>The rows of a tile of one vector that are computed at once where there are 16 registers; a longer tile's others only where there are 32.</summary>
    public const int MostRowsOfFewRegisters = 13;

    /// <summary>
    /// Of a tile of one vector by all rows of a weights' gradient, the rows that are computed at once where there are 16 registers: all, or some whole runs.
    /// </summary>
    /// <remarks>
    /// Where a row's number lies is a constant distance from the tile's first. From the last run of a row of offsets to the first of the next row
    /// it is another distance than from run to run. So tiles have either whole rows of offsets, or a part of one that divides it: any other tile but
    /// the first would begin within a row and end in the next, where its constants do not hold.
    /// </remarks>
    /// <param name="run">Rows of a run.</param>
    /// <param name="runsOfRow">Runs of a row of offsets.</param>
    /// <param name="runs">All runs, a multiple of <paramref name="runsOfRow"/>.</param>
    public static int RowsOfRuns(int run, int runsOfRow, int runs)
    {
        int together = run * runs <= MostRowsOfFewRegisters ? runs : Math.Max(1, MostRowsOfFewRegisters / run);
        while (runs % together != 0 || (together % runsOfRow != 0 && runsOfRow % together != 0))
            together--;
        return together * run;
    }

    /// <summary>The vectors of a tile that are computed at once where there are 16 registers: the first of them, as many as fit with their sums.</summary>
    public static int VectorsOfFewRegisters(int rows, int vectors) => (rows * vectors) + vectors < 16 ? vectors : vectors > 3 ? 2 : 1;

    /// <summary>
    /// How a convolution goes through rows that must not be computed twice, in tiles of so many vectors. A divisor of their number
    /// needs one tile only; without one that has enough sums to keep the multipliers busy, they are as even as can be.
    /// </summary>
    public static RowSplit Split(int length, int vectors)
    {
        int most = MostRows(vectors);
        int LargestDivisor(int limit)
        {
            int divisor = Math.Min(limit, length);
            while (length % divisor != 0)
                divisor--;
            return divisor;
        }
        int whole = LargestDivisor(most);
        if (whole * vectors >= LeastSums || whole == length)
            return new RowSplit(length, whole, vectors > 1 ? whole : LargestDivisor(Math.Min(whole, MostRowsOfFewRegisters)));
        int limit = vectors > 1 ? most : MostRowsOfFewRegisters;
        int tiles = (length + limit - 1) / limit;
        int rows = (length + tiles - 1) / tiles;
        return new RowSplit(length, rows, rows);
    }

    /// <summary>Fewer sums than these, and a multiply-add waits for the one before it, or for its numbers.</summary>
    private const int LeastSums = 12;

    /// <summary>
    /// The positions of a convolution's tile: rows by columns of an image. As few as possible are computed twice
    /// because the last tile of a row is moved back; of tiles that are alike in that, the larger.
    /// </summary>
    public static (int Down, int Across) Positions(int height, int width, int most)
    {
        if (width <= most / 2)
        {
            int rows = Math.Min(height, most / width);
            while (height % rows != 0)
                rows--;
            return (rows, width);
        }
        (int best, int least) = (1, int.MaxValue);
        for (int across = Math.Min(width, most); across * 2 > most || across == width; across--)
        {
            int computed = (width + across - 1) / across * across;
            if (computed < least)
                (best, least) = (across, computed);
        }
        return (1, best);
    }
}

/// <summary>Rows in tiles.</summary>
/// <param name="Length">All rows.</param>
/// <param name="Rows">Those of a tile.</param>
/// <param name="FewRows">Those of a tile that are computed where there are 16 registers; the tiles then follow one another sooner.</param>
internal readonly record struct RowSplit(int Length, int Rows, int FewRows)
{
    /// <summary>Those of the last tile, where it is another one; else 0.</summary>
    public int LastRows => Length % Rows;

    /// <summary>How many tiles there are.</summary>
    public int Tiles => (Length + Rows - 1) / Rows;

    /// <summary>How many where there are 16 registers.</summary>
    public int FewTiles => (Length + FewRows - 1) / FewRows;
}
