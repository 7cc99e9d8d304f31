using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Generated.Generators.Ir.Expressions;

/// <summary>
/// Builds expressions, simplifies them as they are built, and analyses them. A simplified expression has the same bits as the original for every
/// number, including NaN, infinities and both zeros. Therefore 0·x stays (it is NaN where x is), x + 0 stays (-0 becomes 0), and factors keep their
/// order. <see cref="Gradients"/> has the rules for derivatives, where a term that is zero by its structure is dropped.
/// </summary>
internal static class Algebra
{
    public static readonly Expression Zero = new Constant(0);
    public static readonly Expression One = new Constant(1);

    public static Expression X => new Argument(0);

    public static Expression Arg(int index) => new Argument(index);

    public static Expression Add(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value + y.Value,
        // Only the negative zero changes nothing: -0 + 0 is 0.
        _ when IsNegativeZero(a) => b,
        _ when IsNegativeZero(b) => a,
        (_, Unary { Operator: UnaryOperator.Negate } n) => Subtract(a, n.A),
        (Unary { Operator: UnaryOperator.Negate } n, _) => Subtract(b, n.A),
        _ when a.Equals(b) => Multiply(2, a),
        _ => new Binary(BinaryOperator.Add, a, b),
    };

    public static Expression Subtract(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value - y.Value,
        _ when IsNegativeZero(a) => Negate(b),
        _ when IsPositiveZero(b) => a,
        (_, Unary { Operator: UnaryOperator.Negate } n) => Add(a, n.A),
        _ => new Binary(BinaryOperator.Subtract, a, b),
    };

    public static Expression Multiply(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value * y.Value,
        (Constant { Value: 1 }, _) => b,
        (_, Constant { Value: 1 }) => a,
        (Constant { Value: -1 }, _) => Negate(b),
        (_, Constant { Value: -1 }) => Negate(a),
        (_, Constant) => Multiply(b, a),
        (Constant x, Binary { Operator: BinaryOperator.Multiply, A: Constant y } m) when OnlyScale(x.Value, y.Value) => Multiply(x.Value * y.Value, m.B),
        (Unary { Operator: UnaryOperator.Negate } n, _) => Negate(Multiply(n.A, b)),
        (_, Unary { Operator: UnaryOperator.Negate } n) => Negate(Multiply(a, n.A)),
        _ => new Binary(BinaryOperator.Multiply, a, b),
    };

    public static Expression Divide(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value / y.Value,
        (_, Constant { Value: 1 }) => a,
        (_, Constant { Value: -1 }) => Negate(a),
        (Unary { Operator: UnaryOperator.Negate } n, _) => Negate(Divide(n.A, b)),
        _ => new Binary(BinaryOperator.Divide, a, b),
    };

    public static Expression Negate(Expression a) => a switch
    {
        Constant x => -x.Value,
        Unary { Operator: UnaryOperator.Negate } n => n.A,
        _ => new Unary(UnaryOperator.Negate, a),
    };

    public static Expression Min(Expression a, Expression b) => new Binary(BinaryOperator.Min, a, b);

    public static Expression Max(Expression a, Expression b) => new Binary(BinaryOperator.Max, a, b);

    public static Expression Power(Expression a, Expression b) => b switch
    {
        Constant { Value: 0 } => One,
        Constant { Value: 1 } => a,
        Constant { Value: 2 } => a * a,
        Constant { Value: 3 } => a * a * a,
        Constant { Value: -1 } => One / a,
        _ => new Binary(BinaryOperator.Power, a, b),
    };

    /// <summary>
    /// <paramref name="a"/>, limited to two bounds as by <c>Math.Clamp</c> and PyTorch's <c>clamp</c>: NaN stays, and at a bound the derivative is
    /// still that of <paramref name="a"/>. With <see cref="Min"/> and <see cref="Max"/> it is not.
    /// </summary>
    public static Expression Clamp(Expression a, Expression low, Expression high) => Choose(Less(a, low), low, Choose(Less(high, a), high, a));

    /// <summary><paramref name="a"/>, or <paramref name="low"/> if <paramref name="a"/> is less; see <see cref="Clamp"/>.</summary>
    public static Expression AtLeast(Expression a, Expression low) => Choose(Less(a, low), low, a);

    public static Expression Abs(Expression a) => new Unary(UnaryOperator.Abs, a);

