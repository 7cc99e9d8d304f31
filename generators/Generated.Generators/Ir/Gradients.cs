using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Ir;

/// <summary>
/// The arithmetic of derivatives, as every automatic differentiation has it: a term that is zero by its structure, because what it is
/// the derivative of does not depend on the argument, or because a choice took another branch, is dropped, even where what it
/// would be multiplied with is infinite or no number. All else is <see cref="Expressions"/>.
/// </summary>
internal static class Gradients
{
    public static Expression Sum(Expression a, Expression b) => IsZero(a) ? b : IsZero(b) ? a : a + b;

    public static Expression Difference(Expression a, Expression b) => IsZero(b) ? a : IsZero(a) ? Opposite(b) : a - b;

    public static Expression Opposite(Expression a) => a is Binary { Operator: BinaryOperator.Subtract } s ? s.B - s.A : -a;

    /// <summary>A derivative, or what flows back, times a factor; of a choice between zero or one and something else, within its branches.</summary>
    public static Expression Product(Expression a, Expression b) => (a, b) switch
    {
        _ when IsZero(a) || IsZero(b) => Zero,
        (_, Select s) when IsMask(s) => Choose(s.Condition, Product(a, s.Then), Product(a, s.Else)),
        (Select s, _) when IsMask(s) => Choose(s.Condition, Product(s.Then, b), Product(s.Else, b)),
        // Factors known at compile time are put together: a derivative has no order in which it is written.
        (Constant x, Binary { Operator: BinaryOperator.Multiply, A: Constant y } m) when IsOrdinary(x.Value * y.Value) => Product(x.Value * y.Value, m.B),
        (Binary { Operator: BinaryOperator.Multiply, A: Constant x } m, Constant y) when IsOrdinary(x.Value * y.Value) => Product(x.Value * y.Value, m.B),
        _ => a * b,
    };

    public static Expression Quotient(Expression a, Expression b) => IsZero(a) ? Zero : a / b;

    private static bool IsMask(Select s) => s.Then is Constant { Value: 0 or 1 } || s.Else is Constant { Value: 0 or 1 };

    private static bool IsZero(Expression e) => e is Constant { Value: 0 };

    /// <summary>Whether a product of constants is neither near overflow nor near underflow in single precision.</summary>
    private static bool IsOrdinary(double factor) => Math.Abs(factor) is > 1e-30 and < 1e30;
}
