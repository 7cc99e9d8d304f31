namespace Generated.Generators.Ir;

/// <summary>
/// A scalar expression that a <see cref="MapOp"/> applies to every element and a <see cref="ReduceOp"/> sums
/// up. Immutable and compared by structure, so that equal subexpressions are found and computed once.
/// Make one with the operators and <see cref="Expressions"/>, which simplify as they build.
/// </summary>
internal abstract record Expression
{
    /// <summary>The structure, every operation in parentheses; for a reader's eyes there is <see cref="ExpressionPrinter"/>.</summary>
    public sealed override string ToString() => ExpressionPrinter.Structure(this);

    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression a, Expression b) => Expressions.Add(a, b);

    public static Expression operator -(Expression a, Expression b) => Expressions.Subtract(a, b);

    public static Expression operator *(Expression a, Expression b) => Expressions.Multiply(a, b);

    public static Expression operator /(Expression a, Expression b) => Expressions.Divide(a, b);

    public static Expression operator -(Expression a) => Expressions.Negate(a);
}

/// <summary>A number, the same for every element.</summary>
internal sealed record Constant(double Value) : Expression
{
    /// <summary>By bits: 0 and -0 are two numbers.</summary>
    public bool Equals(Constant? other) => other is not null && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value);

    public override int GetHashCode() => BitConverter.DoubleToInt64Bits(Value).GetHashCode();
}

/// <summary>The element of the operation's input at a position in its list of inputs.</summary>
internal sealed record Argument(int Index) : Expression;

/// <summary>The element's index along the last axis, as a number.</summary>
internal sealed record Column : Expression;

/// <summary>The number of samples in the batch, as a number.</summary>
internal sealed record BatchSize : Expression;

internal sealed record Unary(UnaryOperator Operator, Expression A) : Expression;

internal sealed record Binary(BinaryOperator Operator, Expression A, Expression B) : Expression;

/// <summary><paramref name="Then"/> where the condition holds, else <paramref name="Else"/>.</summary>
internal sealed record Select(Expression Condition, Expression Then, Expression Else) : Expression;

internal enum UnaryOperator
{
    Negate,
    Abs,
    Sqrt,
    Exp,
    Exp2,
    ExpM1,
    Log,
    Log2,
    Log10,
    Log1P,
    Tanh,
    Sinh,
    Cosh,
    Sigmoid,
    Erf,
    Sin,
    Cos,
    Floor,
    Ceiling,
    Round,

    /// <summary>The other truth value; of conditions only.</summary>
    Not,

    /// <summary>The value itself, but constant to differentiation.</summary>
    Hold,
}

/// <summary>Comparisons and the two after them make conditions; <c>a > b</c> is <c>b &lt; a</c>.</summary>
internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Min,
    Max,
    Power,
    Equal,
    Less,
    LessOrEqual,
    And,
    Or,
}
