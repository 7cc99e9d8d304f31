using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Generated;

/// <summary>
/// A tensor in the IDX format, in which MNIST and its relatives are published: two zero bytes, the type of the elements, the number of dimensions,
/// each dimension as a 32-bit big-endian integer, then the elements in row-major order, big-endian. Files may be compressed with gzip; this is
/// detected from their first bytes, not from their names.
/// </summary>
/// <remarks>Format: <see href="https://yann.lecun.com/exdb/mnist/"/>, "The IDX file format".</remarks>
public sealed class IdxFile
{
    private const int ChunkSize = 64 * 1024;

    private readonly int[] _shape;
    private readonly byte[] _payload;

    private IdxFile(IdxDataType dataType, int[] shape, byte[] payload)
    {
        DataType = dataType;
        _shape = shape;
        _payload = payload;
        Count = payload.Length / SizeOf(dataType);
    }

    /// <summary>The type of the elements.</summary>
    public IdxDataType DataType { get; }

    /// <summary>The dimensions, outermost first: <c>[images, rows, columns]</c> for images, <c>[labels]</c> for labels.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>Number of elements: the product of <see cref="Shape"/>; 1 if there are no dimensions.</summary>
    public int Count { get; }

    /// <summary>Reads a file, compressed with gzip or not.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not well-formed IDX; the message says where, what was expected and what was found.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static IdxFile Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(stream, path);
    }

    /// <summary>Reads a stream to its end, compressed with gzip or not. The stream stays open.</summary>
    /// <param name="stream">The stream; it need not be seekable.</param>
    /// <param name="name">The name of the stream in error messages.</param>
    /// <exception cref="InvalidDataException">The stream is not well-formed IDX; the message says where, what was expected and what was found.</exception>
    public static IdxFile Read(Stream stream, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> magic = stackalloc byte[4];
        int found = stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        if (found < 4)
            throw new InvalidDataException($"'{name}' is not an IDX file: expected 4 bytes of type and rank at offset 0, found {found} and the end.");
        if (magic[0] != 0x1F || magic[1] != 0x8B)
            return Read(magic, stream, name);

        try
        {
            using var joined = new PrefixedStream(magic, stream);
            using var unzipped = new GZipStream(joined, CompressionMode.Decompress);
            found = unzipped.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
            if (found < 4)
                throw new InvalidDataException(
                    $"'{name}' is not an IDX file: expected 4 bytes of type and rank at offset 0 of the decompressed data, found {found} and the end.");
            return Read(magic, unzipped, name);
        }
        catch (InvalidDataException e) when (!e.Message.Contains(name, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{name}' starts as a gzip file, but its compressed data are damaged: {e.Message}", e);
        }
    }

    /// <summary>Writes elements as an IDX file, compressed if the name ends in <c>.gz</c>. An existing file is replaced in one step at the end: a crash leaves
    /// it whole.</summary>
    /// <typeparam name="T">The type of the elements: <see cref="byte"/>, <see cref="sbyte"/>, <see cref="short"/>, <see cref="int"/>, <see cref="float"/> or
    /// <see cref="double"/>.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="shape">The dimensions, outermost first: at most 255, none negative.</param>
    /// <param name="elements">The elements in row-major order: as many as the product of <paramref name="shape"/>.</param>
    /// <exception cref="ArgumentException">The shape has a negative dimension, or its product is not the number of elements.</exception>
    /// <exception cref="NotSupportedException">IDX has no such type of elements.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or there is no permission to write to its folder.</exception>
    public static void Write<T>(string path, ReadOnlySpan<int> shape, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Check(shape, elements);
        var contents = new Contents<T> { Shape = shape, Elements = elements };
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            AtomicFile.Write(path, contents, static (stream, given) =>
            {
                using var zipped = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
                Write(zipped, given.Shape, given.Elements);
            });
        }
        else
        {
            AtomicFile.Write(path, contents, static (stream, given) => Write(stream, given.Shape, given.Elements));
        }
    }

    /// <summary>Writes elements as IDX to a stream, uncompressed. The stream stays open.</summary>
    /// <typeparam name="T">The type of the elements: <see cref="byte"/>, <see cref="sbyte"/>, <see cref="short"/>, <see cref="int"/>, <see cref="float"/> or
    /// <see cref="double"/>.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="shape">The dimensions, outermost first: at most 255, none negative.</param>
    /// <param name="elements">The elements in row-major order: as many as the product of <paramref name="shape"/>.</param>
    /// <exception cref="ArgumentException">The shape has a negative dimension, or its product is not the number of elements.</exception>
    /// <exception cref="NotSupportedException">IDX has no such type of elements.</exception>
    public static void Write<T>(Stream stream, ReadOnlySpan<int> shape, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        IdxDataType type = Check(shape, elements);
        stream.Write([0, 0, (byte)type, (byte)shape.Length]);
        Span<byte> dimension = stackalloc byte[4];
        foreach (int length in shape)
        {
            BinaryPrimitives.WriteInt32BigEndian(dimension, length);
            stream.Write(dimension);
        }

        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(elements);
        int size = SizeOf(type);
        if (size == 1 || !BitConverter.IsLittleEndian)
        {
            stream.Write(bytes);
            return;
        }
        byte[] chunk = new byte[Math.Min(ChunkSize, bytes.Length)]; // ChunkSize is a multiple of every element's size
        for (int start = 0; start < bytes.Length; start += chunk.Length)
        {
            int length = Math.Min(chunk.Length, bytes.Length - start);
            bytes.Slice(start, length).CopyTo(chunk);
            SwapBytes(chunk.AsSpan(0, length), size);
            stream.Write(chunk, 0, length);
        }
    }

    /// <summary>The elements in row-major order, converted to <see cref="float"/> and divided.</summary>
    /// <param name="divisor">The divisor: 1 by default. 255 scales bytes to the range 0 to 1, bit for bit like PyTorch's <c>ToTensor</c>.</param>
    public float[] ToSingles(float divisor = 1f)
    {
        float[] values = Convert<float>();
        if (divisor != 1f)
        {
            foreach (ref float value in values.AsSpan())
                value /= divisor;
        }
        return values;
    }

    /// <summary>The elements in row-major order, converted to <see cref="double"/>.</summary>
    public double[] ToDoubles() => Convert<double>();

    /// <summary>The elements in row-major order as integers.</summary>
    /// <exception cref="InvalidOperationException">The elements are floating-point numbers.</exception>
    public int[] ToInt32s() => DataType is IdxDataType.Single or IdxDataType.Double
        ? throw new InvalidOperationException($"The file holds floating-point numbers ({DataType}); they are not converted to integers.")
        : Convert<int>();

    private static IdxFile Read(ReadOnlySpan<byte> magic, Stream stream, string name)
    {
        if (magic[0] != 0 || magic[1] != 0)
            throw new InvalidDataException(
                $"'{name}' is not an IDX file: expected two zero bytes (or 1F 8B for gzip) at offset 0, found {magic[0]:X2} {magic[1]:X2}.");
        var type = (IdxDataType)magic[2];
        if (SizeOf(type) == 0)
            throw new InvalidDataException($"'{name}' has an unknown type of elements at offset 2: expected 08, 09, 0B, 0C, 0D or 0E, found {magic[2]:X2}.");

        int[] shape = new int[magic[3]];
        long length = SizeOf(type);
        Span<byte> dimension = stackalloc byte[4];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            int offset = 4 + 4 * axis;
            int found = stream.ReadAtLeast(dimension, 4, throwOnEndOfStream: false);
            if (found < 4)
                throw new InvalidDataException(
                    $"'{name}' ends within its header: expected dimension {axis + 1} of {shape.Length} at offset {offset}, found {found} of 4 bytes.");
            uint size = BinaryPrimitives.ReadUInt32BigEndian(dimension);
            if (size > int.MaxValue)
                throw new InvalidDataException(
                    $"'{name}' has a dimension that is too large at offset {offset}: expected at most {int.MaxValue}, found {size}.");
            shape[axis] = (int)size;
        }
        // A dimension of zero makes any product zero, however large the others: look for it before multiplying.
        if (shape.AsSpan().Contains(0))
            length = 0;
        foreach (int size in shape)
        {
            length *= size;
            if (length > Array.MaxLength)
                throw new InvalidDataException(
                    $"'{name}' declares a shape of [{Untrusted.Join(", ", shape)}] {type} elements, more than {Array.MaxLength} bytes: too large to read.");
        }

        return new IdxFile(type, shape, ReadPayload(stream, (int)length, 4 + 4 * shape.Length, shape, name));
    }

    /// <summary>Reads the amount that the header declares, in steps that grow with the data that are there: a false header costs no memory.</summary>
    private static byte[] ReadPayload(Stream stream, int length, int offset, int[] shape, string name)
    {
        byte[] payload = new byte[Math.Min(length, ChunkSize)];
        int filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(payload.AsSpan(filled), payload.Length - filled, throwOnEndOfStream: false);
            if (filled < payload.Length)
                throw new InvalidDataException(
                    $"'{name}' ends too early: expected {length} bytes of elements for shape [{Untrusted.Join(", ", shape)}] from offset {offset}, found "
                        + $"{filled}.");
            if (filled == length)
                break;
            Array.Resize(ref payload, (int)Math.Min(length, 2L * payload.Length));
        }
        if (stream.ReadByte() >= 0)
            throw new InvalidDataException(
                $"'{name}' goes on after its elements: expected the end at offset {(long)offset + length} for shape [{Untrusted.Join(", ", shape)}], found "
                    + "more bytes.");
        return payload;
    }

    private TTo[] Convert<TTo>()
        where TTo : INumber<TTo>
    {
        var values = new TTo[Count];
        ReadOnlySpan<byte> bytes = _payload;
        switch (DataType)
        {
            case IdxDataType.Byte:
                for (int i = 0; i < values.Length; i++)
                    values[i] = TTo.CreateTruncating(bytes[i]);
                break;
            case IdxDataType.SByte:
                for (int i = 0; i < values.Length; i++)
                    values[i] = TTo.CreateTruncating((sbyte)bytes[i]);
                break;
            case IdxDataType.Int16:
                for (int i = 0; i < values.Length; i++)
                    values[i] = TTo.CreateTruncating(BinaryPrimitives.ReadInt16BigEndian(bytes[(2 * i)..]));
                break;
            case IdxDataType.Int32:
                for (int i = 0; i < values.Length; i++)
                    values[i] = TTo.CreateTruncating(BinaryPrimitives.ReadInt32BigEndian(bytes[(4 * i)..]));
                break;
            case IdxDataType.Single:
                for (int i = 0; i < values.Length; i++)
                    values[i] = TTo.CreateTruncating(BinaryPrimitives.ReadSingleBigEndian(bytes[(4 * i)..]));
                break;
            case IdxDataType.Double:
                for (int i = 0; i < values.Length; i++)
                    values[i] = TTo.CreateTruncating(BinaryPrimitives.ReadDoubleBigEndian(bytes[(8 * i)..]));
                break;
        }
        return values;
    }

    private static IdxDataType Check<T>(ReadOnlySpan<int> shape, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        if (shape.Length > byte.MaxValue)
            throw new ArgumentException($"An IDX file has at most 255 dimensions; the shape has {shape.Length}.", nameof(shape));
        bool empty = shape.Contains(0);
        long count = 1;
        foreach (int length in shape)
        {
            if (length < 0)
                throw new ArgumentException($"The shape [{string.Join(", ", shape.ToArray())}] has a negative dimension.", nameof(shape));
            count = empty ? 0 : Math.Min(count * length, int.MaxValue + 1L);
        }
        if (count != elements.Length)
            throw new ArgumentException($"The shape [{string.Join(", ", shape.ToArray())}] does not hold {elements.Length} elements.", nameof(elements));
        return TypeOf<T>();
    }

    private static IdxDataType TypeOf<T>()
    {
        if (typeof(T) == typeof(byte))
            return IdxDataType.Byte;
        if (typeof(T) == typeof(sbyte))
            return IdxDataType.SByte;
        if (typeof(T) == typeof(short))
            return IdxDataType.Int16;
        if (typeof(T) == typeof(int))
            return IdxDataType.Int32;
        if (typeof(T) == typeof(float))
            return IdxDataType.Single;
        if (typeof(T) == typeof(double))
            return IdxDataType.Double;
        throw new NotSupportedException($"IDX files hold byte, sbyte, short, int, float or double, not {typeof(T).Name}.");
    }

    /// <summary>Number of bytes of an element; 0 for a type that IDX does not have.</summary>
    private static int SizeOf(IdxDataType type) => type switch
    {
        IdxDataType.Byte or IdxDataType.SByte => 1,
        IdxDataType.Int16 => 2,
        IdxDataType.Int32 or IdxDataType.Single => 4,
        IdxDataType.Double => 8,
        _ => 0,
    };

    private ref struct Contents<T>
    {
        public ReadOnlySpan<int> Shape;
        public ReadOnlySpan<T> Elements;
    }

    private static void SwapBytes(Span<byte> bytes, int size)
    {
        for (int start = 0; start < bytes.Length; start += size)
            bytes.Slice(start, size).Reverse();
    }
}
