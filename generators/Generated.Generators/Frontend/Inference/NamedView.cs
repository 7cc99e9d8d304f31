using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Layers;

namespace Generated.Generators.Frontend.Inference;

/// <summary>
/// A member that leads to parameters: of a layer, or of a placement of a block, whose members are those of its layers. Its type is nested in the
/// network's class.
/// </summary>
/// <param name="Path">Such as <c>Stage2.Block1</c>.</param>
/// <param name="Layer">The first layer with parameters that it leads to.</param>
internal sealed record NamedView(string Path, ShapedLayer Layer)
{
    /// <summary>The name of the member: the last name of the path.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('.') + 1);

    /// <summary>The name of its type.</summary>
    public string TypeName => Identifiers.Joined(Path) + "View";

    /// <summary>Whether it is a member of another view, and not of the network.</summary>
    public bool IsNested => Path.Contains('.');

    /// <summary>Whether the view that contains it cannot have a member with its name.</summary>
    public bool IsTakenInside => Name is "_network" or "_parameter" or "_buffer"
        || Name == Identifiers.Joined(Path.Substring(0, Path.LastIndexOf('.'))) + "View";

    /// <summary>The use of a block after which it is named; null for a layer.</summary>
    public PlacedLayer? Use
    {
        get
        {
            if (Path == Layer.Name)
                return null;
            Scope scope = Layer.Scope;
            while (scope.Path != Path)
                scope = scope.Outer!;
            return scope.Use;
        }
    }

    /// <summary>All views of a network, each before those within it; if several layers have the same name, which is a mistake, the first one.</summary>
    public static IReadOnlyList<NamedView> Of(ShapedNetwork network) =>
    [
        .. network.Layers.Where(layer => layer.HasMembers)
            .SelectMany(layer => Prefixes(layer.Name).Select(path => new NamedView(path, layer)))
            .GroupBy(view => view.Path).Select(same => same.First()),
    ];

    private static IEnumerable<string> Prefixes(string path)
    {
        for (int dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.', dot + 1))
            yield return path.Substring(0, dot);
        yield return path;
    }
}
