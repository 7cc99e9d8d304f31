using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Generated.Tests.Checkpoints;

public sealed class SafetensorsReaderTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Checkpoints", "Data");

    public static TheoryData<string, string> Manifest()
    {
        var data = new TheoryData<string, string>();
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "manifest.json")));
        foreach (JsonElement entry in manifest.RootElement.EnumerateArray())
        {
            string file = entry.GetProperty("file").GetString()!;
            if (File.Exists(Path.Combine(Folder, file)))
                data.Add(file, entry.GetProperty("expect").GetString()!);
        }
        return data;
    }

    [Fact]
    public void Every_file_beside_the_manifest_is_in_it()
    {
        int files = Directory.GetFiles(Folder, "*.safetensors").Length;
        Assert.Equal(16, files);
        Assert.Equal(files, Manifest().Count);
    }

    [Theory]
    [MemberData(nameof(Manifest))]
    public void Files_of_the_reference_implementation_are_accepted_or_refused_as_it_does(string file, string expect)
    {
        string path = Path.Combine(Folder, file);
        if (expect == "accept")
        {
            using var reader = new SafetensorsReader(path);
            foreach (SafetensorsTensor tensor in reader.Tensors)
                reader.ReadBytes(tensor, new byte[tensor.ByteLength]);
            return;
        }
        var error = Assert.Throws<SafetensorsException>(() => new SafetensorsReader(path).Dispose());
        Claim.True(error.Error.ToString() == expect, $"{file} gives {error.Error}, expected {expect}: {error.Message}");
        Assert.Contains(file, error.Message);
    }

    // The three files of the manifest that are not stored.

    [Fact]
    public void Tensors_that_share_bytes_are_refused()
    {
        string entries = string.Join(",", Enumerable.Range(0, 10).Select(i => $$"""
            "weight_{{i}}":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}
            """));
        AssertRefused(SafetensorsError.InvalidOffset, "expected 16, where the one before it ends", $"{{{entries}}}", new byte[16]);
    }

    [Fact]
    public void Thousands_of_overlapping_tensors_are_refused()
    {
        string entries = string.Join(",", Enumerable.Range(0, 1000).Select(i => $$"""
            "weight_{{i}}":{"dtype":"F32","shape":[500,500],"data_offsets":[0,1000000]}
            """));
        AssertRefused(SafetensorsError.InvalidOffset, "weight_", $"{{{entries}}}", []);
    }

    [Fact]
    public void A_header_declared_as_huge_costs_no_memory()
    {
        byte[] bytes = new byte[88];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, 99_999_999);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<SafetensorsException>(() => new SafetensorsReader(new MemoryStream(bytes)));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(SafetensorsError.InvalidHeaderLength, error.Error);
        Assert.Contains("expected a header of 99999999 bytes, as declared, found 80", error.Message);
        Claim.True(allocated < 100_000, $"Refusing 88 bytes allocated {allocated}.");
    }

    [Theory]
    [InlineData("expected an object at the top", "[]")]
    [InlineData("two entries of the header are named 'a'",
        """{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("tensor 'a' has two entries 'shape'", """{"a":{"dtype":"F32","shape":[0],"shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("tensor 'a' has no 'dtype'", """{"a":{"shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("tensor 'a' has no 'data_offsets'", """{"a":{"dtype":"F32","shape":[0]}}""")]
    [InlineData("data_offsets of tensor 'a' has 3 numbers; expected 2", """{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0,0]}}""")]
    [InlineData("shape of tensor 'a' holds -1", """{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}}""")]
    [InlineData("shape of tensor 'a' holds 1.5", """{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,0]}}""")]
    [InlineData("shape of tensor 'a' holds 18446744073709551616", """{"a":{"dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,0]}}""")]
    [InlineData("expected an array as shape of tensor 'a', found Null", """{"a":{"dtype":"F32","shape":null,"data_offsets":[0,0]}}""")]
    [InlineData("expected an object as tensor 'a', found Number", """{"a":1}""")]
    [InlineData("expected a string as 'k' of '__metadata__', found Number", """{"__metadata__":{"k":1}}""")]
    [InlineData("two entries of '__metadata__' are named 'k'", """{"__metadata__":{"k":"1","k":"2"}}""")]
    [InlineData("not well-formed JSON", "{} {}")]
    [InlineData("not well-formed JSON", """{"a":""")]
    [InlineData("not well-formed JSON", """{"\ud800":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("not well-formed JSON", "")]
    [InlineData("at byte 13", """{"a":1}""")]
    public void A_malformed_header_is_refused_with_where_and_why(string expected, string header) =>
        AssertRefused(SafetensorsError.InvalidHeaderDeserialization, expected, header, []);

    [Theory]
    [InlineData(SafetensorsError.InvalidOffset, "ends at 0, before it starts at 4", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""")]
    [InlineData(SafetensorsError.InvalidOffset, "tensor 'a' starts at 4; expected 0", """{"a":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}""")]
    [InlineData(SafetensorsError.InvalidOffset, "beyond any file",
        """{"a":{"dtype":"U8","shape":[0],"data_offsets":[18446744073709551615,18446744073709551615]}}""")]
    [InlineData(SafetensorsError.ValidationOverflow, "above 2^63", """{"a":{"dtype":"U8","shape":[0,18446744073709551615],"data_offsets":[0,0]}}""")]
    [InlineData(SafetensorsError.ValidationOverflow, "needs more than", """{"a":{"dtype":"new","shape":[4294967296,3000000000],"data_offsets":[0,4]}}""")]
    [InlineData(SafetensorsError.TensorInvalidInfo, "F32 [2] needs 8 bytes, but its data_offsets [0, 4] give it 4",
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""")]
    [InlineData(SafetensorsError.MetadataIncompleteBuffer, "the tensors need 8 bytes after the header; found 4",
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""")]
    public void False_shapes_and_offsets_are_refused_with_where_and_why(SafetensorsError error, string expected, string header) =>
        AssertRefused(error, expected, header, new byte[4]);

    [Fact]
    public void Every_cut_of_a_valid_file_is_refused()
    {
        byte[] bytes = SafetensorsFile.Bytes("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 0, 0, 0x80, 0x3F);
        new SafetensorsReader(new MemoryStream(bytes)).Dispose();
        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<SafetensorsException>(() => new SafetensorsReader(new MemoryStream(bytes[..length])));
    }

    [Fact]
    public void Every_change_of_one_byte_is_read_or_refused_but_never_fails_otherwise()
    {
        byte[] bytes = SafetensorsFile.Bytes("""{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 0, 0, 0x80, 0x3F);
        for (int at = 0; at < bytes.Length; at++)
        {
            for (int value = 0; value < 256; value++)
            {
                byte[] changed = [.. bytes];
                changed[at] = (byte)value;
                try
                {
                    using var reader = new SafetensorsReader(new MemoryStream(changed));
                    foreach (SafetensorsTensor tensor in reader.Tensors)
                        reader.ReadBytes(tensor, new byte[tensor.ByteLength]);
                }
                catch (SafetensorsException)
                {
                }
            }
        }
    }

    [Fact]
    public void Half_single_and_double_precision_are_converted()
    {
        byte[] data = new byte[8 + 4 + 2 + 2];
        BinaryPrimitives.WriteDoubleLittleEndian(data, 1.0 / 3);
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(8), -2.75f);
        BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(12), (Half)0.099976f);
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(14), 0x4049); // the upper half of 3.140625
        byte[] bytes = SafetensorsFile.Bytes("""
            {"half":{"dtype":"F16","shape":[1],"data_offsets":[12,14]},
             "brain":{"dtype":"BF16","shape":[1,1],"data_offsets":[14,16]},
             "double":{"dtype":"F64","shape":[],"data_offsets":[0,8]},
             "single":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}
            """, data);
        using var reader = new SafetensorsReader(new MemoryStream(bytes));

        Assert.Equal(["double", "single", "half", "brain"], reader.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([1.0 / 3, -2.75, (double)(Half)0.099976f, 3.140625], Values<double>(reader));
        Assert.Equal([(float)(1.0 / 3), -2.75f, (float)(Half)0.099976f, 3.140625f], Values<float>(reader));
        Assert.Equal("brain BF16 [1, 1]", reader["brain"].ToString());
    }

    [Fact]
    public void Integers_are_not_converted_but_their_bytes_can_be_read()
    {
        byte[] bytes = SafetensorsFile.Bytes("""{"step":{"dtype":"I32","shape":[1],"data_offsets":[0,4]}}""", 1, 2, 3, 4);
        using var reader = new SafetensorsReader(new MemoryStream(bytes));
        var error = Assert.Throws<NotSupportedException>(() => reader.Read(reader["step"], new float[1]));
        Assert.Contains("Tensor 'step' of 'stream' holds I32", error.Message);
        byte[] raw = new byte[4];
        reader.ReadBytes(reader["step"], raw);
        Assert.Equal([1, 2, 3, 4], raw);
        Assert.Throws<ArgumentException>(() => reader.ReadBytes(reader["step"], new byte[3]));
        Assert.Contains("it has step", Assert.Throws<KeyNotFoundException>(() => reader["stop"]).Message);
    }

    [Fact]
    public void A_file_within_a_stream_and_one_that_cannot_seek_are_read_too()
    {
        byte[] file = SafetensorsFile.Bytes("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 0, 0, 0x80, 0x3F);
        using var inner = new MemoryStream([9, 9, 9, .. file]) { Position = 3 };
        using (var reader = new SafetensorsReader(inner, leaveOpen: true))
            Assert.Equal([1f], Values<float>(reader));

        inner.Position = 3;
        using var pipe = new ForwardOnlyStream(inner);
        using (var reader = new SafetensorsReader(pipe, leaveOpen: true))
            Assert.Equal([1f], Values<float>(reader));
        Assert.True(inner.CanRead, "The stream was closed though it was to stay open.");
        new SafetensorsReader(new MemoryStream(file)).Dispose();
    }

    private static void AssertRefused(SafetensorsError expected, string message, string header, byte[] data)
    {
        byte[] bytes = SafetensorsFile.Bytes(header, data);
        var error = Assert.Throws<SafetensorsException>(() => new SafetensorsReader(new MemoryStream(bytes), name: "model.safetensors"));
        Assert.Contains(message, error.Message);
        Assert.StartsWith("'model.safetensors' is not valid safetensors: ", error.Message);
        Assert.Equal(expected, error.Error);
    }

    private static T[] Values<T>(SafetensorsReader reader)
        where T : unmanaged
    {
        var values = new T[reader.Tensors.Sum(tensor => tensor.Length)];
        int at = 0;
        foreach (SafetensorsTensor tensor in reader.Tensors)
            reader.Read(tensor, values.AsSpan(at++, 1));
        return values;
    }
}
