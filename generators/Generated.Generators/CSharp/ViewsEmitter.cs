using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Frontend.Inference;
using Generated.Generators.Ir;
using Generated.Generators.Layers;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits the members that lead from a network to its parameters by name: a struct for each layer with parameters or buffers, with a view of each
/// tensor and of its gradient; and a struct for each placement of a block, with those of its layers. Layers with the same members share a struct.
/// Placements share one only if their layers also have the same shapes; the struct then knows the index of its first tensor.
/// </summary>
internal sealed class ViewsEmitter
{
    private readonly CompiledNetwork _compiled;
    private readonly IReadOnlyList<NamedView> _views;
    private readonly IReadOnlyList<StoredTensor> _stored;
    private readonly string _t;

    /// <summary>The views that share a type, by the content of their members.</summary>
    private readonly Dictionary<string, List<NamedView>> _alike = [];
    private readonly Dictionary<NamedView, List<NamedView>> _group = [];
    private readonly bool _isGrouped;

    /// <param name="compiled">The network.</param>
    /// <param name="element">The element type's keyword.</param>
    public ViewsEmitter(CompiledNetwork compiled, string element)
    {
        (_compiled, _t) = (compiled, element);
        _stored = compiled.Training.Program.Stored;
        _views = NamedView.Of(compiled.Network);
        // Inner views first: a view can only be like another one if its inner views are.
        foreach (NamedView view in Enumerable.Reverse(_views))
        {
            var text = new SourceWriter();
            WriteMembers(text, view, shared: true);
            string members = text.ToString();
            if (!_alike.TryGetValue(members, out List<NamedView> alike))
                _alike.Add(members, alike = []);
            alike.Insert(0, view);
            _group.Add(view, alike);
        }
        _isGrouped = true;
    }

    /// <summary>The member of the network's class for each view, and its type.</summary>
    public void Write(SourceWriter writer)
    {
        bool isFirst = true;
        foreach (NamedView view in _views)
        {
            bool hasType = TypeOf(view) == view && LibraryTypeOf(view) is null;
            if (!view.IsNested)
            {
                // What needs only a line stands together.
                if (isFirst || hasType)
                    writer.Line();
                isFirst = hasType;
                WriteMember(writer, view, "this", (0, 0), isShared: false);
            }
            if (hasType)
            {
                writer.Line();
                WriteType(writer, view);
            }
        }
    }

    /// <summary>The first of the views that share a type.</summary>
    private NamedView TypeOf(NamedView view) => _group[view][0];

    /// <summary>The name of a type; as long as it is not known which views share it, the name of the last one.</summary>
    private string TypeNameOf(NamedView view) => LibraryTypeOf(view) ?? (_isGrouped ? TypeOf(view) : _group[view][_group[view].Count - 1]).TypeName;

    /// <summary>The library's types of views, by the properties that they have.</summary>
    private static readonly Dictionary<string, string> LibraryTypes = new()
    {
        ["Weights"] = "WeightsView",
        ["Weights Bias"] = "WeightsAndBiasView",
        ["Scale Shift"] = "ScaleAndShiftView",
        ["Scale Shift RunningMean RunningVariance"] = "BatchNormView",
    };

    /// <summary>The type of a view that the library has; null for a block, and for a layer with other tensors.</summary>
    private string? LibraryTypeOf(NamedView view)
    {
        IEnumerable<string> properties =
            ParametersOf(view).Select(pair => pair.Parameter.Property).Concat(BuffersOf(view).Select(pair => pair.Stored.Property));
        return view.Use is null && LibraryTypes.TryGetValue(string.Join(" ", properties), out string type) ? $"global::Generated.{type}<{_t}>" : null;
    }

    private bool IsShared(NamedView view) => !_isGrouped || _group[view].Count > 1 || LibraryTypeOf(view) is not null;

    private void WriteType(SourceWriter writer, NamedView view)
    {
        string name = _compiled.Network.Spec.Type.Name;
        bool isShared = IsShared(view);
        string of = isShared ? $"{view.Path} and others like it" : view.Path;
        writer.Documentation("summary", view.Use is not null
            ? $"The layers of {of} that have parameters."
            : ParametersOf(view).Any() ? $"Views of the parameters of {of} and of their gradients." : $"Views of what {of} keeps.");
        using (writer.Block($"public readonly struct {view.TypeName}"))
        {
            writer.Line($"private readonly {name} _network;");
            if (!isShared)
            {
                writer.Line($"internal {view.TypeName}({name} network) => _network = network;");
            }
            else
            {
                writer.Line(HasBuffers(view) ? "private readonly int _parameter, _buffer;" : "private readonly int _parameter;");
                writer.Line(HasBuffers(view)
                    ? $"internal {view.TypeName}({name} network, int parameter, int buffer) => (_network, _parameter, _buffer) = (network, parameter, buffer);"
                    : $"internal {view.TypeName}({name} network, int parameter) => (_network, _parameter) = (network, parameter);");
            }
            WriteMembers(writer, view, isShared);
        }
    }

