using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using Generated.Generators.Common;

namespace Generated.Generators.Ir.Expressions;

/// <summary>Expressions as mathematics.</summary>
internal static class ExpressionPrinter
{
    private const int Choice = 0;
    private const int Either = 1;
    private const int Both = 2;
    private const int Comparison = 3;
    private const int Sum = 4;
    private const int Product = 5;
    private const int Prefix = 6;

    /// <summary>The expression for a reader, with no more parentheses than needed; <paramref name="argument"/> writes each argument.</summary>
    public static string Print(Expression expression, Func<int, string> argument) =>
        expression.Size > MaximumSize ? Abridged(expression) : new Writer(argument, isExact: false).Text(expression, Choice);

    /// <summary>No reader follows more operators than this, and an expression with shared parts may have 2^n.</summary>
    private const int MaximumSize = 400;

    private static string Abridged(Expression expression) =>
        FormattableString.Invariant($"an expression of {expression.Descendants().Count(part => part.Parts().Any())} operations");

    /// <summary>
    /// The expression as it can be read back: different expressions have different texts. Parts of a large expression that occur several times are
    /// named first: <c>let $1 = x + 1 in $1·$1</c>.
    /// </summary>
    public static string Exact(Expression expression, Func<int, string> argument)
    {
        var writer = new Writer(argument, isExact: true);
        if (expression.Size <= MaximumSize)
            return writer.Text(expression, Choice);
        IReadOnlyList<Expression> parts = expression.Descendants();
        HashSet<Expression> once = [], shared = [];
        foreach (Expression part in parts.SelectMany(part => part.Parts()).Where(part => part.Size > 0 && !once.Add(part)))
            shared.Add(part);
        string[] named = [.. parts.Where(shared.Contains).Select(writer.Named)];
        return $"let {string.Join(", ", named)} in {writer.Text(expression, Choice)}";
    }

    /// <summary>The expression with every operation in parentheses, and arguments as <c>$0</c>: different expressions have different texts.</summary>
    public static string Structure(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            { Size: > MaximumSize } => Abridged(expression),
            Constant c => Decimals.Shortest(c.Value),
            Argument a => "$" + a.Index.ToString(CultureInfo.InvariantCulture),
            AxisIndex index => Indices.Letter(index),
            BatchSize => "batch",
            Unary { Operator: UnaryOperator.Negate } u => $"-{u.A}",
            Unary { Operator: UnaryOperator.Not } u => $"!{u.A}",
            Unary { Operator: UnaryOperator.Abs } u => $"|{u.A}|",
            Unary u => $"{u.Operator.ToString().ToLowerInvariant()}({u.A})",
            Binary { Operator: BinaryOperator.Min or BinaryOperator.Max or BinaryOperator.Power } b =>
                $"{b.Operator.ToString().ToLowerInvariant()}({b.A}, {b.B})",
            Binary b => $"({b.A} {Sign(b.Operator)} {b.B})",
            Select s => $"({s.Condition} ? {s.Then} : {s.Else})",
            _ => expression.GetType().Name,
        };
    }

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

    /// <param name="argument">Writes an argument.</param>
    /// <param name="isExact">
    /// Whether it writes what a reader need not see: the order of sums and products, what is held, every digit of a number.
    /// </param>
    private sealed class Writer(Func<int, string> argument, bool isExact)
    {
        private readonly Dictionary<Expression, string> _names = [];

        /// <summary>Names a part, and writes what it is.</summary>
        public string Named(Expression part)
        {
            string definition = Text(part, Choice);
            string name = "$" + (_names.Count + 1).ToString(CultureInfo.InvariantCulture);
            _names.Add(part, name);
            return $"{name} = {definition}";
        }

        public string Text(Expression expression, int within)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return _names.TryGetValue(expression, out string name) ? name : expression switch
            {
                Constant c => IsNegative(c) && within > Sum ? $"({Number(c)})" : Number(c),
                Argument a => argument(a.Index),
                AxisIndex index => Indices.Letter(index),
                BatchSize => "batch",
                Unary { Operator: UnaryOperator.Hold } hold when !isExact => Text(hold.A, within),
                Unary { Operator: UnaryOperator.Negate, A: Constant c } when isExact => Enclosed($"-({Number(c)})", Sum, within),
                Unary { Operator: UnaryOperator.Negate } negated => Enclosed("-" + Text(negated.A, Prefix), Sum, within),
                Unary { Operator: UnaryOperator.Not } not => "!" + Text(not.A, Prefix),
                Unary { Operator: UnaryOperator.Abs } abs => $"|{Text(abs.A, Choice)}|",
                Unary { Operator: UnaryOperator.Sqrt } root => $"√({Text(root.A, Choice)})",
                Unary u => $"{u.Operator.ToString().ToLowerInvariant()}({Text(u.A, Choice)})",
                Binary { Operator: BinaryOperator.Min or BinaryOperator.Max or BinaryOperator.Power } f =>
                    $"{f.Operator.ToString().ToLowerInvariant()}({Text(f.A, Choice)}, {Text(f.B, Choice)})",
                Binary { Operator: BinaryOperator.Less, A: Constant } greater =>
                    Enclosed($"{Text(greater.B, Sum)} > {Text(greater.A, Sum)}", Comparison, within),
                Binary b => OfOperator(b, within),
                Select s => Enclosed($"{Text(s.Condition, Either)} ? {Text(s.Then, isExact ? Either : Choice)} : {Text(s.Else, Choice)}", Choice, within),
                _ => expression.ToString(),
            };
        }

        private string OfOperator(Binary b, int within)
        {
            if (!isExact && b is { Operator: BinaryOperator.Multiply, A: not Constant } && b.A == b.B)
                return Enclosed(Text(b.A, Prefix) + "²", Product, within);
            (string sign, int precedence, int right) = b.Operator switch
            {
                BinaryOperator.Add => (" + ", Sum, isExact ? Product : Sum),
                BinaryOperator.Subtract => (" - ", Sum, Product),
                BinaryOperator.Multiply => ("·", Product, isExact ? Prefix : Product),
                BinaryOperator.Divide => ("/", Product, Prefix),
                BinaryOperator.Equal => (" = ", Comparison, Sum),
                BinaryOperator.Less => (" < ", Comparison, Sum),
                BinaryOperator.LessOrEqual => (" ≤ ", Comparison, Sum),
                BinaryOperator.And => (" and ", Both, isExact ? Comparison : Both),
                _ => (" or ", Either, isExact ? Both : Either),
            };
            return Enclosed(Text(b.A, precedence == Comparison ? Sum : precedence) + sign + Text(b.B, right), precedence, within);
        }

        private bool IsNegative(Constant c) => isExact ? BitConverter.DoubleToInt64Bits(c.Value) < 0 && !double.IsNaN(c.Value) : c.Value < 0;

        private string Number(Constant c) => !isExact && (float)c.Value == c.Value
            ? Decimals.Shortest((float)c.Value)
            : Decimals.Shortest(c.Value);
    }

    private static string Enclosed(string text, int precedence, int within) => within > precedence ? $"({text})" : text;
}
