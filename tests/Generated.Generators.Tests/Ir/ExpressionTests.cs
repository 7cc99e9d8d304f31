using Generated.Generators.Ir.Expressions;
using Generated.Generators.Tests.Passes.Reading;
using Xunit;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Tests.Ir;

/// <summary>What is built of an expression that is written, what its derivative is, and what is known about it. The arguments are called x, y and z.</summary>
public sealed class ExpressionTests
{
    private static readonly string[] s_names = ["x", "y", "z"];

    /// <summary>Exactly what is written.</summary>
    private static Expression Written(string text) => Read(text, isSimplified: false);

    /// <summary>What the operators and <see cref="Expressions"/> build.</summary>
    private static Expression Built(string text) => Read(text, isSimplified: true);

    private static Expression Read(string text, bool isSimplified)
    {
        var cursor = new Cursor(Token.Of(text, 1));
        Expression expression = new ExpressionReader(cursor, name => new Argument(Array.IndexOf(s_names, name.Text)), isSimplified).Read();
        Assert.Equal(TokenKind.End, cursor.Next.Kind);
        return expression;
    }

    private static string Text(Expression expression) => ExpressionPrinter.Exact(expression, i => s_names[i]);

    [Theory]
    [InlineData("2 + 3", "5")]
    [InlineData("-0 + x", "x")]
    [InlineData("x + -0", "x")]
    [InlineData("x + -y", "x - y")]
    [InlineData("-x + y", "y - x")]
    [InlineData("x + x", "2·x")]
    [InlineData("2 - 3", "-1")]
    [InlineData("-0 - x", "-x")]
    [InlineData("x - 0", "x")]
    [InlineData("x - -y", "x + y")]
    [InlineData("2·3", "6")]
    [InlineData("1·x", "x")]
    [InlineData("x·1", "x")]
    [InlineData("(-1)·x", "-x")]
    [InlineData("x·(-1)", "-x")]
    [InlineData("x·3", "3·x")]
    [InlineData("2·(4·x)", "8·x")]
    [InlineData("(-2)·(4·x)", "(-8)·x")]
    [InlineData("-x·y", "-(x·y)")]
    [InlineData("x·-y", "-(x·y)")]
    [InlineData("6/3", "2")]
    [InlineData("x/1", "x")]
    [InlineData("x/(-1)", "-x")]
    [InlineData("-x/y", "-(x/y)")]
    [InlineData("--x", "x")]
    [InlineData("-(2)", "-2")]
    [InlineData("power(x, 0)", "1")]
    [InlineData("power(x, 1)", "x")]
    [InlineData("power(x, 2)", "x·x")]
    [InlineData("power(x, 3)", "x·x·x")]
    [InlineData("power(x, -1)", "1/x")]
    [InlineData("!!(x < y)", "x < y")]
    [InlineData("x < 0 ? y : y", "y")]
    public void It_is_simplified(string written, string built) => Assert.Equal(Text(Written(built)), Text(Built(written)));

    [Theory]
    [InlineData("x + 0")] // -0 + 0 is 0
    [InlineData("0 + x")]
    [InlineData("0 - x")] // 0 - 0 is 0, and -(0) is -0
    [InlineData("x - -0")] // -0 - -0 is 0
    [InlineData("0·x")] // NaN for infinity
    [InlineData("2·x + x")]
    [InlineData("x - x")] // NaN for infinity
    [InlineData("3·(5·x)")] // rounds twice
    [InlineData("0.5·(0.5·x)")] // may round a subnormal number twice
    [InlineData("2·(0.5·x)")]
    [InlineData("1E+20·(1E+20·x)")]
    [InlineData("1.2676506002282294E+30·(1.2676506002282294E+30·x)")] // overflows
    [InlineData("2·(x·y)")]
    [InlineData("x·y·z")]
    [InlineData("x·(y·z)")]
    [InlineData("x/2")]
    [InlineData("1/x")]
    [InlineData("x/-y")]
    [InlineData("x/y/z")]
    [InlineData("x/x")]
    [InlineData("power(x, 4)")]
    [InlineData("power(x, 0.5)")]
    [InlineData("power(2, x)")]
    [InlineData("max(x, x)")]
    [InlineData("min(2, 3)")]
    [InlineData("exp(0)")]
    [InlineData("|-x|")]
    [InlineData("hold(x) + x")]
    [InlineData("x < 0 ? 0 : -0")]
    [InlineData("1 < 2 ? x : y")]
    public void It_is_left_as_it_is(string written) => Assert.Equal(Text(Written(written)), Text(Built(written)));

