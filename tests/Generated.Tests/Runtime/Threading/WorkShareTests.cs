using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime.Threading;

/// <summary>The shares of all parts cover what is split, each element once.</summary>
public class WorkShareTests
{
    private const int Panel = 64, Step = 8;

    public static TheoryData<int, int, int> Sizes =>
        new(from parts in new[] { 1, 2, 3, 8, 17 }
            from rows in new[] { 1, 7, 24, 47, 48, 200 }
            from columns in new[] { 10, 64, 130, 512 }
            select (parts, rows, columns));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Each_element_of_a_matrix_is_computed_once(int parts, int rows, int columns)
    {
        Check(parts, rows, columns,
            part => WorkShare.OfRows(part, parts, columns, Panel, rows, Step), part => WorkShare.OfColumns(part, parts, columns, Panel));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Each_element_is_computed_once_where_parts_would_rather_have_rows(int parts, int rows, int columns)
    {
        Check(parts, rows, columns, part => WorkShare.OfRows(part, parts, columns, Panel, rows, Step, 24),
            part => WorkShare.OfColumns(part, parts, columns, Panel, rows, 24));
        bool wholeRows = Enumerable.Range(0, parts).All(part => WorkShare.OfColumns(part, parts, columns, Panel, rows, 24) == WorkShare.Whole(columns));
        Assert.Equal(rows >= parts * 24 || parts == 1 || columns <= Panel, wholeRows);
    }

    private static void Check(int parts, int rows, int columns, Func<int, WorkShare> rowsOf, Func<int, WorkShare> columnsOf)
    {
        var computed = new int[rows, columns];
        for (int part = 0; part < parts; part++)
        {
            WorkShare down = rowsOf(part), across = columnsOf(part);
            for (int row = down.Start; row < down.End; row++)
            {
                for (int column = across.Start; column < across.End; column++)
                    computed[row, column]++;
            }
        }
        Assert.Equal(0, computed.Cast<int>().Count(times => times != 1));
    }
}
