using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers;

namespace Generated.Generators.Frontend.Inference;

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
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (layer.Spec.Block is not { } block)
        {
            if (_layers.Count == BlockSpec.MaximumLayers)
                StopAt(layer.Index);
            else
                _layers.Add(layer);
            return;
        }

        int repeat = UseOptions.Of(new Options(layer.Spec.Options)).Repeat;
        if (repeat < 1)
        {
            const string option = nameof(UseOptions.Repeat);
            Report(DiagnosticIds.OptionOutOfRange, layer, option, UseOptions.Kind, option, "at least 1", repeat.ToString(CultureInfo.InvariantCulture));
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
        _problems.Add(new Problem(DiagnosticIds.TooManyLayers, index, null,
            new([_spec.Type.Name, BlockSpec.MaximumLayers.ToString("N0", CultureInfo.InvariantCulture)])));
    }

    private void Report(string id, PlacedLayer layer, string? option, params string[] arguments)
    {
        _isFine = false;
        _problems.Add(layer.Problem(new Problem(id, layer.Index, option, new(arguments))));
    }
}
