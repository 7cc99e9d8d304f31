using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers;

namespace Generated.Generators.Frontend.Lint;

/// <summary>
/// Mistakes that a network may contain even if its shapes fit: inputs of a layer or loss that come from an unsuitable layer, with any number of
/// marks, reshapes and dropouts between them.
/// </summary>
internal sealed class Habits
{
    private readonly ShapedNetwork _network;
    private readonly List<Problem> _problems;
    private readonly Dictionary<(Scope, string), ShapedLayer?> _marked = [];
    private readonly HashSet<ShapedLayer> _isMarked = [];
    private bool _fine = true;

    private Habits(ShapedNetwork network, List<Problem> problems) => (_network, _problems) = (network, problems);

    /// <summary>Reports these mistakes; returns whether the network can still be generated.</summary>
    public static bool Check(ShapedNetwork network, List<Problem> problems)
    {
        var habits = new Habits(network, problems);
        habits.Check();
        return habits._fine;
    }

    /// <summary>The shape with its channels last, if an input looks as if it had them first, like images in PyTorch; otherwise null.</summary>
    /// <param name="shape">The input's shape.</param>
    /// <param name="below">The layers below it.</param>
    public static int[]? ChannelsLast(int[] shape, IEnumerable<PlacedLayer> below)
    {
        // One, three or four channels, followed by a whole image. A strip of 4 by 16 with 16 channels looks the same, but is rare.
        if (shape is not [1 or 3 or 4, >= 16, >= 16] || (shape[0] != 3 && shape[1] != shape[2]))
            return null;
        InputLayout first = below.Select(LayoutOf).FirstOrDefault(layout => layout != InputLayout.Any);
        return first == InputLayout.Image ? [shape[1], shape[2], shape[0]] : null;
    }

    /// <summary>What the chain of layers takes its axes for; another input begins another chain.</summary>
    private static InputLayout LayoutOf(PlacedLayer layer) => layer.Input is not null ? InputLayout.Changed : layer.Definition?.Layout ?? InputLayout.Any;

    private void Check()
    {
        ShapedLayer? source = null;
        ShapedLayer? previous = null;
        foreach (ShapedLayer layer in _network.Layers)
        {
            if (source is not null)
                Check(source, layer);
            if (previous?.Definition.Values.Kind == ValueKind.Dropped && layer.Definition is Loss)
                Report(DiagnosticIds.DropoutBeforeLoss, previous, layer.Spec.Kind);
            source = SourceOf(layer, source);
            previous = layer;
        }
        if (_network.Losses.Count == 0)
            _problems.Add(new Problem(DiagnosticIds.NoLoss, -1, null, new([_network.Spec.Type.Name])));
    }

    /// <summary>The layer that computes a layer's output; null for an input.</summary>
    private ShapedLayer? SourceOf(ShapedLayer layer, ShapedLayer? source)
    {
        if (layer.Definition.Defines is { } mark)
            _marked[(layer.Scope, mark.Name ?? "")] = source;
        if (source is not null && (layer.Definition.Defines is not null || layer.Definition.IsOutput))
            _isMarked.Add(source);
        return layer.Definition.Values.Kind switch
        {
            ValueKind.OfMark => _marked.TryGetValue((layer.Scope, layer.Definition.Reads[0].Name ?? ""), out ShapedLayer? from) ? from : null,
            ValueKind.OfInput or ValueKind.Dropped => source,
            _ => layer,
        };
    }

    private void Check(ShapedLayer source, ShapedLayer layer)
    {
        Values given = source.Definition.Values;
        if (layer.Definition is Loss loss)
            Check(source, layer, given, loss.Expects);
        else if (given.Kind == ValueKind.WeightedSums && layer.Definition.Values.Kind == ValueKind.WeightedSums && !_isMarked.Contains(source))
            Report(DiagnosticIds.DenseAfterDense, layer, layer.Name, source.Name);
    }

    /// <summary>Compares what a loss takes its output for with what it is.</summary>
    private void Check(ShapedLayer source, ShapedLayer loss, Values given, Values expected)
    {
        (string before, string kind) = (source.Spec.Kind, loss.Spec.Kind);
        switch (expected.Kind)
        {
            case ValueKind.Scores when given.By == expected.By:
                bool isSoftmax = expected.By == Squashing.Softmax;
                Report(isSoftmax ? DiagnosticIds.SoftmaxBeforeCrossEntropy : DiagnosticIds.SigmoidBeforeBinaryCrossEntropy, source, before, kind);
                _fine = false;
                break;
            case ValueKind.Scores when given.Kind == ValueKind.Rectified:
                Report(DiagnosticIds.ReLUBeforeCrossEntropy, source, before, kind);
                break;
            case ValueKind.LogProbabilities when given.Kind is not (ValueKind.LogProbabilities or ValueKind.Unknown):
                Report(DiagnosticIds.LogProbabilitiesExpected, loss, kind, source.Name);
                break;
            case ValueKind.Probabilities when given.Kind is not (ValueKind.Probabilities or ValueKind.Unknown):
                Report(DiagnosticIds.ProbabilitiesExpected, loss, kind, source.Name);
                break;
        }
    }

    private void Report(string id, ShapedLayer layer, params string[] arguments) =>
        _problems.Add(new Problem(id, layer.Index, null, new(arguments)));
}
