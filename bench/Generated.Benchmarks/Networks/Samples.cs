namespace Generated.Benchmarks;

/// <summary>The data of all benchmarks: what the network and its peers get is the same.</summary>
internal static class Samples
{
    /// <summary>Uniform in [-1, 1): centred, so that hardly a unit is off for every sample.</summary>
    public static float[] Uniform(int count, ulong seed = 1)
    {
        var random = new Philox(seed);
        var numbers = new float[count];
        foreach (ref float number in numbers.AsSpan())
            number = 2 * random.NextSingle() - 1;
        return numbers;
    }

    public static int[] Classes(int count, int classes)
    {
        var random = new Philox(2);
        var numbers = new int[count];
        foreach (ref int number in numbers.AsSpan())
            number = random.NextInt32(classes);
        return numbers;
    }
}
