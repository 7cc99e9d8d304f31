using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Diagnostics;
using Generated.Generators.Layers;
using Generated.Generators.Layers.Activations;
using Generated.Generators.Layers.Dense;
using Generated.Generators.Layers.Losses;
using Generated.Generators.Specs;

namespace Generated.Generators.Passes;

/// <summary>A layer that fits: its name, and the shapes of one sample before and after it.</summary>
internal sealed record ShapedLayer(int Index, LayerSpec Spec, Layer Definition, string Name, int[] Input, int[] Output);

/// <summary>An input of the network: its name in C#, and the shape of one sample.</summary>
internal sealed record ShapedInput(string Name, string? Mark, int[] Shape);

/// <summary>A network whose layers fit.</summary>
internal sealed record ShapedNetwork(NetworkSpec Spec, IReadOnlyList<ShapedInput> Inputs, IReadOnlyList<ShapedLayer> Layers)
{
    public int[] OutputShape => Layers.LastOrDefault(layer => layer.Definition is not Loss)?.Output ?? Inputs[0].Shape;

    public ShapedLayer? LossLayer => Layers.LastOrDefault(layer => layer.Definition is Loss);
}

/// <summary>
/// Goes through the list of attributes once and applies each layer's shape rule. The analyzers run it to
/// tell what is wrong; the generator runs it to go on with what is right.
/// </summary>
internal sealed class ShapeInference
{
    private readonly List<Problem> _problems = [];
    private readonly List<ShapedInput> _inputs = [];
    private readonly List<ShapedLayer> _layers = [];
    private readonly Dictionary<string, int[]> _marks = [];
    private readonly Dictionary<string, int> _markedAt = [];
    private readonly HashSet<string> _read = [];
    private readonly HashSet<string> _names = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly NetworkSpec _spec;

    private ShapeInference(NetworkSpec spec) => _spec = spec;

    /// <summary>The network, or null if an error among the problems keeps it from being generated.</summary>
    public static (ShapedNetwork? Network, IReadOnlyList<Problem> Problems) Run(NetworkSpec spec)
    {
        var inference = new ShapeInference(spec);
        ShapedNetwork? network = inference.Infer();
        return (network, inference._problems);
    }

    private ShapedNetwork? Infer()
    {
        int[]? current = null;
        int loss = -1;
        bool fine = true;
        for (int i = 0; i < _spec.Layers.Count; i++)
        {
            LayerSpec layer = _spec.Layers[i];
            if (loss >= 0)
            {
                Report(DiagnosticIds.LossNotLast, i, null, _spec.Layers[loss].Kind, layer.Kind);
                return null;
            }
            if (layer.Kind == "Input")
            {
                int[]? shape = InferInput(layer, i);
                fine &= shape is not null;
                current ??= shape;
                continue;
            }
            if (current is null)
            {
                if (fine)
                    Report(DiagnosticIds.NoInput, i, null, _spec.Type.Name, layer.Kind);
                return null;
            }
            if (LayerRegistry.Find(layer.Kind) is not { } definition)
            {
                Report(DiagnosticIds.UnknownLayer, i, null, layer.Kind);
                return null;
            }
            if (definition is Loss)
                loss = i;

            ReadMarks(layer);
            string? name = NameOf(layer, i, hasMembers: definition is not Loss);
            var context = new ShapeContext(layer, i, _marks, _problems);
            int[]? output = definition.Infer(context, current);
            if (output is null || name is null)
                return null; // What follows would only repeat that this is wrong.

            _layers.Add(new ShapedLayer(i, layer, definition, name, current, output));
            if (layer.Kind == "Mark" && !AddMark(new Options(layer.Options).Text("Mark") ?? "", output, i, "Mark"))
                fine = false;
            current = output;
        }

        if (current is null && fine)
            Report(DiagnosticIds.NoInput, -1, null, _spec.Type.Name, "the end");
        else if (!_layers.Any(layer => layer.Definition is not Loss) && fine)
            Report(DiagnosticIds.NoLayers, -1, null, _spec.Type.Name);
        else if (fine)
            return Checked(new ShapedNetwork(_spec, _inputs, _layers));
        return null;
    }

    private int[]? InferInput(LayerSpec layer, int index)
    {
        var options = new Options(layer.Options);
        int[] shape = options.Integers("Shape");
        string? given = options.Text("Name");
        var context = new ShapeContext(layer, index, _marks, _problems);
        bool fine = context.Require(shape.Length > 0, "Shape", "one size or more, such as [Input(784)]", "none")
            && context.Require(shape.All(size => size >= 1), "Shape", "sizes of at least 1", Shapes.Text(shape))
            && context.Require(shape.Aggregate(1L, (product, size) => Math.Min(product * size, int.MaxValue)) <= 1 << 24, "Shape", "at most 2^24 elements", Shapes.Text(shape));
        if (given is not null)
            fine &= AddMark(given, shape, index, "Name") && IsIdentifier(given, index);
        if (!fine)
            return null;

        string name = given is not null ? Identifiers.Camel(given) : _inputs.Count == 0 ? "input" : "input" + (_inputs.Count + 1);
        if (MemberParameters.Contains(name) || _inputs.Any(input => input.Name == name))
            name += "Input";
        _inputs.Add(new ShapedInput(name, given, shape));
        return shape;
    }