    [Theory]
    [InlineData("x + y", "-z", "x - z", 1)]
    [InlineData("x + y", "-z", "y - z", 0)]
    [InlineData("exp(x)/x", "1", "exp(1)", 0)]
    [InlineData("power(x, y)", "2", "x·x", 1)]
    [InlineData("-x", "-y", "y", 0)]
    [InlineData("!(x < 0)", "1", "!(1 < 0)", 0)]
    [InlineData("x < 0 ? x : y", "x", "x", 1)]
    [InlineData("max(x, 0) - x", "0", "max(0, 0)", 0)]
    [InlineData("y·x", "2", "2·x", 1)]
    public void What_is_put_into_an_expression_is_simplified_with_it(string into, string put, string built, int argument) =>
        Assert.Equal(Text(Written(built)), Text(Built(into).Substitute(i => i == argument ? Built(put) : Arg(i))));

    /// <summary>The derivatives with respect to x.</summary>
    [Theory]
    [InlineData("3", "0")]
    [InlineData("y", "0")]
    [InlineData("n", "0")]
    [InlineData("batch", "0")]
    [InlineData("x", "1")]
    [InlineData("-x", "-1")]
    [InlineData("x + y", "1")]
    [InlineData("y - x", "-1")]
    [InlineData("x·y", "y")]
    [InlineData("y·x", "y")]
    [InlineData("x·x", "2·x")]
    [InlineData("x/y", "1/y")]
    [InlineData("y/x", "-(y/x/x)")]
    [InlineData("|x|", "x > 0 ? 1 : x < 0 ? -1 : 0")]
    [InlineData("√(x)", "0.5/√(x)")]
    [InlineData("exp(x)", "exp(x)")]
    [InlineData("exp2(x)", "0.6931471805599453·exp2(x)")]
    [InlineData("expm1(x)", "exp(x)")]
    [InlineData("log(x)", "1/x")]
    [InlineData("log2(x)", "1.4426950408889634/x")]
    [InlineData("log10(x)", "0.43429448190325176/x")]
    [InlineData("log1p(x)", "1/(1 + x)")]
    [InlineData("log1p(exp(x·y))", "y·sigmoid(x·y)")]
    [InlineData("tanh(x)", "1 - tanh(x)·tanh(x)")]
    [InlineData("sinh(x)", "cosh(x)")]
    [InlineData("cosh(x)", "sinh(x)")]
    [InlineData("sigmoid(x)", "sigmoid(x)·(1 - sigmoid(x))")]
    [InlineData("erf(x)", "1.1283791670955126·exp(-(x·x))")]
    [InlineData("sin(x)", "cos(x)")]
    [InlineData("cos(x)", "-sin(x)")]
    [InlineData("floor(x)", "0")]
    [InlineData("ceiling(x)", "0")]
    [InlineData("round(x)", "0")]
    [InlineData("hold(x)", "0")]
    [InlineData("min(x, y)", "x < y ? 1 : y < x ? 0 : 0.5")]
    [InlineData("max(x, y)", "y < x ? 1 : x < y ? 0 : 0.5")]
    [InlineData("max(x, 0)", "0 < x ? 1 : 0")]
    [InlineData("max(0, x)", "0 < x ? 1 : 0")]
    [InlineData("max(-0, x)", "x < -0 ? 0 : -0 < x ? 1 : 0.5")]
    [InlineData("max(2·x, 3·x)", "3·x < 2·x ? 2 : 2·x < 3·x ? 3 : 2.5")]
    [InlineData("x < 0 ? x : x·x", "x < 0 ? 1 : 2·x")]
    [InlineData("power(x, 4)", "4·(x·x·x)")]
    [InlineData("power(x, 0.5)", "0.5·power(x, -0.5)")]
    [InlineData("power(x, y)", "y = 0 ? 0 : y·power(x, y - 1)")]
    [InlineData("power(2, x)", "power(2, x)·0.6931471805599453")]
    [InlineData("power(-2, x)", "-2 = 0 and 0 ≤ x ? 0 : power(-2, x)·log(-2)")]
    [InlineData("power(y, x)", "y = 0 and 0 ≤ x ? 0 : power(y, x)·log(y)")]
    public void The_derivative_of_a_function(string function, string derivative) =>
        Assert.Equal(Text(Built(derivative)), Text(Derivative.With(Built(function), 0)));

