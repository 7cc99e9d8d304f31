using System.Globalization;
using Generated.Generators.Common;
using Generated.Generators.Ir;

namespace Generated.Generators.CSharp;

/// <summary>Numbers as C# writes them, independent of the culture; every bit survives.</summary>
internal static class Numbers
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(double number, DType element)
    {
        string keyword = element.Keyword();
        if (double.IsNaN(number))
            return keyword + ".NaN";
        if (double.IsInfinity(number))
            return keyword + (number > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        return element == DType.Float32
            ? Decimals.Shortest((float)number) + "f"
            : Decimals.Shortest(number) + "d";
    }

    /// <summary>A type's keyword.</summary>
    public static string Keyword(this DType type) => type switch
    {
        DType.Float32 => "float",
        DType.Float64 => "double",
        DType.Int32 => "int",
        _ => throw new InvalidOperationException($"C# has no keyword for {type}."),
    };

    /// <summary>An amount for a reader: <c>101,770</c>.</summary>
    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
