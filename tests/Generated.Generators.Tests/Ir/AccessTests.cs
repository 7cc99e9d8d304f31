using System.Globalization;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Tests.Passes.Reading;
using Xunit;

namespace Generated.Generators.Tests.Ir;

/// <summary>How values of different shapes are read together.</summary>
public sealed class AccessTests
{
    private static TensorShape Shape(string text)
    {
        IEnumerable<string> sizes = text.Trim('[', ']').Split(", ", StringSplitOptions.RemoveEmptyEntries).Where(axis => axis != "batch");
        int[] axes = [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        return text.StartsWith("[batch", StringComparison.Ordinal) ? TensorShape.OfSample(axes) : TensorShape.Of(axes);
    }

    [Theory]
    [InlineData("[]", "[]", Along.Everything)]
    [InlineData("[]", "[batch]", Along.Nothing)]
    [InlineData("[]", "[3]", Along.Nothing)]
    [InlineData("[]", "[batch, 4, 3]", Along.Nothing)]
    [InlineData("[batch]", "[]", null)]
    [InlineData("[batch]", "[3]", null)]
    [InlineData("[batch, 3]", "[3]", null)]
    [InlineData("[batch]", "[batch]", Along.Everything)]
    [InlineData("[batch]", "[batch, 3]", Along.Samples)]
    [InlineData("[batch]", "[batch, 1]", Along.Samples)]
    [InlineData("[batch]", "[batch, 4, 3]", Along.Samples)]
    [InlineData("[batch, 3]", "[batch, 3]", Along.Everything)]
    [InlineData("[batch, 12]", "[batch, 4, 3]", Along.Everything)]
    [InlineData("[batch, 1]", "[batch]", Along.Everything)]
    [InlineData("[3]", "[3]", Along.Everything)]
    [InlineData("[3, 4]", "[12]", Along.Everything)]
    [InlineData("[3]", "[batch, 3]", Along.Elements)]
    [InlineData("[12]", "[batch, 4, 3]", Along.Elements)]
    [InlineData("[1]", "[batch]", Along.Elements)]
    [InlineData("[4]", "[batch, 3]", null)]
    [InlineData("[1]", "[batch, 3]", null)]
    [InlineData("[batch, 1]", "[batch, 3]", Along.Samples)]
    [InlineData("[batch, 4, 1]", "[batch, 4, 3]", Along.SamplePositions)]
    [InlineData("[batch, 2, 2, 1]", "[batch, 2, 2, 3]", Along.SamplePositions)]
    [InlineData("[batch, 4, 1]", "[batch, 2, 2, 3]", null)]
    [InlineData("[batch, 4]", "[batch, 4, 3]", null)]
    [InlineData("[4, 1]", "[batch, 4, 3]", null)]
    [InlineData("[3]", "[batch, 4, 3]", Along.Channels)]
    [InlineData("[1, 3]", "[batch, 4, 3]", Along.Channels)]
    [InlineData("[1, 1, 3]", "[batch, 4, 3]", null)]
    [InlineData("[3, 1]", "[batch, 4, 3]", null)]
    [InlineData("[3]", "[4, 3]", Along.Channels)]
    [InlineData("[batch, 3]", "[batch, 4, 3]", Along.SampleChannels)]
    [InlineData("[batch, 1, 3]", "[batch, 4, 3]", Along.SampleChannels)]
    [InlineData("[batch, 1, 1, 3]", "[batch, 2, 2, 3]", Along.SampleChannels)]
    [InlineData("[batch, 1, 1, 3]", "[batch, 4, 3]", null)]
    [InlineData("[batch, 2]", "[batch, 4, 3]", null)]
    public void How_a_value_is_repeated(string value, string domain, object? along) =>
        Assert.Equal(along, (object?)Access.AlongOf(Shape(value), Shape(domain)));

    [Theory]
    [InlineData("[]", 1, 1, "[batch, 1]")]
    [InlineData("[batch]", 1, 1, "[batch, 1]")]
    [InlineData("[batch, 3]", 3, 1, "[batch, 1]")]
    [InlineData("[batch, 4, 3]", 3, 4, "[batch, 4, 1]")]
    [InlineData("[5, 4, 3]", 3, 20, "[batch, 5, 4, 1]")]
    public void Channels_and_positions(string shape, int channels, int positions, string eachPosition) =>
        Assert.Equal((channels, positions, eachPosition), (Shape(shape).Channels(), Shape(shape).Positions(), Shape(shape).EachPosition().ToString()));

    [Theory]
    [InlineData("[]", "[batch, 4, 3]", new[] { -1, -1, -1 })]
    [InlineData("[batch]", "[batch, 4, 3]", new[] { 0, -1, -1 })]
    [InlineData("[3]", "[batch, 4, 3]", new[] { -1, -1, 0 })]
    [InlineData("[1, 3]", "[batch, 4, 3]", new[] { -1, -1, 1 })]
    [InlineData("[batch, 4, 1]", "[batch, 4, 3]", new[] { 0, 1, -1 })]
    [InlineData("[5, 1, 3]", "[batch, 5, 4, 3]", new[] { -1, 0, -1, 2 })]
    [InlineData("[batch, 4, 1, 1]", "[batch, 4, 4, 3]", new[] { 0, 1, -1, -1 })]
    [InlineData("[batch, 12]", "[batch, 4, 3]", new[] { 0, 1, 2 })]
    [InlineData("[12]", "[batch, 4, 3]", new[] { -1, 0, 1 })]
    public void The_axis_of_the_value_for_each_axis_of_the_operation(string value, string domain, int[] axes) =>
        Assert.Equal(axes, Access.Of(Shape(value), Shape(domain))!.Axes);

    /// <summary>Against indices along each axis, with values that no loop reads, too.</summary>
    [Theory]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("[3]")]
    [InlineData("[4, 1]")]
    [InlineData("[4, 3]")]
    [InlineData("[5, 1, 1]")]
    [InlineData("[5, 1, 3]")]
    [InlineData("[1, 4, 3]")]
    [InlineData("[5, 4, 1]")]
    [InlineData("[5, 4, 3]")]
    public void The_element_for_each_element_of_the_operation(string value)
    {
        TensorShape shape = Shape(value), domain = Shape("[batch, 5, 4, 3]");
        Access access = Access.Of(shape, domain)!;
        for (int element = 0; element < 60; element++)
        {
            int[] index = [element / 12, element / 3 % 4, element % 3];
            int expected = 0;
            for (int axis = 0; axis < shape.Axes.Count; axis++)
                expected = (expected * shape.Axes[axis]) + (shape.Axes[axis] == 1 ? 0 : index[axis + 3 - shape.Axes.Count]);
            Assert.Equal(expected, access.IndexOf(element));
        }
    }

