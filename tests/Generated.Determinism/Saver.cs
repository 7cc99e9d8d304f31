namespace Generated.Determinism;

/// <summary>Writes files, for tests of what is left when this process is killed or the disk is full.</summary>
internal static class Saver
{
    private const int Length = 1_000_000;

    /// <summary>Does what the first argument says to the file of the second; false for another one.</summary>
    public static bool Run(string mode, string path)
    {
        Action<string>? write = mode switch
        {
            "save" => Forever,
            "checkpoint" => file => Checkpoint.Save(new Numbers(1), file),
            "csv" => file => Curves().SaveCsv(file),
            "idx" or "gz" => file => IdxFile.Write<int>(file, [Length], Noise()),
            _ => null,
        };
        if (write is null)
            return false;
        try
        {
            write(path);
            Console.WriteLine("written");
        }
        catch (IOException e)
        {
            Console.WriteLine($"IOException {e.Message}");
        }
        return true;
    }

    private static void Forever(string path)
    {
        for (int i = 0; ; i++)
        {
            Checkpoint.Save(new Numbers(i), path);
            if (i == 0)
                Console.WriteLine("saved");
        }
    }

    private static History Curves()
    {
        var history = new History();
        for (int i = 0; i < 50_000; i++)
            history.Add(("loss", 1.0 / (i + 3)));
        return history;
    }

    private static int[] Noise()
    {
        var random = new Philox(1);
        int[] noise = new int[Length];
        foreach (ref int number in noise.AsSpan())
            number = random.NextInt32(int.MaxValue);
        return noise;
    }

    private sealed class Numbers : INetwork<float>
    {
        private readonly float[] _numbers = new float[Length];

        public Numbers(float value) => _numbers.AsSpan().Fill(value);

        public Span<float> Parameters => _numbers;

        public Span<float> Gradients => [];

        public ParameterTable ParameterTable { get; } = new(new ParameterInfo("w", ParameterKind.Weight, 0, [Length], [1]));

        public ulong RandomStep { get; set; }
    }
}
