using System.Linq;
using System.Text;
using Generated.Generators.Common;
using Microsoft.CodeAnalysis;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>
/// The name of the generated file for a class: its metadata name, if that can be a file name. Roslyn refuses two names that differ only in case,
/// together with everything else that the generator has written; file systems refuse long names. Such a name gets a hash of the whole name. The
/// result depends only on the class, and on whether another class differs from it only in case.
/// </summary>
internal static class HintNames
{
    /// <summary>The maximum number of bytes of a name in UTF-8: file systems accept at least 255, and the folders before it need space, too.</summary>
    public const int MaximumBytes = 120;

    private const string Extension = ".g.cs";

    /// <summary>The name for a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="metadataName">Its full name, with a plus sign between a class and a class nested in it.</param>
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
        for (INamespaceOrTypeSymbol? part = type; part is not (null or INamespaceSymbol { IsGlobalNamespace: true }); part =
            part.ContainingSymbol as INamespaceOrTypeSymbol)
        {
            string name = part.Name;
            if (part.ContainingSymbol is INamespaceOrTypeSymbol around
                && around.GetMembers().Any(other => other is INamespaceOrTypeSymbol && other.Name != name
                && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
                return true;
        }
        return false;
    }

    /// <summary>Replaces each character that Roslyn does not accept in a file name, such as a vowel sign, by an underscore.</summary>
    private static string Legible(string name) => new([.. name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '`' ? c : '_')]);

    /// <summary>Whether Windows treats a file with this name as a device.</summary>
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
