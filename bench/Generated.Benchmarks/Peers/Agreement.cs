namespace Generated.Benchmarks;

/// <summary>Checks, before anything is measured, that a network and its peers compute the same.</summary>
internal static class Agreement
{
    private const double Tolerance = 1e-3;

    /// <exception cref="InvalidOperationException">The numbers differ, or are none.</exception>
    public static void Check(string what, double expected, double actual)
    {
        // Relative to the number, or to 1 for numbers near 0, which come about by cancellation.
        if (!(Math.Abs(expected - actual) <= Tolerance * Math.Max(Math.Abs(expected), 1)))
            throw new InvalidOperationException($"{what}: {actual} where {expected} is expected.");
    }

    /// <exception cref="InvalidOperationException">The predictions differ, or are all zero.</exception>
    public static void Check(string what, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        // Relative to the largest output, since small ones come about by cancellation.
        double largest = 0;
        foreach (float number in expected)
            largest = Math.Max(largest, Math.Abs(number));
        if (expected.Length != actual.Length || !(largest > 0))
            throw new InvalidOperationException($"{what}: nothing was predicted.");
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) <= Tolerance * largest))
                throw new InvalidOperationException($"{what}: output {i} is {actual[i]} where {expected[i]} is expected.");
        }
    }
}
