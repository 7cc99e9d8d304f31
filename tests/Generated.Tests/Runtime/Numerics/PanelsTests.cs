using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

public sealed class PanelsTests
{
    private static readonly int[] Sizes = [1, 2, 7, 8, 31, 32, 33, 63, 64, 65, 100, 130, 200];

    [Fact]
    public void Every_element_has_a_place_of_its_own()
    {
        foreach (int rows in Sizes)
        {
            foreach (int columns in Sizes)
            {
                int[] places = [.. Enumerable.Range(0, rows * columns).Select(i => Panels.Place(i / columns, i % columns, rows, columns, 64))];
                Assert.Equal(Enumerable.Range(0, rows * columns), places.Order());
            }
        }
    }

    [Fact]
    public void Rows_are_put_where_their_elements_have_their_places()
    {
        foreach (int rows in Sizes)
        {
            foreach (int columns in Sizes)
            {
                Check<float>(rows, columns, i => i);
                Check<double>(rows, columns, i => i);
            }
        }

        static void Check<T>(int rows, int columns, Func<int, T> value)
            where T : unmanaged
        {
            T[] matrix = [.. Enumerable.Range(0, rows * columns).Select(value)];
            Panels.FromRows<T>(matrix, columns);
            for (int i = 0; i < matrix.Length; i++)
                Assert.Equal(value(i), matrix[Panels.Place(i / columns, i % columns, rows, columns, Panels.Width<T>())]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rows_become_columns_in_any_number_of_parts_and_nothing_else_is_written(int parts)
    {
        foreach (int rows in Sizes)
        {
            foreach (int columns in Sizes)
            {
                Check<float>(rows, columns, parts, i => i);
                Check<double>(rows, columns, parts, i => i);
            }
        }

        static void Check<T>(int rows, int columns, int parts, Func<int, T> value)
            where T : unmanaged
        {
            int width = Panels.Width<T>();
            var source = new T[rows * columns];
            for (int i = 0; i < source.Length; i++)
                source[Panels.Place(i / columns, i % columns, rows, columns, width)] = value(i + 1);
            var destination = new T[source.Length + 1];
            for (int part = 0; part < parts; part++)
                Panels.Transpose(in source[0], rows, columns, ref destination[0], Generated.Runtime.WorkShare.Of(part, parts, rows, 8));
            for (int i = 0; i < source.Length; i++)
                Assert.Equal(value(i + 1), destination[Panels.Place(i % columns, i / columns, columns, rows, width)]);
            Assert.Equal(default, destination[^1]);
        }
    }

    [Fact]
    public void A_matrix_without_a_whole_number_of_rows_is_refused() =>
        Assert.Throws<ArgumentException>(() => Panels.FromRows<float>(new float[10], 3));
}
