using System.Globalization;
using System.Reflection;
using System.Text;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Layers;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>Writes a network as a user does: a class with attributes, its blocks, and the functions of its maps.</summary>
internal static class RandomSource
{
    private static readonly Dictionary<string, Type> s_attributes = typeof(LayerAttribute).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(LayerAttribute)))
        .ToDictionary(type => type.Name.Split('`')[0][..^"Attribute".Length]);

    /// <summary>The layers of a network, with those of its blocks, each once.</summary>
    public static IEnumerable<LayerSpec> AllLayers(this NetworkSpec spec) => spec.Layers.SelectMany(AllOf);

    public static bool IsLoss(this LayerSpec layer) => LayerRegistry.Find(layer.Kind) is Loss;

    /// <summary>The network's source, without the <c>using</c>s: the class <c>Net</c>.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="space">The namespace; empty for the global one.</param>
    public static string Of(NetworkSpec spec, string space = "")
    {
        var text = new StringBuilder(space.Length == 0 ? "" : $"namespace {space};\n\n");
        foreach (BlockSpec block in spec.AllLayers().Select(layer => layer.Block).OfType<BlockSpec>().DistinctBy(block => block.Name))
            text.Append(CultureInfo.InvariantCulture, $"[Block, {Attributes(block.Layers)}]\npublic class {block.Name}{Functions(block.Layers)}\n");
        text.Append(CultureInfo.InvariantCulture,
            $"[Network{(spec.Element == DType.Float64 ? "(Precision.Double)" : "")}]\n[{Attributes(spec.Layers)}]\npublic partial class "
                + $"Net{Functions(spec.Layers)}");
        return text.ToString();
    }

    /// <summary>The members of a class with these layers.</summary>
    private static string Functions(EquatableArray<LayerSpec> layers)
    {
        int last = layers.Select(layer => layer.Function is { } function ? int.Parse(function.Name[1..], CultureInfo.InvariantCulture) : -1).Max();
        return last < 0 ? ";\n" : $"\n{{\n    {string.Join("\n    ", RandomFunctions.Declarations.Take(last + 1))}\n}}\n";
    }

    private static IEnumerable<LayerSpec> AllOf(LayerSpec layer) => layer.Block is { } block ? block.Layers.SelectMany(AllOf).Prepend(layer) : [layer];

    private static string Attributes(EquatableArray<LayerSpec> layers) => string.Join(", ", layers.Select(Attribute));

    private static string Attribute(LayerSpec layer)
    {
        Type type = s_attributes[layer.Kind];
        System.Reflection.ParameterInfo[] parameters = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).ToArray();
        var arguments = new List<string>();
        var properties = new List<string>();
        foreach (OptionSpec option in layer.Options)
        {
            if (parameters.FirstOrDefault(parameter => parameter.Name!.Equals(option.Name, StringComparison.OrdinalIgnoreCase)) is { } parameter)
                arguments.Add($"{parameter.Name}: {Literal(option.Value, parameter.ParameterType)}");
            else
                properties.Add($"{option.Name} = {Literal(option.Value, type.GetProperty(option.Name)!.PropertyType)}");
        }
        string name = layer.Block is { } block ? $"Use<{block.Name}>" : layer.Kind;
        return $"{name}({string.Join(", ", [.. arguments, .. properties])})";
    }

    private static string Literal(object? value, Type type) => value switch
    {
        EquatableArray<double> numbers => $"new {(type == typeof(int[]) ? "int" : "double")}[] {{ {string.Join(", ", numbers.Select(Number))} }}",
        EquatableArray<string> texts => $"new string[] {{ {string.Join(", ", texts.Select(text => $"\"{text}\""))} }}",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        double number => Number(number),
        _ when type.IsEnum => $"({type.Name}){value}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
