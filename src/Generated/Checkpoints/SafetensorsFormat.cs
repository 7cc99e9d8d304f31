using System.Text.Json;

namespace Generated;

/// <summary>The numbers and names of the format, which reader and writer share.</summary>
internal static class SafetensorsFormat
{
    /// <summary>The header must not be longer than this, as in the reference implementation.</summary>
    public const int MaxHeaderLength = 100_000_000;

    /// <summary>Bytes before the header: its length, little-endian.</summary>
    public const int PrefixLength = 8;

    /// <summary>
    /// Limits for the content of a header, far above any useful file, so that reading even the longest header takes only a few times its own memory.
    /// </summary>
    public const int MaxTensors = 1_000_000, MaxNotes = 100_000, MaxRank = 255;

    /// <summary>How deep objects may be nested, as in the reference implementation.</summary>
    public const int MaxDepth = 128;

    public const string MetadataKey = "__metadata__";

    private static readonly (SafetensorsDataType Type, string Name, int Bits)[] Types =
    [
        (SafetensorsDataType.Bool, "BOOL", 8),
        (SafetensorsDataType.UInt8, "U8", 8),
        (SafetensorsDataType.Int8, "I8", 8),
        (SafetensorsDataType.Float8E5M2, "F8_E5M2", 8),
        (SafetensorsDataType.Float8E4M3, "F8_E4M3", 8),
        (SafetensorsDataType.Float8E8M0, "F8_E8M0", 8),
        (SafetensorsDataType.Int16, "I16", 16),
        (SafetensorsDataType.UInt16, "U16", 16),
        (SafetensorsDataType.Float16, "F16", 16),
        (SafetensorsDataType.BFloat16, "BF16", 16),
        (SafetensorsDataType.Int32, "I32", 32),
        (SafetensorsDataType.UInt32, "U32", 32),
        (SafetensorsDataType.Float32, "F32", 32),
        (SafetensorsDataType.Int64, "I64", 64),
        (SafetensorsDataType.UInt64, "U64", 64),
        (SafetensorsDataType.Float64, "F64", 64),
        (SafetensorsDataType.Complex64, "C64", 64),
        (SafetensorsDataType.Float4, "F4", 4),
        (SafetensorsDataType.Float6E2M3, "F6_E2M3", 6),
        (SafetensorsDataType.Float6E3M2, "F6_E3M2", 6),
        (SafetensorsDataType.Unknown, "?", 0),
    ];

    /// <summary>Number of bits of an element; 0 if the type is unknown.</summary>
    public static int BitsOf(SafetensorsDataType type) => Types[(int)type].Bits;

    /// <summary>Number of bytes of an element, for types that take whole bytes.</summary>
    public static int SizeOf(SafetensorsDataType type) => Types[(int)type].Bits / 8;

    /// <summary>The name in files, such as <c>F32</c>.</summary>
    public static string NameOf(SafetensorsDataType type) => Types[(int)type].Name;

    /// <summary>The type for a name in JSON.</summary>
    public static SafetensorsDataType Parse(ref Utf8JsonReader reader)
    {
        foreach ((SafetensorsDataType type, string name, _) in Types)
        {
            if (type != SafetensorsDataType.Unknown && reader.ValueTextEquals(name))
                return type;
        }
        return SafetensorsDataType.Unknown;
    }

    /// <summary>The type that holds elements of a network exactly.</summary>
    public static SafetensorsDataType TypeOf<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return SafetensorsDataType.Float32;
        if (typeof(T) == typeof(double))
            return SafetensorsDataType.Float64;
        if (typeof(T) == typeof(long))
            return SafetensorsDataType.Int64;
        throw new NotSupportedException($"Tensors are read and written as float or double (or written as long), not as {typeof(T).Name}.");
    }

    public static bool IsConvertible(SafetensorsDataType type) => type is
        SafetensorsDataType.Float16 or SafetensorsDataType.BFloat16 or SafetensorsDataType.Float32 or SafetensorsDataType.Float64;
}