    [Theory]
    [InlineData("0", "y", "y")]
    [InlineData("-0", "y", "y")]
    [InlineData("x", "0", "x")]
    [InlineData("x", "-0", "x")]
    [InlineData("x", "y", "x + y")]
    public void A_sum_of_derivatives(string a, string b, string sum) => Assert.Equal(sum, Text(Gradients.Sum(Built(a), Built(b))));

    [Theory]
    [InlineData("0", "y", "-y")]
    [InlineData("0", "y - x", "x - y")]
    [InlineData("x", "0", "x")]
    [InlineData("0", "0", "0")]
    [InlineData("x", "y", "x - y")]
    public void A_difference_of_derivatives(string a, string b, string difference) => Assert.Equal(difference, Text(Gradients.Difference(Built(a), Built(b))));

    /// <summary>A factor that is 0 by its structure makes the product 0, whatever the other one is. Masks are multiplied into their branches.</summary>
    [Theory]
    [InlineData("0", "log(x)", "0")]
    [InlineData("log(x)", "-0", "0")]
    [InlineData("x", "y", "x·y")]
    [InlineData("x", "y > 0 ? 1 : 0", "y > 0 ? x : 0")]
    [InlineData("x", "y > 0 ? 1 : y", "y > 0 ? x : x·y")]
    [InlineData("x", "y > 0 ? y : 0", "y > 0 ? x·y : 0")]
    [InlineData("x", "y > 0 ? 2 : 3", "x·(y > 0 ? 2 : 3)")]
    [InlineData("y > 0 ? 0 : 1", "x", "y > 0 ? 0 : x")]
    [InlineData("y > 0 ? z : 1", "x", "y > 0 ? z·x : x")]
    [InlineData("y > 0 ? 2 : 3", "x", "(y > 0 ? 2 : 3)·x")]
    [InlineData("3", "5·x", "15·x")]
    [InlineData("3·x", "5", "15·x")]
    [InlineData("1E-20", "1E-20·x", "1E-20·(1E-20·x)")]
    [InlineData("1E+20", "1E+20·x", "1E+20·(1E+20·x)")]
    [InlineData("1E-20·x", "1E-20", "1E-20·(1E-20·x)")]
    [InlineData("1E+20·x", "1E+20", "1E+20·(1E+20·x)")]
    [InlineData("-3", "5·x", "(-15)·x")]
    public void A_product_of_derivatives(string a, string b, string product) => Assert.Equal(product, Text(Gradients.Product(Built(a), Built(b))));

    [Theory]
    [InlineData("0", "x", "0")]
    [InlineData("x", "y", "x/y")]
    public void A_quotient_of_derivatives(string a, string b, string quotient) => Assert.Equal(quotient, Text(Gradients.Quotient(Built(a), Built(b))));

    [Theory]
    [InlineData("x", 0, 0)]
    [InlineData("3", 0, 0)]
    [InlineData("n", 0, 0)]
    [InlineData("batch", 0, 0)]
    [InlineData("hold(x)", 1, 0)]
    [InlineData("-x", 1, 1)]
    [InlineData("|x|", 1, 1)]
    [InlineData("!x", 1, 1)]
    [InlineData("floor(x)", 1, 1)]
    [InlineData("√(x)", 1, 4)]
    [InlineData("x/y", 1, 4)]
    [InlineData("exp(x)", 1, 15)]
    [InlineData("exp2(x)", 1, 15)]
    [InlineData("sigmoid(x)", 1, 15)]
    [InlineData("sin(x)", 1, 15)]
    [InlineData("cos(x)", 1, 15)]
    [InlineData("expm1(x)", 1, 25)]
    [InlineData("log(x)", 1, 25)]
    [InlineData("log2(x)", 1, 25)]
    [InlineData("log10(x)", 1, 25)]
    [InlineData("log1p(x)", 1, 25)]
    [InlineData("tanh(x)", 1, 25)]
    [InlineData("sinh(x)", 1, 25)]
    [InlineData("cosh(x)", 1, 25)]
    [InlineData("erf(x)", 1, 25)]
    [InlineData("power(x, y)", 1, 50)]
    [InlineData("max(x, y)", 1, 1)]
    [InlineData("x < y ? 1 : 2", 2, 2)]
    [InlineData("exp(x) + exp(x)·y", 4, 17)] // equal parts are computed once
    public void Number_of_operators_and_cost(string text, int size, int cost)
    {
        Expression expression = Written(text);

        Assert.Equal((size, cost), (expression.Size, expression.Cost()));
    }

