namespace Generated.Generators.Ir;

/// <summary>The element type of a network.</summary>
internal enum ElementType
{
    Single,
    Double,
}

/// <summary>The numbers that the element types can represent.</summary>
internal static class ElementTypes
{
    /// <summary>The nearest number that the type can represent.</summary>
    public static double Round(this ElementType element, double number) => element == ElementType.Single ? (float)number : number;

    /// <summary>Whether the type can represent a number approximately: not if a finite number becomes infinite, or a number other than 0 becomes 0.</summary>
    public static bool Holds(this ElementType element, double number) =>
        double.IsInfinity(number) || (!double.IsInfinity(element.Round(number)) && (number == 0 || element.Round(number) != 0));

    /// <summary>The range of the type, as messages show it.</summary>
    public static string Range(this ElementType element) => element == ElementType.Single
        ? "a number within the range of a float, from 1.4E-45 to 3.4E+38 in size, or 0 (the network is of single precision; for others there is "
            + "Precision.Double)"
        : "a number within the range of a double, from 4.9E-324 to 1.8E+308 in size, or 0";
}
