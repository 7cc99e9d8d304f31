using Generated.Generators.Common;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Parsing;

/// <summary>The spec: equal for what means the same, and free of Roslyn.</summary>
public sealed class NetworkSpecTests
{
    private const string Source = """
        namespace N;
        partial class Outer
        {
            [Network(Precision.Double)]
            [Input(4, 3, Name = "left")]
            [Flatten, Dense(8, Bias = false, Initializer = Initializer.HeNormal), Map(nameof(Swish)), Mark("a"), Add("a")]
            [Dense(3), CrossEntropy(ClassWeights = [1, 2, 3], LabelSmoothing = 0.1)]
            partial class Net
            {
                static float Swish(float x) => x / (1 + MathF.Exp(-x)); // Ramachandran et al., 2017.
                int Steps { get; set; }
            }
        }
        """;

    private static NetworkSpec SpecOf(string source, string type = "N.Outer+Net")
    {
        Compilation compilation = Snippet.Compile(source);
        return NetworkParser.Parse(compilation.GetTypeByMetadataName(type)!, compilation, TestContext.Current.CancellationToken).Spec;
    }

    [Fact]
    public void A_spec_says_all_that_the_attributes_say()
    {
        NetworkSpec spec = SpecOf(Source);
        Assert.Equal(("N", "Net", "N.Outer+Net"), (spec.Type.Namespace, spec.Type.Name, spec.Type.MetadataName));
        Assert.Equal(["partial class Outer"], spec.Type.Containing);
        Assert.Equal(["Swish", "Steps"], spec.Type.Members);
        Assert.Equal(DType.Float64, spec.Element);
        Assert.Equal(["Input", "Flatten", "Dense", "Map", "Mark", "Add", "Dense", "CrossEntropy"], spec.Layers.Select(layer => layer.Kind));
        Assert.Equal([new OptionSpec("Shape", EquatableArray.Of<double>(4, 3)), new OptionSpec("Name", "left")], spec.Layers[0].Options);
        Assert.Equal([new OptionSpec("Units", 8), new OptionSpec("Bias", false), new OptionSpec("Initializer", (int)Initializer.HeNormal)],
            spec.Layers[2].Options);
        Assert.Equal([new OptionSpec("Marks", EquatableArray.Of("a"))], spec.Layers[5].Options);
        Assert.Equal("($0 / (1 + exp(-$0)))", Written.Of(spec.Layers[3].Function!.Body));
    }

    [Fact]
    public void Specs_of_the_same_attributes_are_equal_whatever_the_layout_and_comments()
    {
        NetworkSpec spec = SpecOf(Source);
        NetworkSpec other = SpecOf("// A comment.\n" + Source.Replace(", ", " /* and */,\n", StringComparison.Ordinal)
            .Replace(" => ", " /* is */ => ", StringComparison.Ordinal));
        Assert.Equal(spec, other);
        Assert.Equal(spec.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("Dense(8", "Dense(9")]
    [InlineData("Bias = false", "Bias = true")]
    [InlineData("HeNormal", "HeUniform")]
    [InlineData("[1, 2, 3]", "[1, 2, 4]")]
    [InlineData("0.1", "0.2")]
    [InlineData("Precision.Double", "Precision.Single")]
    [InlineData("Mark(\"a\"), Add(\"a\")", "Mark(\"b\"), Add(\"b\")")]
    [InlineData("Input(4, 3", "Input(3, 4")]
    [InlineData("1 + MathF.Exp(-x)", "2 + MathF.Exp(-x)")]
    [InlineData("int Steps", "int Step")]
    [InlineData("class Outer", "record Outer")]
    public void A_change_of_meaning_makes_another_spec(string from, string to) =>
        Assert.NotEqual(SpecOf(Source), SpecOf(Source.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void Nothing_of_Roslyn_is_reachable_from_a_spec()
    {
        ObjectGraph.HoldsNothingOfRoslyn(SpecOf(Source));
        ObjectGraph.HoldsNothingOfRoslyn(
            SpecOf("[Network, Mine(typeof(Net), new[] { typeof(int) }, 3)] partial class Net; class MineAttribute : LayerAttribute { public "
                + "MineAttribute(params object[] options) { } }", "Net"));
    }

    [Theory]
    [InlineData(typeof(NetworkSpec))]
    [InlineData(typeof(EmittedNetwork))]
    public void No_type_of_Roslyn_can_be_held_by_what_crosses_a_step(Type step) =>
        Assert.DoesNotContain(ObjectGraph.TypesWithin(step), type => type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true);
}
