using System.Globalization;
using Generated.Generators.Common;
using Generated.Generators.Ir;

namespace Generated.Generators.CSharp;

/// <summary>Numbers as C# writes them, independent of the culture; every bit survives.</summary>
internal static class Numbers
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(double number, ElementType element)
    {
        string keyword = element == ElementType.Single ? "float" : "double";
        if (double.IsNaN(number))
            return keyword + ".NaN";
        if (double.IsInfinity(number))
            return keyword + (number > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        return element == ElementType.Single
            ? Decimals.Shortest((float)number) + "f"
            : Decimals.Shortest(number) + "d";
    }

    /// <summary>An amount for a reader: <c>101,770</c>.</summary>
    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