    private void WriteMembers(SourceWriter writer, NamedView view, bool shared)
    {
        (int parameter, int buffer) first = shared ? FirstOf(view) : (0, 0);
        foreach (NamedView inner in _views.Where(inner => inner.IsNested && inner.Path == $"{view.Path}.{inner.Name}"))
            WriteMember(writer, inner, "_network", first, shared);
        foreach ((Parameter parameter, int index) in ParametersOf(view))
        {
            string shape = shared ? "" : $": [{string.Join(", ", parameter.Shape)}]";
            string at = Place("_parameter", index, first.parameter, shared);
            writer.Documentation("summary", $"The tensor <c>{NameOf(parameter.FullName, shared)}</c>{shape}.");
            writer.Line($"public global::Generated.TensorView<{_t}> {parameter.Property} => new(_network.Parameters, ParameterTable[{at}]);");
            writer.Documentation("summary", $"The gradient of <see cref=\"{parameter.Property}\"/>{shape}.");
            writer.Line($"public global::Generated.TensorView<{_t}> {parameter.Property}Gradient => new(_network.Gradients, ParameterTable[{at}]);");
        }
        foreach ((StoredTensor stored, int index) in BuffersOf(view))
        {
            writer.Documentation("summary",
                $"The tensor <c>{NameOf(stored.FullName, shared)}</c>{(shared ? "" : $": [{Numbers.Of(stored.Length)}]")}. No optimizer changes it.");
            writer.Line(
                $"public global::Generated.TensorView<{_t}> {stored.Property} => new(_network.Buffers, "
                    + $"BufferTable[{Place("_buffer", index, first.buffer, shared)}]);");
        }
    }

    private void WriteMember(SourceWriter writer, NamedView view, string network, (int Parameter, int Buffer) first, bool isShared)
    {
        string of = isShared ? view.Name : view.Path;
        // A type that layers of other shapes share does not state shapes.
        string shapes = IsShared(view) && view.Use is null && !isShared
            ? ": " + string.Join(", ", ParametersOf(view).Select(pair => $"{NameOf(pair.Parameter.FullName, true)} [{string.Join(", ", pair.Parameter.Shape)}]")
            .Concat(BuffersOf(view).Select(pair => $"{NameOf(pair.Stored.FullName, true)} [{Numbers.Of(pair.Stored.Length)}]"))) : "";
        writer.Documentation("summary", view.Use is null && !ParametersOf(view).Any() ? $"What {of} keeps{shapes}." : $"The parameters of {of}{shapes}.");
        string type = TypeNameOf(view);
        string places = "";
        if (IsShared(view))
        {
            (int parameter, int buffer) = FirstOf(view);
            places = ", " + Place("_parameter", parameter, first.Parameter, isShared)
                + (HasBuffers(view) ? ", " + Place("_buffer", buffer, first.Buffer, isShared) : "");
        }
        writer.Line($"public {type} {view.Name} => new({network}{places});");
    }

    /// <summary>The index of a tensor in its table: a number, or relative to the first tensor.</summary>
    private static string Place(string field, int index, int first, bool isShared) =>
        !isShared ? Numbers.Of(index) : index == first ? field : $"{field} + {Numbers.Of(index - first)}";

    /// <summary>The name of a tensor; if views share a type, its name within its layer.</summary>
    private static string NameOf(string fullName, bool isShared) => isShared ? fullName.Substring(fullName.LastIndexOf('.') + 1) : fullName;

    private IEnumerable<(Parameter Parameter, int Index)> ParametersOf(NamedView view) =>
        _compiled.Parameters.Select((parameter, index) => (parameter, index)).Where(pair => pair.parameter.Layer == view.Path);

    private IEnumerable<(StoredTensor Stored, int Index)> BuffersOf(NamedView view) =>
        _stored.Select((stored, index) => (stored, index)).Where(pair => pair.stored.Layer == view.Path);

    private bool HasBuffers(NamedView view) => _stored.Any(stored => IsWithin(stored.Layer, view));

    /// <summary>The first parameter and the first buffer that a view leads to; 0 for none.</summary>
    private (int Parameter, int Buffer) FirstOf(NamedView view) => (
        Math.Max(0, _compiled.Parameters.ToList().FindIndex(parameter => IsWithin(parameter.Layer, view))),
        Math.Max(0, _stored.ToList().FindIndex(stored => IsWithin(stored.Layer, view))));

    private static bool IsWithin(string layer, NamedView view) => layer == view.Path || layer.StartsWith(view.Path + ".", StringComparison.Ordinal);
}
