namespace Generated.Determinism;

/// <summary>
/// Every writer of files in the library, by the signature of its method, for tests of what is left if a process is killed or the disk is full. What a
/// writer writes is a version of so many numbers: different versions differ all over the file.
/// </summary>
public static class Writers
{
    /// <summary>Prepares a version and so many numbers; the action that comes of it saves them to a path.</summary>
    public static IReadOnlyDictionary<string, Func<int, int, Action<string>>> All { get; } = new Dictionary<string, Func<int, int, Action<string>>>
    {
        ["Checkpoint.Save(INetwork, String, IReadOnlyDictionary)"] = static (version, length) =>
        {
            var network = new Numbers(version, length);
            return path => Checkpoint.Save(network, path);
        },
        ["Checkpoint.Save(INetwork, String, CheckpointSaveOptions)"] = static (version, length) =>
        {
            var network = new Numbers(version, length);
            return path => Checkpoint.Save(network, path, new CheckpointSaveOptions { Rename = static name => name });
        },
        ["TrainingRun.Save(String)"] = static (version, length) => Run(version, length).Save,
        ["FeatureScaler.Save(String)"] = static (version, length) =>
        {
            float[] samples = new float[2 * length];
            samples.AsSpan(length).Fill(2 * version);
            return Standardizer.Fit(samples, length).Save;
        },
        ["History.SaveCsv(String)"] = static (version, length) => Curves(version, length).SaveCsv,
        ["IdxFile.Write(String, ReadOnlySpan, ReadOnlySpan)"] = static (version, length) =>
        {
            int[] noise = Noise(version, length);
            return path => IdxFile.Write<int>(path, [length], noise);
        },
        ["IdxFile.Write(String, ReadOnlySpan, ReadOnlySpan), compressed"] = static (version, length) =>
        {
            int[] noise = Noise(version, length);
            return path => IdxFile.Write<int>(path, [length], noise);
        },
    };

    /// <summary>The end of the name of a writer's files: what makes it compress them.</summary>
    public static string Extension(string writer) => writer.EndsWith("compressed", StringComparison.Ordinal) ? ".gz" : "";

    /// <summary>A run that has taken as many steps as its version says, with a network and an optimizer's buffer of so many numbers.</summary>
    public static TrainingRun<float> Run(int version, int length)
    {
        var network = new Numbers(version, length);
        var optimizer = new SGD(length) { LearningRate = 0.5, Momentum = 0.5 };
        optimizer.Step(network.Parameters, new float[length]);
        optimizer.StepCount = version;
        return new TrainingRun<float>(network, optimizer) { History = Curves(version, 3), Notes = { ["version"] = $"{version}" } };
    }

    /// <summary>So many epochs with the same value.</summary>
    public static History Curves(int version, int length)
    {
        var history = new History();
        for (int i = 0; i < length; i++)
            history.Add(("version", version));
        return history;
    }

    /// <summary>Random numbers that compression cannot make smaller, with the version as the seed and as the first of them.</summary>
    public static int[] Noise(int version, int length)
    {
        var random = new Philox((ulong)version);
        int[] noise = new int[length];
        noise[0] = version;
        foreach (ref int number in noise.AsSpan(1))
            number = random.NextInt32(int.MaxValue);
        return noise;
    }

    /// <summary>A network that is so many parameters of the same value, and computes nothing.</summary>
    public sealed class Numbers : INetwork<float>
    {
        private readonly float[] _numbers;

        /// <summary>Makes the network.</summary>
        public Numbers(float value, int length)
        {
            _numbers = new float[length];
            _numbers.AsSpan().Fill(value);
            ParameterTable = new ParameterTable(new ParameterInfo("w", ParameterKind.Weight, 0, [length], [1]));
        }

        /// <inheritdoc/>
        public int MaxBatch => 1;

        /// <inheritdoc/>
        public Span<float> Parameters => _numbers;

        /// <inheritdoc/>
        public Span<float> Gradients => [];

        /// <inheritdoc/>
        public ParameterTable ParameterTable { get; }

        /// <inheritdoc/>
        public ulong RandomStep { get; set; }
    }
}
