using System.Runtime.CompilerServices;
namespace Generated.Generators.Ir.Expressions;

/// <summary>What the operators of expressions compute, in <c>double</c>.</summary>
internal static class Evaluation
{
    /// <summary>The value of an expression of one argument.</summary>
    /// <param name="e">The expression.</param>
    /// <param name="x">The argument.</param>
    /// <param name="held">The argument of what is held.</param>
    public static double Of(Expression e, double x, double held)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return e switch
        {
            Constant c => c.Value,
            Argument => x,
            Unary { Operator: UnaryOperator.Hold } u => Of(u.A, held, held),
            Unary u => Of(u.Operator)(Of(u.A, x, held)),
            Binary b => Of(b.Operator)(Of(b.A, x, held), Of(b.B, x, held)),
            Select s => Of(s.Condition, x, held) != 0 ? Of(s.Then, x, held) : Of(s.Else, x, held),
            _ => throw new NotSupportedException(e.ToString()),
        };
    }

    public static Func<double, double> Of(UnaryOperator op) => op switch
    {
        UnaryOperator.Negate => static a => -a,
        UnaryOperator.Abs => Math.Abs,
        UnaryOperator.Sqrt => Math.Sqrt,
        UnaryOperator.Exp => Math.Exp,
        UnaryOperator.Exp2 => static a => Math.Pow(2, a),
        UnaryOperator.ExpM1 => ExpM1,
        UnaryOperator.Log => Math.Log,
        UnaryOperator.Log2 => Log2,
        UnaryOperator.Log10 => Math.Log10,
        UnaryOperator.Log1P => Log1P,
        UnaryOperator.Tanh => Math.Tanh,
        UnaryOperator.Sinh => Math.Sinh,
        UnaryOperator.Cosh => Math.Cosh,
        UnaryOperator.Sigmoid => static a => 1 / (1 + Math.Exp(-a)),
        UnaryOperator.Erf => Erf,
        UnaryOperator.Sin => Math.Sin,
        UnaryOperator.Cos => Math.Cos,
        UnaryOperator.Floor => Math.Floor,
        UnaryOperator.Ceiling => Math.Ceiling,
        UnaryOperator.Round => Math.Round,
        UnaryOperator.Not => static a => a == 0 ? 1 : 0,
        _ => throw new NotSupportedException(op.ToString()),
    };

    public static Func<double, double, double> Of(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => static (a, b) => a + b,
        BinaryOperator.Subtract => static (a, b) => a - b,
        BinaryOperator.Multiply => static (a, b) => a * b,
        BinaryOperator.Divide => static (a, b) => a / b,
        BinaryOperator.Min => Math.Min,
        BinaryOperator.Max => Math.Max,
        BinaryOperator.Power => Math.Pow,
        BinaryOperator.Equal => static (a, b) => a == b ? 1 : 0,
        BinaryOperator.Less => static (a, b) => a < b ? 1 : 0,
        BinaryOperator.LessOrEqual => static (a, b) => a <= b ? 1 : 0,
        BinaryOperator.And => static (a, b) => a != 0 && b != 0 ? 1 : 0,
        BinaryOperator.Or => static (a, b) => a != 0 || b != 0 ? 1 : 0,
        _ => throw new NotSupportedException(op.ToString()),
    };

    /// <summary>The logarithm of a fraction near 1 and the exponent of two, so that powers of two have exact ones.</summary>
    private static double Log2(double a)
    {
        long bits = BitConverter.DoubleToInt64Bits(a);
        int exponent = (int)(bits >> 52) - 1023;
        if (exponent is <= -1023 or > 1023)
            return Math.Log(a) / Math.Log(2); // negative, not a number, infinite, or with a fraction that is not normal
        double fraction = BitConverter.Int64BitsToDouble((bits & 0xF_FFFF_FFFF_FFFF) | (1023L << 52));
        return exponent + (Math.Log(fraction) / Math.Log(2));
    }

    /// <summary>exp(a) - 1, also where exp(a) is near 1: .NET subtracts, and loses all digits there. W. Kahan's way.</summary>
    private static double ExpM1(double a)
    {
        double exp = Math.Exp(a);
        return exp == 1 ? a : exp - 1 == -1 || double.IsInfinity(exp) ? exp - 1 : (exp - 1) * a / Math.Log(exp);
    }

    /// <summary>log(1 + a), also where a is near 0, in the same way.</summary>
    private static double Log1P(double a)
    {
        double sum = 1 + a;
        return sum == 1 ? a : double.IsInfinity(sum) ? sum : Math.Log(sum) * a / (sum - 1);
    }

    /// <summary>2/√π·Σ (-1)ⁿ x^(2n+1)/(n!(2n+1)), its Taylor series; beyond 3, where its terms cancel out, the continued fraction of 1 - erf.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 3)
        {
            double fraction = 0;
            for (int n = 60; n >= 1; n--)
                fraction = n / 2.0 / (Math.Abs(x) + fraction);
            double one = 1 - (Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (Math.Abs(x) + fraction));
            return x < 0 ? -one : one;
        }

        double term = x, sum = x;
        for (int n = 1; n < 100; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }
        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
