using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Generated;

/// <summary>Parses and validates the JSON header of a safetensors file; strict, as the reference implementation is.</summary>
internal sealed class SafetensorsHeader
{
    private readonly string _file;

    private SafetensorsHeader(string file) => _file = file;

    /// <summary>The tensors in the order of their bytes.</summary>
    public List<SafetensorsTensor> Tensors { get; } = [];

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Parses a header.</summary>
    /// <param name="json">The header's bytes.</param>
    /// <param name="dataLength">Number of bytes after the header.</param>
    /// <param name="file">What messages call the file.</param>
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
            throw header.Error(SafetensorsError.InvalidHeaderDeserialization, $"the header is not well-formed JSON: {e.Message}", e);
        }
        header.Validate(dataLength);
        return header;
    }

    private void ParseJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
        var names = new HashSet<string>(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject, "an object at the top");
        while (NextProperty(ref reader, "the header", out string name))
        {
            if (!names.Add(name))
                throw Malformed($"two entries of the header are named '{name}'", reader);
            if (name == SafetensorsFormat.MetadataKey)
                ParseMetadata(ref reader);
            else
                Tensors.Add(ParseTensor(ref reader, name));
        }
        if (reader.Read())
            throw Malformed("the header goes on after its object", reader);
    }

    private void ParseMetadata(ref Utf8JsonReader reader)
    {
        const string Where = $"'{SafetensorsFormat.MetadataKey}'";
        Expect(ref reader, JsonTokenType.StartObject, $"an object as {Where}");
        while (NextProperty(ref reader, Where, out string key))
        {
            Expect(ref reader, JsonTokenType.String, $"a string as '{key}' of {Where}");
            if (!Metadata.TryAdd(key, reader.GetString()!))
                throw Malformed($"two entries of {Where} are named '{key}'", reader);
        }
    }

    private SafetensorsTensor ParseTensor(ref Utf8JsonReader reader, string name)
    {
        SafetensorsDataType? type = null;
        List<ulong>? shape = null;
        List<ulong>? offsets = null;
        string where = $"tensor '{name}'";
        Expect(ref reader, JsonTokenType.StartObject, $"an object as {where}");
        while (NextProperty(ref reader, where, out string key))
        {
            switch (key)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String, $"a string as dtype of {where}");
                    string typeName = reader.GetString()!;
                    type = SafetensorsFormat.TryParse(typeName, out SafetensorsDataType known)
                        ? known
                        : throw Malformed($"the dtype '{typeName}' of {where} is unknown", reader);
                    break;
                case "shape" when shape is null:
                    shape = ParseNumbers(ref reader, $"shape of {where}");
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ParseNumbers(ref reader, $"data_offsets of {where}");
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw Malformed($"{where} has two entries '{key}'", reader);
                default:
                    throw Malformed($"{where} has an unknown entry '{key}'", reader);
            }
        }
        if (type is null || shape is null || offsets is null)
            throw Malformed($"{where} has no '{(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}'", reader);
        if (offsets.Count != 2)
            throw Malformed($"data_offsets of {where} has {offsets.Count} numbers; expected 2", reader);

        if (offsets[1] < offsets[0])
            throw Error(SafetensorsError.InvalidOffset, $"{where} ends at {offsets[1]}, before it starts at {offsets[0]}");
        ulong byteLength = offsets[1] - offsets[0];
        if (ByteLength(shape, type.Value) is not { } expected)
            throw Error(SafetensorsError.ValidationOverflow, $"the shape [{string.Join(", ", shape)}] of {where} needs more than 2^64 bytes");
        if (expected != byteLength)
            throw Error(SafetensorsError.TensorInvalidInfo, $"{where} of {SafetensorsFormat.NameOf(type.Value)} [{string.Join(", ", shape)}] needs {expected} bytes, but its data_offsets [{offsets[0]}, {offsets[1]}] give it {byteLength}");
        if (offsets[1] > long.MaxValue)
            throw Error(SafetensorsError.InvalidOffset, $"{where} ends at {offsets[1]}, beyond any file");

        // Dimensions beyond a long occur only beside a zero; no file has a use for them.
        long[] dimensions = new long[shape.Count];
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            dimensions[axis] = shape[axis] <= long.MaxValue
                ? (long)shape[axis]
                : throw Error(SafetensorsError.ValidationOverflow, $"the shape [{string.Join(", ", shape)}] of {where} has a dimension above 2^63");
        }
        return new SafetensorsTensor(name, type.Value, dimensions, (long)offsets[0], (long)byteLength);
    }

    private void Validate(long dataLength)
    {
        // Empty tensors share their offset with the tensor after them: the end decides.
        Tensors.Sort(static (a, b) => (a.Offset, a.Offset + a.ByteLength).CompareTo((b.Offset, b.Offset + b.ByteLength)));
        long end = 0;
        foreach (SafetensorsTensor tensor in Tensors)
        {
            if (tensor.Offset != end)
                throw Error(SafetensorsError.InvalidOffset, $"tensor '{tensor.Name}' starts at {tensor.Offset}; expected {end}, where the one before it ends");
            end = tensor.Offset + tensor.ByteLength;
        }
        if (end != dataLength)
            throw Error(SafetensorsError.MetadataIncompleteBuffer, $"the tensors need {end} bytes after the header; found {dataLength}");
    }

    private static ulong? ByteLength(List<ulong> shape, SafetensorsDataType type)
    {
        ulong bytes = 1;
        foreach (ulong dimension in shape)
        {
            if (Math.BigMul(bytes, dimension, out bytes) != 0)
                return null;
        }
        return Math.BigMul(bytes, (ulong)SafetensorsFormat.SizeOf(type), out bytes) == 0 ? bytes : null;
    }

    private List<ulong> ParseNumbers(ref Utf8JsonReader reader, string what)
    {
        var numbers = new List<ulong>();
        Expect(ref reader, JsonTokenType.StartArray, $"an array as {what}");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetUInt64(out ulong number))
                throw Malformed($"{what} holds {Encoding.UTF8.GetString(reader.ValueSpan)}; expected whole numbers from 0 to 2^64 - 1", reader);
            numbers.Add(number);
        }
        return numbers;
    }

    private bool NextProperty(ref Utf8JsonReader reader, string where, out string name)
    {
        if (!reader.Read())
            throw Malformed($"{where} does not end", reader);
        name = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString()! : "";
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType token, string what)
    {
        if (!reader.Read() || reader.TokenType != token)
            throw Malformed($"expected {what}, found {reader.TokenType}", reader);
    }

    private SafetensorsException Malformed(string what, in Utf8JsonReader reader) =>
        Error(SafetensorsError.InvalidHeaderDeserialization, string.Create(CultureInfo.InvariantCulture, $"{what} (at byte {SafetensorsFormat.PrefixLength + reader.TokenStartIndex})"));

    private SafetensorsException Error(SafetensorsError error, string what, Exception? inner = null) =>
        new(error, $"'{_file}' is not valid safetensors: {what}.", inner);
}
