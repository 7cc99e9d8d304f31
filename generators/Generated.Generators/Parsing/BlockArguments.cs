using System.Linq;

namespace Generated.Generators.Parsing;

/// <summary>The constants of the library's <c>BlockArgument</c>, which stand for the arguments of a block in its attributes.</summary>
internal static class BlockArguments
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    /// <summary>
    /// Their values, which matter only where a block of another assembly has them in its attributes: primes, less than any option may be; and
    /// near enough to zero that C# can multiply three of them.
    /// </summary>
    private static readonly double[] Values = [-701, -709, -719, -727, -733, -739, -743, -751];

    /// <summary>Arguments that are not known: those of a block that is looked at where it stands.</summary>
    public static double[] Unknown => [.. Enumerable.Repeat(double.NaN, Count)];

    /// <summary>Which argument a number stands for, from 0; -1 for none.</summary>
    public static int IndexOf(double number) => Array.IndexOf(Values, number);
}
