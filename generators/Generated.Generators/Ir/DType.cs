namespace Generated.Generators.Ir;

/// <summary>The type of a value's elements.</summary>
internal enum DType
{
    /// <summary>IEEE 754 binary32: <c>float</c>.</summary>
    Float32,

    /// <summary>IEEE 754 binary64: <c>double</c>.</summary>
    Float64,

    /// <summary>Signed integers of 32 bits, for indices: <c>int</c>.</summary>
    Int32,
}

/// <summary>The numbers that the types can represent.</summary>
internal static class DTypes
{
    /// <summary>The size of an element in bytes.</summary>
    public static int Bytes(this DType type) => type == DType.Float64 ? 8 : 4;

    /// <summary>The nearest number that the type can represent.</summary>
    public static double Round(this DType type, double number) => type switch
    {
        DType.Float32 => (float)number,
        DType.Float64 => number,
        _ => Math.Round(number),
    };

    /// <summary>Whether the type can represent a number approximately: not if a finite number becomes infinite, or a number other than 0 becomes 0.</summary>
    public static bool Holds(this DType type, double number) =>
        double.IsInfinity(number) || (!double.IsInfinity(type.Round(number)) && (number == 0 || type.Round(number) != 0));

    /// <summary>The range of a network's type, as messages show it.</summary>
    public static string Range(this DType type) => type == DType.Float32
        ? "a number within the range of a float, from 1.4E-45 to 3.4E+38 in size, or 0 (the network is of single precision; for others there is "
            + "Precision.Double)"
        : "a number within the range of a double, from 4.9E-324 to 1.8E+308 in size, or 0";
}
