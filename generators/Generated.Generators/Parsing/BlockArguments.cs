using System.Linq;

namespace Generated.Generators.Parsing;

/// <summary>The constants of the library's <c>BlockArgument</c>, which stand for the arguments of a block in its attributes.</summary>
internal static class BlockArguments
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    private const int Origin = -2_100_000_000;
    private const int Step = 1_010_101;

    /// <summary>Between them there is no number that an option could mean.</summary>
    private const double LeastComputed = -3e10, GreatestComputed = -(1 << 24);

    /// <summary>All of them, each standing for itself: the arguments of a block that is looked at where it stands.</summary>
    public static double[] Themselves => [.. Enumerable.Range(1, Count).Select(i => (double)Origin - ((double)i * Step))];

    /// <summary>Which argument a number stands for, from 0; -1 for none.</summary>
    public static int IndexOf(double number)
    {
        int index = Array.IndexOf(Themselves, number);
        return index >= 0 ? index : Array.FindIndex(Themselves, argument => (float)argument == number);
    }

    /// <summary>Whether a number, which is no argument itself, can only be the result of arithmetic on arguments: they are far from all that is meant, and so are their differences.</summary>
    public static bool IsComputed(double number) => number is > LeastComputed and < GreatestComputed || (number != 0 && Math.Abs(number) < Count * (double)Step && number % Step == 0);
}
