using System.Linq;

namespace Generated.Generators.Common;

/// <summary>Names in emitted code.</summary>
internal static class Identifiers
{
    public static string Camel(string name)
    {
        // An acronym at the start becomes lower case as a whole: GELU1 is gelu1, ReLU1 is relu1.
        string special = name.Replace("ReLU", "Relu").Replace("SiLU", "Silu");
        int capitals = special.TakeWhile(char.IsUpper).Count();
        int lowered = capitals <= 1 || capitals == special.Length ? capitals : char.IsDigit(special[capitals]) ? capitals : capitals - 1;
        return special.Substring(0, lowered).ToLowerInvariant() + special.Substring(lowered);
    }

    /// <summary>A path as one name: <c>Stage2.Block1.Dense1</c> is <c>Stage2Block1Dense1</c>.</summary>
    public static string Joined(string path) => path.Replace(".", "");

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
