using System.Globalization;
using System.Linq;

namespace Generated.Generators.Ir;

/// <summary>Expressions as mathematics for a reader, with no more parentheses than needed.</summary>
internal static class ExpressionPrinter
{
    private const int Choice = 0;
    private const int Comparison = 1;
    private const int Sum = 2;
    private const int Product = 3;
    private const int Prefix = 4;

    /// <summary>The expression; <paramref name="argument"/> writes each argument.</summary>
    public static string Print(Expression expression, Func<int, string> argument) => expression.Size > MaximumSize ? Abridged(expression) : Print(expression, argument, Choice);

    /// <summary>No reader follows more operators than this, and an expression with shared parts may have 2^n.</summary>
    private const int MaximumSize = 400;

    private static string Abridged(Expression expression) =>
        FormattableString.Invariant($"an expression of {expression.Descendants().Count(part => part.Parts().Any())} operations");

    /// <summary>The expression with every operation in parentheses, and arguments as <c>$0</c>: different expressions have different texts.</summary>
    public static string Structure(Expression expression) => expression switch
    {
        { Size: > MaximumSize } => Abridged(expression),
        Constant c => Decimals.Shortest(c.Value),
        Argument a => "$" + a.Index.ToString(CultureInfo.InvariantCulture),
        Column => "n",
        BatchSize => "batch",
        Unary { Operator: UnaryOperator.Negate } u => $"-{u.A}",
        Unary { Operator: UnaryOperator.Not } u => $"!{u.A}",
        Unary { Operator: UnaryOperator.Abs } u => $"|{u.A}|",
        Unary u => $"{u.Operator.ToString().ToLowerInvariant()}({u.A})",
        Binary { Operator: BinaryOperator.Min or BinaryOperator.Max or BinaryOperator.Power } b => $"{b.Operator.ToString().ToLowerInvariant()}({b.A}, {b.B})",
        Binary b => $"({b.A} {Sign(b.Operator)} {b.B})",
        Select s => $"({s.Condition} ? {s.Then} : {s.Else})",
        _ => expression.GetType().Name,
    };

    private static string Sign(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Equal => "==",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.And => "&",
        _ => "|",
    };

    private static string Print(Expression expression, Func<int, string> argument, int within)
    {
        string Part(Expression part, int precedence) => Print(part, argument, precedence);
        return expression switch
        {
            Constant c => c.Value < 0 && within > Sum ? $"({Number(c)})" : Number(c),
            Argument a => argument(a.Index),
            Column => "n",
            BatchSize => "batch",
            Unary { Operator: UnaryOperator.Hold } hold => Part(hold.A, within),
            Unary { Operator: UnaryOperator.Negate } negated => Enclosed("-" + Part(negated.A, Prefix), Sum, within),
            Unary { Operator: UnaryOperator.Not } not => "!" + Part(not.A, Prefix),
            Unary { Operator: UnaryOperator.Abs } abs => $"|{Part(abs.A, Choice)}|",
            Unary { Operator: UnaryOperator.Sqrt } root => $"√({Part(root.A, Choice)})",
            Unary u => $"{u.Operator.ToString().ToLowerInvariant()}({Part(u.A, Choice)})",
            Binary { Operator: BinaryOperator.Min or BinaryOperator.Max or BinaryOperator.Power } f => $"{f.Operator.ToString().ToLowerInvariant()}({Part(f.A, Choice)}, {Part(f.B, Choice)})",
            Binary { Operator: BinaryOperator.Less, A: Constant } greater => Enclosed($"{Part(greater.B, Sum)} > {Part(greater.A, Sum)}", Comparison, within),
            Binary b => PrintOperator(b),
            Select s => Enclosed($"{Part(s.Condition, Comparison)} ? {Part(s.Then, Comparison)} : {Part(s.Else, Comparison)}", Choice, within - 1),
            _ => expression.ToString(),
        };

        string PrintOperator(Binary b)
        {
            (string sign, int precedence, int right) = b.Operator switch
            {
                BinaryOperator.Add => (" + ", Sum, Sum),
                BinaryOperator.Subtract => (" - ", Sum, Product),
                BinaryOperator.Multiply => ("·", Product, Product),
                BinaryOperator.Divide => ("/", Product, Prefix),
                BinaryOperator.Equal => (" = ", Comparison, Sum),
                BinaryOperator.Less => (" < ", Comparison, Sum),
                BinaryOperator.LessOrEqual => (" ≤ ", Comparison, Sum),
                BinaryOperator.And => (" and ", Comparison, Comparison),
                _ => (" or ", Comparison, Comparison),
            };
            return Enclosed(Part(b.A, precedence) + sign + Part(b.B, right), precedence, within);
        }
    }

    private static string Enclosed(string text, int precedence, int within) => within > precedence ? $"({text})" : text;

    private static string Number(Constant c) => (float)c.Value == c.Value
        ? Decimals.Shortest((float)c.Value)
        : Decimals.Shortest(c.Value);
}
