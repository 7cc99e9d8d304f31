using Xunit;

namespace Generated.Tests.Layers;

/// <summary>All bits of all cases, which <see cref="OtherMachineTests"/> compares between machines.</summary>
public class BitsTests
{
    /// <summary>The environment variable with the file that the hashes are written to.</summary>
    internal const string FileVariable = "GENERATED_TESTS_BITS";

    [Fact]
    public void Every_case_has_bits_of_its_own()
    {
        SortedDictionary<string, string> hashes = Bits.OfAllCases;
        if (Environment.GetEnvironmentVariable(FileVariable) is { } file)
            File.WriteAllLines(file, hashes.Select(hash => $"{hash.Key}: {hash.Value}"));
        Assert.Equal(NetworkCase.All.Sum(@case => @case.NeedsSeveralSamples ? 2 : 4), hashes.Count);
        Assert.True(hashes.Values.Distinct().Count() > hashes.Count * 0.95, "Hashes of different networks are equal.");
    }
}
