using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Generated;

/// <summary>Quotes text from a file in messages: shortened, and without characters that would change the appearance of the rest of the message.</summary>
internal static class Untrusted
{
    /// <summary>The maximum number of characters of a quotation.</summary>
    public const int MaxLength = 100;

    /// <summary>The maximum number of items of a list.</summary>
    public const int MaxItems = 20;

    /// <summary>A text in quotation marks.</summary>
    public static string Quote(string text) => $"'{Shorten(text)}'";

    /// <summary>A text, shortened and escaped.</summary>
    public static string Shorten(string text)
    {
        string shown = Escape(text, MaxLength, out bool isWhole);
        return isWhole ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown}… ({text.Length} characters)");
    }

    /// <summary>Bytes of a header that should be text, shortened and escaped.</summary>
    public static string Shorten(ReadOnlySpan<byte> utf8)
    {
        string shown = Escape(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxLength)]), MaxLength, out bool isWhole);
        return isWhole && utf8.Length <= MaxLength ? shown : shown + "…";
    }

    /// <summary>The beginning of a text, with escapes for what would not be seen or would change what is seen: at most so many characters together.</summary>
    private static string Escape(string text, int most, out bool isWhole)
    {
        var shown = new StringBuilder();
        int taken = 0;
        while (taken < text.Length)
        {
            char character = text[taken];
            bool isPlain = char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
            string next = isPlain ? character.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            if (shown.Length + next.Length > most)
                break;
            shown.Append(next);
            taken++;
        }
        isWhole = taken == text.Length;
        return shown.ToString();
    }

    /// <summary>
    /// What is wrong with JSON: the reader's own message, which quotes all that follows a wrong literal, shortened and escaped. The exception itself
    /// should not be passed on with its message.
    /// </summary>
    public static string Problem(Exception e)
    {
        string shown = Escape(e.Message, 2 * MaxLength, out bool isWhole);
        if (isWhole)
            return shown;
        return e is JsonException json
            ? string.Create(CultureInfo.InvariantCulture, $"{shown}… (line {json.LineNumber}, byte {json.BytePositionInLine})")
            : shown + "…";
    }

    /// <summary>The first items of a list, and the total number if there are more.</summary>
    public static string Join<T>(string separator, IReadOnlyCollection<T> items) => items.Count == 0
        ? "none"
        : string.Join(separator, items.Take(MaxItems).Select(static item => Shorten(Convert.ToString(item, CultureInfo.InvariantCulture) ?? "")))
            + (items.Count > MaxItems ? $"{separator}… ({items.Count} in all)" : "");
}
