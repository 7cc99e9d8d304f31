using System.Globalization;
using System.Text.RegularExpressions;

namespace Generated.Generators.Tests.Architecture;

/// <summary>
/// A unified difference of text files, read and applied as <c>git apply</c> does: a hunk may have moved, but every line that it shows must be there.
/// </summary>
/// <param name="Files">The files that it adds or changes.</param>
internal sealed partial record UnifiedDiff(IReadOnlyList<UnifiedDiff.FileChange> Files)
{
    /// <summary>What happens to a file.</summary>
    /// <param name="Path">Its path in the repository.</param>
    /// <param name="IsNew">Whether there is no such file yet.</param>
    /// <param name="Hunks">The changes, from its first to its last line.</param>
    internal sealed record FileChange(string Path, bool IsNew, IReadOnlyList<Hunk> Hunks)
    {
        public string[] Added => [.. Hunks.SelectMany(hunk => hunk.Lines).Where(line => line[0] == '+').Select(line => line[1..])];

        public string[] Removed => [.. Hunks.SelectMany(hunk => hunk.Lines).Where(line => line[0] == '-').Select(line => line[1..])];
    }

    /// <summary>Lines that follow one another.</summary>
    /// <param name="Start">The number of the first line in the old file.</param>
    /// <param name="Lines">The lines, each after its sign.</param>
    internal sealed record Hunk(int Start, IReadOnlyList<string> Lines)
    {
        public string[] Old => [.. Lines.Where(line => line[0] != '+').Select(line => line[1..])];

        public string[] New => [.. Lines.Where(line => line[0] != '-').Select(line => line[1..])];
    }

    /// <summary>Reads a difference; one that is not well formed is refused with the number of its line.</summary>
    public static UnifiedDiff Parse(string text)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        var files = new List<FileChange>();
        for (int i = 0; i < lines.Length;)
        {
            bool isHead = lines[i].StartsWith("--- ", StringComparison.Ordinal) && i + 1 < lines.Length
                && lines[i + 1].StartsWith("+++ b/", StringComparison.Ordinal);
            if (!isHead)
                throw Wrong(i, "the names of a file are expected: '--- a/…' or '--- /dev/null', then '+++ b/…'");
            (string old, string path) = (lines[i][4..], lines[i + 1][6..]);
            if (old != "/dev/null" && old != "a/" + path)
                throw Wrong(i, $"'{old}' and '{path}' are different files");
            i += 2;
            var hunks = new List<Hunk>();
            while (i < lines.Length && Header().Match(lines[i]) is { Success: true } header)
            {
                int first = ++i, oldLines = Count(header, 2), newLines = Count(header, 4);
                for (; oldLines > 0 || newLines > 0; i++)
                {
                    char sign = i < lines.Length && lines[i].Length > 0 ? lines[i][0] : '?';
                    if (sign is not (' ' or '+' or '-'))
                        throw Wrong(i, $"the hunk of line {first} needs {oldLines} more old and {newLines} more new lines");
                    oldLines -= sign == '+' ? 0 : 1;
                    newLines -= sign == '-' ? 0 : 1;
                }
                if (oldLines < 0 || newLines < 0)
                    throw Wrong(i - 1, $"the hunk of line {first} has more lines than it says");
                hunks.Add(new Hunk(Count(header, 1), lines[first..i]));
            }
            if (hunks.Count == 0)
                throw Wrong(i, "a hunk is expected: '@@ -1,2 +1,3 @@'");
            files.Add(new FileChange(path, old == "/dev/null", hunks));
        }
        return new UnifiedDiff(files);
    }

    private static int Count(Match header, int group) =>
        header.Groups[group].Success ? int.Parse(header.Groups[group].Value, CultureInfo.InvariantCulture) : 1;

    private static FormatException Wrong(int line, string message) => new($"Line {line + 1} of the difference: {message}.");

    /// <summary>The new text of each file, by its path.</summary>
    /// <param name="read">The text of a file; null if there is none.</param>
    public IReadOnlyDictionary<string, string> Apply(Func<string, string?> read) => Files.ToDictionary(file => file.Path, file => Apply(file, read(file.Path)));

    private static string Apply(FileChange file, string? old)
    {
        if (file.IsNew != old is null)
            throw new FormatException($"{file.Path}: {(file.IsNew ? "there is such a file already" : "there is no such file")}.");
        bool endsWithBreak = old is null || old.EndsWith('\n');
        var lines = (old is null ? [] : (endsWithBreak ? old[..^1] : old).Split('\n')).ToList();
        int moved = 0;
        foreach (Hunk hunk in file.Hunks)
        {
            string[] shown = hunk.Old;
            int expected = file.IsNew ? 0 : hunk.Start - 1 + moved;
            int at = Enumerable.Range(0, Math.Max(0, lines.Count - shown.Length + 1)).Where(start => lines.Skip(start).Take(shown.Length).SequenceEqual(shown))
                .OrderBy(start => Math.Abs(start - expected)).FirstOrDefault(-1);
            if (at < 0)
                throw new FormatException(Misfit(file.Path, lines, shown, expected));
            lines.RemoveRange(at, shown.Length);
            lines.InsertRange(at, hunk.New);
            moved = at + hunk.New.Length - shown.Length - (hunk.Start - 1);
        }
        return string.Join('\n', lines) + (endsWithBreak ? "\n" : "");
    }

    /// <summary>The first line that is another one, at the place that the hunk nearly fits.</summary>
    private static string Misfit(string path, List<string> lines, string[] shown, int expected)
    {
        int Same(int start) => shown.Where((line, i) => start + i < lines.Count && lines[start + i] == line).Count();
        int near = Enumerable.Range(0, lines.Count).OrderByDescending(Same).ThenBy(start => Math.Abs(start - expected)).First();
        int wrong = Enumerable.Range(0, shown.Length).First(i => near + i >= lines.Count || lines[near + i] != shown[i]);
        string there = near + wrong < lines.Count ? lines[near + wrong] : "(the end of the file)";
        return $"{path}:{near + wrong + 1}: the difference shows\n{shown[wrong]}\nbut the file has\n{there}";
    }

    [GeneratedRegex(@"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")]
    private static partial Regex Header();
}
