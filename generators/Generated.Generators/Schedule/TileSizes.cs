using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Schedule;

/// <summary>
/// The tiles of contractions: how many rows by how many vectors of the output are summed in registers at once. All these decisions are made here.
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
/// 6 x 4 is the best or close to it everywhere: 24 sums, 4 vectors and a number use 29 of 32 registers, and there are 10 loads for 24 multiply-adds,
/// where 8 x 2 has 10 for 16. Narrower outputs use as many rows as keep 8 or more sums in progress (a multiply-add takes 4 cycles, and 2 begin in
/// each cycle) and divide the usual batches. AVX2 has 16 registers: 6 x 2 uses 15 of them, for 12 sums, 2 vectors and a number.
/// </remarks>
internal static class TileSizes
{
    /// <summary>Vectors of a panel, the widest that there are: a tile is at most as wide.</summary>
    public const int PanelVectors = 4;

    /// <summary>The columns of a panel: those of <c>Panels.Width</c> in the library.</summary>
    public static int PanelColumns(DType element) => PanelVectors * Machine.Lanes(element);

    /// <summary>
    /// The rows of the tile for the samples that whole tiles leave over, and for small batches: as many as still keep about 8 sums in progress, so
    /// that this tile is as fast as the full one. A single row would take as long as these rows together.
    /// </summary>
    public static int FewRows(int vectors) => vectors > 2 ? 2 : 4;

    /// <summary>
    /// The steps of a sum over so many that are done for many rows before the next: 0 for all, unless a panel with all of them takes more than half of the
    /// second-level cache. Then it takes an eighth.
    /// </summary>
    public static int Block(int steps, DType element)
    {
        int most = Machine.L2 / PanelColumns(element) * sizeof(float) / element.Bytes();
        return steps > most / 2 ? most / 8 : 0;
    }

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

    /// <summary>
    /// The maximum number of rows in a convolution's tile with the given number of vectors: the sums, the vectors and a number then just fit into 32
    /// registers.
    /// </summary>
    public static int MostRows(int vectors) => vectors switch
    {
        1 => 26,
        2 => 12,
        3 => 8,
        _ => 6,
    };

    /// <summary>
    /// The maximum number of rows of a weights' gradient that are all in one tile. In a tile of one vector, the multiply-add reads the number
    /// directly, so that it needs no register: 30 sums keep the multipliers busy, which the 6 sums of a row of a 5x5 window would not.
    /// </summary>
    public static int MostRowsTogether(int vectors) => vectors == 1 ? 30 : MostRows(vectors);

    /// <summary>
    /// In a tile of one vector, the rows that are computed at once if there are 16 registers; the other rows of a longer tile are computed only if
    /// there are 32.
    /// </summary>
    public const int MostRowsOfFewRegisters = 13;

    /// <summary>
    /// In a tile of one vector with all rows of a weights' gradient, the rows that are computed at once if there are 16 registers: all, or some whole runs.
    /// </summary>
    /// <remarks>
    /// The number of a row lies at a constant distance from that of the first row of the tile. The distance from the last run of a row of offsets to
    /// the first run of the next row differs from the distance between runs within a row. Tiles therefore have either whole rows of offsets, or a
    /// part of one row that divides it. Any other tile except the first would begin within a row and end in the next, where its constants are wrong.
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

    /// <summary>
    /// The vectors of a tile that are computed at once if there are 16 registers: all, if they fit with their sums; otherwise two, which use the number of
    /// a row twice; or one.
    /// </summary>
    /// <param name="rows">The rows that are computed at once.</param>
    /// <param name="vectors">The vectors of the tile for 32 registers.</param>
    /// <param name="isWhole">Whether these are all whole: there are then at least two of 32 bytes.</param>
    public static int VectorsOfFewRegisters(int rows, int vectors, bool isWhole = false) =>
        vectors > 1 && Fits(rows, vectors) ? vectors : (vectors > 3 || isWhole) && Fits(rows, 2) ? 2 : 1;

    private static bool Fits(int rows, int vectors) => (rows * vectors) + vectors < Machine.FewRegisters;

