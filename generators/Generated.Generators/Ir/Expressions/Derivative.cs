using System.Collections.Generic;
using System.Runtime.CompilerServices;
using static Generated.Generators.Ir.Expressions.Algebra;
using static Generated.Generators.Ir.Expressions.Gradients;

namespace Generated.Generators.Ir.Expressions;

/// <summary>The derivative of an expression, by the rules of calculus.</summary>
internal static class Derivative
{
    /// <summary>
    /// d e / d argument. Where an expression has no derivative, it gets the value that PyTorch uses. For <c>|x|</c> at 0 this is 0. For a maximum or
    /// minimum of two equal numbers it is the mean of both sides, as in <c>torch.maximum</c>. For <c>max(x, 0)</c>, which is <c>relu</c>, it is 0 at
    /// 0, whichever operand comes first. A choice has the derivative of the branch that is taken. Terms that are zero by their structure are dropped
    /// (<see cref="Gradients"/>), so that they do not give 0·infinity.
    /// </summary>
    public static Expression With(Expression e, int argument) => With(e, argument, []);

    /// <summary>
    /// A part that occurs several times is differentiated once, so that the derivative has a few times as many operators as the function, and not 2^n
    /// times.
    /// </summary>
    private static Expression With(Expression e, int argument, Dictionary<Expression, Expression> known)
    {
        if (!e.Uses(argument))
            return Zero;
        if (known.TryGetValue(e, out Expression before))
            return before;
        RuntimeHelpers.EnsureSufficientExecutionStack();

        Expression derivative = e switch
        {
            Argument => One,
            // exp(v) / (1 + exp(v)) overflows; the sigmoid of v, which equals it, does not.
            Unary { Operator: UnaryOperator.Log1P, A: Unary { Operator: UnaryOperator.Exp } exp } => Product(With(exp.A, argument, known), Sigmoid(exp.A)),
            Unary u => OfUnary(u, With(u.A, argument, known)),
            Binary b => OfBinary(b, With(b.A, argument, known), With(b.B, argument, known)),
            Select s => Choose(s.Condition, With(s.Then, argument, known), With(s.Else, argument, known)),
            _ => Zero,
        };
        known.Add(e, derivative);
        return derivative;
    }

    private static Expression OfUnary(Unary u, Expression da)
    {
        Expression a = u.A;
        return u.Operator switch
        {
            UnaryOperator.Negate => Opposite(da),
            UnaryOperator.Abs => Product(da, Choose(Greater(a, Zero), One, Choose(Less(a, Zero), -1, Zero))),
            UnaryOperator.Sqrt => Product(da, 0.5 / u),
            UnaryOperator.Exp => Product(da, u),
            UnaryOperator.Exp2 => Product(da, Math.Log(2) * u),
            UnaryOperator.ExpM1 => Product(da, Exp(a)),
            UnaryOperator.Log => Quotient(da, a),
            UnaryOperator.Log2 => Quotient(Product(1 / Math.Log(2), da), a),
            UnaryOperator.Log10 => Quotient(Product(1 / Math.Log(10), da), a),
            UnaryOperator.Log1P => Quotient(da, One + a),
            UnaryOperator.Tanh => Product(da, One - u * u),
            UnaryOperator.Sinh => Product(da, new Unary(UnaryOperator.Cosh, a)),
            UnaryOperator.Cosh => Product(da, new Unary(UnaryOperator.Sinh, a)),
            UnaryOperator.Sigmoid => Product(da, u * (One - u)),
            UnaryOperator.Erf => Product(da, 2 / Math.Sqrt(Math.PI) * Exp(-(a * a))),
            UnaryOperator.Sin => Product(da, new Unary(UnaryOperator.Cos, a)),
            UnaryOperator.Cos => Opposite(Product(da, new Unary(UnaryOperator.Sin, a))),
            _ => Zero, // Floor, Ceiling and Round are steps; Hold is constant by its meaning.
        };
    }

    private static Expression OfBinary(Binary f, Expression da, Expression db)
    {
        (Expression a, Expression b) = (f.A, f.B);
        return f.Operator switch
        {
            BinaryOperator.Add => Sum(da, db),
            BinaryOperator.Subtract => Difference(da, db),
            BinaryOperator.Multiply => Sum(Product(da, b), Product(a, db)),
            BinaryOperator.Divide => Difference(Quotient(da, b), Product(f / b, db)),
            BinaryOperator.Min => Choose(Less(a, b), da, Choose(Less(b, a), db, Half(da, db))),
            BinaryOperator.Max when IsPositiveZero(b) => Choose(Greater(a, b), da, Zero),
            BinaryOperator.Max when IsPositiveZero(a) => Choose(Greater(b, a), db, Zero),
            BinaryOperator.Max => Choose(Greater(a, b), da, Choose(Greater(b, a), db, Half(da, db))),
            BinaryOperator.Power => OfPower(f, da, db),
            _ => Zero,
        };
    }

    private static Expression Half(Expression da, Expression db) => Product(0.5, Sum(da, db));

    /// <summary>
    /// a^b: b·a^(b - 1) and a^b·log a. For a^0 the first is 0, and for 0^b with b from 0 on the second is 0, because the formulas are not defined
    /// there (PyTorch's pow_backward does the same).
    /// </summary>
    private static Expression OfPower(Binary f, Expression da, Expression db)
    {
        (Expression a, Expression b) = (f.A, f.B);
        Expression byBase = b * Power(a, b - One);
        if (b is not Constant)
            byBase = Choose(Equal(b, Zero), Zero, byBase);
        Expression byExponent = f * (a is Constant { Value: > 0 } number ? Math.Log(number.Value) : Log(a));
        if (a is not Constant { Value: > 0 })
            byExponent = Choose(And(Equal(a, Zero), GreaterOrEqual(b, Zero)), Zero, byExponent);
        return Sum(Product(da, byBase), Product(db, byExponent));
    }
}
