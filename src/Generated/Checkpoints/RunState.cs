using System.Globalization;

namespace Generated;

/// <summary>
/// The state of a training run as its parts describe it: named values, lists of numbers and tensors. Each value is described only once, together with
/// the way to restore it, so that nothing can be saved without being loaded. See <see cref="IResumable"/>.
/// </summary>
/// <remarks>Names are unique within a part; the name <c>kind</c> is reserved.</remarks>
public sealed class RunState
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private string _path = "";

    internal RunState()
    {
    }

    /// <summary>Counts of steps are at most this: up to here a <see cref="double"/> represents every count exactly.</summary>
    internal const long MaxCount = 1L << 53;

    /// <summary>The parts by path, such as <c>schedule</c>, and what they are, such as <c>StepLR</c>.</summary>
    internal List<(string Path, string Kind)> Parts { get; } = [];

    internal List<StateValue> Values { get; } = [];

    internal List<StateNumbers> Numbers { get; } = [];

    internal List<StateTensor> Tensors { get; } = [];

    /// <summary>What must hold when all values are restored, by the paths of the parts: each throws if values contradict one another.</summary>
    internal List<(string Path, Action Check)> Checks { get; } = [];

    /// <summary>The network's parameters: states with one number per parameter are split and named by them; null if they are one tensor.</summary>
    internal ParameterTable? Layout { get; set; }

    /// <summary>Describes a value that is restored.</summary>
    /// <typeparam name="TValue">A number, <see cref="bool"/> or <see cref="string"/>; it is written with the invariant culture, in full precision.</typeparam>
    /// <param name="name">The value's name.</param>
    /// <param name="value">The current value.</param>
    /// <param name="restore">Sets another value. If that value is invalid, throws <see cref="ArgumentException"/> and changes nothing.</param>
    public void Value<TValue>(string name, TValue value, Action<TValue> restore)
        where TValue : IParsable<TValue>
    {
        ArgumentNullException.ThrowIfNull(restore);
        Value(name, value, restore, () => restore(value));
    }

    /// <summary>Describes a value that is put back in a different way than it is restored.</summary>
    internal void Value<TValue>(string name, TValue value, Action<TValue> restore, Action undo)
        where TValue : IParsable<TValue>
    {
        ArgumentNullException.ThrowIfNull(value);
        Values.Add(new StateValue(Named(name), Text(value), text => restore(TValue.TryParse(text, CultureInfo.InvariantCulture, out TValue? parsed)
            ? parsed
            : throw new ArgumentException($"{Untrusted.Quote(text)} is no {typeof(TValue).Name}")), undo));
    }

    /// <summary>Describes a count that continues to grow, such as that of steps: not negative, and in a file at most 2^53.</summary>
    /// <param name="name">The count's name.</param>
    /// <param name="value">The current count.</param>
    /// <param name="restore">Sets another count.</param>
    public void Count(string name, long value, Action<long> restore)
    {
        ArgumentNullException.ThrowIfNull(restore);
        Value(name, value, (long restored) => restore(restored is >= 0 and <= MaxCount
            ? restored : throw new ArgumentException($"{restored} is not from 0 to 2^53")));
    }

    /// <summary>Describes a setting that was chosen at construction: loading a run with another setting is refused.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="value">The setting.</param>
    public void Setting(string name, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Values.Add(new StateValue(Named(name), Text(value), null, null));
    }

    /// <summary>Describes what the values of the current part must fulfil together.</summary>
    /// <param name="check">Throws <see cref="InvalidOperationException"/> if they contradict one another; changes nothing.</param>
    internal void Check(Action check) => Checks.Add((_path, check));

    /// <summary>Describes a list of numbers that is restored.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="numbers">The current numbers.</param>
    /// <param name="restore">
    /// Sets other numbers, possibly more or fewer. If they are invalid, throws <see cref="ArgumentException"/> and changes nothing.
    /// </param>
    public void List(string name, double[] numbers, Action<double[]> restore)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(restore);
        Numbers.Add(new StateNumbers(Named(name), numbers, restore));
    }

    /// <summary>Describes a state with one number per parameter, in the order of the parameters.</summary>
    /// <param name="state">The numbers; they are written and restored in place.</param>
    public void PerParameter(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Precision == Precision.Single)
            PerParameter<float>(state);
        else
            PerParameter<double>(state);
    }

    /// <summary>Describes something within the current part that has state of its own.</summary>
    /// <param name="name">Its name within the part: without dots.</param>
    /// <param name="part">The object that has the state.</param>
    public void Part(string name, IResumable part)
    {
        ArgumentNullException.ThrowIfNull(part);
        string outer = _path;
        _path = Named(name);
        Parts.Add((_path, KindOf(part.GetType())));
        part.DescribeState(this);
        _path = outer;
    }

    /// <summary>Describes the tensors of a table under their own names.</summary>
    internal void Elements<T>(string prefix, ParameterTable table, SpanOf<T> elements)
        where T : unmanaged
    {
        foreach (ParameterInfo tensor in table)
            Tensors.Add(new StateTensor<T>(prefix + tensor.Name, tensor, elements));
    }

    internal static string KindOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<"
            + $"{string.Join(", ", type.GetGenericArguments().Select(static argument => argument.Name))}>"
        : type.Name;

    private void PerParameter<T>(OptimizerState state)
        where T : unmanaged
    {
        string name = Named(state.Name);
        if (Layout is { } table && table.ElementCount == state.Length)
            Elements(name + ".", table, state.Values<T>);
        else
            Tensors.Add(new StateTensor<T>(name, new ParameterInfo(name, ParameterKind.Weight, 0, [state.Length], [1]), state.Values<T>));
    }

    private string Named(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        string path = _path.Length == 0 ? name : $"{_path}.{name}";
        if (name == "kind" || name.Contains('.', StringComparison.Ordinal) || !_names.Add(path))
            throw new ArgumentException($"The state '{path}' is described twice, or its name has a dot or is 'kind'.", nameof(name));
        return path;
    }

    private static string Text(object value) => value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value.ToString() ?? "";
}

