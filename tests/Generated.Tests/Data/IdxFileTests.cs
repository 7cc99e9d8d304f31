using System.IO.Compression;
using Xunit;

namespace Generated.Tests.Data;

public sealed class IdxFileTests
{
    [Theory]
    [InlineData("values.idx")]
    [InlineData("values.idx.gz")]
    public void Every_type_of_elements_survives_writing_and_reading(string file)
    {
        using var folder = new TemporaryFolder();
        string path = folder[file];

        IdxFile.Write<byte>(path, [2, 3], [0, 1, 2, 253, 254, 255]);
        AssertHolds(path, IdxDataType.Byte, [2, 3], [0, 1, 2, 253, 254, 255]);
        IdxFile.Write<sbyte>(path, [3], [-128, 0, 127]);
        AssertHolds(path, IdxDataType.SByte, [3], [-128, 0, 127]);
        IdxFile.Write<short>(path, [3, 1, 1], [short.MinValue, 258, short.MaxValue]);
        AssertHolds(path, IdxDataType.Int16, [3, 1, 1], [short.MinValue, 258, short.MaxValue]);
        IdxFile.Write<int>(path, [1, 3], [int.MinValue, 0x01020304, int.MaxValue]);
        AssertHolds(path, IdxDataType.Int32, [1, 3], [int.MinValue, 0x01020304, int.MaxValue]);
        IdxFile.Write<float>(path, [2, 1], [-1.5f, 3.25f]);
        AssertHolds(path, IdxDataType.Single, [2, 1], [-1.5, 3.25]);
        IdxFile.Write<double>(path, [2], [Math.PI, -1e300]);
        AssertHolds(path, IdxDataType.Double, [2], [Math.PI, -1e300]);
    }

    [Fact]
    public void The_bytes_written_are_those_of_the_format()
    {
        using var stream = new MemoryStream();
        IdxFile.Write<short>(stream, [1, 2], [1, -2]);
        Assert.Equal([0, 0, 0x0B, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0x00, 0x01, 0xFF, 0xFE], stream.ToArray());
    }

    [Fact]
    public void Gzip_is_seen_from_the_bytes_and_not_from_the_name()
    {
        using var folder = new TemporaryFolder();
        IdxFile.Write<byte>(folder["a.gz"], [4], [1, 2, 3, 4]);
        File.Move(folder["a.gz"], folder["a"]);
        Assert.Equal(0x1F, File.ReadAllBytes(folder["a"])[0]);
        Assert.Equal([1, 2, 3, 4], IdxFile.Read(folder["a"]).ToInt32s());
    }

    [Fact]
    public void Labels_that_compress_a_hundredfold_are_read_in_full()
    {
        // The labels of a subset of MNIST that is ordered 0, 1, ... 9, 0, 1, ... are 90 bytes long when zipped.
        byte[] labels = new byte[10_000];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = (byte)(i % 10);
        using var folder = new TemporaryFolder();
        IdxFile.Write<byte>(folder["labels.gz"], [labels.Length], labels);

        Assert.True(new FileInfo(folder["labels.gz"]).Length < 200, "The file is meant to be very small.");
        IdxFile read = IdxFile.Read(folder["labels.gz"]);
        Assert.Equal(10_000, read.Count);
        Assert.Equal(9, read.ToInt32s()[^1]);
    }

    [Fact]
    public void A_payload_larger_than_one_chunk_is_read_in_full()
    {
        int[] values = [.. Enumerable.Range(0, 100_003)];
        using var stream = new MemoryStream();
        IdxFile.Write<int>(stream, [values.Length], values);
        stream.Position = 0;
        Assert.Equal(values, IdxFile.Read(stream).ToInt32s());
    }

    [Fact]
    public void A_divisor_takes_bytes_to_zero_to_one()
    {
        using var stream = new MemoryStream();
        IdxFile.Write<byte>(stream, [3], [0, 51, 255]);
        stream.Position = 0;
        Assert.Equal([0f, 0.2f, 1f], IdxFile.Read(stream).ToSingles(divisor: 255));
    }

