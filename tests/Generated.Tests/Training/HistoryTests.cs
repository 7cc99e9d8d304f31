using Xunit;

namespace Generated.Tests.Training;

public sealed class HistoryTests
{
    [Fact]
    public void Values_are_kept_by_name_with_NaN_where_an_epoch_had_none()
    {
        var history = new History();
        history.Add(("loss", 1.5));
        history.Add(("loss", 1.25), ("accuracy", 0.5));
        history.Add(("accuracy", 0.75));
        Assert.Equal(3, history.Count);
        Assert.Equal(["loss", "accuracy"], history.Names);
        Assert.Equal([1.5, 1.25, double.NaN], history["loss"]);
        Assert.Equal([double.NaN, 0.5, 0.75], history["accuracy"]);
    }

    [Fact]
    public void It_prints_as_an_aligned_table()
    {
        var history = new History();
        history.Add(("loss", 1.5));
        history.Add(("loss", 0.123456789), ("accuracy", 0.5));
        Assert.Equal(
            """
            epoch     loss  accuracy
            1          1.5         -
            2      0.12346       0.5
            """, history.ToString(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void It_writes_comma_separated_values_that_round_trip()
    {
        var history = new History();
        history.Add(("loss", 0.1), ("a \"b\", c", 1e-20));
        history.Add(("loss", 1.0 / 3));
        using var writer = new StringWriter();
        history.WriteCsv(writer);
        Assert.Equal("epoch,loss,\"a \"\"b\"\", c\"\n1,0.1,1E-20\n2,0.3333333333333333,\n", writer.ToString());

        using var folder = new TemporaryFolder();
        history.SaveCsv(folder["history.csv"]);
        Assert.Equal(writer.ToString(), File.ReadAllText(folder["history.csv"]));
    }

    [Fact]
    public void A_name_given_twice_or_unknown_is_told()
    {
        var history = new History();
        Assert.Throws<ArgumentException>(() => history.Add(("loss", 1), ("loss", 2)));
        Assert.Equal(0, history.Count);
        history.Add(("loss", 1));
        var error = Assert.Throws<KeyNotFoundException>(() => history["los"]);
        Assert.Contains("'los'", error.Message);
        Assert.Contains("there are loss", error.Message);
    }
}