    public static Expression Sqrt(Expression a) => new Unary(UnaryOperator.Sqrt, a);

    public static Expression Exp(Expression a) => new Unary(UnaryOperator.Exp, a);

    public static Expression ExpM1(Expression a) => new Unary(UnaryOperator.ExpM1, a);

    public static Expression Log(Expression a) => new Unary(UnaryOperator.Log, a);

    public static Expression Log1P(Expression a) => new Unary(UnaryOperator.Log1P, a);

    public static Expression Tanh(Expression a) => new Unary(UnaryOperator.Tanh, a);

    public static Expression Sigmoid(Expression a) => new Unary(UnaryOperator.Sigmoid, a);

    public static Expression Erf(Expression a) => new Unary(UnaryOperator.Erf, a);

    /// <summary>The value of <paramref name="a"/>, but constant to differentiation.</summary>
    public static Expression Hold(Expression a) => new Unary(UnaryOperator.Hold, a);

    public static Expression Not(Expression a) => a is Unary { Operator: UnaryOperator.Not } n ? n.A : new Unary(UnaryOperator.Not, a);

    public static Expression And(Expression a, Expression b) => new Binary(BinaryOperator.And, a, b);

    public static Expression Or(Expression a, Expression b) => new Binary(BinaryOperator.Or, a, b);

    public static Expression Equal(Expression a, Expression b) => new Binary(BinaryOperator.Equal, a, b);

    public static Expression Less(Expression a, Expression b) => new Binary(BinaryOperator.Less, a, b);

    public static Expression LessOrEqual(Expression a, Expression b) => new Binary(BinaryOperator.LessOrEqual, a, b);

    public static Expression Greater(Expression a, Expression b) => Less(b, a);

    public static Expression GreaterOrEqual(Expression a, Expression b) => LessOrEqual(b, a);

    public static Expression Choose(Expression condition, Expression then, Expression otherwise) =>
        then.Equals(otherwise) ? then : new Select(condition, then, otherwise);

    /// <summary>-1, 0 or 1; NaN for NaN. A step: its derivative is 0 everywhere.</summary>
    public static Expression Sign(Expression a) => Choose(Greater(a, Zero), One, Choose(Less(a, Zero), -1, Hold(a + Zero)));

    /// <summary>0, but NaN where <paramref name="a"/> is NaN: for values that do not count but whose NaN must not be hidden.</summary>
    public static Expression ZeroUnlessNaN(Expression a) => Hold(Min(Abs(a), Zero));

    public static bool IsPositiveZero(Expression e) => e is Constant { Value: 0 } && !IsNegativeZero(e);

    private static bool IsNegativeZero(Expression e) => e is Constant { Value: 0 } zero && BitConverter.DoubleToInt64Bits(zero.Value) < 0;

    /// <summary>Whether factors are powers of two from 1 on, which never round: x·2·4 has the bits of x·8, but x·3·5 does not have those of x·15.</summary>
    private static bool OnlyScale(params double[] factors) =>
        factors.All(factor => Math.Abs(factor) >= 1 && (BitConverter.DoubleToInt64Bits(factor) & 0xFFFFFFFFFFFFF) == 0)
            && Math.Abs(factors.Aggregate((a, b) => a * b)) < 1e30;

    /// <summary>Whether the expression is a truth value, and not a number.</summary>
    public static bool IsCondition(this Expression e) => e
        is Unary { Operator: UnaryOperator.Not }
        or Binary { Operator: BinaryOperator.Equal or BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.And or BinaryOperator.Or };

    /// <summary>The direct operands of this expression.</summary>
    public static IEnumerable<Expression> Parts(this Expression e) => e switch
    {
        Unary u => [u.A],
        Binary b => [b.A, b.B],
        Select s => [s.Condition, s.Then, s.Else],
        _ => [],
    };

    /// <summary>The maximum of all counts.</summary>
    public const int Unbounded = 1 << 30;

    /// <summary>This expression and all different expressions within it, the inner ones first.</summary>
    public static IReadOnlyList<Expression> Descendants(this Expression e)
    {
        var inOrder = new List<Expression>();
        Visit(e, [], inOrder);
        return inOrder;
    }

