using System.Linq;
using Generated.Generators.Layers.Shared;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>The constants of the library's <c>BlockArgument</c>, which stand for the arguments of a block in its attributes.</summary>
internal static class BlockArguments
{
    /// <summary>
    /// The values of the constants. They matter only if a block in another assembly has them in its attributes. They are primes below the values that
    /// any option may have, and near enough to zero that C# can multiply three of them.
    /// </summary>
    private static readonly double[] Values =
    [
        BlockArgument.First, BlockArgument.Second, BlockArgument.Third, BlockArgument.Fourth,
        BlockArgument.Fifth, BlockArgument.Sixth, BlockArgument.Seventh, BlockArgument.Eighth,
    ];

    /// <summary>The number of constants.</summary>
    public static int Count => Values.Length;

    /// <summary>Unknown arguments: for a block that is read without a use.</summary>
    public static double[] Unknown => [.. Enumerable.Repeat(double.NaN, Count)];

    /// <summary>The index of the argument that a number stands for; -1 if it is none.</summary>
    public static int IndexOf(double number) => Array.IndexOf(Values, number);
}
