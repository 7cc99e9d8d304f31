using System.Numerics;
using System.Text;
using Generated.Testing;
using Generated.Tests.Files;
using Xunit;

namespace Generated.Tests.Checkpoints;

/// <summary>
/// Ten thousand damaged files for every reader: each is read or refused with one of the exceptions that are documented, costs memory in proportion to
/// its length, ends, and on a refusal has changed nothing.
/// </summary>
public sealed class MutationTests
{
    private const int Mutations = 10_000;

    /// <summary>gzip compresses at best to a 1032nd, and memory grows by doubling.</summary>
    private const int PerCompressedByte = 5000;

    /// <summary>What every reader is tried with. The names begin with the signatures of the members, see <see cref="FileMembers"/>.</summary>
    private static readonly Dictionary<string, Func<TemporaryFolder, Trial>> s_trials = new()
    {
        ["SafetensorsReader(String)"] = folder => Tensors(_ => new SafetensorsReader(folder["file"]), folder["file"]),
        ["SafetensorsReader(Stream, Boolean, String)"] = _ => Tensors(bytes => new SafetensorsReader(new MemoryStream(bytes))),
        ["SafetensorsReader(Stream, Boolean, String), not seekable"] = _ =>
            Tensors(bytes => new SafetensorsReader(new ForwardOnlyStream(new MemoryStream(bytes)))),
        ["Checkpoint.Load(INetwork, String)"] = folder => Checkpoints<float>((network, _) => Checkpoint.Load(network, folder["file"]), folder["file"]),
        ["Checkpoint.Load(INetwork, String, CheckpointLoadOptions)"] = folder =>
            Checkpoints<double>((network, _) => Checkpoint.Load(network, folder["file"], new CheckpointLoadOptions { Partial = true }), folder["file"]),
        ["Checkpoint.Load(INetwork, Stream)"] = _ => Checkpoints<double>((network, bytes) => Checkpoint.Load(network, new MemoryStream(bytes))),
        ["Checkpoint.Load(INetwork, Stream, CheckpointLoadOptions)"] = _ => Checkpoints<float>((network, bytes) =>
            Checkpoint.Load(network, new MemoryStream(bytes), new CheckpointLoadOptions { Rename = name => name.Trim('x') })),
        ["TrainingRun.Load(String)"] = folder => Sessions("Adam with AMSGrad", "OneCycleLR", folder["file"]),
        ["TrainingRun.Load(Stream), NAdam"] = _ => Sessions("NAdam", "CosineAnnealingWarmRestarts"),
        ["TrainingRun.Load(Stream), SGD"] = _ => Sessions("SGD with momentum", "SequentialLR"),
        ["TrainingRun.Load(Stream), RAdam"] = _ => Sessions("RAdam", "CyclicLR"),
        ["TrainingRun.Load(Stream), AdamW"] = _ => Sessions("AdamW in groups", "ReduceLROnPlateau"),
        ["TrainingRun.Load(Stream), the first format"] = _ => FirstRuns(),
        ["IdxFile.Read(String)"] = folder => Idx(_ => IdxFile.Read(folder["file"]), isCompressed: false, folder["file"]),
        ["IdxFile.Read(String), compressed"] = folder => Idx(_ => IdxFile.Read(folder["file"]), isCompressed: true, folder["file"]),
        ["IdxFile.Read(Stream, String)"] = _ => Idx(bytes => IdxFile.Read(new MemoryStream(bytes)), isCompressed: false),
        ["IdxFile.Read(Stream, String), compressed"] = _ => Idx(bytes => IdxFile.Read(new MemoryStream(bytes)), isCompressed: true),
        ["MnistFolder.Load(String, Int32)"] = folder => Mnist(folder, path => MnistFolder.Load(path).Test, "t10k-images-idx3-ubyte.gz"),
        ["MnistFolder.LoadTest(String, Int32)"] = folder => Mnist(folder, path => MnistFolder.LoadTest(path), "t10k-labels-idx1-ubyte.gz"),
        ["MnistFolder.LoadTraining(String, Int32), images"] = folder => Mnist(folder, path => MnistFolder.LoadTraining(path), "train-images-idx3-ubyte"),
        ["MnistFolder.LoadTraining(String, Int32), labels"] = folder => Mnist(folder, path => MnistFolder.LoadTraining(path), "train-labels-idx1-ubyte"),
        ["FeatureScaler.Load(String)"] = folder => Scalers(_ => FeatureScaler.Load(folder["file"]), folder["file"]),
        ["FeatureScaler.FromJson(String)"] = _ => Scalers(bytes => FeatureScaler.FromJson(Encoding.Latin1.GetString(bytes).Replace('\u00ff', '\ud800'))),
    };

