using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

public sealed class TransposeTests
{
    [Fact]
    public void Rows_become_columns_at_every_size_and_nothing_else_is_written()
    {
        foreach (var rows in new[] { 0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 64, 65, 72, 130 })
        {
            foreach (var columns in new[] { 0, 1, 2, 3, 4, 6, 8, 10, 15, 16, 24, 33, 100 })
            {
                Check<float>(rows, columns, i => i);
                Check<double>(rows, columns, i => i);
                Check<short>(rows, columns, i => (short)i);
            }
        }
    }

    private static void Check<T>(int rows, int columns, Func<int, T> value)
        where T : unmanaged
    {
        var source = Enumerable.Range(1, rows * columns + 1).Select(value).ToArray();
        var destination = new T[rows * columns + 1];
        Transpose.Run(in source[0], rows, columns, ref destination[0]);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                Claim.True(
                    source[row * columns + column].Equals(destination[column * rows + row]),
                    $"{typeof(T).Name} {rows}x{columns}: element [{row}, {column}] is {destination[column * rows + row]}");
            }
        }

        Assert.Equal(default, destination[rows * columns]);
    }
}
