using System.Text;

namespace Generated.Generators.Tests.Passes;

/// <summary>A program before and after a pass, from a file of cases: a heading, and a block of lines that begin with a space, minus or plus.</summary>
/// <param name="Title">The heading above.</param>
/// <param name="Line">The number of the first line of the block.</param>
/// <param name="Block">The block.</param>
internal sealed record ProgramCase(string Title, int Line, string Block)
{
    private const string Begin = "```diff", End = "```";

    /// <summary>The program before the pass: the lines that do not begin with a plus.</summary>
    public string Before => string.Concat(Block.Split('\n').Select(line => line.StartsWith('+') ? "\n" : line.Length > 0 ? line[1..] + "\n" : "\n"));

    /// <summary>The text of a file with other blocks in place of its own.</summary>
    /// <param name="text">The text, as it is.</param>
    /// <param name="block">The block for each case.</param>
    public static string Rewrite(string text, Func<ProgramCase, string> block)
    {
        var now = new StringBuilder();
        string[] lines = text.Split('\n');
        string title = "";
        for (int i = 0; i < lines.Length; i++)
        {
            now.Append(lines[i]).Append(i < lines.Length - 1 ? "\n" : "");
            if (lines[i].StartsWith('#'))
                title = lines[i].TrimStart('#', ' ');
            if (lines[i] != Begin)
                continue;
            int end = Array.IndexOf(lines, End, i);
            if (end < 0)
                throw new FormatException($"The block in line {i + 1} has no end.");
            now.Append(block(new ProgramCase(title, i + 2, string.Concat(lines[(i + 1)..end].Select(line => line + "\n")))));
            i = end - 1;
        }
        return now.ToString();
    }

    /// <summary>
    /// The lines of both texts: those of the first alone after a minus, those of the second alone after a plus. The width of a column makes no difference,
    /// but the indentation does: by it a line belongs to a loop.
    /// </summary>
    public static string Difference(string before, string after)
    {
        string[] was = before.TrimEnd('\n').Split('\n'), now = after.TrimEnd('\n').Split('\n');
        static IEnumerable<string> Words(string line) =>
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(line[..^line.TrimStart(' ').Length]);
        bool IsSame(int i, int j) => Words(was[i]).SequenceEqual(Words(now[j]));
        // The length of the longest common sequence of lines from each place on.
        var common = new int[was.Length + 1, now.Length + 1];
        for (int i = was.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
                common[i, j] = IsSame(i, j) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var text = new StringBuilder();
        for (int i = 0, j = 0; i < was.Length || j < now.Length;)
        {
            bool isSame = i < was.Length && j < now.Length && IsSame(i, j);
            bool isGone = !isSame && i < was.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]);
            text.Append(isSame ? ' ' : isGone ? '-' : '+').Append(isGone ? was[i] : now[j]).Append('\n');
            i += isSame || isGone ? 1 : 0;
            j += isGone ? 0 : 1;
        }
        return text.ToString();
    }
}