    public static TheoryData<string> Trials => [.. s_trials.Keys];

    [Fact]
    public void Every_public_reader_has_mutations()
    {
        string[] tried = [.. s_trials.Keys.Select(FileMembers.SignatureIn).Distinct()];
        Assert.Empty(FileMembers.Readers.Except(tried));
        Assert.Empty(tried.Except(FileMembers.Readers));
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public void Damaged_files_are_read_or_refused(string reader)
    {
        using var folder = new TemporaryFolder();
        Trial trial = s_trials[reader](folder);
        int first = RandomSamples.FirstSeed, count = RandomSamples.Count(Mutations), taken = 0;
        string? failure = null;
        var worker = new Thread(() =>
        {
            for (int seed = first; seed < first + count && failure is null; seed++)
            {
                try
                {
                    taken += trial.Try(seed) ? 1 : 0;
                }
                catch (Exception e)
                {
                    failure = $"Mutation {seed} ({trial.Mutator.Describe(seed)}): {e}";
                }
            }
        }) { IsBackground = true };
        worker.Start();
        Assert.True(worker.Join(TimeSpan.FromMinutes(5) * RandomSamples.Count(1)), "A reader does not end.");
        Assert.True(failure is null, failure);
        TestContext.Current.TestOutputHelper?.WriteLine($"{taken} of {count} files were taken.");
        // Some changes do no harm, and most do.
        Assert.InRange(taken, count / 100, count / 2);
    }

    private static Trial Tensors(Func<byte[], SafetensorsReader> open, string? path = null)
    {
        var session = new Session("Adam", "StepLR");
        session.Train(5);
        byte[] mixed = SafetensorsFile.Bytes("""
            {"__metadata__":{"a":"b"},"w":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"f4":{"dtype":"F4","shape":[2,3],"data_offsets":[4,7]},
            "c":{"dtype":"C64","shape":[],"data_offsets":[7,15]},"new":{"dtype":"F8_E9M9","shape":[3],"data_offsets":[15,18]},
            "none":{"dtype":"F64","shape":[0,5],"data_offsets":[18,18]},"b":{"dtype":"BF16","shape":[1,1],"data_offsets":[18,20]}}
            """.ReplaceLineEndings(""), new byte[20]);
        SafetensorsReader? reader = null;
        return new Trial(new Mutator([Saved<float>(), Saved<double>(), session.Saved(), mixed], Envelope.Safetensors), typeof(SafetensorsException))
        {
            Path = path,
            Read = bytes => reader = open(bytes),
            Taken = () =>
            {
                using (reader)
                    Check(reader!);
            },
        };
    }

    /// <summary>All that a reader says of a file that it has taken fits together, and every tensor can be read.</summary>
    private static void Check(SafetensorsReader reader)
    {
        long end = 0;
        foreach (SafetensorsTensor tensor in reader.Tensors)
        {
            Assert.Equal(end, tensor.Offset);
            end += tensor.ByteLength;
            Assert.Same(tensor, reader[tensor.Name]);
            Claim.True(tensor.Length >= 0, $"{tensor} has {tensor.Length} elements.");
            Assert.True(tensor.ToString().Length < 2000, "The text of a tensor is long.");
            reader.ReadBytes(tensor, new byte[tensor.ByteLength]);
            if (tensor.DataType is SafetensorsDataType.Float16 or SafetensorsDataType.BFloat16 or SafetensorsDataType.Float32 or SafetensorsDataType.Float64)
            {
                reader.Read<float>(tensor, new float[tensor.Length]);
                reader.Read<double>(tensor, new double[tensor.Length]);
            }
            else
            {
                Assert.Throws<NotSupportedException>(() => reader.Read<float>(tensor, []));
            }
        }
    }

    private static Trial Checkpoints<T>(Action<INetwork<T>, byte[]> load, string? path = null)
        where T : unmanaged, INumber<T>
    {
        var network = FakeNetwork<T>.Create(i => T.CreateChecked(-i));
        T[] before = network.Parameters.ToArray();
        var mutator = new Mutator([Saved<float>(), Saved<double>()], Envelope.Safetensors);
        return new Trial(mutator, typeof(SafetensorsException), typeof(CheckpointMismatchException))
        {
            Path = path,
            Read = bytes => load(network, bytes),
            Taken = () => before.CopyTo(network.Parameters),
            Refused = () => Assert.Equal(before, network.Parameters),
        };
    }

    private static byte[] Saved<T>()
        where T : unmanaged, INumber<T>
    {
        using var stream = new MemoryStream();
        Checkpoint.Save(FakeNetwork<T>.Create(T.CreateChecked), stream, new Dictionary<string, string> { ["note"] = "text", ["other"] = "\"x\"\n" });
        return stream.ToArray();
    }

    private static Trial Sessions(string optimizer, string schedule, string? path = null)
    {
        byte[][] files = [.. ((int[])[2, 6, 9]).Select(batches =>
        {
            var session = new Session(optimizer, schedule);
            session.Train(batches);
            return session.Saved();
        })];
        var resumed = new Session(optimizer, schedule);
        resumed.Load(files[0]);
        return Runs(resumed.Run, files, path, () =>
        {
            resumed.Optimizer.Step(resumed.Network.Parameters, resumed.Network.Parameters.ToArray());
            (resumed.Schedule as LearningRateSchedule)?.Step();
            (resumed.Schedule as ReduceLROnPlateau)?.Step(1);
            resumed.Average.Update(resumed.Network);
            resumed.Stopping.Update(1);
            resumed.History.Add(("validation", 1));
        });
    }

    /// <summary>Runs as they were saved before the format had a number.</summary>
    private static Trial FirstRuns()
    {
        var optimizer = new SGD(11);
        Batches<int> batches = new ClassificationDataset([1, 2, 3], 1, [0, 1, 1]).Batches(1);
        var run = new TrainingRun<float>(FakeNetwork<float>.Create(i => -i), optimizer) { Batches = batches };
        using var first = new MemoryStream();
        Checkpoint.Save(FakeNetwork<float>.Create(i => i), first, new Dictionary<string, string>
        {
            ["generated.optimizer"] = "SGD", ["generated.step"] = "12", ["generated.epoch"] = "3", ["generated.learning_rate"] = "0.25",
            ["generated.initial_learning_rate"] = "0.5", ["mine"] = "kept",
        });
        using var second = new MemoryStream();
        run.Save(second);
        return Runs(run, [first.ToArray(), second.ToArray()], path: null, () => optimizer.Step(run.Network.Parameters, run.Network.Parameters.ToArray()));
    }

    /// <summary>Of a run, refused files change nothing. With one that was taken it can go on, and another file puts it back completely.</summary>
    private static Trial Runs(TrainingRun<float> run, byte[][] files, string? path, Action goOn)
    {
        using var stream = new MemoryStream();
        byte[] before = Saved();
        return new Trial(new Mutator(files, Envelope.Safetensors), typeof(SafetensorsException), typeof(CheckpointMismatchException))
        {
            Path = path,
            Read = bytes =>
            {
                if (path is null)
                    run.Load(new MemoryStream(bytes));
                else
                    run.Load(path);
            },
            Taken = () =>
            {
                goOn();
                run.Load(new MemoryStream(before));
                Assert.True(before.AsSpan().SequenceEqual(Saved()), "Something that was taken is still there after another file was loaded.");
            },
            Refused = () => Assert.True(before.AsSpan().SequenceEqual(Saved()), "The refusal changed something."),
        };

        byte[] Saved()
        {
            using var saved = new MemoryStream();
            run.Save(saved);
            return saved.ToArray();
        }
    }

    private static Trial Idx(Func<byte[], IdxFile> read, bool isCompressed, string? path = null)
    {
        IdxFile? file = null;
        byte[][] files =
        [
            IdxBytes<short>([3, 4, 5], [.. Enumerable.Range(0, 60).Select(i => (short)(i * 800))], isCompressed),
            IdxBytes<byte>([7], [1, 2, 3, 4, 5, 6, 7], isCompressed),
            IdxBytes<double>([2, 2], [1, double.NaN, double.NegativeInfinity, 1e300], isCompressed),
            IdxBytes<int>([0, 9], [], isCompressed),
            IdxBytes<float>([], [5], isCompressed),
        ];
        return new Trial(new Mutator(files, isCompressed ? Envelope.Gzip : null), typeof(InvalidDataException))
        {
            Path = path,
            Read = bytes => file = read(bytes),
            Taken = () =>
            {
                Assert.Equal(file!.Shape.ToArray().Aggregate(1L, (product, size) => product * size), file.Count);
                Assert.Equal(file.Count, file.ToSingles(2).Length);
                Assert.Equal(file.Count, file.ToDoubles().Length);
                if (file.DataType is IdxDataType.Single or IdxDataType.Double)
                    Assert.Throws<InvalidOperationException>(() => file.ToInt32s());
                else
                    Assert.Equal(file.Count, file.ToInt32s().Length);
            },
            PerByte = isCompressed ? PerCompressedByte : 40,
        };
    }

    private static byte[] IdxBytes<T>(ReadOnlySpan<int> shape, ReadOnlySpan<T> elements, bool isCompressed)
        where T : unmanaged
    {
        using var stream = new MemoryStream();
        IdxFile.Write(stream, shape, elements);
        return isCompressed ? Envelope.Gzip.Close([], stream.ToArray(), new Random(1)) : stream.ToArray();
    }

    /// <summary>A folder of which one file is damaged.</summary>
    private static Trial Mnist(TemporaryFolder folder, Func<string, ClassificationDataset> load, string damaged)
    {
        bool isCompressed = damaged.EndsWith(".gz", StringComparison.Ordinal);
        byte[] images = IdxBytes<byte>([5, 2, 3], [.. Enumerable.Range(0, 30).Select(i => (byte)(8 * i))], isCompressed);
        byte[] labels = IdxBytes<byte>([5], [3, 1, 4, 1, 9], isCompressed);
        string zipped = isCompressed ? ".gz" : "";
        foreach (string part in (string[])["train", "t10k"])
        {
            File.WriteAllBytes(folder[$"{part}-images-idx3-ubyte{zipped}"], images);
            File.WriteAllBytes(folder[$"{part}-labels-idx1-ubyte{zipped}"], labels);
        }
        byte[] otherImages = IdxBytes<byte>([5, 1, 1], [0, 1, 2, 3, 255], isCompressed);
        byte[][] files = damaged.Contains("images", StringComparison.Ordinal) ? [images, otherImages, labels] : [labels, images];
        ClassificationDataset? data = null;
        return new Trial(new Mutator(files, isCompressed ? Envelope.Gzip : null), typeof(InvalidDataException))
        {
            Path = folder[damaged],
            Read = _ => data = load(folder.FullName),
            Taken = () =>
            {
                Assert.Equal(5, data!.Count);
                for (int i = 0; i < data.Count; i++)
                {
                    Assert.InRange(data[i].Target, 0, 9);
                    Assert.All(data[i].Features.ToArray(), feature => Assert.InRange(feature, 0, 1));
                }
            },
            PerByte = isCompressed ? PerCompressedByte : 40,
        };
    }

    private static Trial Scalers(Func<byte[], FeatureScaler> read, string? path = null)
    {
        double[] features = [1, 2, 3, -4, 1e9, 3, 0.1, 1.0 / 3, 3];
        byte[][] files = [.. ((FeatureScaler[])[Standardizer.Fit(features, 3), MinMaxScaler.Fit(features, 3), MinMaxScaler.Fit(features, 9, -1, 2)])
            .Select(scaler => Encoding.UTF8.GetBytes(scaler.ToJson()))];
        FeatureScaler? scaler = null;
        return new Trial(new Mutator(files), typeof(InvalidDataException))
        {
            Path = path,
            Read = bytes => scaler = read(bytes),
            Taken = () =>
            {
                Assert.Equal(scaler!.ToJson(), FeatureScaler.FromJson(scaler.ToJson()).ToJson());
                double[] sample = new double[scaler.SampleSize];
                scaler.Transform(sample);
                scaler.InverseTransform(sample);
            },
        };
    }
}