    /// <summary>Names that the members of a network use for something else.</summary>
    private static readonly HashSet<string> MemberParameters = ["output", "target", "outputGradient", "batch", "start", "count", "to", "workspace", "loss", "step", "left", "right", "row", "column"];

    private bool AddMark(string mark, int[] shape, int index, string option)
    {
        if (_marks.ContainsKey(mark))
        {
            Report(DiagnosticIds.DuplicateName, index, option, "mark", mark);
            return false;
        }
        _marks.Add(mark, shape);
        _markedAt.Add(mark, index);
        return true;
    }

    private void ReadMarks(LayerSpec layer)
    {
        if (layer.Kind == "Mark")
            return;
        var options = new Options(layer.Options);
        foreach (string? mark in (IEnumerable<string?>)[.. options.Texts("Marks"), options.Text("Mark"), options.Text("Variance"), options.Text("Other"), options.Text("Positive"), options.Text("Negative")])
        {
            if (mark is not null)
                _read.Add(mark);
        }
    }

    /// <summary>The given name, or the kind and a number; null once it is reported as taken or not a name.</summary>
    private string? NameOf(LayerSpec layer, int index, bool hasMembers)
    {
        string? given = new Options(layer.Options).Text("Name");
        _counts[layer.Kind] = _counts.TryGetValue(layer.Kind, out int count) ? count + 1 : 1;
        string name = given is not null ? Identifiers.Pascal(given.Length == 0 ? "_" : given) : hasMembers ? layer.Kind + _counts[layer.Kind] : layer.Kind;
        if (given is not null && !IsIdentifier(given, index))
            return null;
        if (_names.Add(name))
            return name;
        Report(DiagnosticIds.DuplicateName, index, given is null ? null : "Name", "layer", name);
        return null;
    }

    private bool IsIdentifier(string name, int index)
    {
        if (name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_'))
            return true;
        Report(DiagnosticIds.InvalidName, index, "Name", name);
        return false;
    }

    /// <summary>What a network that fits may still do wrong.</summary>
    private ShapedNetwork? Checked(ShapedNetwork network)
    {
        bool fine = true;
        List<ShapedLayer> computing = [.. _layers.Where(layer => layer.Definition is not (Layers.Graph.MarkLayer or FlattenLayer or ReshapeLayer or DropoutLayer))];
        for (int i = 1; i < computing.Count; i++)
        {
            (ShapedLayer before, ShapedLayer layer) = (computing[i - 1], computing[i]);
            switch (before.Definition, layer.Definition)
            {
                case (Softmax or LogSoftmax, CrossEntropy or ProbabilityCrossEntropy):
                    Report(DiagnosticIds.SoftmaxBeforeCrossEntropy, before.Index, null, before.Spec.Kind, layer.Spec.Kind);
                    fine = false;
                    break;
                case (Sigmoid or LogSigmoid, BinaryCrossEntropy):
                    Report(DiagnosticIds.SigmoidBeforeBinaryCrossEntropy, before.Index, null, before.Spec.Kind);
                    fine = false;
                    break;
                case (not (LogSoftmax or LogSigmoid), NegativeLogLikelihood or KLDivergence):
                    Report(DiagnosticIds.LogProbabilitiesExpected, layer.Index, null, layer.Spec.Kind, before.Spec.Kind);
                    break;
                case (DenseLayer, DenseLayer) when !_marks.Values.Any(mark => ReferenceEquals(mark, before.Output)):
                    Report(DiagnosticIds.DenseAfterDense, layer.Index, null, layer.Name, before.Name);
                    break;
            }
        }
        if (_layers.Count > 1 && _layers[_layers.Count - 1].Definition is Loss && _layers[_layers.Count - 2].Definition is DropoutLayer)
            Report(DiagnosticIds.DropoutBeforeLoss, _layers[_layers.Count - 2].Index, null);

        foreach (KeyValuePair<string, int> mark in _markedAt)
        {
            bool isChain = mark.Value == 0; // The first input begins the chain and is read without its name.
            if (!isChain && !_read.Contains(mark.Key))
                Report(DiagnosticIds.UnusedMark, mark.Value, null, mark.Key);
        }
        foreach (string member in GeneratedMembers(network).Where(_spec.Type.Members.Contains))
        {
            Report(DiagnosticIds.MemberConflict, -1, null, _spec.Type.Name, member);
            fine = false;
        }
        return fine ? network : null;
    }

    private static IEnumerable<string> GeneratedMembers(ShapedNetwork network) =>
    [
        "InputSize", "OutputSize", "ParameterCount", "ForwardFlops", "TrainingBytesPerSample", "Summary", "MaxBatch", "Parameters", "Gradients",
        "ParameterTable", "Predict", "Evaluate", "Train", "Forward", "Backward", "ForPrediction",
        .. network.Layers.Where(layer => layer.Definition is DenseLayer or PReLU).Select(layer => layer.Name),
    ];

    private void Report(string id, int layer, string? option, params string[] arguments) =>
        _problems.Add(new Problem(id, layer, option, new(arguments)));
}
