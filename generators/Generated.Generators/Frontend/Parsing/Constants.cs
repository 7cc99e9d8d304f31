using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>The arithmetic of C#'s constants: numbers and truth values, boxed, in the types that C# computes them in.</summary>
internal static class Constants
{
    /// <summary>The number converted to another type, as by a cast; null if the type is not a number type.</summary>
    public static object? Convert(object value, SpecialType type, bool isChecked)
    {
        if (value is bool)
            return type == SpecialType.System_Boolean ? value : null;
        if (type is SpecialType.System_Single or SpecialType.System_Double)
        {
            double real = System.Convert.ToDouble(value, CultureInfo.InvariantCulture);
            return type == SpecialType.System_Single ? (object)(float)real : real;
        }
        if (value is float or double)
        {
            // Toward zero. A value that does not fit is an error in a checked context, and undefined otherwise.
            double whole = Math.Truncate(System.Convert.ToDouble(value, CultureInfo.InvariantCulture));
            value = (object)checked((long)whole);
        }
        unchecked
        {
            return (value, isChecked) switch
            {
                (ulong number, true) => Narrow(checked((long)number), type, true),
                (ulong number, false) => type == SpecialType.System_UInt64 ? number : Narrow((long)number, type, false),
                _ => Narrow(System.Convert.ToInt64(value, CultureInfo.InvariantCulture), type, isChecked),
            };
        }
    }

    private static object? Narrow(long value, SpecialType type, bool isChecked)
    {
        if (isChecked)
        {
            checked
            {
                return type switch
                {
                    SpecialType.System_SByte => (sbyte)value,
                    SpecialType.System_Byte => (byte)value,
                    SpecialType.System_Int16 => (short)value,
                    SpecialType.System_UInt16 => (ushort)value,
                    SpecialType.System_Int32 => (int)value,
                    SpecialType.System_UInt32 => (uint)value,
                    SpecialType.System_Int64 => value,
                    SpecialType.System_UInt64 => (object)(ulong)value,
                    _ => null,
                };
            }
        }
        unchecked
        {
            return type switch
            {
                SpecialType.System_SByte => (sbyte)value,
                SpecialType.System_Byte => (byte)value,
                SpecialType.System_Int16 => (short)value,
                SpecialType.System_UInt16 => (ushort)value,
                SpecialType.System_Int32 => (int)value,
                SpecialType.System_UInt32 => (uint)value,
                SpecialType.System_Int64 => value,
                SpecialType.System_UInt64 => (object)(ulong)value,
                _ => null,
            };
        }
    }

    /// <summary>A unary operator; null if there is none.</summary>
    public static object? Apply(SyntaxKind kind, object a, bool isChecked) => (kind, a) switch
    {
        (SyntaxKind.LogicalNotExpression, bool truth) => !truth,
        (_, bool) => null,
        (SyntaxKind.UnaryPlusExpression, sbyte or byte or short or ushort) => Convert(a, SpecialType.System_Int32, isChecked),
        (SyntaxKind.UnaryPlusExpression, _) => a,
        (SyntaxKind.UnaryMinusExpression, float number) => -number,
        (SyntaxKind.UnaryMinusExpression, double number) => -number,
        (SyntaxKind.UnaryMinusExpression, uint number) => -(long)number,
        (SyntaxKind.UnaryMinusExpression, long number) => isChecked ? checked(-number) : unchecked(-number),
        (SyntaxKind.UnaryMinusExpression, ulong) => null,
        (SyntaxKind.UnaryMinusExpression, _) when Int(a) is var number => isChecked ? checked(-number) : unchecked(-number),
        (SyntaxKind.BitwiseNotExpression, uint number) => ~number,
        (SyntaxKind.BitwiseNotExpression, long number) => ~number,
        (SyntaxKind.BitwiseNotExpression, ulong number) => ~number,
        (SyntaxKind.BitwiseNotExpression, float or double) => null,
        (SyntaxKind.BitwiseNotExpression, _) => ~Int(a),
        _ => null,
    };

    private static int Int(object value) => System.Convert.ToInt32(value, CultureInfo.InvariantCulture);

    /// <summary>A binary operator, in the type to which C# promotes its operands; null if there is none.</summary>
    /// <exception cref="OverflowException">The result does not fit, and the context is checked.</exception>
    /// <exception cref="DivideByZeroException">A whole number is divided by zero.</exception>
    public static object? Apply(SyntaxKind kind, object a, object b, bool isChecked)
    {
        if (a is bool x && b is bool y)
            return OfTruths(kind, x, y);
        if (a is bool || b is bool)
            return null;
        if (kind is SyntaxKind.LeftShiftExpression or SyntaxKind.RightShiftExpression or SyntaxKind.UnsignedRightShiftExpression)
            return b is float or double || a is float or double ? null : Shifted(kind, a, Int(b));
        SpecialType type = a is double || b is double ? SpecialType.System_Double
            : a is float || b is float ? SpecialType.System_Single
            : a is ulong || b is ulong ? SpecialType.System_UInt64
            : a is long || b is long || (a is uint && b is sbyte or short or int) || (b is uint && a is sbyte or short or int) ? SpecialType.System_Int64
            : a is uint || b is uint ? SpecialType.System_UInt32
            : SpecialType.System_Int32;
        return (Convert(a, type, isChecked: true), Convert(b, type, isChecked: true)) switch
        {
            (double m, double n) => OfReals(kind, m, n),
            (float m, float n) => OfReals(kind, m, n) is double result ? (float)result : OfReals(kind, m, n),
            (ulong m, ulong n) => OfWhole(kind, m, n, isChecked),
            (uint m, uint n) => OfWhole(kind, (long)m, n, isChecked) is long result ? Convert(result, type, isChecked) : OfWhole(kind, (long)m, n, isChecked),
            (int m, int n) => OfWhole(kind, (long)m, n, isChecked) is long result ? Convert(result, type, isChecked) : OfWhole(kind, (long)m, n, isChecked),
            (long m, long n) => OfWhole(kind, m, n, isChecked),
            _ => null,
        };
    }

