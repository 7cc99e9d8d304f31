using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>A function that <c>[Map]</c> understands.</summary>
/// <param name="Name">Its name in <c>Math</c>, <c>MathF</c>, <c>float</c> or <c>double</c>.</param>
/// <param name="Parameters">How many arguments it takes.</param>
/// <param name="SingleUlps">Its largest error in single precision, in units of the last place of the exact value; 0.5 is the nearest number.</param>
/// <param name="DoubleUlps">The same in double precision.</param>
/// <param name="Of">Its value as an expression of its arguments.</param>
internal sealed record MapFunction(string Name, int Parameters, double SingleUlps, double DoubleUlps, Func<Expression[], Expression> Of);

/// <summary>
/// The functions of <c>Math</c>, <c>MathF</c>, <c>float</c> and <c>double</c> that <c>[Map]</c> understands, with their guaranteed largest errors. A
/// test computes each function over its whole domain, and fails if an error is larger. The table in <c>MapAttribute</c> is checked against this one.
/// </summary>
internal static class MapFunctions
{
    public static readonly IReadOnlyList<MapFunction> All =
    [
        new("Exp", 1, 0.88, 0.85, a => Exp(a[0])),
        new("ExpM1", 1, 1.52, 1.8, a => ExpM1(a[0])),
        new("Exp2", 1, 1.05, 1, a => new Unary(UnaryOperator.Exp2, a[0])),
        new("Log", 1, 0.92, 0.8, a => Log(a[0])),
        new("Log", 2, 3.5, 3.5, a => Logarithm(a[0], a[1])),
        new("LogP1", 1, 1.48, 1.25, a => Log1P(a[0])),
        new("Log2", 1, 1.55, 1.4, a => new Unary(UnaryOperator.Log2, a[0])),
        new("Log10", 1, 1.5, 1.45, a => new Unary(UnaryOperator.Log10, a[0])),
        new("Sqrt", 1, 0.5, 0.5, a => Sqrt(a[0])),
        new("Tanh", 1, 1.55, 2.15, a => Tanh(a[0])),
        new("Sinh", 1, 1.6, 1.5, a => new Unary(UnaryOperator.Sinh, a[0])),
        new("Cosh", 1, 1.35, 1.2, a => new Unary(UnaryOperator.Cosh, a[0])),
        new("Sin", 1, 0.79, 0.78, a => new Unary(UnaryOperator.Sin, a[0])),
        new("Cos", 1, 0.79, 0.78, a => new Unary(UnaryOperator.Cos, a[0])),
        new("Tan", 1, 2.5, 2.5, a => new Unary(UnaryOperator.Sin, a[0]) / new Unary(UnaryOperator.Cos, a[0])),
        new("Abs", 1, 0, 0, a => Abs(a[0])),
        new("Sign", 1, 0, 0, a => Sign(a[0])),
        new("Floor", 1, 0, 0, a => new Unary(UnaryOperator.Floor, a[0])),
        new("Ceiling", 1, 0, 0, a => new Unary(UnaryOperator.Ceiling, a[0])),
        new("Round", 1, 0, 0, a => new Unary(UnaryOperator.Round, a[0])),
        new("Max", 2, 0, 0, a => Max(a[0], a[1])),
        new("Min", 2, 0, 0, a => Min(a[0], a[1])),
        new("Clamp", 3, 0, 0, a => Clamp(a[0], a[1], a[2])),
        new("Pow", 2, 2.0, 2.0, a => Power(a[0], a[1])),
        new("FusedMultiplyAdd", 3, 0.5, 0.5, a => (a[0] * a[1]) + a[2]),
        new("Lerp", 3, double.PositiveInfinity, double.PositiveInfinity, a => (a[0] * (1 - a[2])) + (a[1] * a[2])),
        new("ReciprocalEstimate", 1, 0.5, 0.5, a => One / a[0]),
        new("ReciprocalSqrtEstimate", 1, 1.5, 1.5, a => One / Sqrt(a[0])),
    ];

    /// <summary>The function with this name and number of arguments, or null.</summary>
    public static MapFunction? Find(string name, int parameters) => All.FirstOrDefault(function => function.Name == name && function.Parameters == parameters);

    /// <summary>The logarithm to a base. As in C# it is NaN for the base 1; for the bases 0 and infinity it is NaN unless the number is 1.</summary>
    private static Expression Logarithm(Expression a, Expression b)
    {
        if (b is Constant { Value: 2 })
            return new Unary(UnaryOperator.Log2, a);
        if (b is Constant { Value: 10 })
            return new Unary(UnaryOperator.Log10, a);
        Expression quotient = Log(a) / Log(b);
        if (b is Constant { Value: not (0 or 1 or double.PositiveInfinity) })
            return quotient;
        Expression isOne = Equal(b, One), isEnd = And(Not(Equal(a, One)), Or(Equal(b, Zero), Equal(b, double.PositiveInfinity)));
        return Choose(Or(isOne, isEnd), double.NaN, quotient);
    }
}
