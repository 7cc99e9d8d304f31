using System.Text;
using Xunit;

namespace Generated.Tests.Checkpoints;

[Block]
[Dense(4, Name = "proj"), ReLU]
public class NamedBlock;

[Network]
[Input(4)]
[Dense(4, Name = "fc1"), BatchNorm(Name = "bn_1"), ReLU]
[Use<NamedBlock>(Name = "stage", Repeat = 2)]
[Use<NamedBlock>(Name = "tail")]
[Dense(2)]
[MeanSquaredError]
public partial class NamedNetwork;

/// <summary>Files of PyTorch, and for PyTorch: names, types and what else the network does not have.</summary>
public sealed class InterchangeTests
{
    [Fact]
    public void Names_in_files_are_as_the_user_wrote_them()
    {
        Assert.Equal(
            ["fc1.weight", "fc1.bias", "bn_1.weight", "bn_1.bias", "stage.Block1.proj.weight", "stage.Block1.proj.bias", "stage.Block2.proj.weight",
                "stage.Block2.proj.bias", "tail.proj.weight", "tail.proj.bias", "Dense2.weight", "Dense2.bias"],
            NamedNetwork.ParameterTable.Select(parameter => parameter.Name));
        Assert.Equal(["bn_1.running_mean", "bn_1.running_var"], NamedNetwork.BufferTable.Select(buffer => buffer.Name));
        var network = new NamedNetwork();
        Assert.Equal("fc1.weight", network.Fc1.Weights.Info.Name);
        Assert.Equal("stage.Block2.proj.bias", network.Stage.Block2.Proj.Bias.Info.Name);
        new SGD(NamedNetwork.ParameterTable).SetLearningRateScale(NamedNetwork.ParameterTable, "fc1", 0);
    }

    [Fact]
    public void PyTorchs_count_of_batches_is_passed_over_and_written_if_asked_for()
    {
        var network = new NamedNetwork(seed: 3);
        using var stream = new MemoryStream();
        Checkpoint.Save(network, stream, new CheckpointSaveOptions { BatchCounts = true });
        stream.Position = 0;
        using (var reader = new SafetensorsReader(stream, leaveOpen: true))
            Assert.Equal("bn_1.num_batches_tracked I64 []", reader["bn_1.num_batches_tracked"].ToString());
        stream.Position = 0;
        var loaded = new NamedNetwork();
        Checkpoint.Load(loaded, stream);
        Assert.Equal(network.Parameters.ToArray(), loaded.Parameters.ToArray());

        // Only that of a batch normalisation that there is.
        byte[] other = SafetensorsFile.WithHeader(stream.ToArray(),
            SafetensorsFile.HeaderOf(stream.ToArray()).Replace("bn_1.num_batches", "fc1.num_batches", StringComparison.Ordinal));
        Assert.Equal(["fc1.num_batches_tracked"], Assert.Throws<CheckpointMismatchException>(() => Checkpoint.Load(loaded, new MemoryStream(other)))
            .Unexpected);
    }

    [Fact]
    public void Other_names_are_mapped_and_what_fits_can_be_loaded_alone()
    {
        var network = new NamedNetwork(seed: 3);
        using var stream = new MemoryStream();
        Checkpoint.Save(network, stream, new CheckpointSaveOptions { Rename = name => "model." + name,
            Metadata = new Dictionary<string, string> { ["a"] = "b" } });
        byte[] file = stream.ToArray();

        var loaded = new NamedNetwork(seed: 4);
        CheckpointReport report = Checkpoint.Load(loaded, new MemoryStream(file), new CheckpointLoadOptions { Rename = name => name["model.".Length..] });
        Assert.Equal((14, 0, 0, "b"), (report.Loaded.Count, report.Missing.Count, report.Unexpected.Count, report.Metadata["a"]));
        Assert.Equal(network.Parameters.ToArray(), loaded.Parameters.ToArray());

        loaded = new NamedNetwork(seed: 4);
        float[] before = loaded.Parameters.ToArray();
        Func<string, string?> onlyFirst = name => name.StartsWith("model.fc1.", StringComparison.Ordinal)
            ? name["model.".Length..] : name.StartsWith("model.bn", StringComparison.Ordinal) ? name : null;
        var strict = Assert.Throws<CheckpointMismatchException>(() =>
            Checkpoint.Load(loaded, new MemoryStream(file), new CheckpointLoadOptions { Rename = onlyFirst }));
        Assert.Equal((12, 4), (strict.Missing.Count, strict.Unexpected.Count));
        Assert.Equal(before, loaded.Parameters.ToArray());
        report = Checkpoint.Load(loaded, new MemoryStream(file), new CheckpointLoadOptions { Rename = onlyFirst, Partial = true });
        Assert.Equal(["fc1.weight", "fc1.bias"], report.Loaded);
        Assert.Equal(12, report.Missing.Count);
        Assert.Contains("model.bn_1.running_mean", report.Unexpected);
        Assert.Equal(network.Parameters[..20].ToArray(), loaded.Parameters[..20].ToArray());
        Assert.Equal(before[20..], loaded.Parameters[20..].ToArray());

        Assert.Throws<CheckpointMismatchException>(() => Checkpoint.Load(loaded, new MemoryStream(file), new CheckpointLoadOptions { Rename = _ => "one" }));
        // nothing fits
        Assert.Throws<CheckpointMismatchException>(() => Checkpoint.Load(loaded, new MemoryStream(file), new CheckpointLoadOptions { Partial = true }));
    }

