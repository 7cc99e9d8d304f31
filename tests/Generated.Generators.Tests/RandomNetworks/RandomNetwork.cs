using System.Globalization;
using System.Reflection;
using CsCheck;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Inference;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Layers;
using Microsoft.CodeAnalysis;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>
/// A network of random layers with random options, some at the ends of their ranges; of layers in blocks, layers that share weights and random functions
/// of the user. What layers and options there are is read from the attributes of the library, so that a new one is drawn, too; whether a layer fits is
/// asked of the shape rules.
/// </summary>
internal sealed class RandomNetwork
{
    private const int MostElements = 400;

    /// <summary>Sizes at which kernels have a rest, or just none.</summary>
    private static readonly int[] s_widths = [3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 70, 100];

    private static readonly double[] s_numbers = [0.0, 0.1, 0.25, 0.5, 1, 1, 2, 1e-5];

    private static readonly double[] s_edges = [-1, -0.5, -0.0, 0.999, 1e-3, 1e-12, 10, 100, 1e-300, double.Epsilon, 1e30, double.MaxValue];

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
        typeof(DenseAttribute), typeof(Conv2DAttribute), typeof(Conv2DAttribute), typeof(ConvTranspose2DAttribute), typeof(BatchNormAttribute),
            typeof(ReLUAttribute), typeof(MaxPool2DAttribute),
        typeof(AddAttribute), typeof(ConcatAttribute), typeof(MultiplyAttribute), typeof(FlattenAttribute), typeof(Conv1DAttribute),
    ];

    /// <summary>What has the most kinds of kernels.</summary>
    private static readonly Type[] s_convolutions = [typeof(Conv2DAttribute), typeof(Conv2DAttribute), typeof(Conv2DAttribute), typeof(Conv1DAttribute),
        typeof(ConvTranspose2DAttribute), typeof(ConvTranspose1DAttribute)];

    /// <summary>What reads a value more than once, and under other shapes.</summary>
    private static readonly Type[] s_graph =
    [
        typeof(AddAttribute), typeof(MultiplyAttribute), typeof(MultiplyAttribute), typeof(ConcatAttribute), typeof(FlattenAttribute),
            typeof(ReshapeAttribute), typeof(PermuteAttribute), typeof(GlobalAveragePoolAttribute), typeof(TanhAttribute),
        typeof(PReLUAttribute), typeof(BatchNormAttribute), typeof(Conv1DAttribute), typeof(Conv2DAttribute), typeof(Conv2DAttribute), typeof(DenseAttribute),
    ];

    private readonly PCG _random;
    private readonly DType _element;
    private readonly bool _isWide;
    private readonly List<LayerSpec> _layers = [];
    private readonly List<string> _marks = [];
    private int _names;

    /// <summary>The last axes of marked values: layers of as many channels can be joined with them.</summary>
    private readonly List<int> _channels = [];

    /// <summary>The shape of the value that the next layer gets.</summary>
    private int[] _shape = [];

    /// <summary>Of how many options one is given.</summary>
    private int _optionsOfOne = 4;

    private Type[] _favoured = s_common;

    private RandomNetwork(PCG random, DType element, bool isWide) => (_random, _element, _isWide) = (random, element, isWide);

    /// <summary>The network of a seed: always the same one.</summary>
    /// <param name="seed">The seed, as <see cref="Networks"/> takes it.</param>
    /// <param name="element">The precision.</param>
    /// <param name="isWide">Whether channels and features may be many, as kernels have them; otherwise a network is quick to interpret.</param>
    public static NetworkSpec Draw(int seed, DType element = DType.Float64, bool isWide = false) =>
        Networks(element, isWide).Generate(new PCG(1, (ulong)seed), null, out _);

    /// <summary>All networks.</summary>
    /// <param name="element">The precision.</param>
    /// <param name="isWide">Whether channels and features may be many.</param>
    public static Gen<NetworkSpec> Networks(DType element, bool isWide) => new Generator(element, isWide);

    /// <summary>The shaped network, or null if the shape rules refuse it.</summary>
    public static ShapedNetwork? Shape(NetworkSpec spec)
    {
        (ShapedNetwork? network, IReadOnlyList<Generated.Generators.Frontend.Specs.Problem> problems) = ShapeInference.Run(spec);
        return problems.Any(problem => Generated.Generators.Diagnostics.Descriptors.Of(problem.Id).DefaultSeverity == DiagnosticSeverity.Error)
            ? null : network;
    }

    public static NetworkSpec Spec(IEnumerable<LayerSpec> layers, DType element = DType.Float64) =>
        new(new TypeSpec("", EquatableArray<string>.Empty, "Net", "Net", EquatableArray<string>.Empty), element, layers.ToEquatableArray());

    private sealed class Generator(DType element, bool isWide) : Gen<NetworkSpec>
    {
        public override NetworkSpec Generate(PCG pcg, Size? min, out Size size)
        {
            NetworkSpec spec = new RandomNetwork(pcg, element, isWide).Draw();
            size = new Size((ulong)spec.Layers.Count);
            return spec;
        }
    }

    private NetworkSpec Draw()
    {
        switch (Next(6))
        {
            case 0 or 1:
                _favoured = s_graph;
                break;
            case 2 or 3 when _isWide:
                (_favoured, _optionsOfOne) = (s_convolutions, 2);
                break;
        }
        int inputs = Next(5) == 0 ? 2 : 1;
        int[] shape = InputShape();
        _shape = shape;
        for (int i = 0; i < inputs; i++)
            _layers.Add(new LayerSpec("Input", EquatableArray.Of(new OptionSpec("Shape", shape.Select(size => (double)size).ToEquatableArray()),
                new OptionSpec("Name", "input" + i))));
        _marks.AddRange(Enumerable.Range(0, inputs).Reverse().Select(i => "input" + i));

        // Windows of all kinds, in groups and uneven, from the first layer on: many of their kernels are chosen by sizes that meet rarely.
        for (int attempt = 0; _favoured == s_convolutions && attempt < 20; attempt++)
        {
            if (Try(Random(Pick(s_convolutions))))
                break;
        }
        int steps = Next(1, 9);
        for (int attempt = 0, added = 0; added < steps && attempt < 60; attempt++)
        {
            switch (Next(_favoured == s_graph ? 10 : 16))
            {
                case 0 or 1 or 2:
                    NewMark();
                    break;
                case 3 when Next(2) == 0:
                    Try(Layer("From", ("Mark", Pick(_marks))));
                    break;
                case 4 when Next(2) == 0:
                    Enclose();
                    break;
                case 5:
                    Share();
                    break;
                case 7 when Next(2) == 0:
                    Rejoin();
                    break;
                case 8 when Next(2) == 0:
                    Gate();
                    break;
                case 6 when Next(2) == 0:
                    if (Try(RandomFunctions.Pick(Next)))
                        added++;
                    break;
                default:
                    if (Try(Random(Next(2) == 0 ? Pick(_favoured) : Pick(s_steps))))
                        added++;
                    break;
            }
        }
        if (Next(6) == 0)
            return Spec(_layers, _element);
        AddLoss();
        while (Next(6) == 0 && Try(Layer("From", ("Mark", Pick(_marks)))))
        {
            Try(Random(typeof(DenseAttribute)));
            AddLoss();
        }
        return Spec(_layers, _element);
    }

    private int[] InputShape() => Next(6) switch
    {
        0 => [Size()],
        1 => [Next(1, 9), Next(1, 5)],
        2 => _isWide || Next(6) == 0 ? [8, 8, 16] : [4, 3, 16],
        3 when _isWide => [Next(1, 9), Next(1, 9), Size()],
        3 => [1, Next(1, 4), Next(1, 9)],
        _ => [Next(1, 9), Next(1, 9), Next(1, 7)],
    };

    private int Size() => _isWide && Next(2) == 0 ? Pick(s_widths) : Next(1, 9);

    private void AddLoss()
    {
        for (int attempt = 0; attempt < 30; attempt++)
        {
            Type loss = Pick(s_losses);
            if (loss == typeof(BinaryCrossEntropyOfProbabilitiesAttribute))
                Try(Layer("Sigmoid"));
            if (Try(Random(loss)))
                return;
        }
    }

    /// <summary>Puts the last layers into a block, which may be repeated.</summary>
    private void Enclose()
    {
        int count = Next(1, 5);
        if (_layers.Count - count < 1 || _layers.TakeLast(count).Any(layer => layer.Kind == "Input" || layer.IsLoss()))
            return;
        LayerSpec[] inside = [.. _layers.TakeLast(count)];
        _layers.RemoveRange(_layers.Count - count, count);
        var block = new BlockSpec("B" + _names++, inside.ToEquatableArray());
        var options = new List<OptionSpec>();
        if (Next(2) == 0)
            options.Add(new OptionSpec("Repeat", Next(1, 4)));
        if (Next(3) == 0)
            options.Add(new OptionSpec("Name", "s" + _names++));
        if (!Try(new LayerSpec("Use", options.ToEquatableArray(), Block: block)) && !Try(new LayerSpec("Use", EquatableArray<OptionSpec>.Empty, Block: block)))
            _layers.AddRange(inside);
    }

    /// <summary>Repeats a layer or block with its weights, perhaps elsewhere.</summary>
    private void Share()
    {
        LayerSpec[] lenders = [.. _layers.Where(layer => layer.Options.Any(option => option.Name == "Name") && layer.Kind != "Input")];
        if (lenders.Length == 0)
            return;
        LayerSpec lender = Pick(lenders);
        string name = (string)lender.Options.Single(option => option.Name == "Name").Value!;
        LayerSpec borrower = lender with { Options = lender.Options.Where(option => option.Name is not ("Name" or "WeightsOf"))
            .Append(new OptionSpec("WeightsOf", name)).ToEquatableArray() };
        LayerSpec[] before = [.. _layers];
        if (Try(borrower))
            return;
        if (Try(Layer("From", ("Mark", Pick(_marks)))) && !Try(borrower))
        {
            _layers.Clear();
            _layers.AddRange(before);
        }
    }

    /// <summary>A value, what a layer or two make of it, and both joined.</summary>
    private void Rejoin()
    {
        if (NewMark() is not { } mark)
            return;
        for (int steps = Next(1, 3); steps > 0; steps--)
            Try(Random(Pick(s_graph)));
        Join(mark);
    }

    /// <summary>Gates the channels of what a window makes of a value by what the means of its channels say.</summary>
    private void Gate()
    {
        if (NewMark() is not { } value || !Try(Layer("GlobalAveragePool")))
            return;
        if (Next(2) == 0)
            Try(Random(typeof(DenseAttribute)));
        Try(Layer("Sigmoid"));
        if (NewMark() is not { } gate || !Try(Layer("From", ("Mark", value))))
            return;
        for (int attempt = 0; attempt < 5 && !Try(Random(Pick(s_convolutions))); attempt++)
        {
        }
        Join(gate);
    }

    private string? NewMark()
    {
        string mark = "m" + _marks.Count;
        if (!Try(Layer("Mark", ("Mark", mark))))
            return null;
        _marks.Add(mark);
        _channels.Add(_shape[^1]);
        return mark;
    }

    private void Join(string mark)
    {
        for (int attempt = 0; attempt < 5; attempt++)
        {
            string[] marks = [.. Enumerable.Repeat(mark, Next(1, 3))];
            if (Try(Layer(Pick(["Add", "Multiply", "Multiply", "Concat"]), ("Marks", marks.ToEquatableArray()))))
                return;
        }
    }

    /// <summary>Adds a layer if the network is then still right, and small.</summary>
    private bool Try(LayerSpec layer)
    {
        _layers.Add(layer);
        if (Shape(Spec(_layers, _element)) is { } network
            && network.Layers.All(one => one.Output.Aggregate(1, (product, size) => product * size) <= 8 * MostElements) && network.Layers.Count <= 40
            && network.Outputs.All(output => output.Shape.Length > 0))
        {
            _shape = network.Layers.LastOrDefault()?.Output ?? network.Inputs[0].Shape;
            return true;
        }
        _layers.RemoveAt(_layers.Count - 1);
        return false;
    }

    private static LayerSpec Layer(string kind, params (string Name, object Value)[] options) =>
        new(kind, options.Select(option => new OptionSpec(option.Name, option.Value)).ToEquatableArray());

    private LayerSpec Random(Type attribute)
    {
        string kind = attribute.Name[..^"Attribute".Length];
        var options = new List<OptionSpec>();
        ConstructorInfo constructor = attribute.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        foreach (System.Reflection.ParameterInfo parameter in constructor.GetParameters())
        {
            if (!parameter.HasDefaultValue || Next(2) == 0)
                options.Add(new OptionSpec(char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..], Value(parameter.ParameterType, parameter.Name!)));
        }
        foreach (PropertyInfo property in attribute.GetProperties().Where(property => property.SetMethod is not null && property.Name != "WeightsOf"))
        {
            if (options.Any(option => option.Name == property.Name))
                continue;
            if (property.Name == "Name" && Next(3) == 0)
                options.Add(new OptionSpec("Name", "n" + _names++));
            else if (property.Name != "Name" && Next(property.Name is "Groups" or "KernelWidth" && _favoured == s_convolutions ? 1 : _optionsOfOne) == 0)
                options.Add(new OptionSpec(property.Name, Value(property.PropertyType, property.Name)));
        }
        return new LayerSpec(kind, options.ToEquatableArray());
    }

    private object Value(Type type, string name)
    {
        if (type == typeof(int))
        {
            if (name.Contains("adding", StringComparison.Ordinal))
                return Next(0, 3);
            if (name.Contains("ernel", StringComparison.Ordinal))
                return Next(1, _isWide ? 6 : 4);
            if (name.Contains("tride", StringComparison.Ordinal) || name.Contains("ilation", StringComparison.Ordinal))
                return Next(6) == 0 ? Next(1, 8) : Next(1, 4);
            if (name.Equals("groups", StringComparison.OrdinalIgnoreCase))
                return Pick([.. Enumerable.Range(1, _shape[^1]).Where(groups => _shape[^1] % groups == 0)]);
            if (name is "filters" or "units" && _channels.Count > 0 && Next(3) == 0)
                return Pick(_channels);
            if (name == "filters" && Next(3) == 0 && (_isWide || _shape[^1] <= 4))
                return _shape[^1] * Next(1, 4);
            return _isWide && name is "units" or "filters" ? Size() : Next(6) == 0 ? Next(1, 20) : Next(1, 5);
        }
        if (type == typeof(bool))
            return Next(2) == 0;
        // The cube of 1/√ε, which a gradient has where all numbers are equal, must be a number.
        if (type == typeof(double))
            return Pick(name is "Epsilon" ? [1e-12, 1e-5, 1e-3, 0.5, 10] : Next(6) == 0 ? s_edges : s_numbers);
        if (type == typeof(string))
            return Pick(_marks);
        if (type.IsEnum)
            return Convert.ToInt32(Pick([.. Enum.GetValues(type).Cast<object>()]), CultureInfo.InvariantCulture);
        if (type == typeof(string[]))
            return Enumerable.Range(0, Next(1, 3)).Select(_ => Pick(_marks)).ToEquatableArray();
        if (type == typeof(int[]) && name == "shape")
            return Split(_shape.Aggregate(1, (product, size) => product * size)).Select(size => (double)size).ToEquatableArray();
        if (type == typeof(int[]) && name == "axes")
            return Enumerable.Range(0, _shape.Length).OrderBy(_ => Next(1000)).Select(axis => (double)axis).ToEquatableArray();
        if (type == typeof(int[]))
            return Enumerable.Range(0, Next(1, 4)).Select(_ => (double)Next(0, 5)).ToEquatableArray();
        if (type == typeof(double[]))
            return Enumerable.Range(0, Next(1, 5)).Select(_ => Pick([0.5, 1.0, 2.0])).ToEquatableArray();
        throw new NotSupportedException($"An option of type {type}, {name}: say here what its values are.");
    }

    /// <summary>One to three factors of a number.</summary>
    private List<int> Split(int product)
    {
        var factors = new List<int> { product };
        for (int splits = Next(3); splits > 0; splits--)
        {
            int last = factors[^1], divisor = Pick([.. Enumerable.Range(1, last).Where(one => last % one == 0)]);
            factors[^1] = divisor;
            factors.Add(last / divisor);
        }
        return factors;
    }

    /// <summary>A number from 0, below a limit.</summary>
    private int Next(int limit) => (int)_random.Next((uint)limit);

    private int Next(int from, int limit) => from + Next(limit - from);

    private T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];
}
