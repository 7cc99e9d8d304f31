using System.Text;
using Xunit;

namespace Generated.Tests.Checkpoints;

public sealed class CheckpointTests
{
    [Fact]
    public void Saving_and_loading_gives_back_every_bit()
    {
        using var folder = new TemporaryFolder();
        string path = folder["network.safetensors"];
        var saved = FakeNetwork<float>.Create(i => MathF.Sin(i) * 1e-30f);
        var loaded = FakeNetwork<float>.Create(_ => float.NaN);
        Checkpoint.Save(saved, path, new Dictionary<string, string> { ["epoch"] = "3", ["note"] = "größer \"als\" zuvor" });

        IReadOnlyDictionary<string, string> metadata = Checkpoint.Load(loaded, path);

        Assert.Equal(saved.Parameters.ToArray(), loaded.Parameters.ToArray());
        Assert.Equal(("3", "größer \"als\" zuvor", 2), (metadata["epoch"], metadata["note"], metadata.Count));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void The_file_holds_PyTorchs_names_and_row_major_layouts()
    {
        using var stream = new MemoryStream();
        Checkpoint.Save(FakeNetwork<float>.Create(i => i), stream, new Dictionary<string, string> { ["format"] = "pt" });

        byte[] bytes = stream.ToArray();
        int length = BitConverter.ToInt32(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(
            """{"__metadata__":{"format":"pt"},"Dense1.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"Dense1.bias":"""
                + """{"dtype":"F32","shape":[2],"data_offsets":[24,32]},"scale":{"dtype":"F32","shape":[],"data_offsets":[32,36]},"Dense2.weight":"""
                + """{"dtype":"F32","shape":[1,2],"data_offsets":[36,44]}}""",
            Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        // Dense1's weights lie transposed in memory: [0 1; 2 3; 4 5] is [0 2 4; 1 3 5] in PyTorch's order.
        stream.Position = 0;
        using var reader = new SafetensorsReader(stream);
        float[] weights = new float[6];
        reader.Read(reader["Dense1.weight"], weights);
        Assert.Equal([0, 2, 4, 1, 3, 5], weights);
    }

    [Fact]
    public void Precision_is_converted_both_ways()
    {
        var wide = FakeNetwork<double>.Create(i => 1.0 / (i + 3));
        var narrow = FakeNetwork<float>.Create(_ => 0);
        using var stream = new MemoryStream();
        Checkpoint.Save(wide, stream);
        stream.Position = 0;
        Checkpoint.Load(narrow, stream);
        Assert.Equal(wide.Parameters.ToArray().Select(value => (float)value), narrow.Parameters.ToArray());

        stream.SetLength(0);
        Checkpoint.Save(narrow, stream);
        stream.Position = 0;
        Checkpoint.Load(wide, stream);
        Assert.Equal(narrow.Parameters.ToArray().Select(value => (double)value), wide.Parameters.ToArray());
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_refused_with_every_difference_and_changes_nothing()
    {
        byte[] file = SafetensorsFile.Bytes("""
            {"Dense1.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]},
             "Dense1.bias":{"dtype":"I32","shape":[2],"data_offsets":[24,32]},
             "Dense2.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[32,40]},
             "Dense2.bias":{"dtype":"F32","shape":[1],"data_offsets":[40,44]}}
            """, new byte[44]);
        var network = FakeNetwork<float>.Create(i => i);

        var error = Assert.Throws<CheckpointMismatchException>(() => Checkpoint.Load(network, new MemoryStream(file)));

        Assert.Equal(
            """
            'stream' does not fit the network, which is left as it was.
            Missing: scale.
            Unexpected: Dense2.bias.
            Different: Dense1.weight is [3, 2], expected [2, 3]; Dense1.bias holds I32, expected F16, BF16, F32 or F64.
            """, error.Message, ignoreLineEndingDifferences: true);
        Assert.Equal(["scale"], error.Missing);
        Assert.Equal(["Dense2.bias"], error.Unexpected);
        Assert.Equal(2, error.Different.Count);
        Assert.Equal(Enumerable.Range(0, 11).Select(i => (float)i), network.Parameters.ToArray());
    }

    [Fact]
    public void A_read_that_fails_halfway_changes_nothing()
    {
        using var stream = new MemoryStream();
        Checkpoint.Save(FakeNetwork<float>.Create(_ => -1), stream);
        var network = FakeNetwork<float>.Create(i => i);
        using var failing = new FailingStream(stream.ToArray(), failAt: stream.Length - 4);
        Assert.Throws<IOException>(() => Checkpoint.Load(network, failing));
        Assert.Equal(Enumerable.Range(0, 11).Select(i => (float)i), network.Parameters.ToArray());
    }

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder["network.safetensors"];
        Checkpoint.Save(FakeNetwork<float>.Create(i => i), path);
        byte[] before = File.ReadAllBytes(path);

        var reserved = new FakeNetwork<float>(new ParameterInfo("__metadata__", ParameterKind.Weight, 0, [1], [1]));
        Assert.Throws<ArgumentException>(() => Checkpoint.Save(reserved, path));

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void Saving_again_replaces_the_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder["network.safetensors"];
        Checkpoint.Save(FakeNetwork<double>.Create(i => i), path);
        Checkpoint.Save(FakeNetwork<float>.Create(i => i + 1), path);
        var loaded = FakeNetwork<float>.Create(_ => 0);
        Checkpoint.Load(loaded, path);
        Assert.Equal(1, loaded.Parameters[0]);
    }

    [Fact]
    public void Errors_name_the_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["text.safetensors"], "This is not a network at all.");
        var network = FakeNetwork<float>.Create(i => i);
        var error = Assert.Throws<SafetensorsException>(() => Checkpoint.Load(network, folder["text.safetensors"]));
        Assert.Contains("text.safetensors", error.Message);
        Assert.Throws<FileNotFoundException>(() => Checkpoint.Load(network, folder["none.safetensors"]));
    }

    [Fact]
    public void Tensors_written_out_of_order_or_incompletely_are_told()
    {
        using var stream = new MemoryStream();
        var writer = new SafetensorsWriter(stream);
        writer.Declare<float>("a", [2]);
        writer.Declare<double>("b", []);
        Assert.Throws<ArgumentException>(() => writer.Declare<float>("a", [2]));
        Assert.Throws<ArgumentException>(() => writer.Declare<float>("c", [-1]));
        Assert.Throws<NotSupportedException>(() => writer.Declare<int>("c", [1]));
        Assert.Throws<ArgumentException>(() => writer.Write<double>([1]));
        Assert.Throws<ArgumentException>(() => writer.Write<float>([1]));
        writer.Write<float>([1, 2]);
        Assert.Throws<InvalidOperationException>(() => writer.Declare<float>("c", [1]));
        Assert.Contains("'b' comes next", Assert.Throws<InvalidOperationException>(writer.Complete).Message);
        writer.Write<double>([3]);
        Assert.Throws<InvalidOperationException>(() => writer.Write<double>([3]));
        writer.Complete();
        stream.Position = 0;
        using var reader = new SafetensorsReader(stream);
        Assert.Equal(2, reader.Tensors.Count);
    }

    [Fact]
    public void A_file_without_tensors_is_valid()
    {
        using var stream = new MemoryStream();
        new SafetensorsWriter(stream).Complete();
        stream.Position = 0;
        using var reader = new SafetensorsReader(stream);
        Assert.Empty(reader.Tensors);
        Assert.Empty(reader.Metadata);
    }

    private sealed class FailingStream(byte[] bytes, long failAt) : MemoryStream(bytes)
    {
        // MemoryStream hands reads into spans to this one in derived classes.
        public override int Read(byte[] buffer, int offset, int count) =>
            Position + count > failAt ? throw new IOException("The disk failed.") : base.Read(buffer, offset, count);
    }
}
