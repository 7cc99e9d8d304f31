namespace Generated;

/// <summary>The types of elements that the safetensors format names.</summary>
public enum SafetensorsDataType
{
    /// <summary><c>BOOL</c>: a byte, 0 or 1.</summary>
    Bool = 0,

    /// <summary><c>U8</c>.</summary>
    UInt8,

    /// <summary><c>I8</c>.</summary>
    Int8,

    /// <summary><c>F8_E5M2</c>: 8-bit floating point with 2 bits of fraction.</summary>
    Float8E5M2,

    /// <summary><c>F8_E4M3</c>: 8-bit floating point with 3 bits of fraction.</summary>
    Float8E4M3,

    /// <summary><c>F8_E8M0</c>: 8-bit powers of two, the scales of block formats.</summary>
    Float8E8M0,

    /// <summary><c>I16</c>.</summary>
    Int16,

    /// <summary><c>U16</c>.</summary>
    UInt16,

    /// <summary><c>F16</c>: IEEE half precision.</summary>
    Float16,

    /// <summary><c>BF16</c>: the upper half of an F32.</summary>
    BFloat16,

    /// <summary><c>I32</c>.</summary>
    Int32,

    /// <summary><c>U32</c>.</summary>
    UInt32,

    /// <summary><c>F32</c>: <see cref="float"/>.</summary>
    Float32,

    /// <summary><c>I64</c>.</summary>
    Int64,

    /// <summary><c>U64</c>.</summary>
    UInt64,

    /// <summary><c>F64</c>: <see cref="double"/>.</summary>
    Float64,

    /// <summary><c>C64</c>: complex, of two F32.</summary>
    Complex64,

    /// <summary><c>F4</c>: 4-bit floating point, two in a byte.</summary>
    Float4,

    /// <summary><c>F6_E2M3</c>: 6-bit floating point with 3 bits of fraction, four in three bytes.</summary>
    Float6E2M3,

    /// <summary><c>F6_E3M2</c>: 6-bit floating point with 2 bits of fraction, four in three bytes.</summary>
    Float6E3M2,

    /// <summary>A type that this version does not know, see <see cref="SafetensorsTensor.DataTypeName"/>; the bytes can still be read.</summary>
    Unknown,
}
