using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;

namespace Generated.Generators.Layers;

/// <summary>The data that a layer's shape rule sees, and the place where it reports problems.</summary>
/// <param name="spec">The layer.</param>
/// <param name="index">Its place in the list of attributes.</param>
/// <param name="marks">The shapes of the values that are marked above it.</param>
/// <param name="later">The marks that are defined below it.</param>
/// <param name="problems">The problems reported so far.</param>
/// <param name="element">The network's precision.</param>
internal sealed class ShapeContext(LayerSpec spec, int index, IReadOnlyDictionary<string, int[]> marks, IEnumerable<string> later, List<Problem> problems,
    DType element)
{
    public LayerSpec Spec { get; } = spec;

    /// <summary>Whether no problem with the layer has been reported so far.</summary>
    public bool Fine { get; private set; } = true;

    /// <summary>Reports a problem with the layer, or with one of its options.</summary>
    public void Report(string id, string? option, params string[] arguments) => Report(id, option, -1, arguments);

    /// <summary>Reports an option with a value that is not allowed.</summary>
    public bool Require(bool condition, string option, string expected, object found)
    {
        if (!condition)
            Report(DiagnosticIds.OptionOutOfRange, option, Spec.Kind, option, expected,
                found is double number ? Common.Decimals.Shortest(number) : Convert.ToString(found, System.Globalization.CultureInfo.InvariantCulture)!);
        return condition;
    }

    /// <summary>A number rounded to the precision of the network.</summary>
    public double Rounded(double number) => element.Round(number);

    /// <summary>Reports an option that would give the network's code a number that its precision cannot represent; infinite options are allowed.</summary>
    /// <param name="option">The option.</param>
    /// <param name="found">Its value.</param>
    /// <param name="derived">The number that is computed from it when the network is compiled.</param>
    public bool RequireRepresentable(string option, double found, params double[] derived) =>
        Require(derived.All(number => !double.IsInfinity(number) && element.Holds(number)), option, element.Range(), found);

    /// <summary>Reports an option that is infinite.</summary>
    public bool RequireFinite(string option, double value) => Require(!double.IsInfinity(value), option, "a finite number", value);

    /// <summary>Reports an input that is neither a vector nor a sequence of vectors.</summary>
    public bool RequireVectors(int[] input)
    {
        if (input.Length > 2)
            Report(DiagnosticIds.ShapeMismatch, null, Spec.Kind, "a vector or a sequence of vectors", Shapes.Text(input), "; add [Flatten] before it");
        return input.Length <= 2;
    }

    /// <summary>The shape of a mark; reports an unknown mark.</summary>
    public int[]? Mark(NamedMark mark)
    {
        if (mark.Name is not null && marks.TryGetValue(mark.Name, out int[] shape))
            return shape;
        Report(DiagnosticIds.UnknownMark, mark.Option, mark.Element, Spec.Kind, mark.Name ?? "", WhatIsKnown(mark.Name ?? ""));
        return null;
    }

    /// <summary>The shape of a mark, which must have a given shape.</summary>
    public bool RequireMark(NamedMark mark, int[] shape)
    {
        if (Mark(mark) is not { } other)
            return false;
        if (other.SequenceEqual(shape))
            return true;
        ReportJoin(mark, shape, "the shapes must be the same" + HowToMend(shape, other));
        return false;
    }

    /// <summary>Reports a mark that does not fit the value that is joined with it.</summary>
    public void ReportJoin(NamedMark mark, int[] shape, string rule) =>
        Report(DiagnosticIds.IncompatibleJoin, mark.Option, mark.Element, Spec.Kind, Shapes.Text(shape), mark.Name!, Shapes.Text(marks[mark.Name!]), rule);

    private void Report(string id, string? option, int element, params string[] arguments)
    {
        Fine = false;
        problems.Add(new Problem(id, index, option, new(arguments)) { Element = element });
    }

    private string WhatIsKnown(string name)
    {
        if (later.Contains(name))
            return "it is defined only further down; a mark is read below the value that it names";
        if (marks.Count == 0)
            return $"no value above is marked; put [Mark(\"{name}\")] below the layer that it should name";
        string? close = marks.Keys.FirstOrDefault(mark => IsClose(mark, name));
        return close is not null ? $"there is none of that name above; did you mean \"{close}\"?"
            : "there are only these above: " + string.Join(", ", marks.Keys.Select(mark => $"\"{mark}\""));
    }

    /// <summary>Whether two names differ only in case, or by one letter that is wrong, missing or additional.</summary>
    private static bool IsClose(string a, string b)
    {
        (string shorter, string longer) = a.Length <= b.Length ? (a.ToUpperInvariant(), b.ToUpperInvariant()) : (b.ToUpperInvariant(), a.ToUpperInvariant());
        if (longer.Length - shorter.Length > 1 || shorter.Length < 3)
            return shorter == longer;
        int same = shorter.Zip(longer, (x, y) => x == y).TakeWhile(equal => equal).Count();
        int skipped = shorter.Length == longer.Length ? Math.Min(same + 1, shorter.Length) : same;
        return shorter.Substring(skipped) == longer.Substring(Math.Min(same + 1, longer.Length));
    }

    public static string HowToMend(int[] shape, int[] other) => (shape, other) switch
    {
        ([_], [var units]) => $"; put [Dense({units})] before it, or mark a value of {shape[0]}",
        _ when shape.Elements() == other.Elements() => $"; put [Reshape({string.Join(", ", other)})] before it",
        _ => "",
    };
}

internal static class Shapes
{
    /// <summary>A shape as users write it: <c>26x26x16</c>.</summary>
    public static string Text(IEnumerable<int> shape) =>
        string.Join("x", shape.Select(size => size.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public static int Elements(this int[] shape) => shape.Aggregate(1, (product, size) => checked(product * size));
}
