using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir.Expressions;

/// <summary>
/// A scalar expression that a <see cref="MapOp"/> applies to every element and a <see cref="ReduceOp"/> sums up. It is immutable and compared by
/// structure, so that equal subexpressions are found and computed once; parts are shared. Create expressions with the operators and
/// <see cref="Expressions"/>, which simplify as they build.
/// </summary>
internal abstract class Expression : IEquatable<Expression>
{
    private readonly int _hash;

    /// <summary>An expression made of others. Its properties are counted as it is built, because a part may occur 2^n times within the whole.</summary>
    protected Expression(int hash, params Expression[] parts)
    {
        long size = parts.Length == 0 ? 0 : 1;
        foreach (Expression part in parts)
        {
            hash = unchecked((hash * 31) + part._hash);
            size += part.Size;
            Depth = Math.Max(Depth, part.Depth + 1);
            ArgumentBits |= part.ArgumentBits;
        }
        Size = (int)Math.Min(size, Algebra.Unbounded);
        _hash = hash;
    }

    /// <summary>Number of operators, where an operator that occurs several times counts each time; at most <see cref="Algebra.Unbounded"/>.</summary>
    public int Size { get; }

    /// <summary>The nesting depth: the largest number of operators inside one another.</summary>
    public int Depth { get; }

    /// <summary>The inputs that occur, one bit each; the last bit stands for all inputs from 63 on.</summary>
    public ulong ArgumentBits { get; protected init; }

    /// <summary>The structure, with every operation in parentheses; <see cref="ExpressionPrinter"/> writes expressions for readers.</summary>
    public sealed override string ToString() => ExpressionPrinter.Structure(this);

    /// <summary>The hash, computed at construction.</summary>
    public sealed override int GetHashCode() => _hash;

    /// <summary>Whether two expressions have the same structure.</summary>
    public bool Equals(Expression? other) => other is not null && SameStructure.Holds(this, other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? other) => other is Expression expression && Equals(expression);

    public static bool operator ==(Expression? a, Expression? b) => a is null ? b is null : a.Equals(b);

    public static bool operator !=(Expression? a, Expression? b) => !(a == b);

    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression a, Expression b) => Algebra.Add(a, b);

    public static Expression operator -(Expression a, Expression b) => Algebra.Subtract(a, b);

    public static Expression operator *(Expression a, Expression b) => Algebra.Multiply(a, b);

    public static Expression operator /(Expression a, Expression b) => Algebra.Divide(a, b);

    public static Expression operator -(Expression a) => Algebra.Negate(a);
}

/// <summary>A number, the same for every element.</summary>
internal sealed class Constant(double value)
    : Expression(unchecked((int)BitConverter.DoubleToInt64Bits(value) ^ (int)(BitConverter.DoubleToInt64Bits(value) >> 32)))
{
    public double Value { get; } = value;
}

/// <summary>The element of the input with this position in the operation's list of inputs.</summary>
internal sealed class Argument : Expression
{
    public Argument(int index)
        : base(0x2545_F491 + index)
    {
        Index = index;
        ArgumentBits = 1UL << Math.Min(index, 63);
    }

    public int Index { get; }
}

/// <summary>The element's index along an axis of the shape that the operation goes through, as a number.</summary>
/// <param name="axis">The axis, counted from the end: -1 is the last one.</param>
internal sealed class AxisIndex(int axis) : Expression(0x1B87_3594 + axis)
{
    public int Axis { get; } = axis;

    /// <summary>The index of an element of a sample.</summary>
    public int Of(int element, TensorShape domain)
    {
        int axis = domain.Axes.Count + Axis;
        for (int i = domain.Axes.Count - 1; i > axis; i--)
            element /= domain.Axes[i];
        return axis < 0 ? 0 : element % domain.Axes[axis];
    }
}

/// <summary>The number of samples in the batch, as a number.</summary>
internal sealed class BatchSize() : Expression(0x52DC_E729);

internal sealed class Unary(UnaryOperator op, Expression a) : Expression(101 + (int)op, a)
{
    public UnaryOperator Operator { get; } = op;

    public Expression A { get; } = a;
}

internal sealed class Binary(BinaryOperator op, Expression a, Expression b) : Expression(211 + (int)op, a, b)
{
    public BinaryOperator Operator { get; } = op;

    public Expression A { get; } = a;

    public Expression B { get; } = b;
}

/// <summary><paramref name="then"/> where the condition holds, else <paramref name="otherwise"/>.</summary>
internal sealed class Select(Expression condition, Expression then, Expression otherwise) : Expression(307, condition, then, otherwise)
{
    public Expression Condition { get; } = condition;

    public Expression Then { get; } = then;

    public Expression Else { get; } = otherwise;
}

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

    /// <summary>The negation; only for conditions.</summary>
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
