using System.Buffers.Binary;
using System.Text;

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
}
