namespace Generated;

/// <summary>The description of one tensor in a safetensors file: its name, type, shape and place.</summary>
public sealed class SafetensorsTensor
{
    private readonly long[] _shape;

    internal SafetensorsTensor(string name, SafetensorsDataType dataType, long[] shape, long offset, long byteLength, string? unknownType = null)
    {
        DataTypeName = unknownType ?? SafetensorsFormat.NameOf(dataType);
        Name = name;
        DataType = dataType;
        _shape = shape;
        Offset = offset;
        ByteLength = byteLength;
    }

    /// <summary>The name, such as <c>Dense1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The type of the elements.</summary>
    public SafetensorsDataType DataType { get; }

    /// <summary>The name of the elements' type in the file, such as <c>F32</c>.</summary>
    public string DataTypeName { get; }

    /// <summary>The dimensions, outermost first; none for a single number.</summary>
    public ReadOnlySpan<long> Shape => _shape;

    /// <summary>Number of elements: the product of <see cref="Shape"/>.</summary>
    public long Length
    {
        get
        {
            long length = 1;
            foreach (long dimension in _shape)
                length *= dimension;
            return length;
        }
    }

    /// <summary>Where the elements start, as a number of bytes after the header.</summary>
    public long Offset { get; }

    /// <summary>Number of bytes of the elements.</summary>
    public long ByteLength { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Untrusted.Shorten(Name)} {Untrusted.Shorten(DataTypeName)} [{(_shape.Length == 0 ? "" : Untrusted.Join(", ", _shape))}]";
}
