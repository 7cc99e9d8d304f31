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
    /// <summary>
    /// A problem with the layer. A layer in a block has no attribute on the network's class. The problem then belongs to the attribute that places
    /// the block, and says in words which layer is meant.
    /// </summary>
    public Problem Problem(Problem problem)
    {
        if (Scope.Use is not { } use)
            return problem with { Layer = Index };
        return problem with { Layer = Index, Option = null, Element = -1, Within = Frontend.Specs.Problem.WithinBlock(Position, use.Spec.Block!.Name, Spec.Kind), Repetition = Scope.NearestRepetition };
    }
}
