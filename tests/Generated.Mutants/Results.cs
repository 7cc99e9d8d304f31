using System.Globalization;

namespace Generated.Mutants;

/// <summary>What became of each mutant: files of lines that begin with its number and a word.</summary>
internal static class Results
{
    public const string Begun = "begun", Killed = "killed", Endless = "endless", Crashed = "crashed", Survived = "survived", Unreached = "unreached";

    /// <summary>The last line of each mutant; one that is only begun has ended its process.</summary>
    public static Dictionary<int, string> Read(IEnumerable<string> files)
    {
        var results = new Dictionary<int, string>();
        foreach (string line in files.Where(File.Exists).SelectMany(File.ReadLines))
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            string result = line[(space + 1)..];
            results[int.Parse(line[..space], CultureInfo.InvariantCulture)] = result == Begun ? Crashed : result;
        }
        return results;
    }

    /// <summary>Whether the tests have found a mutant: one failed, did not end, or lost its process.</summary>
    public static bool IsFound(string result) => result is not (Survived or Unreached);
}
