using System.Globalization;

namespace Generated.Testing;

/// <summary>
/// How many random samples a test draws, and from which seed on: the variables <c>GENERATED_SAMPLES</c>, a factor, and <c>GENERATED_SEED</c>.
/// </summary>
internal static class RandomSamples
{
    /// <summary>The seed of the first sample: 1 by default.</summary>
    public static int FirstSeed => Number("GENERATED_SEED", 1);

    /// <summary>The number of samples for a test that draws so many by default.</summary>
    public static int Count(int byDefault) => byDefault * Number("GENERATED_SAMPLES", 1);

    /// <summary>The number in an environment variable, or another one if it has none.</summary>
    public static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
