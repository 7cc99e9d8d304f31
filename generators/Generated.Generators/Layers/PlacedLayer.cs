using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Frontend.Specs;

namespace Generated.Generators.Layers;

/// <summary>A layer in its place after the blocks were inserted.</summary>
/// <param name="Spec">The layer.</param>
/// <param name="Index">The attribute of the network's class that it comes from: its own attribute, or the one that places the block.</param>
/// <param name="Scope">The network, or the placement of the block.</param>
/// <param name="Position">Its place in the list of attributes of its class.</param>
internal sealed record PlacedLayer(LayerSpec Spec, int Index, Scope Scope, int Position)
{
    /// <summary>The options that every attribute has.</summary>
    public CommonOptions Options { get; } = CommonOptions.Of(Spec);

    /// <summary>The layer; null for an input, for a use of a block, and for an attribute that the generator does not know.</summary>
    public Layer? Definition { get; } = LayerRegistry.Make(Spec);

    /// <summary>The options of an input; null for anything else.</summary>
    public InputOptions? Input { get; } = InputOptions.Of(Spec);

    /// <summary>The mark that it gives to a value: that of a layer, or the name of an input.</summary>
    public NamedMark? Defines => Input is null ? Definition?.Defines : new NamedMark(Options.Name, nameof(Options.Name));

    /// <summary>
    /// A problem with the layer. A layer in a block has no attribute on the network's class. The problem then belongs to the attribute that places
    /// the block, and says in words which layer is meant.
    /// </summary>
    public Problem Problem(Problem problem)
    {
        if (Scope.Use is not { } use)
            return problem with { Layer = Index };
        return problem with { Layer = Index, Option = null, Element = -1,
            Within = Frontend.Specs.Problem.WithinBlock(Position, use.Spec.Block!.Name, Spec.Kind), Repetition = Scope.NearestRepetition };
    }
}