    private static void Visit(Expression e, HashSet<Expression> seen, List<Expression> inOrder)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (seen.Contains(e))
            return;
        switch (e)
        {
            case Unary u:
                Visit(u.A, seen, inOrder);
                break;
            case Binary b:
                Visit(b.A, seen, inOrder);
                Visit(b.B, seen, inOrder);
                break;
            case Select s:
                Visit(s.Condition, seen, inOrder);
                Visit(s.Then, seen, inOrder);
                Visit(s.Else, seen, inOrder);
                break;
        }
        seen.Add(e);
        inOrder.Add(e);
    }

    /// <summary>Whether the input at a position occurs in the expression.</summary>
    public static bool Uses(this Expression e, int argument) =>
        (e.ArgumentBits >> Math.Min(argument, 63) & 1) != 0 && (argument < 63 || e.Descendants().Any(part => part is Argument a && a.Index == argument));

    /// <summary>How often the input at a position occurs; at most <see cref="Unbounded"/>.</summary>
    public static int Occurrences(this Expression e, int argument)
    {
        var counts = new Dictionary<Expression, int>();
        foreach (Expression part in e.Uses(argument) ? e.Descendants() : [])
            counts[part] = part is Argument a ? (a.Index == argument ? 1 : 0) : (int)Math.Min(Unbounded, part.Parts().Sum(inner => (long)counts[inner]));
        return counts.TryGetValue(e, out int count) ? count : 0;
    }

    /// <summary>
    /// The expression with replaced parts: a part is replaced if <paramref name="replacement"/> returns something for it, the outermost parts first.
    /// </summary>
    /// <param name="e">The expression.</param>
    /// <param name="replacement">Called once for each different part.</param>
    public static Expression Replace(this Expression e, Func<Expression, Expression?> replacement) => Replace(e, replacement, []);

    private static Expression Replace(Expression e, Func<Expression, Expression?> replacement, Dictionary<Expression, Expression> replaced)
    {
        if (replaced.TryGetValue(e, out Expression known))
            return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Expression result = replacement(e) ?? e switch
        {
            Unary { Operator: UnaryOperator.Negate } u => Negate(Replace(u.A, replacement, replaced)),
            Unary u => new Unary(u.Operator, Replace(u.A, replacement, replaced)),
            Binary b => Rebuild(b.Operator, Replace(b.A, replacement, replaced), Replace(b.B, replacement, replaced)),
            Select s => Choose(Replace(s.Condition, replacement, replaced), Replace(s.Then, replacement, replaced), Replace(s.Else, replacement, replaced)),
            _ => e,
        };
        replaced.Add(e, result);
        return result;
    }

    /// <summary>The expression with other arguments in place of its own.</summary>
    public static Expression Substitute(this Expression e, Func<int, Expression> argument) =>
        e.Replace(part => part is Argument a ? argument(a.Index) : null);

    /// <summary>The number of different operations that a reader counts.</summary>
    public static int Operators(this Expression e) =>
        e.Descendants().Count(part => part is Unary { Operator: not UnaryOperator.Hold } or Binary or Select);

    /// <summary>
    /// The cost of the expression, in additions; the costs of functions are their lengths in instructions.
    /// </summary>
    public static int Cost(this Expression e) => e.Descendants().Sum(part => part switch
    {
        Unary { Operator: UnaryOperator.Exp or UnaryOperator.Exp2 or UnaryOperator.Sigmoid or UnaryOperator.Sin or UnaryOperator.Cos } => 15,
        Unary { Operator: UnaryOperator.ExpM1 or UnaryOperator.Log or UnaryOperator.Log2 or UnaryOperator.Log10 or UnaryOperator.Log1P or UnaryOperator.Tanh
            or UnaryOperator.Sinh or UnaryOperator.Cosh or UnaryOperator.Erf } => 25,
        Unary { Operator: UnaryOperator.Sqrt } => 4,
        Binary { Operator: BinaryOperator.Power } => 50,
        Binary { Operator: BinaryOperator.Divide } => 4,
        Constant or Argument or AxisIndex or BatchSize or Unary { Operator: UnaryOperator.Hold } => 0,
        _ => 1,
    });

    private static Expression Rebuild(BinaryOperator op, Expression a, Expression b) => op switch
    {
        BinaryOperator.Add => Add(a, b),
        BinaryOperator.Subtract => Subtract(a, b),
        BinaryOperator.Multiply => Multiply(a, b),
        BinaryOperator.Divide => Divide(a, b),
        BinaryOperator.Power => Power(a, b),
        _ => new Binary(op, a, b),
    };
}
