using System.Collections;
using System.Globalization;
using System.Reflection;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers;
using Xunit;

namespace Generated.Generators.Tests.Architecture;

/// <summary>A layer is one file and says everything about itself: nothing else knows which layers there are, or which options they have.</summary>
public sealed class LayerTests
{
    private const string Families = "Generated.Generators.Layers.";
    private const string Shared = Families + "Shared";

    private static readonly string s_project = Path.Combine(Repository.Root, "generators", "Generated.Generators");

    private static readonly Type[] s_attributes =
    [
        .. typeof(LayerAttribute).Assembly.GetExportedTypes().Where(type => typeof(LayerAttribute).IsAssignableFrom(type)),
    ];

    private static readonly HashSet<string> s_options =
    [
        .. from property in s_attributes.SelectMany(type => type.GetProperties())
           where property.DeclaringType != typeof(Attribute)
           select property.Name,
    ];

    /// <summary>Names of options that are also names of something else, and where they are.</summary>
    private static readonly (string Place, string Text, string Why)[] s_others =
    [
        ("Frontend/Inference/", "Size", "constants have names such as InputSize"),
    ];

    /// <summary>Only the table of all layers knows them.</summary>
    [Fact]
    public void No_other_file_knows_a_layer() => Assert.Empty(
        from use in Rooms.OfGenerator.Uses()
        where use.Space.StartsWith(Families, StringComparison.Ordinal) && use.Space != Shared
            && !IsInFamily(use.File) && use.File != "Layers/LayerRegistry.cs"
        select $"{use.File} uses {use.Type}");

    private static bool IsInFamily(string file) => file.StartsWith("Layers/", StringComparison.Ordinal) && file.IndexOf('/') != file.LastIndexOf('/');

    /// <summary>What follows on the frontend sees no options at all, so that it may give any names to what it writes.</summary>
    [Fact]
    public void Only_the_frontend_and_the_layers_see_options() => Assert.Empty(
        from use in Rooms.OfGenerator.Uses()
        where use.Type is nameof(Options) or nameof(OptionSpec) && !SeesOptions(use.File)
        select $"{use.File} uses {use.Type}");

    [Fact]
    public void No_other_file_names_an_option() => Assert.Empty(
        from literal in Rooms.OfGenerator.Literals()
        where s_options.Contains(literal.Text) && SeesOptions(literal.File) && !literal.File.StartsWith("Layers/", StringComparison.Ordinal)
            && !s_others.Any(other => literal.File.StartsWith(other.Place, StringComparison.Ordinal) && other.Text == literal.Text)
        select $"{literal.File} has \"{literal.Text}\"");

    private static bool SeesOptions(string file) => file.Split('/')[0] is "Layers" or "Frontend" or "Diagnostics";

    [Fact]
    public void No_exception_is_out_of_date() => Assert.All(s_others, other =>
        Assert.Contains(Rooms.OfGenerator.Literals(), literal => literal.File.StartsWith(other.Place, StringComparison.Ordinal) && literal.Text == other.Text));

    /// <summary>The layer of an attribute is a file of its own, in the folder of the attribute's family.</summary>
    [Fact]
    public void A_layer_is_one_file_beside_its_family()
    {
        string library = Path.Combine(Repository.Root, "src", "Generated", "Attributes");
        Assert.All(LayerRegistry.All, layer =>
        {
            string attribute = Assert.Single(Directory.EnumerateFiles(library, layer.Kind + "Attribute.cs", SearchOption.AllDirectories));
            string family = Path.GetFileName(Path.GetDirectoryName(attribute))!;
            Assert.Equal(Families + family, layer.GetType().Namespace);
            Assert.True(File.Exists(Path.Combine(s_project, "Layers", family, layer.GetType().Name + ".cs")), $"{layer.Kind} shares a file with others.");
        });
    }

    /// <summary>Every option reaches its layer, and has the default there that the attribute has.</summary>
    [Fact]
    public void A_layer_reads_all_options_of_its_attribute() => Assert.All(LayerRegistry.All, layer =>
    {
        Type type = s_attributes.Single(type => type.Name == layer.Kind + "Attribute");
        ConstructorInfo constructor = type.GetConstructors().Single();
        System.Reflection.ParameterInfo[] parameters = constructor.GetParameters();
        object attribute = constructor.Invoke([.. parameters.Select(one => one.HasDefaultValue ? one.DefaultValue : Other(one.ParameterType, null))]);
        HashSet<string> required = [.. parameters.Where(parameter => !parameter.HasDefaultValue).Select(parameter => parameter.Name!.ToUpperInvariant())];
        PropertyInfo[] options = [.. type.GetProperties().Where(property => !property.DeclaringType!.IsAssignableFrom(typeof(LayerAttribute)))];
        OptionSpec[] all = [.. options.Select(option => new OptionSpec(option.Name, Spec(option.GetValue(attribute))))];

        string[] withDefaults = OptionsOf(type, all.Where(option => required.Contains(option.Name.ToUpperInvariant())));
        Assert.Equal(OptionsOf(type, all), withDefaults);
        foreach (PropertyInfo option in options)
        {
            object other = Spec(Other(option.PropertyType, option.GetValue(attribute)))!;
            string[] changed = OptionsOf(type, [.. all.Where(same => same.Name != option.Name), new OptionSpec(option.Name, other)]);
            Assert.True(!changed.SequenceEqual(withDefaults), $"{layer.Kind} does not read {option.Name}.");
        }
    });

    /// <summary>All that the layer of an attribute has read of these options.</summary>
    private static string[] OptionsOf(Type attribute, IEnumerable<OptionSpec> options)
    {
        Layer layer = LayerRegistry.Make(new LayerSpec(attribute.Name[..^"Attribute".Length], options.ToArray().ToEquatableArray()))!;
        var read = new List<string>();
        for (Type? type = layer.GetType(); type != typeof(Layer); type = type!.BaseType)
        {
            foreach (FieldInfo field in type!.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                read.Add(Text(field.GetValue(layer)));
        }
        return [.. read];
    }

    /// <summary>A record, and the records and lists in it, as a text.</summary>
    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable several => $"[{string.Join(", ", several.Cast<object?>().Select(Text))}]",
        IConvertible number => Convert.ToString(number, CultureInfo.InvariantCulture)!,
        Options => "", // What was given, of which the layer keeps what it reads.
        _ => $"{{ {string.Join(", ", value.GetType().GetProperties().Select(property => $"{property.Name} = {Text(property.GetValue(value))}"))} }}",
    };

    /// <summary>A value of an option as the parser gives it.</summary>
    private static object? Spec(object? value) => value switch
    {
        Enum member => Convert.ToInt32(member, CultureInfo.InvariantCulture),
        int[] several => several.Select(number => (double)number).ToArray().ToEquatableArray(),
        double[] several => several.ToEquatableArray(),
        string[] several => several.ToEquatableArray(),
        Type type => type.Name,
        _ => value,
    };

    /// <summary>A value that is another one.</summary>
    private static object Other(Type type, object? value) =>
        type == typeof(int) ? value is null ? 4 : value is 9 ? 8 : 9
        : type == typeof(double) ? 0.375
        : type == typeof(bool) ? !(value is true)
        : type == typeof(string) ? value + "x"
        : type == typeof(int[]) ? (int[])[value is null ? 7 : 8]
        : type == typeof(double[]) ? (double[])[7]
        : type == typeof(Type) ? typeof(string)
        : type == typeof(string[]) ? (string[])[value is null ? "x" : "y"]
        : type.IsEnum ? Enum.ToObject(type, 1)
        : throw new NotSupportedException(type.Name);
}
