namespace Generated;

/// <summary>The type of the elements of an IDX file: the third byte of the file.</summary>
public enum IdxDataType
{
    /// <summary>Unsigned bytes, 0 to 255: the pixels and labels of MNIST.</summary>
    Byte = 0x08,

    /// <summary>Signed bytes, -128 to 127.</summary>
    SByte = 0x09,

    /// <summary>16-bit signed integers, big-endian.</summary>
    Int16 = 0x0B,

    /// <summary>32-bit signed integers, big-endian.</summary>
    Int32 = 0x0C,

    /// <summary>32-bit floating-point numbers, big-endian.</summary>
    Single = 0x0D,

    /// <summary>64-bit floating-point numbers, big-endian.</summary>
    Double = 0x0E,
}
