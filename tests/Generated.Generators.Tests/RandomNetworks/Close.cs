namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>Whether results are as near to the exact ones as rounding lets them be.</summary>
internal static class Close
{
    /// <summary>Where a result is not what is expected; null if it is.</summary>
    /// <param name="expected">The exact numbers.</param>
    /// <param name="found">What there is.</param>
    /// <param name="noisy">What the exact numbers become with random roundings.</param>
    /// <param name="precision">The relative size of a rounding.</param>
    public static string? Unequal(double[] expected, double[] found, double[][] noisy, double precision)
    {
        if (expected.Length != found.Length)
            return $"of {found.Length} elements instead of {expected.Length}.";
        double size = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        // Where a rounding leads out of a function's domain, as from a probability of 1 - 1e-9 to one above 1, everything may come of it.
        double noise = noisy.SelectMany(one => one.Zip(expected,
            (a, b) => !double.IsFinite(b) ? 0 : double.IsFinite(a) ? Math.Abs(a - b) : double.PositiveInfinity)).DefaultIfEmpty(0).Max();
        double tolerance = (64 * precision * size) + (32 * noise) + (precision * 1e-2);
        for (int i = 0; i < expected.Length; i++)
        {
            // Another order of a sum may overflow elsewhere.
            if (!(expected[i].Equals(found[i]) || Math.Abs(expected[i] - found[i]) <= tolerance) && (double.IsFinite(expected[i]) || double.IsFinite(found[i])))
                return $"{found[i]:R} instead of {expected[i]:R} (± {tolerance:G3}) at {i} of {expected.Length}.";
        }
        return null;
    }
}
