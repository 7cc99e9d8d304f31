using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Tests.Passes.Reading;

/// <summary>Reads expressions in the notation of <see cref="ExpressionPrinter.Exact"/>.</summary>
/// <param name="cursor">Stands before the expression.</param>
/// <param name="argument">The argument that a name stands for; it takes what follows the name.</param>
/// <param name="isSimplified">Whether expressions are built as layers and passes build them, which simplifies, or exactly as they are written.</param>
internal sealed class ExpressionReader(Cursor cursor, Func<Token, Argument> argument, bool isSimplified = false)
{
    private static readonly Dictionary<string, UnaryOperator> s_functions = Enum.GetValues<UnaryOperator>()
        .Except([UnaryOperator.Negate, UnaryOperator.Not, UnaryOperator.Abs, UnaryOperator.Sqrt])
        .ToDictionary(function => function.ToString().ToLowerInvariant());

    private readonly List<Expression> _named = [];

    /// <summary>An expression, with the parts that it names first.</summary>
    public Expression Read()
    {
        if (!cursor.Try("let"))
            return Choice();
        do
        {
            cursor.Expect($"$ {_named.Count + 1} =");
            _named.Add(Choice());
        }
        while (cursor.Try(","));
        cursor.Expect("in");
        return Choice();
    }

    private Expression Choice()
    {
        Expression condition = Either();
        if (!cursor.Try("?"))
            return condition;
        Expression then = Choice();
        cursor.Expect(":");
        Expression otherwise = Choice();
        return isSimplified ? Algebra.Choose(condition, then, otherwise) : new Select(condition, then, otherwise);
    }

    private Expression Either() => Chain(Both, ("or", BinaryOperator.Or));

    private Expression Both() => Chain(Comparison, ("and", BinaryOperator.And));

    private Expression Comparison()
    {
        Expression a = Sum();
        return cursor.Try("=") ? Build(BinaryOperator.Equal, a, Sum())
            : cursor.Try("<") ? Build(BinaryOperator.Less, a, Sum())
            : cursor.Try("≤") ? Build(BinaryOperator.LessOrEqual, a, Sum())
            : cursor.Try(">") && Sum() is var b ? Build(BinaryOperator.Less, b, a)
            : a;
    }

    private Expression Sum() => Chain(Product, ("+", BinaryOperator.Add), ("-", BinaryOperator.Subtract));

    private Expression Product() => Chain(Prefix, ("·", BinaryOperator.Multiply), ("/", BinaryOperator.Divide));

    /// <summary>Operands with operators of one precedence between them, from left to right.</summary>
    private Expression Chain(Func<Expression> operand, params (string Sign, BinaryOperator Operator)[] operators)
    {
        Expression chain = operand();
        while (operators.FirstOrDefault(one => cursor.Is(one.Sign)) is ({ } sign, var op))
        {
            cursor.Expect(sign);
            chain = Build(op, chain, operand());
        }
        return chain;
    }

    private Expression Prefix()
    {
        if (cursor.Try("!"))
            return Build(UnaryOperator.Not, Prefix());
        if (!cursor.Try("-"))
            return Primary();
        return IsNumber() ? new Constant(-cursor.ExpectNumber()) : Build(UnaryOperator.Negate, Prefix());
    }

    private bool IsNumber() => cursor.Next.Kind == TokenKind.Number || cursor.Is("NaN") || cursor.Is("Infinity");

    private Expression Primary()
    {
        Token first = cursor.Next;
        if (IsNumber())
            return new Constant(cursor.ExpectNumber());
        if (cursor.Try("("))
            return Until(")");
        if (cursor.Try("|"))
            return Build(UnaryOperator.Abs, Until("|"));
        if (cursor.TryAll("√ ("))
            return Build(UnaryOperator.Sqrt, Until(")"));
        if (cursor.Try("$"))
        {
            int number = cursor.Next.Kind == TokenKind.Number ? cursor.ExpectInteger() : 0;
            return number > 0 && number <= _named.Count ? _named[number - 1] : throw first.Instead("the number of a part that is named before it");
        }
        if (first.Kind != TokenKind.Name)
            throw cursor.Unexpected("an expression");
        cursor.Take();
        if (cursor.Try("("))
            return Function(first);
        return first.Text switch
        {
            "n" => new AxisIndex(-1),
            "batch" => new BatchSize(),
            _ => argument(first),
        };
    }

    private Expression Function(Token name)
    {
        if (s_functions.TryGetValue(name.Text, out UnaryOperator function))
            return Build(function, Until(")"));
        BinaryOperator op = name.Text switch
        {
            "min" => BinaryOperator.Min,
            "max" => BinaryOperator.Max,
            "power" => BinaryOperator.Power,
            _ => throw name.Instead("a function"),
        };
        Expression a = Until(",");
        return Build(op, a, Until(")"));
    }

    private Expression Until(string end)
    {
        Expression inner = Choice();
        cursor.Expect(end);
        return inner;
    }

    private Expression Build(UnaryOperator op, Expression a) => (isSimplified, op) switch
    {
        (true, UnaryOperator.Negate) => -a,
        (true, UnaryOperator.Not) => Algebra.Not(a),
        _ => new Unary(op, a),
    };

    private Expression Build(BinaryOperator op, Expression a, Expression b) => (isSimplified, op) switch
    {
        (true, BinaryOperator.Add) => a + b,
        (true, BinaryOperator.Subtract) => a - b,
        (true, BinaryOperator.Multiply) => a * b,
        (true, BinaryOperator.Divide) => a / b,
        (true, BinaryOperator.Power) => Algebra.Power(a, b),
        _ => new Binary(op, a, b),
    };
}
