using CsCheck;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Tests.Ir;
using Xunit;

namespace Generated.Generators.Tests.Passes.Reading;

/// <summary>Expressions are read as they were printed, and those printed for readers say what they are.</summary>
public sealed class ExpressionReaderTests
{
    private static readonly double[] s_numbers =
        [0, -0.0, 1, -1, 0.1, -2.5, 1e-300, -1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1.0 / 3];

    private static readonly Gen<Expression> s_leaf = Gen.OneOf(
        Gen.Int[0, 2].Select(i => (Expression)new Argument(i)),
        Gen.Int[0, s_numbers.Length - 1].Select(i => (Expression)new Constant(s_numbers[i])),
        Gen.Const((Expression)new AxisIndex(-1)),
        Gen.Const((Expression)new BatchSize()));

    private static Gen<Expression> Tree(int depth)
    {
        if (depth == 0)
            return s_leaf;
        Gen<Expression> part = Tree(depth - 1);
        return Gen.OneOf(
            s_leaf,
            Gen.Select(Gen.Enum<UnaryOperator>(), part).Select((op, a) => (Expression)new Unary(op, a)),
            Gen.Select(Gen.Enum<BinaryOperator>(), part, part).Select((op, a, b) => (Expression)new Binary(op, a, b)),
            Gen.Select(Gen.Enum<BinaryOperator>(), part, part).Select((op, a, b) => (Expression)new Binary(op, a, b)),
            Gen.Select(part, part, part).Select((condition, then, otherwise) => (Expression)new Select(condition, then, otherwise)));
    }

    [Fact]
    public void Whatever_is_printed_is_read_back() => SimplificationTests.Sampled(Tree(5), 20_000, IsReadBack);

    [Fact]
    public void Parts_of_a_large_expression_that_occur_several_times_are_printed_once()
    {
        Expression expression = new Argument(0);
        for (int i = 0; i < 100; i++)
            expression = new Binary(BinaryOperator.Multiply, new Unary(UnaryOperator.Exp, expression), expression);

        IsReadBack(expression);
        Assert.StartsWith("let $1 = exp(x0)·x0, $2 = exp($1)·$1, ", Text(expression), StringComparison.Ordinal);
        Assert.EndsWith(" in exp($99)·$99", Text(expression), StringComparison.Ordinal);
        Assert.Equal("an expression of 200 operations", ExpressionPrinter.Print(expression, _ => "x"));
    }

    private static string Text(Expression expression) => ExpressionPrinter.Exact(expression, i => $"x{i}");

    private static void IsReadBack(Expression expression)
    {
        string text = Text(expression);
        var cursor = new Cursor(Token.Of(text, 1));
        Expression read = new ExpressionReader(cursor, name => new Argument(name.Text[1] - '0')).Read();

        Assert.Equal(TokenKind.End, cursor.Next.Kind);
        Assert.True(expression == read, $"{text} is read as {Text(read)}.");
    }

    [Theory]
    [InlineData("x0 - (x1 - x2)", "x0 - (x1 - x2)")]
    [InlineData("x0 + (x1 + x2)", "x0 + x1 + x2")]
    [InlineData("x0·(x1/x2)", "x0·x1/x2")]
    [InlineData("x0/(x1·x2)", "x0/(x1·x2)")]
    [InlineData("(x0 < 1 or x1 > 2) and x2 = 3", "(x0 < 1 or x1 > 2) and x2 = 3")]
    [InlineData("x0 < 1 and (x1 < 2 and x2 < 3)", "x0 < 1 and x1 < 2 and x2 < 3")]
    [InlineData("x0 < 1 or (x1 < 2 or x2 < 3)", "x0 < 1 or x1 < 2 or x2 < 3")]
    [InlineData("(x0 > 0 ? x1 : x2) < 3", "(x0 > 0 ? x1 : x2) < 3")]
    [InlineData("x0 > 0 ? (x1 > 0 ? 1 : 2) : (x2 > 0 ? 3 : 4)", "x0 > 0 ? x1 > 0 ? 1 : 2 : x2 > 0 ? 3 : 4")]
    [InlineData("!(x0 < 1 and x1 < 2)", "!(x0 < 1 and x1 < 2)")]
    [InlineData("-(x0·x1)", "-(x0·x1)")]
    [InlineData("(-3)·|-x0| + hold(x1)", "(-3)·|-x0| + x1")]
    [InlineData("0.10000000149011612·x0", "0.1·x0")]
    [InlineData("√(power(x0, 2))·batch/n", "√(power(x0, 2))·batch/n")]
    public void A_reader_of_generated_source_sees_no_more_parentheses_and_digits_than_needed(string written, string shown)
    {
        Expression expression = new ExpressionReader(new Cursor(Token.Of(written, 1)), name => new Argument(name.Text[1] - '0')).Read();

        Assert.Equal(shown, ExpressionPrinter.Print(expression, i => $"x{i}"));
    }
}