    [Fact]
    public void Shapes_without_dimensions_hold_one_element_and_with_a_zero_none()
    {
        Assert.Equal(1, Read(0, 0, 8, 0, 7).Count);
        Assert.Equal(0, Read(0, 0, 8, 2, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF).Count);
    }

    [Theory]
    [InlineData("expected 4 bytes of type and rank at offset 0, found 2", new byte[] { 0, 0 })]
    [InlineData("expected two zero bytes (or 1F 8B for gzip) at offset 0, found 89 50", new byte[] { 0x89, 0x50, 0x4E, 0x47 })]
    [InlineData("at offset 2: expected 08, 09, 0B, 0C, 0D or 0E, found 0A", new byte[] { 0, 0, 0x0A, 1, 0, 0, 0, 0 })]
    [InlineData("expected dimension 2 of 2 at offset 8, found 1 of 4 bytes", new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0 })]
    [InlineData("at offset 4: expected at most 2147483647, found 4294967295", new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 })]
    [InlineData("expected 3 bytes of elements for shape [3] from offset 8, found 2", new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 })]
    [InlineData("expected the end at offset 10 for shape [2], found more bytes", new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 1, 2, 3 })]
    [InlineData("too large to read", new byte[] { 0, 0, 14, 2, 0x7F, 0, 0, 0, 0x7F, 0, 0, 0 })]
    public void A_malformed_file_is_refused_with_where_and_why(string expected, byte[] bytes)
    {
        var error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(new MemoryStream(bytes), "digits.idx"));
        Assert.Contains("'digits.idx'", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void A_header_that_promises_two_gigabytes_costs_no_such_memory()
    {
        byte[] bytes = [0, 0, 8, 1, 0x7F, 0, 0, 0, 1];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => IdxFile.Read(new MemoryStream(bytes)));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000, "Reading 9 bytes allocated over 1 MB.");
    }

    [Fact]
    public void Damaged_gzip_data_are_told_with_the_name_of_the_file()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
            IdxFile.Write<int>(gzip, [1000], [.. Enumerable.Range(0, 1000)]);
        byte[] half = zipped.ToArray()[..(int)(zipped.Length / 2)];
        var error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(new MemoryStream(half), "digits.gz"));
        Assert.Contains("'digits.gz'", error.Message);

        byte[] garbage = [0x1F, 0x8B, 0xFF, 0xFF, 1, 2, 3];
        error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(new MemoryStream(garbage), "digits.gz"));
        Assert.Contains("'digits.gz' starts as a gzip file", error.Message);
    }

    [Fact]
    public void Writing_refuses_what_the_format_cannot_hold()
    {
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() => IdxFile.Write<byte>(stream, [2, 2], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => IdxFile.Write<byte>(stream, [-1], []));
        Assert.Throws<ArgumentException>(() => IdxFile.Write<byte>(stream, [int.MaxValue, int.MaxValue, int.MaxValue], [1]));
        Assert.Throws<NotSupportedException>(() => IdxFile.Write<long>(stream, [1], [1L]));
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void Floating_point_elements_are_not_silently_cut_to_integers()
    {
        using var stream = new MemoryStream();
        IdxFile.Write<float>(stream, [1], [1.5f]);
        stream.Position = 0;
        Assert.Throws<InvalidOperationException>(() => IdxFile.Read(stream).ToInt32s());
    }

    private static IdxFile Read(params byte[] bytes) => IdxFile.Read(new MemoryStream(bytes));

    private static void AssertHolds(string path, IdxDataType type, int[] shape, double[] values)
    {
        IdxFile file = IdxFile.Read(path);
        Assert.Equal(type, file.DataType);
        Assert.Equal(shape, file.Shape.ToArray());
        Assert.Equal(values, file.ToDoubles());
    }
}
