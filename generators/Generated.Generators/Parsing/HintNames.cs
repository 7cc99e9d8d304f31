using System.Linq;
using System.Text;
using Generated.Generators.Emit;
using Microsoft.CodeAnalysis;

namespace Generated.Generators.Parsing;

/// <summary>
/// The name of the file that is generated for a class: its metadata name where that can be one. Roslyn refuses two names that differ
/// only in case, and with them everything that a generator has written; file systems refuse long ones. Such a name gets a hash of the
/// whole: it depends on the class alone, and on whether there is one that differs from it only in case.
/// </summary>
internal static class HintNames
{
    /// <summary>The most bytes of a name in UTF-8: what file systems take at least is 255, and the folders before it need room too.</summary>
    public const int MaximumBytes = 120;

    private const string Extension = ".g.cs";

    /// <summary>The name for a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="metadataName">Its full name, with a plus sign between a class and one within it.</param>
    public static string Of(INamedTypeSymbol type, string metadataName)
    {
        string plain = Legible(metadataName.Replace('+', '.'));
        bool isExact = plain == metadataName.Replace('+', '.') && Encoding.UTF8.GetByteCount(plain + Extension) <= MaximumBytes;
        if (isExact && !HasTwin(type) && !IsDevice(plain))
            return plain + Extension;
        string end = "-" + StableHash.Of(metadataName).ToString("x16", System.Globalization.CultureInfo.InvariantCulture) + Extension;
        return Shortened(plain, MaximumBytes - end.Length) + end;
    }

    /// <summary>Whether the class, or a class or namespace around it, has a sibling whose name differs only in case.</summary>
    private static bool HasTwin(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol? part = type; part is not (null or INamespaceSymbol { IsGlobalNamespace: true }); part = part.ContainingSymbol as INamespaceOrTypeSymbol)
        {
            string name = part.Name;
            if (part.ContainingSymbol is INamespaceOrTypeSymbol around && around.GetMembers().Any(other => other is INamespaceOrTypeSymbol && other.Name != name && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
                return true;
        }
        return false;
    }

    /// <summary>With an underscore for each character that Roslyn does not take in the name of a file, such as a vowel sign.</summary>
    private static string Legible(string name) => new([.. name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '`' ? c : '_')]);

    /// <summary>Whether Windows takes a file of that name for a device.</summary>
    private static bool IsDevice(string name) => name.Split('.')[0].ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL"
        or ['C', 'O', 'M', >= '0' and <= '9'] or ['L', 'P', 'T', >= '0' and <= '9'];

    private static string Shortened(string name, int bytes)
    {
        int length = Math.Min(name.Length, bytes);
        while (Encoding.UTF8.GetByteCount(name.Substring(0, length)) > bytes)
            length--;
        return name.Substring(0, length);
    }
}