    private static object? OfTruths(SyntaxKind kind, bool a, bool b) => kind switch
    {
        SyntaxKind.BitwiseAndExpression or SyntaxKind.LogicalAndExpression => a && b,
        SyntaxKind.BitwiseOrExpression or SyntaxKind.LogicalOrExpression => a || b,
        SyntaxKind.ExclusiveOrExpression or SyntaxKind.NotEqualsExpression => a != b,
        SyntaxKind.EqualsExpression => a == b,
        _ => null,
    };

    private static object? Shifted(SyntaxKind kind, object a, int by) => a switch
    {
        ulong m => kind == SyntaxKind.LeftShiftExpression ? m << by : m >> by,
        long m => kind switch { SyntaxKind.LeftShiftExpression => m << by, SyntaxKind.RightShiftExpression => m >> by, _ => (long)((ulong)m >> by) },
        uint m => kind == SyntaxKind.LeftShiftExpression ? m << by : m >> by,
        _ => kind switch { SyntaxKind.LeftShiftExpression => Int(a) << by, SyntaxKind.RightShiftExpression => Int(a) >> by, _ => (int)((uint)Int(a) >> by) },
    };

    private static object? OfReals(SyntaxKind kind, double a, double b) => kind switch
    {
        SyntaxKind.AddExpression => a + b,
        SyntaxKind.SubtractExpression => a - b,
        SyntaxKind.MultiplyExpression => a * b,
        SyntaxKind.DivideExpression => a / b,
        SyntaxKind.ModuloExpression => a % b,
        SyntaxKind.LessThanExpression => a < b,
        SyntaxKind.LessThanOrEqualExpression => a <= b,
        SyntaxKind.GreaterThanExpression => a > b,
        SyntaxKind.GreaterThanOrEqualExpression => a >= b,
        SyntaxKind.EqualsExpression => a == b,
        SyntaxKind.NotEqualsExpression => a != b,
        _ => null,
    };

    private static object? OfWhole(SyntaxKind kind, long a, long b, bool isChecked) => kind switch
    {
        SyntaxKind.AddExpression => isChecked ? checked(a + b) : unchecked(a + b),
        SyntaxKind.SubtractExpression => isChecked ? checked(a - b) : unchecked(a - b),
        SyntaxKind.MultiplyExpression => isChecked ? checked(a * b) : unchecked(a * b),
        SyntaxKind.DivideExpression => a / b,
        SyntaxKind.ModuloExpression => a % b,
        SyntaxKind.BitwiseAndExpression => a & b,
        SyntaxKind.BitwiseOrExpression => a | b,
        SyntaxKind.ExclusiveOrExpression => a ^ b,
        SyntaxKind.LessThanExpression => a < b,
        SyntaxKind.LessThanOrEqualExpression => a <= b,
        SyntaxKind.GreaterThanExpression => a > b,
        SyntaxKind.GreaterThanOrEqualExpression => a >= b,
        SyntaxKind.EqualsExpression => a == b,
        SyntaxKind.NotEqualsExpression => a != b,
        _ => null,
    };

    private static object? OfWhole(SyntaxKind kind, ulong a, ulong b, bool isChecked) => kind switch
    {
        SyntaxKind.AddExpression => isChecked ? checked(a + b) : unchecked(a + b),
        SyntaxKind.SubtractExpression => isChecked ? checked(a - b) : unchecked(a - b),
        SyntaxKind.MultiplyExpression => isChecked ? checked(a * b) : unchecked(a * b),
        SyntaxKind.DivideExpression => a / b,
        SyntaxKind.ModuloExpression => a % b,
        SyntaxKind.BitwiseAndExpression => a & b,
        SyntaxKind.BitwiseOrExpression => a | b,
        SyntaxKind.ExclusiveOrExpression => a ^ b,
        SyntaxKind.LessThanExpression => a < b,
        SyntaxKind.LessThanOrEqualExpression => a <= b,
        SyntaxKind.GreaterThanExpression => a > b,
        SyntaxKind.GreaterThanOrEqualExpression => a >= b,
        SyntaxKind.EqualsExpression => a == b,
        SyntaxKind.NotEqualsExpression => a != b,
        _ => null,
    };
}
