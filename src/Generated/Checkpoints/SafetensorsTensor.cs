namespace Generated;

/// <summary>What a safetensors file says of one tensor: its name, type, shape and place.</summary>
public sealed class SafetensorsTensor
{
    private readonly long[] _shape;

    internal SafetensorsTensor(string name, SafetensorsDataType dataType, long[] shape, long offset, long byteLength)
    {
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

    /// <summary>The dimensions, outermost first; none for a single number.</summary>
    public ReadOnlySpan<long> Shape => _shape;

    /// <summary>Number of elements: the product of <see cref="Shape"/>.</summary>
    public long Length => ByteLength / SafetensorsFormat.SizeOf(DataType);

    /// <summary>Where the elements start, in bytes after the header.</summary>
    public long Offset { get; }

    /// <summary>Number of bytes of the elements.</summary>
    public long ByteLength { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {SafetensorsFormat.NameOf(DataType)} [{string.Join(", ", _shape)}]";
}