    [Fact]
    public void Sizes_and_occurrences_end_at_a_limit_and_each_part_is_visited_once()
    {
        Expression expression = X;
        for (int i = 0; i < 100; i++)
            expression = new Binary(BinaryOperator.Multiply, expression, expression);

        Assert.Equal(Unbounded, expression.Size);
        Assert.Equal(Unbounded, expression.Occurrences(0));
        Assert.Equal(100, expression.Depth);
        Assert.Equal(101, expression.Descendants().Count);
        Assert.Equal(X, expression.Descendants()[0]);
        Assert.Equal(expression, expression.Descendants()[100]);
    }

    [Theory]
    [InlineData("x·x + y", 2, 1, 0)]
    [InlineData("(x + z)·(x + z)", 2, 0, 2)]
    [InlineData("z < 0 ? z : -z", 0, 0, 3)]
    public void How_often_arguments_occur(string text, int x, int y, int z)
    {
        Expression expression = Written(text);

        Assert.Equal([x, y, z], Enumerable.Range(0, 3).Select(expression.Occurrences));
        Assert.Equal([x > 0, y > 0, z > 0], Enumerable.Range(0, 3).Select(expression.Uses));
    }

    [Fact]
    public void Arguments_with_large_numbers_are_told_apart()
    {
        Expression expression = Arg(63) + Exp(Arg(70));

        foreach (int i in new[] { 62, 63, 64, 70 })
            Assert.Equal((i is 63 or 70, i is 63 or 70 ? 1 : 0), (expression.Uses(i), expression.Occurrences(i)));
    }

    /// <summary>As a debugger shows them.</summary>
    [Theory]
    [InlineData("0.5", "0.5")]
    [InlineData("z", "$2")]
    [InlineData("n", "n")]
    [InlineData("batch", "batch")]
    [InlineData("-x", "-$0")]
    [InlineData("!x", "!$0")]
    [InlineData("|x|", "|$0|")]
    [InlineData("hold(x)", "hold($0)")]
    [InlineData("expm1(x)", "expm1($0)")]
    [InlineData("min(x, y)", "min($0, $1)")]
    [InlineData("max(x, y)", "max($0, $1)")]
    [InlineData("power(x, y)", "power($0, $1)")]
    [InlineData("x + y - z", "(($0 + $1) - $2)")]
    [InlineData("x·y/z", "(($0 * $1) / $2)")]
    [InlineData("x = y", "($0 == $1)")]
    [InlineData("x < y and y ≤ z", "(($0 < $1) & ($1 <= $2))")]
    [InlineData("x < y or y < z", "(($0 < $1) | ($1 < $2))")]
    [InlineData("x < 0 ? 1 : y", "(($0 < 0) ? 1 : $1)")]
    public void The_text_of_a_structure(string written, string shown) => Assert.Equal(shown, Written(written).ToString());

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    public void The_text_of_a_large_structure_is_its_size(int size)
    {
        Expression chain = X;
        for (int i = 0; i < size; i++)
            chain = new Unary(UnaryOperator.Negate, chain);

        Assert.Equal(size > 400 ? "an expression of 401 operations" : new string('-', 400) + "$0", chain.ToString());
    }

    [Theory]
    [InlineData("x", false)]
    [InlineData("-x", false)]
    [InlineData("x + y", false)]
    [InlineData("max(x, y)", false)]
    [InlineData("x < 0 ? 1 : 0", false)]
    [InlineData("x < y", true)]
    [InlineData("x ≤ y", true)]
    [InlineData("x = y", true)]
    [InlineData("!(x = y)", true)]
    [InlineData("x < y and y < z", true)]
    [InlineData("x < y or y < z", true)]
    public void What_is_a_truth_value(string text, bool isCondition) => Assert.Equal(isCondition, Written(text).IsCondition());