/// <summary>Returns memory that may be different memory at another time.</summary>
internal delegate Span<T> SpanOf<T>()
    where T : unmanaged;

/// <summary>A value of a run: its text, and how to restore it; null for settings, which are compared.</summary>
internal sealed record StateValue(string Name, string Text, Action<string>? Restore, Action? Undo);

/// <summary>A list of numbers of a run.</summary>
internal sealed record StateNumbers(string Name, double[] Numbers, Action<double[]> Restore);

/// <summary>A tensor of a run, as it is named in files.</summary>
internal abstract class StateTensor(string name, ParameterInfo info)
{
    public string Name { get; } = name;

    public ParameterInfo Info { get; } = info;

    public abstract SafetensorsDataType Type { get; }

    public abstract void Declare(SafetensorsWriter writer);

    public abstract void Write(SafetensorsWriter writer);

    /// <summary>Reads the tensor and returns the action that puts it in its place; this action cannot fail.</summary>
    public abstract Action Read(SafetensorsReader reader);
}

/// <inheritdoc/>
internal sealed class StateTensor<T>(string name, ParameterInfo info, SpanOf<T> elements) : StateTensor(name, info)
    where T : unmanaged
{
    public override SafetensorsDataType Type => SafetensorsFormat.TypeOf<T>();

    public override void Declare(SafetensorsWriter writer) => writer.Declare<T>(Name, Info.Shape);

    public override void Write(SafetensorsWriter writer) => writer.Write<T>(new TensorView<T>(elements(), Info).ToArray());

    public override Action Read(SafetensorsReader reader)
    {
        var values = new T[Info.Length];
        reader.Read<T>(reader[Name], values);
        return () => new TensorView<T>(elements(), Info).CopyFrom(values);
    }
}