    [Fact]
    public void What_other_writers_add_is_passed_over()
    {
        byte[] file = SafetensorsFile.Bytes("""
            {"__metadata__":null,
             "w":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"strides":[1],"extra":{"deep":[[{}]]}},
             "f4":{"dtype":"F4","shape":[2,3],"data_offsets":[4,7]},
             "f6":{"dtype":"F6_E2M3","shape":[4],"data_offsets":[7,10]},
             "c":{"dtype":"C64","shape":[1],"data_offsets":[10,18]},
             "new":{"dtype":"F8_E9M9","shape":[3],"data_offsets":[18,21]}}
            """, new byte[21]);
        using (var reader = new SafetensorsReader(new MemoryStream(file)))
        {
            Assert.Empty(reader.Metadata);
            Assert.Equal(("F8_E9M9", SafetensorsDataType.Unknown, 3L), (reader["new"].DataTypeName, reader["new"].DataType, reader["new"].Length));
            Assert.Equal((SafetensorsDataType.Float4, 6L, 3L), (reader["f4"].DataType, reader["f4"].Length, reader["f4"].ByteLength));
            reader.ReadBytes(reader["new"], new byte[3]);
            Assert.Contains("F8_E9M9", Assert.Throws<NotSupportedException>(() => reader.Read(reader["new"], new float[3])).Message, StringComparison.Ordinal);
        }
        var network = new FakeNetwork<float>(new ParameterInfo("w", ParameterKind.Weight, 0, [1], [1]));
        CheckpointReport report = Checkpoint.Load(network, new MemoryStream(file), new CheckpointLoadOptions { Partial = true });
        Assert.Equal(["f4", "f6", "c", "new"], report.Unexpected);
        Assert.Throws<SafetensorsException>(() =>
            new SafetensorsReader(new MemoryStream(SafetensorsFile.Bytes("""{"f4":{"dtype":"F4","shape":[3],"data_offsets":[0,2]}}""", 0, 0))));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("key")]
    [InlineData("dtype")]
    [InlineData("shape")]
    [InlineData("tensors")]
    [InlineData("notes")]
    [InlineData("offsets")]
    [InlineData("literal")]
    public void A_header_of_40_MB_costs_a_few_times_its_length_and_is_quoted_in_short(string what)
    {
        const int Size = 40_000_000;
        string filler = new('x', Size);
        const string Rest = "\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}";
        string header = what switch
        {
            "name" => "{\"" + filler + "\":{" + Rest,
            "key" => "{\"a\":{\"" + filler + "\":0}}",
            "dtype" => "{\"a\":{" + Rest.Replace("F32", filler, StringComparison.Ordinal),
            "shape" => "{\"a\":{" + Rest.Replace("[1]", "[" + Repeat("0", ",", Size / 2) + "]", StringComparison.Ordinal),
            "offsets" => "{\"a\":{" + Rest.Replace("[0,8]", "[" + Repeat("0", ",", Size / 2) + "]", StringComparison.Ordinal),
            "literal" => "{\"a\":n" + filler + "}",
            "tensors" => "{" + string.Join(",", Enumerable.Range(0, Size / 60)
                .Select(i => $"\"{i}\":{{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[{i},{i + 1}]}}")) + "}",
            _ => "{\"__metadata__\":{" + string.Join(",", Enumerable.Range(0, Size / 12).Select(i => $"\"{i}\":\"\"")) + "}}",
        };
        byte[] file = SafetensorsFile.Bytes(header);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exception error = Assert.ThrowsAny<IOException>(() => Checkpoint.Load(FakeNetwork<float>.Create(i => i), new MemoryStream(file)));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Claim.True(allocated < 12L * file.Length, $"{file.Length} bytes of {what} cost {allocated}.");
        Claim.True(error.Message.Length < 5000, $"The message has {error.Message.Length} characters.");
    }

    [Fact]
    public void Text_of_a_file_cannot_change_how_a_message_looks()
    {
        byte[] file = SafetensorsFile.Bytes("""{"a\u202e\u0007\nb":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 0, 0, 0, 0);
        string message = Assert.Throws<CheckpointMismatchException>(() => Checkpoint.Load(FakeNetwork<float>.Create(i => i), new MemoryStream(file))).Message;
        Assert.Contains("a\\u202e\\u0007\\u000ab", message, StringComparison.Ordinal);

        // Nor in the message of the JSON reader, which quotes what follows a wrong literal.
        file = SafetensorsFile.Bytes("{\"a\":n\u202e\u0007}");
        var error = Assert.Throws<SafetensorsException>(() => new SafetensorsReader(new MemoryStream(file)));
        Assert.Contains("n\\u202e\\u0007", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_is_short_even_if_all_of_it_is_escaped()
    {
        Assert.Equal(new string('x', 100), Untrusted.Shorten(new string('x', 100)));
        Assert.Equal(new string('x', 100) + "… (101 characters)", Untrusted.Shorten(new string('x', 101)));
        string bells = string.Concat(Enumerable.Repeat("\\u0007", 16));
        Assert.Equal(bells + "… (90 characters)", Untrusted.Shorten(new string('\a', 90)));
        Assert.Equal(bells + "…", Untrusted.Shorten([.. Enumerable.Repeat((byte)'\a', 90)]));
    }

    private static string Repeat(string text, string separator, int count) =>
        new StringBuilder((text.Length + separator.Length) * count).Insert(0, text + separator, count - 1).Append(text).ToString();
}
