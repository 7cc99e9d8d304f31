using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Generated;

/// <summary>
/// Parses and validates the JSON header of a safetensors file, exactly as strictly as the reference implementation: null notes, unknown entries of a
/// tensor and unknown types are ignored.
/// </summary>
internal sealed class SafetensorsHeader
{
    private readonly string _file;

    // Of the tensor that is read at the moment.
    private readonly List<ulong> _shape = [];
    private readonly List<ulong> _offsets = [];

    private SafetensorsHeader(string file) => _file = file;

    /// <summary>The tensors in the order of their bytes.</summary>
    public List<SafetensorsTensor> Tensors { get; } = [];

    public Dictionary<string, SafetensorsTensor> ByName { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Parses a header.</summary>
    /// <param name="json">The header's bytes.</param>
    /// <param name="dataLength">Number of bytes after the header.</param>
    /// <param name="file">The name of the file in messages.</param>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataLength, string file)
    {
        var header = new SafetensorsHeader(file);
        if (!Utf8.IsValid(json))
            throw header.Error(SafetensorsError.InvalidHeader, "the header is not UTF-8");
        // Lone surrogates in escapes surface as InvalidOperationException from GetString.
        try
        {
            header.ParseJson(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw header.Error(SafetensorsError.InvalidHeaderDeserialization, $"the header is not well-formed JSON: {Untrusted.Problem(e)}");
        }
        header.Validate(dataLength);
        return header;
    }

    private void ParseJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = SafetensorsFormat.MaxDepth });
        bool hasMetadata = false;
        Expect(ref reader, JsonTokenType.StartObject, "an object at the top");
        while (NextProperty(ref reader, "the header"))
        {
            if (reader.ValueTextEquals(SafetensorsFormat.MetadataKey))
            {
                if (hasMetadata)
                    throw Malformed($"two entries of the header are named '{SafetensorsFormat.MetadataKey}'", reader);
                hasMetadata = true;
                ParseMetadata(ref reader);
                continue;
            }
            string name = reader.GetString()!;
            if (ByName.ContainsKey(name))
                throw Malformed($"two entries of the header are named {Untrusted.Quote(name)}", reader);
            if (Tensors.Count == SafetensorsFormat.MaxTensors)
                throw Malformed($"the header names more than {SafetensorsFormat.MaxTensors} tensors, which is more than is read", reader);
            SafetensorsTensor tensor = ParseTensor(ref reader, name);
            Tensors.Add(tensor);
            ByName.Add(name, tensor);
        }
        if (reader.Read())
            throw Malformed("the header goes on after its object", reader);
    }

    private void ParseMetadata(ref Utf8JsonReader reader)
    {
        const string Where = $"'{SafetensorsFormat.MetadataKey}'";
        if (!reader.Read() || reader.TokenType == JsonTokenType.Null)
            return; // as if there were none
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Malformed($"expected an object as {Where}, found {reader.TokenType}", reader);
        while (NextProperty(ref reader, Where))
        {
            string key = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                throw Malformed($"expected a string as {Untrusted.Quote(key)} of {Where}, found {reader.TokenType}", reader);
            if (Metadata.Count == SafetensorsFormat.MaxNotes)
                throw Malformed($"{Where} has more than {SafetensorsFormat.MaxNotes} entries, which is more than is read", reader);
            if (!Metadata.TryAdd(key, reader.GetString()!))
                throw Malformed($"two entries of {Where} are named {Untrusted.Quote(key)}", reader);
        }
    }

    private SafetensorsTensor ParseTensor(ref Utf8JsonReader reader, string name)
    {
        SafetensorsDataType? type = null;
        string? unknownType = null;
        bool hasShape = false, hasOffsets = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw Malformed($"expected an object as tensor {Untrusted.Quote(name)}, found {reader.TokenType}", reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("dtype"u8))
            {
                Once(type is not null, "dtype", name, reader);
                if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                    throw Malformed($"expected a string as dtype of tensor {Untrusted.Quote(name)}, found {reader.TokenType}", reader);
                type = SafetensorsFormat.Parse(ref reader);
                if (type == SafetensorsDataType.Unknown)
                    unknownType = reader.GetString();
            }
            else if (reader.ValueTextEquals("shape"u8))
            {
                Once(hasShape, "shape", name, reader);
                hasShape = true;
                int rank = ParseNumbers(ref reader, _shape, SafetensorsFormat.MaxRank, "shape", name);
                if (rank > SafetensorsFormat.MaxRank)
                    throw Malformed($"shape of tensor {Untrusted.Quote(name)} has {rank} dimensions; at most {SafetensorsFormat.MaxRank} are read", reader);
            }
            else if (reader.ValueTextEquals("data_offsets"u8))
            {
                Once(hasOffsets, "data_offsets", name, reader);
                hasOffsets = true;
                int count = ParseNumbers(ref reader, _offsets, 2, "data_offsets", name);
                if (count != 2)
                    throw Malformed($"data_offsets of tensor {Untrusted.Quote(name)} has {count} numbers; expected 2", reader);
            }
            else if (!reader.Read() || !reader.TrySkip())
            {
                break; // an entry of a later version of the format, which ends too early
            }
        }
        if (reader.TokenType != JsonTokenType.EndObject)
            throw Malformed($"tensor {Untrusted.Quote(name)} does not end", reader);
        if (type is not { } known || !hasShape || !hasOffsets)
            throw Malformed($"tensor {Untrusted.Quote(name)} has no '{(type is null ? "dtype" : !hasShape ? "shape" : "data_offsets")}'", reader);
        return Tensor(name, known, unknownType);
    }

    /// <summary>The tensor of the shape and the offsets that were read last.</summary>
    private SafetensorsTensor Tensor(string name, SafetensorsDataType type, string? unknownType)
    {
        (ulong start, ulong end) = (_offsets[0], _offsets[1]);
        if (end < start)
            throw Error(SafetensorsError.InvalidOffset, $"tensor {Untrusted.Quote(name)} ends at {end}, before it starts at {start}");
        if (BitLength(type) is not { } bits)
            throw Error(SafetensorsError.ValidationOverflow,
                $"the shape [{Untrusted.Join(", ", _shape)}] of tensor {Untrusted.Quote(name)} needs more than 2^64 bits");
        // The size of elements of an unknown type is not known; reading them returns the bytes between the offsets.
        if (type != SafetensorsDataType.Unknown && (bits % 8 != 0 || bits / 8 != end - start))
            throw Error(SafetensorsError.TensorInvalidInfo,
                $"tensor {Untrusted.Quote(name)} of {SafetensorsFormat.NameOf(type)} [{Untrusted.Join(", ", _shape)}] needs {bits / 8.0:R} bytes, but its "
                    + $"data_offsets [{start}, {end}] give it {end - start}");
        if (end > long.MaxValue)
            throw Error(SafetensorsError.InvalidOffset, $"tensor {Untrusted.Quote(name)} ends at {end}, beyond any file");

        // Dimensions larger than a long occur only beside a zero; no file needs them.
        long[] dimensions = _shape.Count == 0 ? [] : new long[_shape.Count];
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            dimensions[axis] = _shape[axis] <= long.MaxValue
                ? (long)_shape[axis]
                : throw Error(SafetensorsError.ValidationOverflow,
                    $"the shape [{Untrusted.Join(", ", _shape)}] of tensor {Untrusted.Quote(name)} has a dimension above 2^63");
        }
        return new SafetensorsTensor(name, type, dimensions, (long)start, (long)(end - start), unknownType);
    }

    private void Once(bool isSecond, string entry, string tensor, in Utf8JsonReader reader)
    {
        if (isSecond)
            throw Malformed($"tensor {Untrusted.Quote(tensor)} has two entries '{entry}'", reader);
    }

    private void Validate(long dataLength)
    {
        // Empty tensors share their offset with the tensor after them: the end decides.
        Tensors.Sort(static (a, b) => (a.Offset, a.Offset + a.ByteLength).CompareTo((b.Offset, b.Offset + b.ByteLength)));
        long end = 0;
        foreach (SafetensorsTensor tensor in Tensors)
        {
            if (tensor.Offset != end)
                throw Error(SafetensorsError.InvalidOffset,
                    $"tensor {Untrusted.Quote(tensor.Name)} starts at {tensor.Offset}; expected {end}, where the one before it ends");
            end = tensor.Offset + tensor.ByteLength;
        }
        if (end != dataLength)
            throw Error(SafetensorsError.MetadataIncompleteBuffer, $"the tensors need {end} bytes after the header; found {dataLength}");
    }

    /// <summary>
    /// The number of bits of the shape that was read last; for an unknown type, the number of elements. Null if it exceeds 64 bits, or if the number of
    /// elements exceeds a <see cref="long"/>.
    /// </summary>
    private ulong? BitLength(SafetensorsDataType type)
    {
        ulong bits = 1;
        foreach (ulong dimension in _shape)
        {
            if (Math.BigMul(bits, dimension, out bits) != 0)
                return null;
        }
        return bits <= long.MaxValue && Math.BigMul(bits, (ulong)Math.Max(1, SafetensorsFormat.BitsOf(type)), out bits) == 0 ? bits : null;
    }

    /// <summary>Reads an array of whole numbers and keeps at most a given number of them; returns how many there are.</summary>
    private int ParseNumbers(ref Utf8JsonReader reader, List<ulong> numbers, int most, string entry, string tensor)
    {
        numbers.Clear();
        int count = 0;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            throw Malformed($"expected an array as {entry} of tensor {Untrusted.Quote(tensor)}, found {reader.TokenType}", reader);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetUInt64(out ulong number))
                throw Malformed(
                    $"{entry} of tensor {Untrusted.Quote(tensor)} holds {Untrusted.Shorten(reader.ValueSpan)}; expected whole numbers from 0 to 2^64 - 1",
                    reader);
            if (count++ < most)
                numbers.Add(number);
        }
        return count;
    }

    private bool NextProperty(ref Utf8JsonReader reader, string where) => reader.Read()
        ? reader.TokenType == JsonTokenType.PropertyName
        : throw Malformed($"{where} does not end", reader);

    private void Expect(ref Utf8JsonReader reader, JsonTokenType token, string what)
    {
        if (!reader.Read() || reader.TokenType != token)
            throw Malformed($"expected {what}, found {reader.TokenType}", reader);
    }

    private SafetensorsException Malformed(string what, in Utf8JsonReader reader) =>
        Error(SafetensorsError.InvalidHeaderDeserialization,
            string.Create(CultureInfo.InvariantCulture, $"{what} (at byte {SafetensorsFormat.PrefixLength + reader.TokenStartIndex})"));

    private SafetensorsException Error(SafetensorsError error, string what) => new(error, $"'{_file}' is not valid safetensors: {what}.");
}
