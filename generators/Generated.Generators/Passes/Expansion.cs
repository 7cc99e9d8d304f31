using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Generated.Generators.Diagnostics;
using Generated.Generators.Layers;
using Generated.Generators.Specs;

namespace Generated.Generators.Passes;

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
        return problem with { Layer = Index, Option = null, Element = -1, Within = Diagnostics.Problem.WithinBlock(Position, use.Spec.Block!.Name, Spec.Kind), Repetition = Scope.NearestRepetition };
    }
}

/// <summary>Inserts the layers of blocks wherever the blocks are used, including repetitions.</summary>
internal sealed class Expansion
{
    private readonly NetworkSpec _spec;
    private readonly List<Problem> _problems;
    private readonly List<PlacedLayer> _layers = [];
    private bool _isFine = true;

    private Expansion(NetworkSpec spec, List<Problem> problems) => (_spec, _problems) = (spec, problems);

    /// <summary>The layers in the order in which they are computed; null if a use of a block is wrong.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="problems">Gets the problems.</param>
    public static IReadOnlyList<PlacedLayer>? Run(NetworkSpec spec, List<Problem> problems)
    {
        var expansion = new Expansion(spec, problems);
        var network = new Scope();
        for (int i = 0; i < spec.Layers.Count && expansion._isFine; i++)
            expansion.Place(new PlacedLayer(spec.Layers[i], i, network, i));
        return expansion._isFine ? expansion._layers : null;
    }

    private void Place(PlacedLayer layer)
    {
        if (layer.Spec.Block is not { } block)
        {
            if (_layers.Count == BlockSpec.MaximumLayers)
                StopAt(layer.Index);
            else
                _layers.Add(layer);
            return;
        }

        int repeat = new Options(layer.Spec.Options).Integer("Repeat", 1);
        if (repeat < 1)
        {
            Report(DiagnosticIds.OptionOutOfRange, layer, "Repeat", "Use", "Repeat", "at least 1", repeat.ToString(CultureInfo.InvariantCulture));
            return;
        }
        var scope = new Scope(layer.Scope, layer);
        for (int repetition = 1; repetition <= repeat && _isFine; repetition++)
        {
            Scope own = repeat == 1 ? scope : new Scope(scope, layer, repetition);
            foreach ((LayerSpec part, int position) in block.Layers.Select((part, position) => (part, position)))
            {
                if (_isFine)
                    Place(new PlacedLayer(part, layer.Index, own, position));
            }
        }
    }

    /// <summary>Reports that there are too many layers, at the attribute with the first excess layer.</summary>
    private void StopAt(int index)
    {
        _isFine = false;
        _problems.Add(new Problem(DiagnosticIds.TooManyLayers, index, null, new([_spec.Type.Name, BlockSpec.MaximumLayers.ToString("N0", CultureInfo.InvariantCulture)])));
    }

    private void Report(string id, PlacedLayer layer, string? option, params string[] arguments)
    {
        _isFine = false;
        _problems.Add(layer.Problem(new Problem(id, layer.Index, option, new(arguments))));
    }
}
