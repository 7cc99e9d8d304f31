using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.CSharp;

/// <summary>Breaks lines that are too wide to read.</summary>
internal static class LineBreaker
{
    /// <summary>The most characters of a line.</summary>
    public const int Width = 160;

    /// <summary>The lines of a line: the line itself if it is not too wide, or if there is no place at which to break it.</summary>
    public static IEnumerable<string> Break(string line)
    {
        if (line.Length <= Width)
            return [line];
        int indent = line.Length - line.TrimStart().Length;
        string start = line.Substring(indent);
        if (start.StartsWith("//", StringComparison.Ordinal))
        {
            string mark = start.StartsWith("///", StringComparison.Ordinal) ? "/// " : "// ";
            return Pieces(line, BreaksOfComment, new string(' ', indent) + mark);
        }
        // A comment at the end goes before.
        int comment = start.LastIndexOf("; // ", StringComparison.Ordinal);
        if (comment < 0)
            return Pieces(line, BreaksOfCode, new string(' ', indent + 4));
        string space = new(' ', indent);
        return Break(space + start.Substring(comment + 2)).Concat(Break(space + start.Substring(0, comment + 1)));
    }

    private static IEnumerable<string> Pieces(string line, Func<string, IEnumerable<(int At, int Depth)>> breaks, string prefix)
    {
        while (line.Length > Width)
        {
            // The outermost place, but for one that leaves the line nearly empty; of several the last.
            (int At, int Depth)[] places = [.. breaks(line).Where(place => place.At <= Width && place.At > prefix.Length + 8)];
            if (places.Length == 0)
                break;
            (int at, _) = places.OrderBy(place => place.Depth + (place.At < Width / 3 ? 2 : 0)).ThenByDescending(place => place.At).First();
            yield return line.Substring(0, at).TrimEnd();
            line = prefix + line.Substring(at).TrimStart();
        }
        yield return line;
    }

    /// <summary>Between words, but not in an element's tag.</summary>
    private static IEnumerable<(int At, int Depth)> BreaksOfComment(string line)
    {
        bool isDocumentation = line.TrimStart().StartsWith("///", StringComparison.Ordinal);
        int depth = 0;
        for (int i = 0; i < line.Length; i++)
        {
            // A formula has no opening bracket but as an entity; it may have a closing one.
            depth = isDocumentation ? Math.Max(0, depth + line[i] switch { '<' => 1, '>' => -1, _ => 0 }) : 0;
            if (line[i] == ' ' && depth == 0)
                yield return (i, 0);
        }
    }

    /// <summary>After a comma, an arrow or a parenthesis, or before an operator, and not in a literal; and before a comment.</summary>
    private static IEnumerable<(int At, int Depth)> BreaksOfCode(string line)
    {
        int depth = 0;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c is '"' or '\'')
            {
                for (i++; i < line.Length && line[i] != c; i++)
                {
                    if (line[i] == '\\')
                        i++;
                }
            }
            else if (c == '/' && i + 1 < line.Length && line[i + 1] == '/')
            {
                yield break;
            }
            else if (c is '(' or '[' or '{' || (c == '<' && IsGeneric(line, i)))
            {
                depth++;
                if (c == '(' && i + 1 < line.Length && line[i + 1] != ')')
                    yield return (i + 1, depth);
            }
            else if (c is ')' or ']' or '}' || (c == '>' && depth > 0 && i > 0 && line[i - 1] is not (' ' or '=')))
            {
                depth--;
            }
            else if (c == ' ' && i > 0 && (line[i - 1] == ',' || IsWordBefore(line, i, "=>")))
            {
                yield return (i + 1, depth);
            }
            else if (c == ' ' && Operators.Any(text => string.CompareOrdinal(line, i, text, 0, text.Length) == 0))
            {
                yield return (i + 1, depth);
            }
        }
    }

    private static readonly string[] Operators = [" && ", " || ", " ? ", " : "];

    private static bool IsWordBefore(string line, int at, string word) =>
        at >= word.Length && string.CompareOrdinal(line, at - word.Length, word, 0, word.Length) == 0;

    /// <summary>Whether a sign is the bracket of type arguments: it follows a name, and no space follows it.</summary>
    private static bool IsGeneric(string line, int at) => at > 0 && char.IsLetterOrDigit(line[at - 1]) && at + 1 < line.Length && line[at + 1] != ' ';
}
