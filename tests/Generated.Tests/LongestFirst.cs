using Xunit.Sdk;
using Xunit.v3;

[assembly: Xunit.TestCollectionOrderer(typeof(Generated.Tests.LongestFirst))]

namespace Generated.Tests;

/// <summary>Begins with the classes that take longest, so that at the end of a run no processor waits for one of them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] s_longest = [nameof(Layers.OtherMachineTests), nameof(Layers.GradientTests), nameof(Layers.WidthTests)];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Rank)];

    private static int Rank<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        int rank = Array.FindIndex(s_longest, name => collection.TestCollectionDisplayName.Contains("." + name + " ", StringComparison.Ordinal));
        return rank < 0 ? s_longest.Length : rank;
    }
}
