using Generated.Generators.Ir;
using Generated.Generators.Schedule;
using Generated.Generators.Tests.Passes.Reading;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>Which values lie in panels: matrices of products, and what is computed from them element by element; no others, whatever their axes are.</summary>
public sealed class LayoutsTests
{
    private const string Product = """
        x  input      [batch, 5]
        w  parameter  [5, 20]
        v  parameter  [5, 20]
        z  input      [batch, 5, 20]
        forward
          contract product[b, n] = Σ over k of x[b, k]·w[k, n]; [batch, 20] // D

        """;

    [Theory]
    [InlineData("", "w")]
    [InlineData("  map y[n] = 2·w[n]; [5, 20]\n", "w, y")]
    [InlineData("  map y[n] = 2·v[n]; [5, 20]\n  map r[n] = w[n] + y[n]; [5, 20]\n", "w, v, y, r")]
    [InlineData("  map y[n] = 2·v[n]; [5, 20]\n", "w")]
    [InlineData("  map y[b, p, n] = z[b, p, n] + v[n]; [batch, 5, 20]\n", "w")]
    [InlineData("  transpose y[n, k] = v[k, n]; [20, 5]\n", "w, v, y")]
    public void What_lies_in_panels(string operations, string expected)
    {
        TensorProgram program = ProgramReader.Read(Product + operations + "returns product\n");
        Layouts layouts = Layouts.Of(program);
        Assert.Equal(expected, string.Join(", ", program.Values.Where(value => layouts.Of(value) == Layout.Panels).Select(value => value.Name)));
    }

    [Theory]
    [InlineData("  map y[n] = w[n]; [100] // L\n")]
    [InlineData("  map y[n] = w[n] + n; [5, 20] // L\n")]
    [InlineData("  map y[n] = w[n]; r[n] = n; [5, 20] // L\n")]
    [InlineData("  map y[b, p, n] = z[b, p, n] + w[n]; [batch, 5, 20] // L\n")]
    public void What_goes_through_panels_by_rows_is_refused(string operation)
    {
        TensorProgram program = ProgramReader.Read(Product + operation + "returns product\n");
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => Layouts.Of(program));
        Assert.Equal("'L' goes through 'w' by rows, but it lies in panels.", refused.Message);
    }
}