    [Theory]
    [InlineData("x + y", "y + x")]
    [InlineData("x + y", "x - y")]
    [InlineData("exp(x)", "log(x)")]
    [InlineData("0", "-0")]
    [InlineData("x", "y")]
    [InlineData("n", "batch")]
    [InlineData("x < 0 ? 1 : 2", "x < 0 ? 2 : 1")]
    [InlineData("x < 0 ? 1 : 2", "y < 0 ? 1 : 2")]
    public void Different_structures_differ(string a, string b)
    {
        Assert.NotEqual(Written(a), Written(b));
        Assert.True(Written(a) != Written(b));
        Assert.Equal(Written(a), Written(a));
        Assert.Equal(Written(a).GetHashCode(), Written(a).GetHashCode());
    }

    [Fact]
    public void Large_structures_differ_in_their_last_part()
    {
        static Expression Chain(Expression last)
        {
            for (int i = 0; i < 50; i++)
                last = new Binary(BinaryOperator.Add, new Unary(UnaryOperator.Exp, last), new Binary(BinaryOperator.Multiply, last, last));
            return last;
        }

        Assert.Equal(Chain(X), Chain(X));
        Assert.NotEqual(Chain(X), Chain(Arg(1)));
        Assert.NotEqual(Chain(0.0), Chain(-0.0));
    }

    /// <summary>
    /// A hash weighs each part 31 times as much as the next one, and those of arguments and of operators follow one another: these are equal, and only
    /// a comparison of the parts tells the structures apart.
    /// </summary>
    [Fact]
    public void Different_structures_with_the_same_hash_differ()
    {
        static Expression Less(Expression a, Expression b) => new Binary(BinaryOperator.Less, a, b);
        (Expression, Expression)[] pairs =
        [
            (new Unary(UnaryOperator.Exp, Arg(31)), new Unary(UnaryOperator.Exp + 1, Arg(0))),
            (new Binary(BinaryOperator.Max, Arg(0), Arg(31)), new Binary(BinaryOperator.Max, Arg(1), Arg(0))),
            (new Binary(BinaryOperator.Add, Arg(31), Arg(5)), new Binary(BinaryOperator.Add + 1, Arg(0), Arg(5))),
            (new Binary(BinaryOperator.Add, Arg(5), Arg(31 * 31)), new Binary(BinaryOperator.Add + 1, Arg(5), Arg(0))),
            (new Select(Less(X, 1), Arg(0), Arg(31)), new Select(Less(X, 1), Arg(1), Arg(0))),
            (new Select(Less(X, Arg(0)), Arg(31), X), new Select(Less(X, Arg(1)), Arg(0), X)),
            (new AxisIndex(-1), BitConverter.Int64BitsToDouble(0x1B87_3593)),
            (Arg(3), BitConverter.Int64BitsToDouble(0x2545_F494)),
        ];
        foreach ((Expression a, Expression b) in pairs)
        {
            Assert.Equal(a.GetHashCode(), b.GetHashCode());
            Assert.NotEqual(a, b);
            Assert.NotEqual(Within(a), Within(b));
            Assert.Equal(Within(a), Within(a));
        }

        // Large ones are compared part by part, each pair of parts once.
        static Expression Within(Expression part)
        {
            for (int i = 0; i < 20; i++)
                part = new Binary(BinaryOperator.Add, new Unary(UnaryOperator.Exp, part), part);
            return part;
        }
    }

    [Fact]
    public void Bounds_and_signs_keep_what_is_NaN()
    {
        Assert.Equal("x < -1 ? -1 : x > 1 ? 1 : x", Text(Clamp(X, -1, 1)));
        Assert.Equal("x < -1 ? -1 : x", Text(AtLeast(X, -1)));
        Assert.Equal("x > 0 ? 1 : x < 0 ? -1 : hold(x + 0)", Text(Sign(X)));
        Assert.Equal("hold(min(|x|, 0))", Text(ZeroUnlessNaN(X)));
    }
}
