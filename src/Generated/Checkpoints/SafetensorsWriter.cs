using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Generated;

/// <summary>
/// Writes the safetensors format. The header comes first, so every tensor must be declared before the first one is written. The tensors are then
/// written in the order of their declarations and are never all in memory together.
/// </summary>
/// <example>
/// <code>
/// var writer = new SafetensorsWriter(stream);
/// writer.Declare&lt;float>("weight", [2, 3]);
/// writer.Declare&lt;float>("bias", [2]);
/// writer.Write&lt;float>(weights);
/// writer.Write&lt;float>(biases);
/// writer.Complete();
/// </code>
/// </example>
public sealed class SafetensorsWriter
{
    private readonly Stream _stream;
    private readonly IReadOnlyDictionary<string, string>? _metadata;
    private readonly List<SafetensorsTensor> _tensors = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private long _end;
    private int _written;
    private bool _headerWritten;

    /// <summary>Makes a writer. Nothing is written yet.</summary>
    /// <param name="stream">The destination; it need not be seekable and is never closed.</param>
    /// <param name="metadata">Notes for the header, each a name and a text; at most 100,000.</param>
    /// <exception cref="ArgumentException">A note is null, or is not well-formed UTF-16, which readers would refuse.</exception>
    public SafetensorsWriter(Stream stream, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        foreach ((string key, string? value) in metadata ?? new Dictionary<string, string>())
        {
            if (value is null)
                throw new ArgumentException($"The note '{key}' is null.", nameof(metadata));
            if (!IsWellFormed(key) || !IsWellFormed(value))
                throw new ArgumentException($"The note {Untrusted.Quote(key)} holds half of a surrogate pair.", nameof(metadata));
        }
        if (metadata?.Count > SafetensorsFormat.MaxNotes)
            throw new ArgumentException($"A file has at most {SafetensorsFormat.MaxNotes} notes; {metadata.Count} were given.", nameof(metadata));
        _stream = stream;
        _metadata = metadata;
    }

    /// <summary>Declares the next tensor.</summary>
    /// <typeparam name="T"><see cref="float"/> for F32, <see cref="double"/> for F64, <see cref="long"/> for I64.</typeparam>
    /// <param name="name">The name: unique, not empty.</param>
    /// <param name="shape">The dimensions, outermost first: none negative.</param>
    /// <exception cref="ArgumentException">The name is already used, or a dimension is negative.</exception>
    /// <exception cref="InvalidOperationException">A tensor has been written already.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is not one of these types.</exception>
    public void Declare<T>(string name, ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        SafetensorsDataType type = SafetensorsFormat.TypeOf<T>();
        if (_headerWritten)
            throw new InvalidOperationException($"Tensor '{name}' is declared after the first was written.");
        if (!IsWellFormed(name))
            throw new ArgumentException($"The name {Untrusted.Quote(name)} holds half of a surrogate pair.", nameof(name));
        if (shape.Length > SafetensorsFormat.MaxRank)
            throw new ArgumentException($"Tensor '{name}' has {shape.Length} dimensions; at most {SafetensorsFormat.MaxRank} are written.", nameof(shape));
        if (name == SafetensorsFormat.MetadataKey)
            throw new ArgumentException($"The format keeps the name '{name}' for itself.", nameof(name));

        long[] dimensions = new long[shape.Length];
        long length = SafetensorsFormat.SizeOf(type);
        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (shape[axis] < 0)
                throw new ArgumentException($"Tensor '{name}' has a negative dimension.", nameof(shape));
            dimensions[axis] = shape[axis];
            length = checked(length * shape[axis]);
        }
        if (!_names.Add(name))
            throw new ArgumentException($"Two tensors are named '{name}'.", nameof(name));
        _tensors.Add(new SafetensorsTensor(name, type, dimensions, _end, length));
        _end = checked(_end + length);
    }

    /// <summary>Writes the elements of the next declared tensor.</summary>
    /// <typeparam name="T">The type it was declared with.</typeparam>
    /// <param name="elements">All elements of the tensor, in row-major order.</param>
    /// <exception cref="ArgumentException">The type or the number of elements differs from the declaration.</exception>
    /// <exception cref="InvalidOperationException">All declared tensors have already been written.</exception>
    public void Write<T>(ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        if (_written == _tensors.Count)
            throw new InvalidOperationException($"All {_tensors.Count} declared tensors are written.");
        SafetensorsTensor tensor = _tensors[_written];
        if (SafetensorsFormat.TypeOf<T>() != tensor.DataType || elements.Length != tensor.Length)
            throw new ArgumentException($"The next tensor is {tensor}, of {tensor.Length} elements; {elements.Length} of {typeof(T).Name} were given.",
                nameof(elements));

        WriteHeader();
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(elements);
        if (BitConverter.IsLittleEndian)
        {
            _stream.Write(bytes);
        }
        else
        {
            int size = SafetensorsFormat.SizeOf(tensor.DataType);
            byte[] swapped = bytes.ToArray();
            for (int start = 0; start < swapped.Length; start += size)
                swapped.AsSpan(start, size).Reverse();
            _stream.Write(swapped);
        }
        _written++;
    }

    /// <summary>Checks that every declared tensor is written, and flushes the stream.</summary>
    /// <exception cref="InvalidOperationException">A declared tensor is missing.</exception>
    public void Complete()
    {
        if (_written != _tensors.Count)
            throw new InvalidOperationException($"{_written} of {_tensors.Count} declared tensors are written; '{_tensors[_written].Name}' comes next.");
        WriteHeader();
        _stream.Flush();
    }

    /// <summary>Whether every surrogate is one of a pair.</summary>
    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (System.Text.Rune.DecodeFromUtf16(text, out _, out int consumed) != OperationStatus.Done)
                return false;
            text = text[consumed..];
        }
        return true;
    }

    private void WriteHeader()
    {
        if (_headerWritten)
            return;
        var header = new ArrayBufferWriter<byte>();
        // The header is read by machines, never embedded in HTML: names stay readable.
        using (var json = new Utf8JsonWriter(header, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (_metadata is { Count: > 0 })
            {
                json.WriteStartObject(SafetensorsFormat.MetadataKey);
                foreach ((string key, string value) in _metadata.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
                    json.WriteString(key, value);
                json.WriteEndObject();
            }
            foreach (SafetensorsTensor tensor in _tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", SafetensorsFormat.NameOf(tensor.DataType));
                json.WriteStartArray("shape");
                foreach (long dimension in tensor.Shape)
                    json.WriteNumberValue(dimension);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(tensor.Offset);
                json.WriteNumberValue(tensor.Offset + tensor.ByteLength);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }

        // Spaces up to a multiple of 8 align the elements, so that other readers can map them to memory.
        int padding = -header.WrittenCount & 7;
        header.GetSpan(8)[..padding].Fill((byte)' ');
        header.Advance(padding);
        if (header.WrittenCount > SafetensorsFormat.MaxHeaderLength)
            throw new InvalidOperationException($"The header takes {header.WrittenCount} bytes; the format allows {SafetensorsFormat.MaxHeaderLength}.");
        Span<byte> length = stackalloc byte[SafetensorsFormat.PrefixLength];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.WrittenCount);
        _stream.Write(length);
        _stream.Write(header.WrittenSpan);
        _headerWritten = true;
    }
}
