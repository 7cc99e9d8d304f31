using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers;

namespace Generated.Generators.Frontend.Inference;

/// <summary>
/// Finds the layer whose parameters another layer uses, by the name in its option: a name or path within the same network or block, of a layer above.
/// </summary>
/// <param name="layers">The layers above.</param>
/// <param name="error">Reports a problem: its id, the layer's index, the option, and the arguments of the message.</param>
internal sealed class SharedWeights(IReadOnlyList<ShapedLayer> layers, Action<string, int, string?, string[]> error)
{
    private const string Option = nameof(CommonOptions.WeightsOf);

    private readonly List<Scope> _placements = [];

    /// <summary>Makes a placement of a block known to the layers below it.</summary>
    public void Entered(Scope placement) => _placements.Add(placement);

    /// <summary>The path of the layer whose parameters a layer uses; null if it has its own, or after the reason why there is none was reported.</summary>
    public string? Find(ShapedLayer layer)
    {
        string name = NameOf(layer.Name);
        string? given = CommonOptions.Of(layer.Spec).WeightsOf;
        string? path = given is not null ? layer.Scope.PathOf(Normal(given))
            : layer.Definition.HasParameters && layer.Scope.WeightsOf is { } placement ? $"{placement}.{name}"
            : null;
        if (path is null)
            return null;

        ShapedLayer? lender = layers.LastOrDefault(other => other.Name == path);
        string? why = !layer.Definition.HasParameters ? $"{layer.Spec.Kind} has no parameters"
            : lender is not null && lender.Spec.Kind != layer.Spec.Kind ? $"that is a layer {lender.Spec.Kind}, and not {layer.Spec.Kind}"
            : null;
        if (why is not null)
            error(DiagnosticIds.UnlikeWeights, layer.Index, Option, [name, given ?? path, why]);
        else if (lender is null)
            error(DiagnosticIds.UnknownWeights, layer.Index, Option,
                [name, given ?? path,
                WhatIsKnown([.. layers.Where(other => other.Scope == layer.Scope && other.Spec.Kind == layer.Spec.Kind).Select(other => NameOf(other.Name))],
                $"layer {layer.Spec.Kind}")]);
        return why is null && lender is not null ? lender.WeightsOf ?? lender.Name : null;
    }

    /// <summary>
    /// The path of the placement whose layers' parameters another placement uses; null if it has its own, or after the reason why there is none was
    /// reported.
    /// </summary>
    public string? FindPlacement(Scope placement, Action<Problem> report)
    {
        PlacedLayer use = placement.Use!;
        if (use.Options.WeightsOf is not { } given)
            return use.Scope.WeightsOf is { } around ? $"{around}.{placement.Name}" : null;

        string path = use.Scope.PathOf(Normal(given));
        string block = use.Spec.Block!.Name;
        if (_placements.LastOrDefault(other => other.Path == path) is not { } lender)
        {
            string known =
                WhatIsKnown([.. _placements.Where(other => other.Outer == placement.Outer && other.Use!.Spec.Block!.Name == block)
                .Select(other => other.Name!)], $"placement of '{block}'");
            report(new Problem(DiagnosticIds.UnknownWeights, -1, Option, new([placement.Name!, given, known])));
            return null;
        }
        if (lender.Use!.Spec.Block!.Name != block)
        {
            report(new Problem(DiagnosticIds.UnlikeWeights, -1, Option,
                new([placement.Name!, given, $"that is a placement of '{lender.Use.Spec.Block.Name}', and not of '{block}'"])));
            return null;
        }
        return path;
    }

    /// <summary>Reports layers whose parameters would not have the shapes of those that they use.</summary>
    public static void CheckShapes(ShapedNetwork network, Action<string, int, string?, string[]> error)
    {
        if (network.Layers.All(layer => layer.WeightsOf is null))
            return;

        // Only the forward computation of a layer says which parameters it has.
        var all = new List<Parameter>();
        Lowering.Run(network with { Layers = [.. network.Layers.Select(layer => layer with { WeightsOf = null })] }, training: true, all);
        foreach (ShapedLayer layer in network.Layers.Where(layer => layer.WeightsOf is not null))
        {
            Parameter[] own = [.. all.Where(parameter => parameter.Layer == layer.Name)];
            Parameter[] lent = [.. all.Where(parameter => parameter.Layer == layer.WeightsOf)];
            string lender = NameOf(layer.WeightsOf!);
            string? why = own.Select(parameter => parameter.Name).SequenceEqual(lent.Select(parameter => parameter.Name))
                ? own.Zip(lent, (mine, other) => mine.Shape.SequenceEqual(other.Shape)
                    ? null : $"its {mine.Name} would be {Shapes.Text(mine.Shape)}, and that of '{lender}' is {Shapes.Text(other.Shape)}")
                    .FirstOrDefault(difference => difference is not null)
                : $"it would have {Names(own)}, and '{lender}' has {Names(lent)}";
            if (why is not null)
                error(DiagnosticIds.UnlikeWeights, layer.Index, Option, [NameOf(layer.Name), CommonOptions.Of(layer.Spec).WeightsOf ?? layer.WeightsOf!, why]);
        }
    }

    private static string Names(Parameter[] parameters) =>
        parameters.Length == 0 ? "no parameters" : string.Join(" and ", parameters.Select(parameter => parameter.Name));

    private static string WhatIsKnown(string[] names, string what) =>
        names.Length == 0 ? $"there is no {what} above" : "above there are only these: " + string.Join(", ", names);

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('.') + 1);

    /// <summary>A path as the layers have it: each name begins with a capital.</summary>
    private static string Normal(string given) => string.Join(".", given.Split('.').Select(name => name.Length == 0 ? name : Identifiers.Pascal(name)));
}
