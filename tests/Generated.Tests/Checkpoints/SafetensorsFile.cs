using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Generated.Tests.Checkpoints;

/// <summary>Makes safetensors files by hand.</summary>
internal static class SafetensorsFile
{
    public static byte[] Bytes(string header, params ReadOnlySpan<byte> data) => Bytes(Encoding.UTF8.GetBytes(header).AsSpan(), data);

    public static byte[] Bytes(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data)
    {
        byte[] bytes = new byte[8 + header.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.CopyTo(bytes.AsSpan(8));
        data.CopyTo(bytes.AsSpan(8 + header.Length));
        return bytes;
    }

    /// <summary>A file with a note changed, or without it.</summary>
    public static byte[] WithNote(byte[] file, string key, string? value)
    {
        JsonNode header = JsonNode.Parse(HeaderOf(file))!;
        var notes = (JsonObject)header["__metadata__"]!;
        if (!notes.Remove(key))
            throw new ArgumentException($"There is no note {key}.");
        if (value is not null)
            notes[key] = value;
        return WithHeader(file, header.ToJsonString());
    }

    public static string HeaderOf(byte[] file) => Encoding.UTF8.GetString(HeaderBytesOf(file));

    public static ReadOnlySpan<byte> HeaderBytesOf(byte[] file) => file.AsSpan(8, BitConverter.ToInt32(file));

    public static byte[] WithHeader(byte[] file, string header) => WithHeader(file, Encoding.UTF8.GetBytes(header).AsSpan());

    public static byte[] WithHeader(byte[] file, ReadOnlySpan<byte> header) => Bytes(header, file.AsSpan(8 + BitConverter.ToInt32(file)));
}
