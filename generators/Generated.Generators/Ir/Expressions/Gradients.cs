using System.Runtime.CompilerServices;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Ir.Expressions;

/// <summary>
/// The arithmetic of derivatives, as in every automatic differentiation. A term is zero by its structure if it is the derivative of something that
/// does not depend on the argument, or if a choice took another branch. Such a term is dropped, even if the other factor would be infinite or NaN.
/// For everything else there is <see cref="Expressions"/>.
/// </summary>
internal static class Gradients
{
    public static Expression Sum(Expression a, Expression b) => IsZero(a) ? b : IsZero(b) ? a : a + b;

    public static Expression Difference(Expression a, Expression b) => IsZero(b) ? a : IsZero(a) ? Opposite(b) : a - b;

    public static Expression Opposite(Expression a) => a is Binary { Operator: BinaryOperator.Subtract } s ? s.B - s.A : -a;

    /// <summary>
    /// A derivative, or a gradient that flows back, times a factor. For a choice between zero or one and something else, the factor is multiplied
    /// into its branches.
    /// </summary>
    public static Expression Product(Expression a, Expression b)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return (a, b) switch
        {
            _ when IsZero(a) || IsZero(b) => Zero,
            (_, Select s) when IsMask(s) => Choose(s.Condition, Product(a, s.Then), Product(a, s.Else)),
            (Select s, _) when IsMask(s) => Choose(s.Condition, Product(s.Then, b), Product(s.Else, b)),
            // Factors that are known at compile time are combined: a derivative has no order in which the user wrote it.
            (Constant x, Binary { Operator: BinaryOperator.Multiply, A: Constant y } m) when IsOrdinary(x.Value * y.Value) => Product(x.Value * y.Value, m.B),
            (Binary { Operator: BinaryOperator.Multiply, A: Constant x } m, Constant y) when IsOrdinary(x.Value * y.Value) => Product(x.Value * y.Value, m.B),
            _ => a * b,
        };
    }

    public static Expression Quotient(Expression a, Expression b) => IsZero(a) ? Zero : a / b;

    private static bool IsMask(Select s) => s.Then is Constant { Value: 0 or 1 } || s.Else is Constant { Value: 0 or 1 };

    private static bool IsZero(Expression e) => e is Constant { Value: 0 };

    /// <summary>Whether a product of constants is neither near overflow nor near underflow in single precision.</summary>
    private static bool IsOrdinary(double factor) => Math.Abs(factor) is > 1e-30 and < 1e30;
}
