using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated;

/// <summary>
/// Reads the safetensors format: a header in JSON that names tensors, followed by their bytes. The header is read and strictly validated at once; a
/// header with false sizes cannot make the reader allocate more memory than the file has bytes. Tensors are read on request.
/// </summary>
/// <remarks>Format: <see href="https://github.com/huggingface/safetensors#format"/>.</remarks>
public sealed class SafetensorsReader : IDisposable
{
    private const int ChunkSize = 16 * 1024;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly string _name;
    private readonly long _dataStart;
    private readonly SafetensorsHeader _header;
    private readonly Dictionary<string, SafetensorsTensor> _byName;

    /// <summary>Reads the header of a file and keeps the file open.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SafetensorsException">The file is not well-formed safetensors.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public SafetensorsReader(string path)
        : this(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), leaveOpen: false, path)
    {
    }

    /// <summary>Reads the header from a stream.</summary>
    /// <param name="stream">
    /// The stream; from its position to its end it contains one safetensors file. If it is not seekable, all of it is read into memory at once.
    /// </param>
    /// <param name="leaveOpen">Whether <see cref="Dispose"/> leaves the stream open.</param>
    /// <param name="name">The name of the stream in error messages.</param>
    /// <exception cref="SafetensorsException">
    /// The stream is not well-formed safetensors. In this case the stream is closed unless <paramref name="leaveOpen"/> is set.
    /// </exception>
    public SafetensorsReader(Stream stream, bool leaveOpen = false, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _leaveOpen = leaveOpen;
        _name = name;
        try
        {
            if (!stream.CanSeek)
            {
                var copy = new MemoryStream();
                stream.CopyTo(copy);
                copy.Position = 0;
                if (!leaveOpen)
                    stream.Dispose();
                _stream = copy;
                _leaveOpen = false;
            }
            _header = ReadHeader(out _dataStart);
            _byName = _header.ByName;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>All tensors, in the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors => _header.Tensors;

    /// <summary>The file's notes, each a name and a text; empty if it has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>The tensor with a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such tensor; the message lists the existing ones.</exception>
    public SafetensorsTensor this[string name] => _byName.TryGetValue(name, out SafetensorsTensor? tensor)
        ? tensor
        : throw new KeyNotFoundException($"'{_name}' has no tensor '{name}'; it has {Untrusted.Join(", ", _byName.Keys)}.");

    /// <summary>Finds the tensor with a name.</summary>
    public bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SafetensorsTensor? tensor) => _byName.TryGetValue(name, out tensor);

    /// <summary>Reads the elements of a tensor in row-major order, converted from F16, BF16, F32 or F64 (rounded to nearest if precision is lost).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="tensor">A tensor of this file.</param>
    /// <param name="destination">The destination, of exactly the length of the tensor.</param>
    /// <exception cref="ArgumentException">The destination does not have the length of the tensor.</exception>
    /// <exception cref="NotSupportedException">The type of the tensor, or <typeparamref name="T"/>, is not supported.</exception>
    /// <exception cref="EndOfStreamException">The file has become shorter since it was opened.</exception>
    public void Read<T>(SafetensorsTensor tensor, Span<T> destination)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        SafetensorsDataType wanted = SafetensorsFormat.TypeOf<T>();
        if (!SafetensorsFormat.IsConvertible(wanted))
            throw new NotSupportedException($"Tensors are read as float or double, not as {typeof(T).Name}; see ReadBytes.");
        if (!SafetensorsFormat.IsConvertible(tensor.DataType))
            throw new NotSupportedException(
                $"Tensor {Untrusted.Quote(tensor.Name)} of '{_name}' holds {Untrusted.Shorten(tensor.DataTypeName)}; only F16, BF16, F32 and F64 are "
                    + "converted.");
        if (destination.Length != tensor.Length)
            throw new ArgumentException($"{tensor} has {tensor.Length} elements; the destination has {destination.Length}.", nameof(destination));

        _stream.Position = _dataStart + tensor.Offset;
        if (wanted == tensor.DataType && BitConverter.IsLittleEndian)
        {
            _stream.ReadExactly(MemoryMarshal.AsBytes(destination));
            return;
        }
        int size = SafetensorsFormat.SizeOf(tensor.DataType);
        byte[] chunk = new byte[ChunkSize];
        while (!destination.IsEmpty)
        {
            int count = Math.Min(destination.Length, ChunkSize / size);
            ReadOnlySpan<byte> bytes = chunk.AsSpan(0, count * size);
            _stream.ReadExactly(chunk, 0, bytes.Length);
            for (int i = 0; i < count; i++)
            {
                double value = Element(bytes[(i * size)..], tensor.DataType);
                if (typeof(T) == typeof(float))
                    destination[i] = Unsafe.BitCast<float, T>((float)value); // exact but for F64
                else
                    destination[i] = Unsafe.BitCast<double, T>(value);
            }
            destination = destination[count..];
        }
    }

    /// <summary>Reads the bytes of a tensor unchanged, little-endian, for any type.</summary>
    /// <param name="tensor">A tensor of this file.</param>
    /// <param name="destination">The destination, of exactly <see cref="SafetensorsTensor.ByteLength"/> bytes.</param>
    /// <exception cref="ArgumentException">The destination does not have this length.</exception>
    /// <exception cref="EndOfStreamException">The file has become shorter since it was opened.</exception>
    public void ReadBytes(SafetensorsTensor tensor, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (destination.Length != tensor.ByteLength)
            throw new ArgumentException($"{tensor} has {tensor.ByteLength} bytes; the destination has {destination.Length}.", nameof(destination));
        _stream.Position = _dataStart + tensor.Offset;
        _stream.ReadExactly(destination);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        if (!_leaveOpen)
            _stream.Dispose();
    }

    private static double Element(ReadOnlySpan<byte> bytes, SafetensorsDataType type) => type switch
    {
        SafetensorsDataType.Float16 => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        SafetensorsDataType.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes) << 16),
        SafetensorsDataType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };

    private SafetensorsHeader ReadHeader(out long dataStart)
    {
        long available = _stream.Length - _stream.Position;
        if (available < SafetensorsFormat.PrefixLength)
            throw new SafetensorsException(SafetensorsError.HeaderTooSmall,
                $"'{_name}' is not valid safetensors: expected 8 bytes with the length of the header, found {available}.");
        Span<byte> prefix = stackalloc byte[SafetensorsFormat.PrefixLength];
        _stream.ReadExactly(prefix);
        available -= SafetensorsFormat.PrefixLength;
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > SafetensorsFormat.MaxHeaderLength)
            throw new SafetensorsException(SafetensorsError.HeaderTooLarge,
                $"'{_name}' is not valid safetensors: expected a header of at most {SafetensorsFormat.MaxHeaderLength} bytes, found one declared as {length}.");
        if ((long)length > available)
            throw new SafetensorsException(SafetensorsError.InvalidHeaderLength,
                $"'{_name}' is not valid safetensors: expected a header of {length} bytes, as declared, found {available} bytes and the end.");
        byte[] header = new byte[length];
        _stream.ReadExactly(header);
        dataStart = _stream.Position;
        return SafetensorsHeader.Parse(header, available - (long)length, _name);
    }
}
