using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;
using Microsoft.CodeAnalysis;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>Tests of a number, functions that are composed of others, and generic mathematics.</summary>
internal sealed partial class FunctionParser
{
    /// <summary>Whether a type has mathematical functions: <c>Math</c>, <c>MathF</c>, a number type, or an interface of generic mathematics.</summary>
    private static bool IsOfMath(INamedTypeSymbol? type) =>
        type is { ContainingNamespace.Name: "System", Name: "Math" or "MathF", ContainingType: null } || IsReal(type)
        || (type is { TypeKind: TypeKind.Interface, ContainingNamespace: { Name: "Numerics",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } });

    /// <summary>Whether a type is a number type, or stands for one in a generic function.</summary>
    private static bool IsNumber(ITypeSymbol? type) => IsReal(type) || type is ITypeParameterSymbol;

    /// <summary>Whether a called function may take and return this type.</summary>
    private static bool IsValue(ITypeSymbol? type) => IsNumber(type) || IsIntegral(type) || type?.SpecialType is SpecialType.System_Boolean;

    /// <summary>The value of <c>T.Pi</c> and similar constants.</summary>
    private static Expression? KnownNumber(IPropertySymbol property) => !IsOfMath(property.ContainingType) ? null : property.Name switch
    {
        "Zero" => Zero,
        "One" => One,
        "NegativeOne" => -1,
        "Pi" => Math.PI,
        "E" => Math.E,
        "Tau" => 2 * Math.PI,
        "NaN" => double.NaN,
        "PositiveInfinity" => double.PositiveInfinity,
        "NegativeInfinity" => double.NegativeInfinity,
        _ => null,
    };

    private static Expression? KnownTest(string name, List<Expression> arguments) => (name, arguments) switch
    {
        ("IsNaN", [var a]) => Not(Equal(a, a)),
        ("IsRealNumber", [var a]) => Equal(a, a),
        ("IsInfinity", [var a]) => Equal(Abs(a), double.PositiveInfinity),
        ("IsFinite", [var a]) => Less(Abs(a), double.PositiveInfinity),
        ("IsPositiveInfinity", [var a]) => Equal(a, double.PositiveInfinity),
        ("IsNegativeInfinity", [var a]) => Equal(a, double.NegativeInfinity),
        ("IsZero", [var a]) => Equal(a, Zero),
        ("IsInteger", [var a]) => And(Less(Abs(a), double.PositiveInfinity), Equal(a, new Unary(UnaryOperator.Floor, a))),
        ("IsNegative", [var a]) => IsNegative(a),
        ("IsPositive", [var a]) => Not(IsNegative(a)),
        ("CopySign", [var a, var b]) => Choose(IsNegative(b), -Abs(a), Abs(a)),
        ("Truncate", [var a]) => Choose(Less(a, Zero), new Unary(UnaryOperator.Ceiling, a), new Unary(UnaryOperator.Floor, a)),
        // Both roots are computed; the root of a negative number is never chosen.
        ("Cbrt", [var a]) => Choose(Less(a, Zero), -Power(-a, 1.0 / 3), Power(a, 1.0 / 3)),
        ("MultiplyAddEstimate", [var a, var b, var c]) => a * b + c,
        ("DegreesToRadians", [var a]) => Math.PI / 180 * a,
        ("RadiansToDegrees", [var a]) => 180 / Math.PI * a,
        ("CreateChecked" or "CreateSaturating" or "CreateTruncating", [var a]) => a,
        _ => null,
    };

    /// <summary>Whether the sign bit is set, including that of -0, by the sign of the reciprocal; NaN counts as positive.</summary>
    private static Expression IsNegative(Expression a) => Or(Less(a, Zero), And(Equal(a, Zero), Less(new Binary(BinaryOperator.Divide, One, a), Zero)));
}
