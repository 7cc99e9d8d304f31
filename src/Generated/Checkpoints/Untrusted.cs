using System.Globalization;
using System.Text;

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
        var shown = new StringBuilder();
        foreach (char character in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            bool isPlain = char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
            shown.Append(isPlain ? character : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"));
        }
        if (text.Length > MaxLength)
            shown.Append(CultureInfo.InvariantCulture, $"… ({text.Length} characters)");
        return shown.ToString();
    }

    /// <summary>Bytes of a header that should be text, shortened and escaped.</summary>
    public static string Shorten(ReadOnlySpan<byte> utf8) =>
        Shorten(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxLength)])) + (utf8.Length > MaxLength ? "…" : "");

    /// <summary>The first items of a list, and the total number if there are more.</summary>
    public static string Join<T>(string separator, IReadOnlyCollection<T> items) => items.Count == 0
        ? "none"
        : string.Join(separator, items.Take(MaxItems).Select(static item => Shorten(Convert.ToString(item, CultureInfo.InvariantCulture) ?? "")))
            + (items.Count > MaxItems ? $"{separator}… ({items.Count} in all)" : "");
}
