using System.IO.Compression;
using Generated.Tests.Checkpoints;

namespace Generated.Tests.Files;

/// <summary>
/// What a file has around a content: a length or a checksum that would stop a reader before it sees a damaged content. Changed contents are put back
/// with the right ones.
/// </summary>
/// <param name="Open">Takes the content out of a file.</param>
/// <param name="Close">Puts another content into a file; it may do so in several ways.</param>
internal sealed record Envelope(Func<byte[], byte[]> Open, Func<byte[], byte[], Random, byte[]> Close)
{
    /// <summary>Compressed with gzip: checksum and length follow the content.</summary>
    public static Envelope Gzip { get; } = new(Unzip, static (_, content, random) => Zip(content, random));

    /// <summary>A safetensors file, of which the header is the content: its length comes first, and the tensors' bytes follow.</summary>
    public static Envelope Safetensors { get; } = new(
        static file => SafetensorsFile.HeaderBytesOf(file).ToArray(), static (file, header, _) => SafetensorsFile.WithHeader(file, header));

    private static byte[] Unzip(byte[] file)
    {
        using var unzipped = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var content = new MemoryStream();
        unzipped.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>As one member or as two, compressed or only stored.</summary>
    private static byte[] Zip(byte[] content, Random random)
    {
        var file = new MemoryStream();
        int end = random.Next(8) == 0 ? random.Next(content.Length + 1) : content.Length;
        CompressionLevel level = random.Next(4) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
        Append(content.AsSpan(0, end));
        if (end < content.Length)
            Append(content.AsSpan(end));
        return file.ToArray();

        void Append(ReadOnlySpan<byte> part)
        {
            using var zipped = new GZipStream(file, level, leaveOpen: true);
            zipped.Write(part);
        }
    }
}
