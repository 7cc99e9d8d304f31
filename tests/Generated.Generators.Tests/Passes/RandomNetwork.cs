using System.Globalization;
using System.Reflection;
using Generated.Generators.Collections;
using Generated.Generators.Passes;
using Generated.Generators.Specs;

namespace Generated.Generators.Tests.Passes;

/// <summary>
/// A network of random layers with random options. What layers and options there are is read from the attributes of the library, so that a new one is
/// drawn, too; whether a layer fits is asked of the shape rules.
/// </summary>
internal sealed class RandomNetwork
{
    private const int MostElements = 400;

    private static readonly Type[] s_layers =
    [
        .. typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsGenericType: false } && type.IsSubclassOf(typeof(LayerAttribute)))
            .Where(type => type != typeof(InputAttribute) && type != typeof(MapAttribute) && type != typeof(MarkAttribute) && type != typeof(FromAttribute))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    private static readonly Type[] s_losses = [.. s_layers.Where(type => type.IsSubclassOf(typeof(LossAttribute)))];

    private static readonly Type[] s_steps = [.. s_layers.Except(s_losses)];

    /// <summary>Layers that carry most networks, drawn more often than the others.</summary>
    private static readonly Type[] s_common =
    [
        typeof(DenseAttribute), typeof(Conv2DAttribute), typeof(Conv2DAttribute), typeof(ConvTranspose2DAttribute), typeof(BatchNormAttribute), typeof(ReLUAttribute), typeof(MaxPool2DAttribute),
        typeof(AddAttribute), typeof(ConcatAttribute), typeof(MultiplyAttribute), typeof(FlattenAttribute), typeof(Conv1DAttribute),
    ];

    private readonly Random _random;
    private readonly List<LayerSpec> _layers = [];
    private readonly List<string> _marks = [];

    private RandomNetwork(int seed) => _random = new Random(seed);

    /// <summary>The attributes, as they would be written.</summary>
    public static string Text(NetworkSpec spec) => string.Concat(spec.Layers.Select(layer => $"[{layer.Kind}({string.Join(", ", layer.Options.Select(option => $"{option.Name} = {Show(option.Value)}"))})] "));

    /// <summary>Whether the shape rules have nothing against it.</summary>
    public static ShapedNetwork? Shape(NetworkSpec spec)
    {
        (ShapedNetwork? network, IReadOnlyList<Generated.Generators.Diagnostics.Problem> problems) = ShapeInference.Run(spec);
        return problems.Any(problem => Generated.Generators.Diagnostics.Descriptors.Of(problem.Id).DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error) ? null : network;
    }

    public static NetworkSpec Spec(IEnumerable<LayerSpec> layers) =>
        new(new TypeSpec("", EquatableArray<string>.Empty, "Net", "Net", EquatableArray<string>.Empty), ElementType.Double, layers.ToEquatableArray());

    /// <summary>The network of a seed.</summary>
    public static NetworkSpec Draw(int seed) => new RandomNetwork(seed).Draw();

    private NetworkSpec Draw()
    {
        int inputs = _random.Next(5) == 0 ? 2 : 1;
        int[] shape = InputShape();
        for (int i = 0; i < inputs; i++)
            _layers.Add(new LayerSpec("Input", EquatableArray.Of(new OptionSpec("Shape", shape.Select(size => (double)size).ToEquatableArray()), new OptionSpec("Name", "input" + i))));
        if (inputs == 2)
        {
            _marks.Add("input1");
            _marks.Add("input0");
        }

        int steps = _random.Next(1, 9);
        for (int attempt = 0, added = 0; added < steps && attempt < 60; attempt++)
        {
            if (_random.Next(4) == 0 && Try(Layer("Mark", ("Mark", "m" + _marks.Count))))
            {
                _marks.Add("m" + _marks.Count);
                continue;
            }
            if (_random.Next(25) == 0 && _marks.Count > 0 && Try(Layer("From", ("Mark", Pick(_marks)))))
                continue;
            if (Try(Random(_random.Next(2) == 0 ? Pick(s_common) : Pick(s_steps))))
                added++;
        }
        if (_random.Next(6) == 0)
            return Spec(_layers);
        AddLoss();
        if (_random.Next(6) == 0 && _marks.Count > 0 && Try(Layer("From", ("Mark", Pick(_marks)))))
        {
            Try(Random(typeof(DenseAttribute)));
            AddLoss();
        }
        return Spec(_layers);
    }

    private int[] InputShape() => _random.Next(5) switch
    {
        0 => [_random.Next(1, 9)],
        1 => [_random.Next(1, 9), _random.Next(1, 5)],
        2 => [8, 8, 16],
        _ => [_random.Next(1, 9), _random.Next(1, 9), _random.Next(1, 7)],
    };

    private void AddLoss()
    {
        for (int attempt = 0; attempt < 30; attempt++)
        {
            if (Try(Random(Pick(s_losses))))
                return;
        }
    }

    /// <summary>Adds a layer if the network is then still right, and small.</summary>
    private bool Try(LayerSpec layer)
    {
        _layers.Add(layer);
        if (Shape(Spec(_layers)) is { } network && network.Layers.All(one => one.Output.Aggregate(1, (product, size) => product * size) <= 8 * MostElements) && network.Outputs.All(output => output.Shape.Length > 0))
            return true;
        _layers.RemoveAt(_layers.Count - 1);
        return false;
    }

    private static LayerSpec Layer(string kind, params (string Name, object Value)[] options) => new(kind, options.Select(option => new OptionSpec(option.Name, option.Value)).ToEquatableArray());

    private LayerSpec Random(Type attribute)
    {
        string kind = attribute.Name[..^"Attribute".Length];
        var options = new List<OptionSpec>();
        ConstructorInfo constructor = attribute.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        foreach (System.Reflection.ParameterInfo parameter in constructor.GetParameters())
        {
            if (!parameter.HasDefaultValue || _random.Next(2) == 0)
                options.Add(new OptionSpec(char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..], Value(parameter.ParameterType, parameter.Name!)));
        }
        foreach (PropertyInfo property in attribute.GetProperties().Where(property => property.SetMethod is not null && property.Name is not ("Name" or "WeightsOf")))
        {
            if (_random.Next(4) == 0)
                options.Add(new OptionSpec(property.Name, Value(property.PropertyType, property.Name)));
        }
        return new LayerSpec(kind, options.ToEquatableArray());
    }

    private object Value(Type type, string name)
    {
        if (type == typeof(int))
            return name.Contains("adding", StringComparison.Ordinal) ? _random.Next(0, 3) : _random.Next(6) == 0 ? _random.Next(1, 20) : _random.Next(1, 5);
        if (type == typeof(bool))
            return _random.Next(2) == 0;
        if (type == typeof(double))
            return Pick([0.0, 0.1, 0.25, 0.5, 1, 1, 2, 1e-5]);
        if (type == typeof(string))
            return _marks.Count > 0 ? Pick(_marks) : "none";
        if (type.IsEnum)
            return Convert.ToInt32(Pick([.. Enum.GetValues(type).Cast<object>()]), CultureInfo.InvariantCulture);
        if (type == typeof(string[]))
            return Enumerable.Range(0, _random.Next(1, 3)).Select(_ => _marks.Count > 0 ? Pick(_marks) : "none").ToEquatableArray();
        if (type == typeof(int[]))
            return Enumerable.Range(0, _random.Next(1, 4)).Select(_ => (double)_random.Next(0, 5)).ToEquatableArray();
        if (type == typeof(double[]))
            return Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Pick([0.5, 1.0, 2.0])).ToEquatableArray();
        throw new NotSupportedException($"An option of type {type}, {name}: say here what its values are.");
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private static string Show(object? value) => value switch
    {
        EquatableArray<double> numbers => $"[{string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]",
        EquatableArray<string> texts => $"[{string.Join(", ", texts.Select(text => $"\"{text}\""))}]",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
