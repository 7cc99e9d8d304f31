using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Layers;

/// <summary>A mark that an option names.</summary>
/// <param name="Name">Its name; null if the user wrote that.</param>
/// <param name="Option">The option.</param>
/// <param name="Element">Where it stands first in an option that is a list; otherwise -1.</param>
internal sealed record NamedMark(string? Name, string Option, int Element = -1)
{
    /// <summary>The marks that a list names.</summary>
    public static IReadOnlyList<NamedMark> Each(string option, string[] names) =>
        [.. names.Select(name => new NamedMark(name, option, Array.IndexOf(names, name)))];
}
