using System.Globalization;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Tests.Passes.Reading;
using Xunit;
using Along = Generated.Generators.Ir.Expressions.Reduction;

namespace Generated.Generators.Tests.Ir;

/// <summary>How values of different shapes are read together.</summary>
public sealed class BroadcastTests
{
    private static TensorShape Shape(string text)
    {
        IEnumerable<string> sizes = text.Trim('[', ']').Split(", ", StringSplitOptions.RemoveEmptyEntries).Where(axis => axis != "batch");
        int[] axes = [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        return text.StartsWith("[batch", StringComparison.Ordinal) ? TensorShape.OfSample(axes) : TensorShape.Fixed(axes);
    }

    [Theory]
    [InlineData("[]", "[]", Spread.None)]
    [InlineData("[]", "[batch]", Spread.Number)]
    [InlineData("[]", "[3]", Spread.Number)]
    [InlineData("[]", "[batch, 4, 3]", Spread.Number)]
    [InlineData("[batch]", "[]", Spread.Misfit)]
    [InlineData("[batch]", "[3]", Spread.Misfit)]
    [InlineData("[batch, 3]", "[3]", Spread.Misfit)]
    [InlineData("[batch]", "[batch]", Spread.None)]
    [InlineData("[batch]", "[batch, 3]", Spread.Sample)]
    [InlineData("[batch]", "[batch, 1]", Spread.Sample)]
    [InlineData("[batch]", "[batch, 4, 3]", Spread.Sample)]
    [InlineData("[batch, 3]", "[batch, 3]", Spread.None)]
    [InlineData("[batch, 12]", "[batch, 4, 3]", Spread.None)]
    [InlineData("[batch, 1]", "[batch]", Spread.None)]
    [InlineData("[3]", "[3]", Spread.None)]
    [InlineData("[3, 4]", "[12]", Spread.None)]
    [InlineData("[3]", "[batch, 3]", Spread.Elements)]
    [InlineData("[12]", "[batch, 4, 3]", Spread.Elements)]
    [InlineData("[1]", "[batch]", Spread.Elements)]
    [InlineData("[4]", "[batch, 3]", Spread.Misfit)]
    [InlineData("[1]", "[batch, 3]", Spread.Misfit)]
    [InlineData("[batch, 1]", "[batch, 3]", Spread.Misfit)]
    [InlineData("[batch, 4, 1]", "[batch, 4, 3]", Spread.Positions)]
    [InlineData("[batch, 2, 2, 1]", "[batch, 2, 2, 3]", Spread.Positions)]
    [InlineData("[batch, 4, 1]", "[batch, 2, 2, 3]", Spread.Misfit)]
    [InlineData("[batch, 4]", "[batch, 4, 3]", Spread.Misfit)]
    [InlineData("[4, 1]", "[batch, 4, 3]", Spread.Misfit)]
    [InlineData("[3]", "[batch, 4, 3]", Spread.Channels)]
    [InlineData("[1, 3]", "[batch, 4, 3]", Spread.Channels)]
    [InlineData("[1, 1, 3]", "[batch, 4, 3]", Spread.Misfit)]
    [InlineData("[3, 1]", "[batch, 4, 3]", Spread.Misfit)]
    [InlineData("[3]", "[4, 3]", Spread.Channels)]
    [InlineData("[batch, 3]", "[batch, 4, 3]", Spread.SampleChannels)]
    [InlineData("[batch, 1, 3]", "[batch, 4, 3]", Spread.SampleChannels)]
    [InlineData("[batch, 1, 1, 3]", "[batch, 2, 2, 3]", Spread.SampleChannels)]
    [InlineData("[batch, 1, 1, 3]", "[batch, 4, 3]", Spread.Misfit)]
    [InlineData("[batch, 2]", "[batch, 4, 3]", Spread.Misfit)]
    public void How_a_value_is_repeated(string value, string domain, object spread) => Assert.Equal(spread, Broadcast.Of(Shape(value), Shape(domain)));

    [Theory]
    [InlineData("[]", 1, 1, "[batch, 1]")]
    [InlineData("[batch]", 1, 1, "[batch, 1]")]
    [InlineData("[batch, 3]", 3, 1, "[batch, 1]")]
    [InlineData("[batch, 4, 3]", 3, 4, "[batch, 4, 1]")]
    [InlineData("[5, 4, 3]", 3, 20, "[batch, 5, 4, 1]")]
    public void Channels_and_positions(string shape, int channels, int positions, string eachPosition) =>
        Assert.Equal((channels, positions, eachPosition), (Shape(shape).Channels(), Shape(shape).Positions(), Shape(shape).EachPosition().ToString()));

    /// <summary>For each way in which a value is repeated, the ways of others that are constant wherever it is.</summary>
    [Theory]
    [InlineData(Spread.None, new object[] { Spread.Number })]
    [InlineData(Spread.Number, new object[] { Spread.Number })]
    [InlineData(Spread.Sample, new object[] { Spread.Number })]
    [InlineData(Spread.Elements, new object[] { Spread.Number, Spread.Elements, Spread.Channels })]
    [InlineData(Spread.Channels, new object[] { Spread.Number, Spread.Channels })]
    [InlineData(Spread.SampleChannels, new object[] { Spread.Number, Spread.Sample, Spread.Channels, Spread.SampleChannels })]
    [InlineData(Spread.Positions, new object[] { Spread.Number, Spread.Sample, Spread.Positions })]
    public void What_is_constant_where_something_is_repeated(object repeated, object[] constant) =>
        Assert.Equal(constant, Enum.GetValues<Spread>().Where(spread => Broadcast.IsConstantAlong((Spread)repeated, spread)).Cast<object>());

    /// <summary>A sum that goes through whole samples does not tell channels and positions apart.</summary>
    [Fact]
    public void What_a_sum_can_read()
    {
        Spread[] ofSamples = [Spread.None, Spread.Number, Spread.Sample, Spread.Elements], all = [.. Enum.GetValues<Spread>().Except([Spread.Misfit])];
        foreach (Along along in Enum.GetValues<Along>())
        {
            Spread[] readable = [.. Enum.GetValues<Spread>().Where(spread => Broadcast.CanRead(along, spread))];
            Assert.Equal(along is Along.Sample or Along.Batch ? ofSamples : all, readable);
        }
    }

    [Theory]
    [InlineData("[batch, 4, 3]", "[batch, 4, 3]", "exp(x)", "[batch, 4, 3]", true)]
    [InlineData("[batch, 4, 3]", "[batch, 12]", "exp(x)", "[batch, 4, 3]", true)]
    [InlineData("[batch, 4, 3]", "[batch, 12]", "exp(x)", "[batch]", true)]
    [InlineData("[batch, 4, 3]", "[batch, 12]", "x·n", "[batch, 4, 3]", false)]
    [InlineData("[batch, 4, 3]", "[batch, 2, 2, 3]", "x·n", "[batch, 4, 3]", true)]
    [InlineData("[batch, 4, 3]", "[batch, 2, 6]", "x·n", "[batch, 4, 3]", false)]
    [InlineData("[batch, 4, 3]", "[batch, 12]", "exp(x)", "[3]", false)]
    [InlineData("[batch, 12]", "[batch, 4, 3]", "exp(x)", "[12]", true)]
    [InlineData("[batch, 4, 3]", "[batch, 2, 2, 3]", "exp(x)", "[3]", true)]
    [InlineData("[batch, 4, 3]", "[batch, 2, 2, 3]", "exp(x)", "[batch, 3]", true)]
    [InlineData("[batch, 4, 3]", "[batch, 2, 2, 3]", "exp(x)", "[batch, 4, 1]", false)]
    [InlineData("[batch, 4, 3]", "[batch, 4, 4]", "exp(x)", "[batch]", false)]
    [InlineData("[batch, 3]", "[3]", "exp(x)", "[]", false)]
    [InlineData("[batch]", "[batch, 1]", "exp(x)", "[]", false)]
    [InlineData("[]", "[1]", "exp(x)", "[]", false)]
    public void Whether_two_shapes_have_the_same_loop(string a, string b, string expression, string argument, bool isSame)
    {
        Expression read = new ExpressionReader(new Cursor(Token.Of(expression, 1)), _ => new Argument(0)).Read();
        var value = new Value(0, "x", Shape(argument), DType.Float32, ValueRole.Input);

        Assert.Equal(isSame, Broadcast.IsSameLoop(Shape(a), Shape(b), [value], read));
        Assert.Equal(isSame, Broadcast.IsSameLoop(Shape(b), Shape(a), [value], read));
    }

    [Theory]
    [InlineData("[batch, 4, 3]", "[batch, 4, 3]", "x", false)]
    [InlineData("[batch, 4, 3]", "[batch]", "x", false)]
    [InlineData("[batch, 4, 3]", "[12]", "x", false)]
    [InlineData("[batch, 4, 3]", "[3]", "x", true)]
    [InlineData("[batch, 4, 3]", "[batch, 3]", "x", true)]
    [InlineData("[batch, 4, 3]", "[batch, 4, 1]", "x", true)]
    [InlineData("[batch, 4, 3]", "[batch, 4, 3]", "x + n", true)]
    [InlineData("[batch, 3]", "[3]", "x + n", false)]
    [InlineData("[4, 3]", "[3]", "x + n", false)]
    public void Whether_positions_must_be_told_apart(string domain, string argument, string expression, bool needsPositions)
    {
        Expression read = new ExpressionReader(new Cursor(Token.Of(expression, 1)), _ => new Argument(0)).Read();

        Assert.Equal(needsPositions, Broadcast.NeedsPositions(Shape(domain), [new Value(0, "x", Shape(argument), DType.Float32, ValueRole.Input)], read));
    }

    [Fact]
    public void A_literal_has_no_positions()
    {
        var literal = new Value(0, "literal", TensorShape.Fixed(3), DType.Float32, ValueRole.Constant) { Literal = 2 };

        Assert.False(Broadcast.NeedsPositions(Shape("[batch, 4, 3]"), [literal], new Argument(0)));
        Assert.True(Broadcast.NeedsPositions(Shape("[batch, 4, 3]"), [literal], new Column()));
    }
}
