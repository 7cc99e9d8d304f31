using Generated.Generators.Kernels;
using Generated.Generators.Schedule;
using Xunit;

namespace Generated.Generators.Tests.Emit;

/// <summary>How tiles are cut: where there are 16 registers, too, which few machines that build this have.</summary>
public sealed class TileSizesTests
{
    [Fact]
    public void In_every_tile_of_runs_the_rows_lie_where_the_first_tiles_constants_say()
    {
        // A row of offsets, a run of a row, and a row of a run are so far apart, that no two distances are alike.
        const int Down = 1_000_000, Across = 1_000;
        for (int run = 1; run <= 15; run++)
        {
            for (int runsOfRow = 1; runsOfRow * run <= 30; runsOfRow++)
            {
                for (int rows = 1; rows * runsOfRow * run <= 30; rows++)
                {
                    int PlaceOf(int row) => (row / run / runsOfRow * Down) + (row / run % runsOfRow * Across) + (row % run);
                    int all = run * runsOfRow * rows, tile = TileSizes.RowsOfRuns(run, runsOfRow, runsOfRow * rows);
                    Assert.True(tile % run == 0 && all % tile == 0,
                        $"Runs of {run}, {runsOfRow} of them in each of {rows} rows: tiles of {tile} rows are no whole runs or leave some.");
                    Assert.True(tile <= Math.Max(run, TileSizes.MostRowsOfFewRegisters),
                        $"Runs of {run}, {runsOfRow} of them in each of {rows} rows: {tile} sums do not fit.");
                    for (int first = 0; first < all; first += tile)
                    {
                        for (int row = 0; row < tile; row++)
                            Assert.True(PlaceOf(first + row) - PlaceOf(first) == PlaceOf(row),
                                $"Runs of {run}, {runsOfRow} of them in each of {rows} rows: row {row} of the tile from {first} on lies elsewhere than in the "
                                    + "first tile.");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tiles_of_rows_cover_each_row_once_with_many_registers_and_with_few(bool isWhole)
    {
        for (int length = 1; length <= 200; length++)
        {
            for (int vectors = 1; vectors <= TileSizes.PanelVectors; vectors++)
            {
                RowSplit split = TileSizes.Split(length, vectors, isWhole);
                string tile = $"{length} rows by {vectors} vectors";
                Assert.True(split.FewRows <= split.Rows, tile);
                Assert.True(split.LastRows == 0 || split.FewRows == split.Rows,
                    $"{tile}: the last tile is another one, and its rows must be the same with few registers.");
                Assert.True(split.LastRows > 0 || split.FewTiles * split.FewRows == length, $"{tile}: tiles of {split.FewRows} leave rows.");
                int few = TileSizes.VectorsOfFewRegisters(split.FewRows, vectors, isWhole);
                Assert.True(few == 1 || (split.FewRows * few) + few < Machine.FewRegisters, $"{tile}: {split.FewRows} by {few} do not fit.");
                Assert.True(few <= vectors || (isWhole && few == 2), $"{tile}: there are no {few} vectors.");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Positions_of_few_registers_are_the_first_of_those_of_many_and_fit(bool isWhole)
    {
        for (int vectors = 1; vectors <= TileSizes.PanelVectors; vectors++)
        {
            for (int height = 1; height <= 30; height++)
            {
                for (int width = 1; width <= 70; width++)
                {
                    (int down, int across) = TileSizes.Positions(height, width, TileSizes.MostRows(vectors));
                    ((int fewDown, int fewAcross), int few) = TileSizes.OfFewRegisters(height, width, vectors, isWhole);
                    string tile = $"{height} x {width} by {vectors} vectors";
                    Assert.True(fewDown == 1 ? fewAcross <= across : fewAcross == across && fewDown <= down,
                        $"{tile}: the tile of {fewDown} x {fewAcross} is no part of that of {down} x {across}.");
                    Assert.True((fewDown * fewAcross * few) + few < Machine.FewRegisters, $"{tile}: {fewDown} x {fewAcross} by {few} do not fit.");
                    Assert.True(few <= vectors || (isWhole && few == 2), $"{tile}: there are no {few} vectors.");
                }
            }
        }
    }

    // A tile of one vector waits for the numbers that it reads, and one of fewer than eight sums for these.
    [Theory]
    [InlineData(32, 2, true, 4, 2)]
    [InlineData(32, 1, true, 4, 2)]
    [InlineData(32, 1, false, 8, 1)]
    [InlineData(12, 4, true, 6, 2)]
    public void A_tile_for_few_registers_reads_little(int tiles, int vectors, bool isWhole, int rows, int few) =>
        Assert.Equal(((1, rows), few), TileSizes.OfFewRegisters(1, tiles, vectors, isWhole));
}