    /// <summary>
    /// The cycles of a step of a tile with 16 registers: two multiply-adds and two loads begin in each, and a sum takes four. A tile of one vector reads a
    /// number for each multiply-add, so that these wait for the loads.
    /// </summary>
    private static double Cycles(int rows, int vectors) => Math.Max(Math.Max(rows * vectors, rows + vectors) / 2.0, 4);

    /// <summary>
    /// The positions and vectors of a convolution's tile that are computed at once if there are 16 registers: the first of those of the tile for 32. Of
    /// the tiles that fit, the one that takes the fewest cycles for an image.
    /// </summary>
    /// <param name="height">The height of the image.</param>
    /// <param name="width">The width of the image.</param>
    /// <param name="vectors">The vectors of the tile for 32 registers.</param>
    /// <param name="isWhole">Whether these are all whole: there are then at least two of 32 bytes.</param>
    public static ((int Down, int Across) Positions, int Vectors) OfFewRegisters(int height, int width, int vectors, bool isWhole)
    {
        ((int Down, int Across) Positions, int Vectors) best = default;
        double least = double.MaxValue;
        foreach ((int most, int together) in new[] { (MostRowsOfFewRegisters, 1), (6, 2), (4, 2) })
        {
            (int down, int across) = Positions(height, width, Math.Min(most, MostRows(vectors)));
            int rows = down * across, tiles = (height + down - 1) / down * ((width + across - 1) / across);
            if (together > vectors && !isWhole)
                continue;
            double perVector = tiles * Cycles(rows, together) / together;
            if (perVector < least)
                (best, least) = (((down, across), together), perVector);
        }
        return best;
    }

    /// <summary>
    /// How a convolution divides rows that must not be computed twice into tiles, with the given number of vectors. A divisor of the number of rows
    /// needs only one kind of tile. If no divisor has enough sums to keep the multipliers busy, the tiles are as even as possible.
    /// </summary>
    /// <param name="length">The number of rows.</param>
    /// <param name="vectors">The vectors of the tile for 32 registers.</param>
    /// <param name="isWhole">Whether these are all whole.</param>
    public static RowSplit Split(int length, int vectors, bool isWhole)
    {
        int most = MostRows(vectors);
        IEnumerable<int> Divisors(int limit) => Enumerable.Range(1, Math.Min(limit, length)).Where(rows => length % rows == 0);
        int whole = Divisors(most).Last();
        if (whole * vectors >= Machine.SumsInProgress || whole == length)
        {
            int few = Divisors(Math.Min(whole, MostRowsOfFewRegisters)).Reverse().OrderBy(rows =>
            {
                int together = VectorsOfFewRegisters(rows, vectors, isWhole);
                return Cycles(rows, together) / (rows * together);
            }).First(); // of equal ones the tallest, which has the most sums
            return new RowSplit(length, whole, few);
        }
        int limit = vectors > 1 ? most : MostRowsOfFewRegisters;
        int tiles = (length + limit - 1) / limit;
        int rows = (length + tiles - 1) / tiles;
        return new RowSplit(length, rows, rows);
    }

    /// <summary>
    /// The positions of a convolution's tile: rows by columns of an image. As few positions as possible are computed twice because the last tile of a
    /// row is moved back; among tiles that are equal in this respect, the largest is chosen.
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
/// <param name="Length">The number of all rows.</param>
/// <param name="Rows">The rows of a tile.</param>
/// <param name="FewRows">The rows of a tile that are computed if there are 16 registers; the distance between tiles is then smaller.</param>
internal readonly record struct RowSplit(int Length, int Rows, int FewRows)
{
    /// <summary>The rows of the last tile if it differs from the others; otherwise 0.</summary>
    public int LastRows => Length % Rows;

    /// <summary>How many tiles there are.</summary>
    public int Tiles => (Length + Rows - 1) / Rows;

    /// <summary>The number of tiles if there are 16 registers.</summary>
    public int FewTiles => (Length + FewRows - 1) / FewRows;
}
