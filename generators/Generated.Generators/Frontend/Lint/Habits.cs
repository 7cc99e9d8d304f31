using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers;
using Generated.Generators.Layers.Activations;
using Generated.Generators.Layers.Dense;
using Generated.Generators.Layers.Graph;
using Generated.Generators.Layers.Losses;

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
    /// <param name="below">The kinds of the layers below it.</param>
    public static int[]? ChannelsLast(int[] shape, IEnumerable<string> below)
    {
        // One, three or four channels, followed by a whole image. A strip of 4 by 16 with 16 channels looks the same, but is rare.
        if (shape is not [1 or 3 or 4, >= 16, >= 16] || (shape[0] != 3 && shape[1] != shape[2]))
            return null;
        string? first = below.FirstOrDefault(kind => kind is "Permute" or "Reshape" or "Flatten" or "Input" or "From" || kind.EndsWith("2D", StringComparison.Ordinal));
        return first?.EndsWith("2D", StringComparison.Ordinal) == true ? [shape[1], shape[2], shape[0]] : null;
    }

    private void Check()
    {
        ShapedLayer? source = null;
        ShapedLayer? previous = null;
        foreach (ShapedLayer layer in _network.Layers)
        {
            if (source is not null)
                Check(source, layer);
            if (previous?.Definition is DropoutLayer && layer.Definition is Loss)
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
        string mark = new Options(layer.Spec.Options).Text("Mark") ?? "";
        switch (layer.Definition)
        {
            case OutputLayer:
                if (source is not null)
                    _isMarked.Add(source);
                return source;
            case MarkLayer:
                _marked[(layer.Scope, mark)] = source;
                if (source is not null)
                    _isMarked.Add(source);
                return source;
            case FromLayer:
                return _marked.TryGetValue((layer.Scope, mark), out ShapedLayer? from) ? from : null;
            case FlattenLayer or ReshapeLayer or DropoutLayer:
                return source;
            default:
                return layer;
        }
    }

    private void Check(ShapedLayer source, ShapedLayer layer)
    {
        (string before, string kind) = (source.Spec.Kind, layer.Spec.Kind);
        switch (source.Definition, layer.Definition)
        {
            case (Softmax or LogSoftmax, CrossEntropy or ProbabilityCrossEntropy):
                Report(DiagnosticIds.SoftmaxBeforeCrossEntropy, source, before, kind);
                _fine = false;
                break;
            case (Sigmoid or LogSigmoid, BinaryCrossEntropy):
                Report(DiagnosticIds.SigmoidBeforeBinaryCrossEntropy, source, before, kind);
                _fine = false;
                break;
            case (ReLU or ReLU6, CrossEntropy or ProbabilityCrossEntropy or BinaryCrossEntropy):
                Report(DiagnosticIds.ReLUBeforeCrossEntropy, source, before, kind);
                break;
            case (LogSoftmax or LogSigmoid or MapLayer or JoinLayer, NegativeLogLikelihood or KLDivergence):
            case (Sigmoid or HardSigmoid or Softmax or MapLayer or JoinLayer, BinaryCrossEntropyOfProbabilities):
                break; // As it should be, or not for us to know.
            case (_, NegativeLogLikelihood or KLDivergence):
                Report(DiagnosticIds.LogProbabilitiesExpected, layer, kind, source.Name);
                break;
            case (_, BinaryCrossEntropyOfProbabilities):
                Report(DiagnosticIds.ProbabilitiesExpected, layer, kind, source.Name);
                break;
            case (DenseLayer, DenseLayer) when !_isMarked.Contains(source):
                Report(DiagnosticIds.DenseAfterDense, layer, layer.Name, source.Name);
                break;
        }
    }

    private void Report(string id, ShapedLayer layer, params string[] arguments) =>
        _problems.Add(new Problem(id, layer.Index, null, new(arguments)));
}
