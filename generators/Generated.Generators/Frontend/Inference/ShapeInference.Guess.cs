using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers;

namespace Generated.Generators.Frontend.Inference;

/// <summary>What can be inferred about a network with problems.</summary>
internal sealed partial class ShapeInference
{
    /// <summary>
    /// A size that is unknown. With it constant expressions still compile: it gives neither a division by zero nor an array of negative length.
    /// </summary>
    private static readonly int[] Unknown = [1];

    /// <summary>
    /// The network that the attributes probably mean if they have problems: with all inputs, outputs, targets and layers that have a name, and with
    /// sizes of 1 where the shapes are unknown. It determines the members that the class would have, but cannot be computed.
    /// </summary>
    public static ShapedNetwork Guess(NetworkSpec spec)
    {
        IReadOnlyList<PlacedLayer> placed = Expansion.Run(spec, []) ?? WithoutBlocks(spec);
        return new ShapeInference(spec, placed).Guess();
    }

    private static PlacedLayer[] WithoutBlocks(NetworkSpec spec)
    {
        var scope = new Scope();
        return [.. spec.Layers.Select((layer, i) => new PlacedLayer(layer, i, scope, i)).Where(placed => placed.Spec.Block is null)];
    }

    private ShapedNetwork Guess()
    {
        int[]? current = null;
        foreach (int i in WithLossesLast())
        {
            (LayerSpec layer, Scope scope) = (_placed[i].Spec, _placed[i].Scope);
            if (_placed[i].Input is { } given)
            {
                int[]? shape = InferInput(given, i);
                if (shape is null)
                    AddUnknownInput(_placed[i].Options.Name);
                current ??= shape ?? Unknown;
            }
            else if (_placed[i].Definition is { } definition)
            {
                Enter(scope, i);
                string name = NameOf(layer, i, scope, hasMembers: definition is not Loss);
                int[] input = current ?? Unknown;
                int[] output = definition.Infer(new ShapeContext(layer, i, scope.Marks, [], _problems, _spec.Element), input) ?? Unknown;
                var shaped = new ShapedLayer(i, layer, definition, scope.PathOf(name), input, output, scope);
                _layers.Add(shaped with { WeightsOf = _weights.Find(shaped) });
                if (definition.Defines is { } mark)
                    AddMark(mark, output, i);
                current = output;
            }
        }
        if (_inputs.Count == 0)
            _inputs.Add(new ShapedInput("input", null, Unknown));
        ShapedOutput[] outputs = _layers.Count == 0 ? [new ShapedOutput("output", "target", null, Unknown)] : InferOutputs(current ?? Unknown);
        return new ShapedNetwork(_spec, _inputs, _layers, outputs, _placed.Count == 0 ? new Scope() : _placed[0].Scope);
    }

    /// <summary>
    /// The order of the layers. A loss that is followed by other layers is moved behind them; if there are several such losses, only the last one
    /// counts.
    /// </summary>
    private IEnumerable<int> WithLossesLast()
    {
        int loss = -1;
        for (int i = 0; i < _placed.Count; i++)
        {
            if (_placed[i].Definition is Loss)
            {
                loss = i;
                continue;
            }
            if (loss >= 0 && _placed[i].Definition is { ContinuesFromMark: true })
            {
                yield return loss;
                loss = -1;
            }
            yield return i;
        }
        if (loss >= 0)
            yield return loss;
    }

    private void AddUnknownInput(string? given)
    {
        string name = given is not null && IsIdentifier(given, static _ => { })
            ? Identifiers.Camel(given) : _inputs.Count == 0 ? "input" : FormattableString.Invariant($"input{_inputs.Count + 1}");
        if (_inputs.All(input => input.Name != name))
            _inputs.Add(new ShapedInput(name, null, Unknown));
    }

    /// <summary>Whether the texts of all attributes can be part of messages and of source; reports those that cannot.</summary>
    private bool AreTextsLegible()
    {
        bool fine = true;
        for (int i = 0; i < _placed.Count; i++)
        {
            foreach (OptionSpec option in _placed[i].Spec.Options)
            {
                string[] texts = option.Value switch { string text => [text], EquatableArray<string> several => [.. several], _ => [] };
                foreach (string text in texts.Where(text => !UserText.IsLegible(text)))
                {
                    fine = false;
                    Error(DiagnosticIds.InvalidName, i, option.Name, UserText.Shown(text),
                        "it has a character that is not seen, such as a line break, or half of one");
                }
            }
        }
        return fine;
    }
}
