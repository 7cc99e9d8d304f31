using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Diagnostics;
using Generated.Generators.Specs;

namespace Generated.Generators.Layers;

/// <summary>What a layer's shape rule sees, and where it reports what is wrong.</summary>
internal sealed class ShapeContext(LayerSpec spec, int index, IReadOnlyDictionary<string, int[]> marks, List<Problem> problems)
{
    public LayerSpec Spec { get; } = spec;

    public Options Options { get; } = new(spec.Options);

    /// <summary>Whether the layer is right so far.</summary>
    public bool Fine { get; private set; } = true;

    /// <summary>Reports a problem with the layer, or with one of its options.</summary>
    public void Report(string id, string? option, params string[] arguments)
    {
        Fine = false;
        problems.Add(new Problem(id, index, option, new(arguments)));
    }

    /// <summary>Reports an option that is not what it must be.</summary>
    public bool Require(bool condition, string option, string expected, object found)
    {
        if (!condition)
            Report(DiagnosticIds.OptionOutOfRange, option, Spec.Kind, option, expected, Convert.ToString(found, System.Globalization.CultureInfo.InvariantCulture)!);
        return condition;
    }

    /// <summary>Reports an input that is not a vector.</summary>
    public bool RequireVector(int[] input)
    {
        if (input.Length != 1)
            Report(DiagnosticIds.ShapeMismatch, null, Spec.Kind, "a vector", Shapes.Text(input), "; add [Flatten] before it");
        return input.Length == 1;
    }

    /// <summary>The shape of a mark; reports one that is not known.</summary>
    public int[]? Mark(string? name, string option)
    {
        if (name is not null && marks.TryGetValue(name, out int[] shape))
            return shape;
        string known = marks.Count == 0 ? "no value above is marked" : "known above: " + string.Join(", ", marks.Keys.Select(mark => $"\"{mark}\""));
        Report(DiagnosticIds.UnknownMark, option, Spec.Kind, name ?? "", known);
        return null;
    }

    /// <summary>The shape of a mark, which must be a given one.</summary>
    public bool RequireMark(string? name, string option, int[] shape)
    {
        if (Mark(name, option) is not { } other)
            return false;
        if (other.SequenceEqual(shape))
            return true;
        Report(DiagnosticIds.IncompatibleJoin, option, Spec.Kind, Shapes.Text(shape), name!, Shapes.Text(other), "the shapes must be the same");
        return false;
    }
}

internal static class Shapes
{
    /// <summary>A shape as users write it: <c>26x26x16</c>.</summary>
    public static string Text(IEnumerable<int> shape) => string.Join("x", shape.Select(size => size.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public static int Elements(this int[] shape) => shape.Aggregate(1, (product, size) => checked(product * size));
}