    /// <summary>A sum that goes through whole samples does not tell channels and positions apart.</summary>
    [Fact]
    public void What_a_sum_can_read()
    {
        Along[] all = [.. Enum.GetValues<Along>().Except([Along.Positions])], ofSamples = [Along.Nothing, Along.Samples, Along.Elements, Along.Everything];
        foreach (Along keeps in (Along[])[Along.Samples, Along.SampleChannels, Along.SamplePositions, Along.Elements])
        {
            Along[] readable = [.. all.Where(along => Loops.CanSum(keeps, along))];
            Assert.Equal(keeps is Along.Samples or Along.Elements ? ofSamples : all, readable);
            Assert.False(Loops.CanSum(keeps, null));
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

        Assert.Equal(isSame, Loops.AreSame(Shape(a), Shape(b), [value], read));
        Assert.Equal(isSame, Loops.AreSame(Shape(b), Shape(a), [value], read));
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

        Assert.Equal(needsPositions, Loops.NeedPositions(Shape(domain), [new Value(0, "x", Shape(argument), DType.Float32, ValueRole.Input)], read));
    }

    [Fact]
    public void A_literal_has_no_positions()
    {
        var literal = new Value(0, "literal", TensorShape.Of(3), DType.Float32, ValueRole.Constant) { Literal = 2 };

        Assert.False(Loops.NeedPositions(Shape("[batch, 4, 3]"), [literal], new Argument(0)));
        Assert.True(Loops.NeedPositions(Shape("[batch, 4, 3]"), [literal], new AxisIndex(-1)));
    }
}
