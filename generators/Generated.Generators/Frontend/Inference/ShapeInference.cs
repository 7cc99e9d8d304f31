using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Lint;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Layers;

namespace Generated.Generators.Frontend.Inference;

/// <summary>
/// Goes through the list of attributes once and applies each layer's shape rule. The analyzers run it to report problems; the generator runs it to
/// continue with a correct network. If a layer has a problem but its output is known, the layers below it are still checked; otherwise the list ends
/// there.
/// </summary>
internal sealed partial class ShapeInference
{
    private readonly List<Problem> _problems = [];
    private readonly List<Problem> _placementProblems = [];
    private readonly List<ShapedInput> _inputs = [];
    private readonly List<ShapedLayer> _layers = [];
    private readonly NetworkSpec _spec;
    private readonly IReadOnlyList<PlacedLayer> _placed;
    private readonly SharedWeights _weights;
    private bool _fine = true;
    private Work _work = Work.Unstoppable;

    private ShapeInference(NetworkSpec spec, IReadOnlyList<PlacedLayer> placed) =>
        (_spec, _placed, _weights) = (spec, placed, new SharedWeights(_layers, Error));

    /// <summary>The network, or null if a problem prevents it from being generated.</summary>
    public static (ShapedNetwork? Network, IReadOnlyList<Problem> Problems) Run(NetworkSpec spec, Work? work = null)
    {
        var problems = new List<Problem>();
        if (Expansion.Run(spec, problems) is not { } placed)
            return (null, problems);
        var inference = new ShapeInference(spec, placed) { _work = work ?? Work.Unstoppable };
        ShapedNetwork? network = inference.Infer();
        problems.AddRange(inference._placementProblems);
        problems.AddRange(inference._problems.Select(problem => problem.Layer >= 0 ? placed[problem.Layer].Problem(problem) : problem));
        // A problem in one repetition of a block is usually in all of them, and is reported once.
        return (network, [.. problems.Select((problem, i) => (problem, i))
            .GroupBy(said => (said.problem.Id, said.problem.Layer, said.problem.Within, said.problem.Within is null ? said.i : -1))
            .Select(same => same.First().problem)]);
    }

    private ShapedNetwork? Infer()
    {
        if (!AreTextsLegible())
            return null; // They would stand in messages and comments.
        int[]? current = null;
        int loss = -1;
        for (int i = 0; i < _placed.Count; i++)
        {
            _work.Step();
            (LayerSpec layer, Scope scope) = (_placed[i].Spec, _placed[i].Scope);
            if (loss >= 0 && _placed[i].Definition is not { ContinuesFromMark: true })
            {
                bool isLoss = _placed[i].Definition is Loss;
                return Stop(DiagnosticIds.LossNotLast, i, _placed[loss].Spec.Kind, layer.Kind,
                    isLoss ? "keep only one of them, or begin another head with [From] between them"
                    : "move the loss below it, or begin another head with [From]");
            }
            loss = -1;
            CheckNumbers(layer, i);
            if (_placed[i].Input is { } given)
            {
                if (_placed[i].Options.WeightsOf is { } lender)
                    Error(DiagnosticIds.UnlikeWeights, i, nameof(CommonOptions.WeightsOf), layer.Kind, lender, $"{layer.Kind} has no parameters");
                int[]? shape = InferInput(given, i);
                if (shape is not null && Habits.ChannelsLast(shape, _placed.Skip(i + 1)) is { } last)
                    _problems.Add(new Problem(DiagnosticIds.ChannelsFirst, i, nameof(given.Shape), new([Shapes.Text(shape), string.Join(", ", last)])));
                if (shape is null && current is null)
                    return null; // Without the first input nothing is known of what follows.
                current ??= shape;
                continue;
            }
            if (current is null)
            {
                bool isBelow = _placed.Skip(i).Any(below => below.Input is not null);
                return Stop(DiagnosticIds.NoInput, i, _spec.Type.Name, $"{layer.Kind} comes first" + (isBelow ? " and the input only below it" : ""));
            }
            if (_placed[i].Definition is not { } definition)
                return Stop(DiagnosticIds.UnknownLayer, i, layer.Kind);
            if (definition is Loss)
                loss = i;

            Enter(scope, i);
            scope.Read.UnionWith(definition.Reads.Select(mark => mark.Name).OfType<string>());
            string name = NameOf(layer, i, scope, hasMembers: definition is not Loss);
            int[]? output = definition.Infer(new ShapeContext(layer, i, scope.Marks, MarksBelow(i), _problems, _spec.Element), current);
            if (output is null)
            {
                _fine = false;
                if (!definition.KeepsShape)
                    return null; // What follows would only repeat that this is wrong.
                output = current;
            }

            var shaped = new ShapedLayer(i, layer, definition, scope.PathOf(name), current, output,
                scope) { FileName = scope.FilePathOf(Written(layer, name)) };
            _layers.Add(shaped with { WeightsOf = _weights.Find(shaped) });
            if (definition.Defines is { } mark)
                AddMark(mark, output, i);
            current = output;
        }

        if (current is null)
            return Stop(DiagnosticIds.NoInput, -1, _spec.Type.Name, "there are no layers at all");
        if (!_layers.Any(layer => layer.Definition is not Loss))
            return Stop(DiagnosticIds.NoLayers, -1, _spec.Type.Name);

        int lastLoss = _layers.FindLastIndex(layer => layer.Definition is Loss);
        if (lastLoss >= 0 && lastLoss < _layers.Count - 1 && !_layers[_layers.Count - 1].Definition.IsOutput)
        {
            (ShapedLayer end, ShapedLayer head) = (_layers[lastLoss], _layers[lastLoss + 1]);
            const string mend = "end the head that it begins with a loss of its own, or with [Output]";
            return Stop(DiagnosticIds.LossNotLast, head.Index, end.Spec.Kind, head.Spec.Kind, mend);
        }

        var network = new ShapedNetwork(_spec, _inputs, _layers, InferOutputs(current), _placed[0].Scope);
        CheckNames(network);
        CheckReading();
        if (_fine)
            SharedWeights.CheckShapes(network, Error);
        return _fine && Habits.Check(network, _problems) ? network : null;
    }

