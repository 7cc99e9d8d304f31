using Generated.Generators.Frontend.Inference;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers;
using Microsoft.CodeAnalysis;
using Xunit;
using Compilation = Microsoft.CodeAnalysis.Compilation;

namespace Generated.Generators.Tests.Diagnostics;

/// <summary>Right networks: neither the compiler nor the generator nor the analyzer has anything to say.</summary>
public sealed class RightNetworkTests
{
    public static TheoryData<string> Networks =>
    [
        "[Network, Input(784), Dense(128), ReLU, Dropout(0.2), Dense(10), CrossEntropy] public partial class Net;",
        "[Network(Precision.Double)]\n[Input(28, 28, 1)]\n[Flatten]\n[Dense(16, Bias = false), Tanh]\n[Dense(1)]\n[BinaryCrossEntropy(PositiveWeights = "
            + "[2])]\npublic partial class Net;",
        "[Network, Input(4), Dense(8), ReLU, Mark(\"skip\"), Dense(8), ReLU, Add(\"skip\"), Dense(3), LogSoftmax, NegativeLogLikelihood(ClassWeights = [1, 2, "
            + "3])] partial class Net;",
        "[Network, Input(4, Name = \"left\"), Input(3, Name = \"right\"), Concat(\"right\"), Dense(2), MeanSquaredError] partial class Net;",
        "[Network, Input(4), Dense(2), Sigmoid, BinaryCrossEntropyOfProbabilities] partial class Net;",
        "[Network, Input(4), Dense(2), Softmax, MeanSquaredError] partial class Net;",
        "[Network, Input(4), Dense(3), LogSoftmax, Mark(\"p\"), From(\"p\"), KLDivergence(Reduction = Reduction.BatchMean)] partial class Net;",
        "[Network, Input(4), Dense(5), Mark(\"low\"), Dense(4), Mark(\"a\"), From(\"low\"), ReLU, Dense(4), CosineEmbedding(\"a\")] partial class Net;",
        "[Network, Input(4), Dense(4, Initializer = Initializer.Constant, InitializerScale = double.NaN), MeanSquaredError] partial class Net;",
        "[Network, Input(4, Name = \"x\"), Input(2, Name = \"v\"), Dense(2), GaussianNegativeLogLikelihood(\"v\")] partial class Net;",
        "[Network, Input(4), Map(nameof(Swish)), HardTanh(0, double.PositiveInfinity), Dense(2), MeanSquaredError] partial class Net { static float "
            + "Swish(float x) => x / (1 + MathF.Exp(-x)); }",
        "[Network, Input(4), Dense(2), MeanSquaredError] partial class Net { public Net(string name) : this(seed: 1) => Name = name; public string Name { "
            + "get; } = \"\"; }",
        "[Network, Input(4), Dense(2), MeanSquaredError] partial class Net : Base; abstract class Base { protected Base() { } }",
        "namespace @class.@int { partial interface IOuter { partial record struct Middle { [Network, Input(2), Dense(2), MeanSquaredError] internal sealed "
            + "partial class @event; } } }",
        "[Network, Input(4), Dense(2), MeanSquaredError] partial class Net { public float Loss => 0; private void Save() { } }",
        "[Network, Input(4), Dense(8), ReLU, Mark(\"x\"), Dense(3), CrossEntropy(Name = \"Digit\"), From(\"x\"), Dense(1), MeanSquaredError(Name = \"Angle\", "
            + "Weight = 0.1)] public partial class Net;",
        "[Network, Input(4), Dense(3), Mark(\"x\"), MeanSquaredError, From(\"x\"), MeanSquaredError, From(\"x\"), MeanSquaredError] public partial class Net;",
        "[Network, Input(4, Name = \"x\"), MeanSquaredError, From(\"x\"), Output(\"Same\"), Dense(3), Dropout, Output(\"Last\")] public partial class Net;",
        "[Network(Precision.Double), Input(4), Dense(3), Output(\"Code\"), Mark(\"x\"), Dense(1), Exp, Mark(\"v\"), Output, From(\"x\"), Dense(2), "
            + "GaussianNegativeLogLikelihood(\"v\", Weight = 2)] public partial class Net;",
        "partial class Net { static double F(double x) => x * x; } [Network(Precision.Double), Input(4), Map(\"F\"), Dense(2), MeanSquaredError] partial "
            + "class Net;",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public Task A_right_network_gives_no_diagnostics(string source) => Snippet.IsQuiet(source);

    [Fact]
    public async Task A_network_without_a_loss_may_have_its_own_Train()
    {
        string complaint =
            Assert.Single(await Snippet.Complaints("[Network, Input(4), Dense(2)] partial class Net { public void Train() { } public void Evaluate() { } }"));
        Assert.Contains("GEN027", complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Network, Input(4), Dense, MeanSquaredError] partial class Net;")]
    [InlineData("[Network, Input(4), Dense(\"ten\"), MeanSquaredError] partial class Net;")]
    [InlineData("[Network, Input(4), Map(typeof(int)), MeanSquaredError] partial class Net;")]
    [InlineData("[Network, Input(4), Dense(2), CrossEntropy(ClassWeights = new double[] { \"a\", 1 })] partial class Net;")]
    [InlineData("[Network, Input(4), Dense(2), Linear(3), MeanSquaredError] partial class Net;")]
    public async Task What_does_not_compile_is_left_to_the_compiler(string source)
    {
        string[] complaints = await Snippet.Complaints(source);
        Assert.NotEmpty(complaints);
        Assert.DoesNotContain(complaints, complaint => complaint.Contains("GEN0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Input(null), Dense(2)]")]
    [InlineData("[Input(4), Dense(2), Add(null)]")]
    [InlineData("[Input(4), Dense(2), Add(\"a\", null)]")]
    [InlineData("[Input(4), Dense(2), Mark(null)]")]
    [InlineData("[Input(4), Dense(2), From(null)]")]
    [InlineData("[Input(4), Dense(2), Map(null)]")]
    [InlineData("[Input(4), Dense(2), TripletMargin(null, null)]")]
    [InlineData("[Input(4), Dense(2), Mine(typeof(int), new[] { typeof(int) }, 3, \"a\", new object[] { 1, null })]")]
    public async Task A_missing_value_is_reported_and_never_a_defect(string attributes)
    {
        string[] complaints = await Snippet.Complaints(
            $"#nullable disable\n[Network] {attributes} partial class Net; class MineAttribute : LayerAttribute {{ public MineAttribute(params object[] "
                + $"options) {{ }} }}");
        Assert.Contains(complaints, complaint => complaint.Contains("GEN0", StringComparison.Ordinal) && complaint.Contains("error", StringComparison.Ordinal));
        Assert.DoesNotContain(complaints, complaint => complaint.Contains("GEN000", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Input(4), Dense(3), MeanSquaredError]")]
    [InlineData("[Input(4), Dense(3), PReLU(Name = \"slope\"), CrossEntropy]")]
    [InlineData("[Input(4), Dense(3)]")]
    [InlineData("[Input(4, Name = \"left\"), Input(3, Name = \"right\"), Dense(3), Dropout, CosineEmbedding(\"right\")]")]
    [InlineData("[Input(4, Name = \"x\"), Input(1, Name = \"dX\"), Dense(1), CosineEmbedding(\"dX\")]")]
    [InlineData("[Input(4, Name = \"a\"), Input(4, Name = \"p\"), Input(4, Name = \"n\"), Dense(4), TripletMargin(\"p\", \"n\")]")]
    [InlineData("[Input(4, Name = \"a\"), Input(1, Name = \"v\"), Dense(4), GaussianNegativeLogLikelihood(\"v\")]")]
    [InlineData("[Input(4), Dense(3), Mark(\"x\"), CrossEntropy(Name = \"Digit\"), From(\"x\"), Dense(1), MeanSquaredError]")]
    [InlineData("[Input(4), Dense(3), Mark(\"x\"), CrossEntropy, From(\"x\"), Dense(3), CosineEmbedding(\"x\", Name = \"near\")]")]
    [InlineData("[Input(4), Dense(3), Output(\"Code\"), Dense(4), MeanSquaredError]")]
    [InlineData("[Input(4), Dense(3), Output, Dense(4)]")]
    [InlineData("[Input(4), Dense(3), Output(\"only\")]")]
    public void The_members_that_are_kept_free_are_those_that_are_generated(string attributes)
    {
        string source = $"[Network] {attributes} partial class Net;";
        (Compilation compilation, _) = Snippet.Generate(source);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Net")!;
        string[] generated = [.. type.GetMembers().Where(member => member is { IsImplicitlyDeclared: false, CanBeReferencedByName: true })
            .Select(member => member.Name).Distinct().Order(StringComparer.Ordinal)];

        NetworkSpec spec = NetworkParser.Parse(type, compilation, TestContext.Current.CancellationToken).Spec;
        ShapedNetwork network = ShapeInference.Run(spec).Network!;
        string[] free = [.. ShapeInference.GeneratedMembers(network)];
        Assert.Empty(generated.Except(free));
        // A view may share another's type; what its own would be called is kept free all the same.
        string[] types = [.. type.GetMembers().OfType<IPropertySymbol>().Select(property => property.Name + "View")];
        // Straight code needs no method for a part of the samples; its name is kept free, because a name should not depend on a network's size.
        Assert.Empty(free.Except(generated).Except(types).Except(["EvaluateBatch"]));
    }

    /// <summary>C# keywords and names that generated code uses for itself.</summary>
    private static readonly string[] Names =
    [
        "class", "int", "ref", "string", "void", "is", "in", "out", "params", "base", "this", "event", "default", "switch", "null",
        "output", "target", "outputGradient", "batch", "start", "count", "to", "workspace", "loss", "step", "left", "right", "row", "column", "given",
            "capacity", "arena", "parameters", "gradients", "seed",
        "maxBatch", "b", "k", "n", "i", "x", "y", "dX", "input", "value", "field", "random", "buffers", "_buffers", "sum", "max", "lanes", "result", "length",
            "literal", "sampleLoss", "lossSum", 
        "Vector", "System", "Generated", "RGB", "Net", "_", "__", "température", "層", "nameof", "ref1", "dense1", "dense1Weights", "mask", "async", "await",
            "yield", "record", "var", "dynamic", "global",
    ];

    [Fact]
    public async Task Any_identifier_may_name_an_input()
    {
        string[] sources = [.. Names.Select((name, i) =>
            $"namespace N{i} {{ [Network, Input(4, Name = \"{name}\"), Input(4, Name = \"other\"), Add(\"other\"), Tanh, MeanSquaredError] partial class Net; "
                + $"}}")];
        await Snippet.IsQuiet(sources);
    }

    [Fact]
    public async Task Any_identifier_may_name_an_output()
    {
        string[] sources = [.. Names.Concat(["losses", "output1", "output2", "h", "output1Target", "dInput", "inputSize", "sampleLoss2", "dTanh1"])
            .Select((name, i) =>
                $"namespace N{i} {{ [Network, Input(4), Tanh, Mark(\"h\"), MeanSquaredError(Name = \"{name}\"), From(\"h\"), Abs, MeanSquaredError] partial "
                    + $"class Net; }}")];
        await Snippet.IsQuiet(sources);
    }

    [Fact]
    public async Task An_input_and_an_output_may_share_a_name() =>
        await Snippet.IsQuiet(
            "[Network, Input(4, Name = \"x\"), Dense(3, Name = \"hidden\"), Mark(\"h\"), CrossEntropy(Name = \"x\"), From(\"h\"), Dense(4), "
                + "MeanSquaredError(Name = \"input\"), From(\"h\"), Dense(4), MeanSquaredError(Name = \"xTarget\")] partial class Net;");

    [Fact]
    public async Task Any_identifier_may_name_a_layer_unless_it_is_taken()
    {
        string[] sources = [.. Names.Where(name => name is not ("parameters" or "gradients" or "maxBatch" or "batch" or "_buffers" or "Net"))
            .Select((name, i) =>
                $"namespace N{i} {{ [Network, Input(4), Dense(3, Name = \"{name}\"), Dropout(Name = \"other\"), Tanh, MeanSquaredError] "
                    + "partial class Net; }")];
        await Snippet.IsQuiet(sources);
    }

    [Fact]
    public void A_layer_has_members_only_if_it_has_parameters()
    {
        foreach (Layer layer in LayerRegistry.All.Where(layer => layer is not Loss))
        {
            string arguments = layer.Kind switch
            {
                "Dense" => "(2)",
                "GroupNorm" => "(2)",
                "InstanceNorm" => "(Affine = true)",
                "Reshape" => "(2, 2)",
                "Map" => "(\"F\")",
                "Conv1D" or "Conv2D" or "ConvTranspose1D" or "ConvTranspose2D" => "(2, 1)",
                "Permute" => "(1, 0)",
                _ when IsOfImages(layer.Kind) && !layer.Kind.StartsWith("Global", StringComparison.Ordinal) => "(1)",
                "Mark" or "From" or "Add" or "Multiply" or "Concat" => "(\"x\")",
                _ => "",
            };
            string input = layer.Kind == "Mark" ? "" : ", Name = \"x\"";
            string shape = layer.Kind.EndsWith("2D", StringComparison.Ordinal) || layer.Kind.StartsWith("Adaptive", StringComparison.Ordinal) ? "4, 4, 4"
                : layer.Kind is "InstanceNorm" or "SpatialDropout" or "Permute" || IsOfImages(layer.Kind) ? "4, 4"
                : "4";
            (Compilation compilation, var diagnostics) =
                Snippet.Generate($"[Network, Input({shape}{input}), {layer.Kind}{arguments}] partial class Net {{ static float F(float x) => x; }}");
            bool hasMember = compilation.GetTypeByMetadataName("Net")!.GetMembers(layer.Kind + "1").Length > 0;
            Assert.True(compilation.GetTypeByMetadataName("Net")!.GetMembers("Predict").Length > 0,
                $"{layer.Kind} is not generated: {string.Join(", ", diagnostics)}");
            Assert.True(layer.HasParameters == hasMember,
                $"{layer.Kind}: {nameof(layer.HasParameters)} is {layer.HasParameters}, but the generated class {(hasMember ? "has" : "lacks")} a member for "
                    + "it");
        }
    }

    private static bool IsOfImages(string kind) => kind.EndsWith("1D", StringComparison.Ordinal) || kind.EndsWith("2D", StringComparison.Ordinal)
        || kind.Contains("Pool", StringComparison.Ordinal);
}
