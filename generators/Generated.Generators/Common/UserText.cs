using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Generated.Generators.Common;

/// <summary>
/// The check of texts from the user. Texts with characters that end a line, are invisible, or change the direction of writing are refused with a
/// diagnostic in every attribute. <c>CodeWriter</c> also refuses to write a line with such a text, so that none can get in another way.
/// </summary>
internal static class UserText
{
    /// <summary>Whether a text can stand within a line of source as it is.</summary>
    public static bool IsLegible(string text) => IndexOfIllegible(text) < 0;

    /// <summary>The index of the first character that cannot stand there; -1 if there is none.</summary>
    public static int IndexOfIllegible(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
                && CharUnicodeInfo.GetUnicodeCategory(text, i) is not UnicodeCategory.Format)
                i++;
            else if (IsIllegible(text[i]))
                return i;
        }
        return -1;
    }

    /// <summary>
    /// Half a surrogate pair; a control character, such as a line break; an invisible character, such as a bidirectional control; a line or paragraph
    /// separator; what Unicode keeps for the inside of programs, and this one for <c>Holes</c>.
    /// </summary>
    private static bool IsIllegible(char c) => c is (>= '\uFDD0' and <= '\uFDEF') or '\uFFFE' or '\uFFFF' || CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    /// <summary>The text with an escape for each character that cannot be displayed: <c>a\u000Ab</c>.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && IsLegible(text.Substring(i, 2));
            if (isPair)
                shown.Append(text[i++]).Append(text[i]);
            else if (IsIllegible(text[i]))
                shown.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            else
                shown.Append(text[i]);
        }
        return shown.ToString();
    }

    /// <summary>As text within a documentation comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");

    /// <summary>The delimiter of a raw string literal for these lines: more quotes than any of them has in a row, and at least three.</summary>
    public static string RawQuotes(IEnumerable<string> lines)
    {
        int longest = 0;
        foreach (string line in lines)
        {
            int run = 0;
            foreach (char c in line)
                longest = Math.Max(longest, run = c == '"' ? run + 1 : 0);
        }
        return new string('"', Math.Max(3, longest + 1));
    }
}
