namespace Generated;

/// <summary>The numbers and names of the format, which reader and writer share.</summary>
internal static class SafetensorsFormat
{
    /// <summary>The header must not be longer than this, as in the reference implementation.</summary>
    public const int MaxHeaderLength = 100_000_000;

    /// <summary>Bytes before the header: its length, little-endian.</summary>
    public const int PrefixLength = 8;

    public const string MetadataKey = "__metadata__";

    private static readonly (SafetensorsDataType Type, string Name, int Size)[] Types =
    [
        (SafetensorsDataType.Bool, "BOOL", 1),
        (SafetensorsDataType.UInt8, "U8", 1),
        (SafetensorsDataType.Int8, "I8", 1),
        (SafetensorsDataType.Float8E5M2, "F8_E5M2", 1),
        (SafetensorsDataType.Float8E4M3, "F8_E4M3", 1),
        (SafetensorsDataType.Float8E8M0, "F8_E8M0", 1),
        (SafetensorsDataType.Int16, "I16", 2),
        (SafetensorsDataType.UInt16, "U16", 2),
        (SafetensorsDataType.Float16, "F16", 2),
        (SafetensorsDataType.BFloat16, "BF16", 2),
        (SafetensorsDataType.Int32, "I32", 4),
        (SafetensorsDataType.UInt32, "U32", 4),
        (SafetensorsDataType.Float32, "F32", 4),
        (SafetensorsDataType.Int64, "I64", 8),
        (SafetensorsDataType.UInt64, "U64", 8),
        (SafetensorsDataType.Float64, "F64", 8),
        (SafetensorsDataType.Complex64, "C64", 8),
    ];

    /// <summary>Bytes an element.</summary>
    public static int SizeOf(SafetensorsDataType type) => Types[(int)type].Size;

    /// <summary>The name in files, such as <c>F32</c>.</summary>
    public static string NameOf(SafetensorsDataType type) => Types[(int)type].Name;

    public static bool TryParse(string name, out SafetensorsDataType type)
    {
        foreach (var known in Types)
        {
            if (known.Name == name)
            {
                type = known.Type;
                return true;
            }
        }
        type = default;
        return false;
    }

    /// <summary>The type that holds elements of a network exactly.</summary>
    public static SafetensorsDataType TypeOf<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return SafetensorsDataType.Float32;
        if (typeof(T) == typeof(double))
            return SafetensorsDataType.Float64;
        throw new NotSupportedException($"Tensors are read and written as float or double, not as {typeof(T).Name}.");
    }

    public static bool IsConvertible(SafetensorsDataType type) => type is
        SafetensorsDataType.Float16 or SafetensorsDataType.BFloat16 or SafetensorsDataType.Float32 or SafetensorsDataType.Float64;
}