    private const int MaximumAxes = 16;

    private int[]? InferInput(InputOptions options, int index)
    {
        int[] shape = options.Shape;
        string? given = _placed[index].Options.Name;
        var context = new ShapeContext(_placed[index].Spec, index, _placed[index].Scope.Marks, [], _problems, _spec.Element);
        bool Require(bool condition, string expected, string found) => context.Require(condition, nameof(options.Shape), expected, found);
        bool isShape = Require(shape.Length > 0, "one size or more, such as [Input(784)]", "none")
            && Require(shape.Length <= MaximumAxes, "at most 16 sizes", shape.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))
            && Require(shape.All(size => size >= 1), "sizes of at least 1", Shapes.Text(shape))
            && Require(shape.Aggregate(1L, (product, size) => Math.Min(product * size, int.MaxValue)) <= 1 << 24, "at most 2^24 elements", Shapes.Text(shape));
        bool isNamed = given is null || IsIdentifier(given, index);
        _fine &= isShape;
        if (given is not null && isNamed && isShape)
            AddMark(_placed[index].Defines!, shape, index);
        if (!isShape)
            return null;

        string name = given is not null && isNamed ? Identifiers.Camel(given) : _inputs.Count == 0 ? "input" : "input" + (_inputs.Count + 1);
        while (MemberParameters.Contains(name) || (name == "losses" && _spec.Layers.Count(below => LayerRegistry.Find(below.Kind) is Loss) > 1)
            || _inputs.Any(input => input.Name == name || GradientOf(input.Name) == name || input.Name == GradientOf(name)))
            name += "Input";
        _inputs.Add(new ShapedInput(name, given, shape));
        return shape;
    }

    /// <summary>The outputs: values with a loss, declared outputs, and if there are neither, the value of the last layer.</summary>
    private ShapedOutput[] InferOutputs(int[] last)
    {
        List<ShapedLayer?> ends = [.. _layers.Where(layer => layer.Definition is Loss or { IsOutput: true })];
        if (_layers[_layers.Count - 1].Definition is not (Loss or { IsOutput: true }))
            ends.Add(null);
        bool severalLosses = ends.Count(end => end?.Definition is Loss) > 1;
        HashSet<string> taken = [.. MemberParameters.Where(name => name is not ("output" or "outputGradient")), "input", "losses",
            .. _inputs.Select(input => input.Name), .. _inputs.Select(input => GradientOf(input.Name))];
        var outputs = new List<ShapedOutput>();
        foreach (ShapedLayer? end in ends)
        {
            string? given = end is null ? null : CommonOptions.Of(end.Spec).Name;
            string name = ends.Count == 1 ? "output" : given is not null && IsIdentifier(given, static _ => { })
                ? Identifiers.Camel(given) : "output" + (outputs.Count + 1);
            while (taken.Contains(name) || (ends.Count > 1 && (taken.Contains(name + "Target") || taken.Contains(name + "Gradient"))))
                name += "Output";
            string target = severalLosses ? name + "Target" : "target";
            taken.UnionWith([name, name + "Target", name + "Gradient"]);
            outputs.Add(new ShapedOutput(name, target, end?.Definition is Loss ? end : null, end?.Output ?? last));
        }
        return [.. outputs];
    }

    private static string GradientOf(string input) => "d" + Identifiers.Pascal(input);

    /// <summary>Names that the members of a network use for something else.</summary>
    private static readonly HashSet<string> MemberParameters =
        ["output", "target", "outputGradient", "batch", "start", "count", "to", "workspace", "memory", "loss", "step", "left", "right", "row", "column",
        "nameof", "buffers", "_buffers", "turnLosses", "lossSum", .. Enumerable.Range(1, 64).Select(loss => $"lossSum{loss}")];

    private void AddMark(NamedMark named, int[] shape, int index)
    {
        (string mark, string option) = (named.Name ?? "", named.Option);
        if (mark.Length > MaximumName)
            Error(DiagnosticIds.InvalidName, index, option, TooLong(mark), LengthRule);
        else if (mark.Length == 0)
            Error(DiagnosticIds.InvalidName, index, option, mark, "a mark needs a name");
        else if (_placed[index].Scope.Marks.ContainsKey(mark))
            Error(DiagnosticIds.DuplicateName, index, option, "mark", mark);
        else
            _placed[index].Scope.Marks.Add(mark, shape);
    }

    private IEnumerable<string> MarksBelow(int index) =>
        _placed.Skip(index + 1).Where(below => below.Scope == _placed[index].Scope).Select(below => below.Defines?.Name).OfType<string>();

    /// <summary>Names the placement that begins with this layer, and the placements around it.</summary>
    private void Enter(Scope scope, int index)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (scope.Outer is not { } outer || scope.Name is not null)
            return;
        Enter(outer, index);
        if (scope.Repetition > 0)
        {
            scope.Name = "Block" + scope.Repetition.ToString(System.Globalization.CultureInfo.InvariantCulture);
            scope.WeightsOf = outer.WeightsOf is { } lender ? $"{lender}.{scope.Name}" : null;
            return;
        }
        PlacedLayer use = scope.Use!;
        scope.Name = NameOf(use.Spec, use.Spec.Block!.Name, outer, hasMembers: true, problem => Error(use, problem));
        scope.FileName = Written(use.Spec, scope.Name);
        scope.WeightsOf = _weights.FindPlacement(scope, problem => Error(use, problem));
        _weights.Entered(scope);
    }

    /// <summary>The given name, or the kind and a number; reports a name that is already used or invalid.</summary>
    private string NameOf(LayerSpec layer, int index, Scope scope, bool hasMembers) =>
        NameOf(layer, layer.Kind, scope, hasMembers, problem => Error(problem.Id, index, problem.Option, [.. problem.Arguments]));

    private static string NameOf(LayerSpec layer, string kind, Scope scope, bool hasMembers, Action<Problem> report)
    {
        string? given = CommonOptions.Of(layer).Name;
        scope.Counts[kind] = scope.Counts.TryGetValue(kind, out int count) ? count + 1 : 1;
        bool isGiven = given is not null && IsIdentifier(given, report);
        string name = isGiven ? Identifiers.Pascal(given!) : hasMembers || count > 0 ? kind + scope.Counts[kind] : kind;
        if (!scope.Names.Add(name))
            report(new Problem(DiagnosticIds.DuplicateName, -1, given is null ? null : nameof(CommonOptions.Name), new(["layer", name])));
        return name;
    }

    /// <summary>The maximum length of a name: members are named by paths of such names, and the compiler refuses names of 1,024 characters.</summary>
    private const int MaximumName = 128;

    private const string LengthRule = "a name has at most 128 characters";

    private static string TooLong(string name) => name.Substring(0, 32) + "...";

    /// <summary>A name as it was given, if it was: a layer "fc1" is the member Fc1, and <c>fc1</c> in files.</summary>
    private static string Written(LayerSpec layer, string name) =>
        CommonOptions.Of(layer).Name is { Length: > 0 } given && Identifiers.Pascal(given) == name ? given : name;

    private bool IsIdentifier(string name, int index) => IsIdentifier(name, problem => Error(problem.Id, index, problem.Option, [.. problem.Arguments]));

    private static bool IsIdentifier(string name, Action<Problem> report)
    {
        if (name.Length > MaximumName)
        {
            report(new Problem(DiagnosticIds.InvalidName, -1, nameof(CommonOptions.Name), new([TooLong(name), LengthRule])));
            return false;
        }
        if (name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_'))
            return true;
        string why = name.Length == 0 ? "it is empty" : "a name begins with a letter and goes on with letters, digits and underscores";
        report(new Problem(DiagnosticIds.InvalidName, -1, nameof(CommonOptions.Name), new([name, why])));
        return false;
    }

    /// <summary>NaN means "not given" in some options; it has no meaning elsewhere.</summary>
    private void CheckNumbers(LayerSpec layer, int index)
    {
        var options = new Options(layer.Options);
        foreach (string option in options.NaNs.Where(option => !Options.MayBeNaN(option)))
            Error(DiagnosticIds.OptionOutOfRange, index, option, layer.Kind, option, "a number", "NaN");

        // A number that the network's precision cannot represent would silently become infinite, or 0.
        foreach ((string option, double number) in options.Reals.Where(real => !_spec.Element.Holds(real.Number)))
            Error(DiagnosticIds.OptionOutOfRange, index, option, layer.Kind, option, _spec.Element.Range(),
                number.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        foreach (double number in layer.Function?.Body.Descendants().OfType<Constant>().Select(constant => constant.Value)
            .Where(number => !_spec.Element.Holds(number)).Distinct() ?? [])
        {
            string found = number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            string what = $"every constant of '{layer.Function!.Name}'";
            Error(DiagnosticIds.OptionOutOfRange, index, nameof(FunctionOptions.Method), layer.Kind, what, _spec.Element.Range(), found);
        }
    }

    /// <summary>Marks and inputs that nothing reads.</summary>
    private void CheckReading()
    {
        bool firstIsSkipped = _layers[0].Definition.ContinuesFromMark;
        int inputs = 0;
        for (int i = 0; i < _placed.Count; i++)
        {
            string? mark = _placed[i].Defines?.Name;
            bool isInput = _placed[i].Input is not null;
            bool isRead = mark is not null && _placed[i].Scope.Read.Contains(mark);
            if (!isInput && !isRead && mark is { Length: > 0 })
                Report(DiagnosticIds.UnusedMark, i, null, mark);
            if (!isInput || (inputs++ == 0 && !firstIsSkipped) || isRead)
                continue;
            string mend = mark is null
                ? "give it a name, such as Name = \"context\", and read it with [From], [Concat], [Add] or [Multiply]"
                : $"read it with [From(\"{mark}\")], [Concat(\"{mark}\")], [Add(\"{mark}\")] or [Multiply(\"{mark}\")], or remove it";
            Report(DiagnosticIds.UnusedInput, i, null, mark is null ? $"Input {inputs}" : $"The input '{mark}'", mend);
        }

        for (int i = 1; i < _layers.Count; i++)
        {
            (ShapedLayer above, ShapedLayer layer) = (_layers[i - 1], _layers[i]);
            if (layer.Definition.ContinuesFromMark && above.Definition is not Loss and { Defines: null, IsOutput: false })
                Report(DiagnosticIds.DiscardedOutput, above.Index, null, above.Name, $"[{layer.Spec.Kind}]", layer.Definition.Reads[0].Name ?? "");
        }
    }

    /// <summary>Names of layers and of the user's own members that conflict with those of generated members.</summary>
    private void CheckNames(ShapedNetwork network)
    {
        foreach (ShapedLayer layer in network.Layers.Where(layer => KernelNames.Contains(Identifiers.Joined(layer.Name))))
            Error(DiagnosticIds.ReservedName, layer.Index, nameof(CommonOptions.Name), layer.Name, "the generated code uses a type of that name");
        HashSet<string> members = [.. NetworkMembers(network)];
        foreach (NamedView view in NamedView.Of(network))
        {
            string name = view.Name;
            string? why = view.Path == _spec.Type.Name || view.TypeName == _spec.Type.Name ? "the class itself has it, or it and 'View'"
                : ObjectMembers.Contains(name) ? "every object has a member of that name"
                : !view.IsNested && !members.Add(name) || !members.Add(view.TypeName) ? "the network has a member of that name"
                : view.IsNested && view.IsTakenInside ? "the view that it stands in has a member of that name"
                : null;
            if (why is null)
                continue;
            var problem = new Problem(DiagnosticIds.ReservedName, -1, nameof(CommonOptions.Name), new([view.Path, why]));
            if (view.Use is { } use)
                Error(use, problem);
            else
                Error(problem.Id, view.Layer.Index, problem.Option, [.. problem.Arguments]);
        }
        foreach (string member in GeneratedMembers(network).Distinct())
        {
            if (_spec.Type.Members.Contains(member) || (_spec.Type.Name == member && NetworkMembers(network).Contains(member)))
                Error(DiagnosticIds.MemberConflict, -1, null, _spec.Type.Name, member);
            else if (_spec.Type.Inherited.FirstOrDefault(inherited => inherited.Name == member) is { } hidden)
                Error(DiagnosticIds.InheritedMember, -1, null, _spec.Type.Name, member, hidden.Of);
        }
    }

    /// <summary>Types that kernels use by their short names; kernels are named after layers.</summary>
    private static readonly HashSet<string> KernelNames =
        ["Unsafe", "MemoryMarshal", "MethodImpl", "MethodImplOptions", "Span", "ReadOnlySpan", "Math", "MathF", "SingleMath", "DoubleMath", "PartialVector",
        "IntegerVector", "LaneTree", "Transpose", "DropoutMask"];

    internal static readonly HashSet<string> ObjectMembers = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>The names of all members that the generator adds to the class, except constructors.</summary>
    internal static IEnumerable<string> GeneratedMembers(ShapedNetwork network) =>
        NetworkMembers(network).Concat(NamedView.Of(network).SelectMany(view => view.IsNested ? (string[])[view.TypeName] : [view.Name, view.TypeName]));

    /// <summary>The names that do not come from one layer.</summary>
    internal static IEnumerable<string> NetworkMembers(ShapedNetwork network) =>
        [
            .. network.Inputs.Count == 1 ? ["InputSize"] : network.Inputs.Select(input => Identifiers.Pascal(input.Name) + "Size"),
            .. network.Outputs.Count == 1 ? ["OutputSize"] : network.Outputs.Select(output => Identifiers.Pascal(output.Name) + "Size"),
            "ParameterCount", "ForwardFlops", "Summary", "ParameterTable", "Layout", "MaxBatch", "MaxThreads", "Parameters", "Gradients", "RandomStep",
                "_buffers",
            "ForPrediction", "Batch", "Predict",
            .. network.HasRunningStatistics ? ["Buffers", "BufferTable"] : (string[])[],
            .. network.Losses.Count == 0 ? (string[])[] : ["Evaluate", "EvaluateBatch", "Train"],
            .. from output in network.Losses
               where output.LossDefinition!.HasOwnTargetSize(output.Shape)
               select Identifiers.Pascal(output.Target) + "Size",
            .. network.HasBackward ? (string[])["Forward", "Backward"] : [],
        ];

    /// <summary>Reports problems that make everything after them meaningless.</summary>
    private ShapedNetwork? Stop(string id, int layer, params string[] arguments)
    {
        Report(id, layer, null, arguments);
        return null;
    }

    private void Error(string id, int layer, string? option, params string[] arguments)
    {
        _fine = false;
        Report(id, layer, option, arguments);
    }

    /// <summary>Reports a problem with the use of a block.</summary>
    private void Error(PlacedLayer use, Problem problem)
    {
        _fine = false;
        _placementProblems.Add(use.Problem(problem));
    }

    private void Report(string id, int layer, string? option, params string[] arguments) =>
        _problems.Add(new Problem(id, layer, option, new(arguments)));
}
