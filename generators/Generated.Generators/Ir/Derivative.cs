using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Ir;

/// <summary>The derivative of an expression, by the rules of calculus.</summary>
internal static class Derivative
{
    /// <summary>
    /// d e / d argument. Where an expression has no derivative (the bend of a maximum, a step) it is that of
    /// the side that PyTorch takes: of <c>max(x, 0)</c> at 0 it is 0, of <c>|x|</c> at 0 it is 0.
    /// </summary>
    public static Expression With(Expression e, int argument)
    {
        if (!e.Uses(argument))
            return Zero;

        return e switch
        {
            Argument => One,
            // exp(v) / (1 + exp(v)) overflows; the sigmoid of v, which it is, does not.
            Unary { Operator: UnaryOperator.Log1P, A: Unary { Operator: UnaryOperator.Exp } exp } => With(exp.A, argument) * Sigmoid(exp.A),
            Unary u => OfUnary(u, With(u.A, argument)),
            Binary b => OfBinary(b, With(b.A, argument), With(b.B, argument)),
            Select s => Choose(s.Condition, With(s.Then, argument), With(s.Else, argument)),
            _ => Zero,
        };
    }

    private static Expression OfUnary(Unary u, Expression da)
    {
        Expression a = u.A;
        return u.Operator switch
        {
            UnaryOperator.Negate => -da,
            UnaryOperator.Abs => da * Sign(a),
            UnaryOperator.Sqrt => da * (0.5 / u),
            UnaryOperator.Exp => da * u,
            UnaryOperator.ExpM1 => da * Exp(a),
            UnaryOperator.Log => da / a,
            UnaryOperator.Log1P => da / (One + a),
            UnaryOperator.Tanh => da * (One - u * u),
            UnaryOperator.Sigmoid => da * (u * (One - u)),
            UnaryOperator.Erf => da * (2 / Math.Sqrt(Math.PI) * Exp(-(a * a))),
            UnaryOperator.Sin => da * new Unary(UnaryOperator.Cos, a),
            UnaryOperator.Cos => -(da * new Unary(UnaryOperator.Sin, a)),
            _ => Zero, // Floor, Ceiling and Round are steps; Hold is constant by its meaning.
        };
    }

    private static Expression OfBinary(Binary f, Expression da, Expression db)
    {
        (Expression a, Expression b) = (f.A, f.B);
        return f.Operator switch
        {
            BinaryOperator.Add => da + db,
            BinaryOperator.Subtract => da - db,
            BinaryOperator.Multiply => da * b + a * db,
            BinaryOperator.Divide => b is Constant ? da / b : da / b - f / b * db,
            BinaryOperator.Min => Choose(Less(a, b), da, db),
            BinaryOperator.Max => Choose(Greater(a, b), da, db),
            BinaryOperator.Power => OfPower(f, da, db),
            _ => Zero,
        };
    }

    private static Expression OfPower(Binary f, Expression da, Expression db)
    {
        (Expression a, Expression b) = (f.A, f.B);
        Expression byBase = da * (b * Power(a, b - One));
        Expression byExponent = db * (f * Log(a));
        return byBase + byExponent;
    }
}
