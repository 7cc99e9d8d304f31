using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Generated.Tests.Checkpoints;

/// <summary>Makes safetensors files by hand.</summary>
internal static class SafetensorsFile
{
    public static byte[] Bytes(string header, params ReadOnlySpan<byte> data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] bytes = new byte[8 + json.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
        json.CopyTo(bytes, 8);
        data.CopyTo(bytes.AsSpan(8 + json.Length));
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

    public static string HeaderOf(byte[] file) => Encoding.UTF8.GetString(file, 8, BitConverter.ToInt32(file));

    public static byte[] WithHeader(byte[] file, string header) => Bytes(header, file.AsSpan(8 + BitConverter.ToInt32(file)));
}
