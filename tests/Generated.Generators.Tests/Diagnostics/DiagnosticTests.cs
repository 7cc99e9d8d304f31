using System.Globalization;
using Generated.Generators.Diagnostics;
using Generated.Generators.Layers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Diagnostics;

/// <summary>Every rule: what breaks it, where the squiggle lies, and what it says.</summary>
public sealed class DiagnosticTests
{
    /// <summary>A snippet in which «» stand around what the diagnostic underlines.</summary>
    private static async Task Reports(string id, string message, params string[] marked)
    {
        string[] sources = [.. marked.Select(source => source.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal))];
        // As in a build: the analyzer sees what the generator wrote.
        (Compilation compilation, _) = Snippet.Generate(sources);
        Diagnostic[] diagnostics = [.. await Snippet.Analyze(compilation)];
        Assert.Equal([$"{id}: {message}"], diagnostics.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
        Diagnostic only = diagnostics[0];
        Assert.Equal(Descriptors.Of(id).DefaultSeverity, only.Severity);

        int file = Array.FindIndex(marked, source => source.Contains('«', StringComparison.Ordinal));
        int start = marked[file].IndexOf('«', StringComparison.Ordinal);
        string expected = marked[file][(start + 1)..marked[file].IndexOf('»', StringComparison.Ordinal)];
        Assert.Equal($"Network{file}.cs", only.Location.SourceTree!.FilePath);
        Assert.Equal(expected, only.Location.SourceTree.GetText(TestContext.Current.CancellationToken).ToString(only.Location.SourceSpan));
        Assert.Equal(start + Snippet.Usings.Length, only.Location.SourceSpan.Start);
    }

    /// <summary>A network of some attributes.</summary>
    private static Task Layers(string id, string message, string attributes) => Reports(id, message, $"[Network] {attributes} partial class Net;");

    [Fact]
    public Task A_class_must_be_partial() =>
        Reports("GEN001", "'Net' must be declared partial, so that the members of the network 'Net' can be added to it",
            "[Network, Input(2), Dense(2), MeanSquaredError] class «Net»;");

    [Fact]
    public Task The_types_around_a_network_must_be_partial_too() =>
        Reports("GEN001", "'Outer' must be declared partial, so that the members of the network 'Net' can be added to it",
            "class «Outer» { [Network, Input(2), Dense(2), MeanSquaredError] partial class Net; }");

    [Theory]
    [InlineData("«Dense(2)», MeanSquaredError", "Dense comes first")]
    [InlineData("«Dense(2)», Input(2), MeanSquaredError", "Dense comes first and the input only below it")]
    public Task A_network_begins_with_its_input(string layers, string found) =>
        Layers("GEN002", $"'Net' must begin with an [Input] that gives the sizes of one sample, such as [Input(784)], but {found}", $"[{layers}]");

    [Fact]
    public Task A_network_without_any_layer_is_told_to_begin_with_its_input() =>
        Reports("GEN002", "'Net' must begin with an [Input] that gives the sizes of one sample, such as [Input(784)], but there are no layers at all",
            "[Network] partial class «Net»;");

    [Fact]
    public Task What_works_on_vectors_asks_to_flatten_an_image() =>
        Layers("GEN003", "Dense expects a vector or a sequence of vectors, but the input here is 26x26x16; add [Flatten] before it",
            "[Input(26, 26, 16), ReLU, «Dense(10)»]");

    /// <summary>Every loss takes images and sequences: against classes a class for each position, else element by element or sample by sample.</summary>
    [Fact]
    public async Task Every_loss_takes_an_image_and_a_sequence()
    {
        foreach (Layer loss in LayerRegistry.All.Where(layer => layer is Loss))
        {
            string before = loss.Kind is "NegativeLogLikelihood" or "KLDivergence"
                ? ", LogSoftmax" : loss.Kind == "BinaryCrossEntropyOfProbabilities" ? ", Sigmoid" : "";
            string arguments = loss.Kind switch { "CosineEmbedding" => "(\"a\")", "TripletMargin" => "(\"a\", \"b\")",
                "GaussianNegativeLogLikelihood" => "(\"c\")", _ => "" };
            string marks = arguments.Length == 0 ? ""
                : loss.Kind == "GaussianNegativeLogLikelihood"
                ? ", Mark(\"x\"), Softplus, Mark(\"c\"), From(\"x\")"
                : loss.Kind == "TripletMargin" ? ", Mark(\"a\"), Tanh, Mark(\"b\"), Tanh" : ", Mark(\"a\"), Tanh";
            await Snippet.IsQuiet($"[Network, Input(6, 5, 3), Conv2D(4, 3){marks}{before}, {loss.Kind}{arguments}] public partial class Net;");
            await Snippet.IsQuiet($"[Network, Input(7, 3), Conv1D(4, 3){marks}{before}, {loss.Kind}{arguments}] public partial class Net;");
        }
    }

    [Theory]
    [InlineData("InstanceNorm", "more than one position, such as an image or a sequence", "; [LayerNorm] normalises vectors")]
    [InlineData("SpatialDropout", "an image or a sequence", "; [Dropout] drops elements of a vector")]
    public Task What_works_on_images_says_what_vectors_have(string layer, string expected, string advice) =>
        Layers("GEN003", $"{layer} expects {expected}, but the input here is 4{advice}", $"[Input(4), Dense(4), ReLU, «{layer}», MeanSquaredError]");

    [Theory]
    [InlineData("Add(«\"a\"»)", "Add", "a", "no value above is marked; put [Mark(\"a\")] below the layer that it should name")]
    [InlineData("From(«\"a\"»)", "From", "a", "no value above is marked; put [Mark(\"a\")] below the layer that it should name")]
    [InlineData("Mark(\"skip\"), Add(\"skip\", «\"other\"»)", "Add", "other", "there are only these above: \"skip\"")]
    [InlineData("Mark(\"skip\"), Concat(\"skip\"), Multiply(«\"Skip\"»)", "Multiply", "Skip", "there is none of that name above; did you mean \"skip\"?")]
    [InlineData("Mark(\"skip\"), Concat(\"skip\"), Multiply(«\"skp\"»)", "Multiply", "skp", "there is none of that name above; did you mean \"skip\"?")]
    [InlineData("Add(«\"a\"»), Mark(\"a\"), Add(\"a\")", "Add", "a", "it is defined only further down; a mark is read below the value that it names")]
    public Task A_mark_must_be_known_where_it_is_read(string layers, string kind, string mark, string known) =>
        Layers("GEN004", $"{kind} reads the mark \"{mark}\", but {known}", $"[Input(4)] [Dense(4), ReLU] [{layers}] [Dense(1)] [MeanSquaredError]");

    [Fact]
    public Task A_loss_reads_known_marks_only() =>
        Layers("GEN004", "TripletMargin reads the mark \"far\", but there are only these above: \"near\"",
            "[Input(4), Input(4, Name = \"near\"), Dense(4), TripletMargin(\"near\", «\"far\"»)]");

    [Theory]
    [InlineData("Mark(\"a\"), ReLU, Mark(«\"a\"»), Add(\"a\")", "mark", "a")]
    [InlineData("Input(3, «Name = \"a\"»), Concat(\"a\")", "mark", "a")]
    [InlineData("Dense(4, Name = \"hidden\"), ReLU, Dense(4, «Name = \"Hidden\"»)", "layer", "Hidden")]
    [InlineData("Dense(3), Mark(\"h\"), CrossEntropy(Name = \"digit\"), From(\"h\"), Hinge(«Name = \"Digit\"»), From(\"h\")", "layer", "Digit")]
    [InlineData("Dense(3), Output(\"code\"), Dense(2), Output(«\"Code\"»)", "layer", "Code")]
    public Task Names_are_unique(string layers, string what, string name)
    {
        string first = layers.StartsWith("Input", StringComparison.Ordinal) ? "Input(4, Name = \"a\")" : "Input(4)";
        return Layers("GEN005", $"There is already a {what} named '{name}' above; give this one another name", $"[{first}, {layers}, MeanSquaredError]");
    }

    [Theory]
    [InlineData("Dense(8), ReLU, Mark(\"a\"), Dense(4), Add(«\"a\"»)", "Add", "4", "8",
        "the shapes must be the same; put [Dense(8)] before it, or mark a value of 4")]
    [InlineData("Dense(8), ReLU, Mark(\"a\"), Reshape(2, 4), Multiply(«\"a\"»)", "Multiply", "2x4", "8",
        "the shapes must be the same, or one with a number for each channel (C for HxWxC) or position (HxWx1) of the other; put [Reshape(8)] before it")]
    [InlineData("Dense(8), ReLU, Reshape(2, 4), Mark(\"a\"), Flatten, Concat(«\"a\"»)", "Concat", "8", "2x4",
        "both must be vectors; put [Flatten] before its [Mark]")]
    public Task Joined_values_must_fit(string layers, string kind, string here, string there, string rule) =>
        Layers("GEN006", $"{kind} cannot join the value here, which is {here}, with \"a\", which is {there}: {rule}",
            $"[Input(4), {layers}, MeanSquaredError]");

    [Theory]
    [InlineData("Dense(«0»)", "Dense", "Units", "at least 1", "0")]
    [InlineData("Dense(«units: -3»)", "Dense", "Units", "at least 1", "-3")]
    [InlineData("Dense(«300000000»)", "Dense", "Units", "at most 67108864 for an input of 4 (2^28 weights)", "300000000")]
    [InlineData("Dense(4, «InitializerScale = double.PositiveInfinity»)", "Dense", "InitializerScale", "a finite number", "Infinity")]
    [InlineData("Dense(4, «Initializer = (Initializer)99»)", "Dense", "Initializer", "a member of Initializer", "99")]
    [InlineData("Dense(4, «InitializerScale = -1»)", "Dense", "InitializerScale", "0 or more for Default", "-1")]
    [InlineData("Dense(4, BiasInitializer = Initializer.Normal, «BiasInitializerScale = -0.5»)", "Dense", "BiasInitializerScale", "0 or more for Normal",
        "-0.5")]
    [InlineData("Dense(4, «BiasInitializer = Initializer.Orthogonal»)", "Dense", "BiasInitializer", "an initializer of vectors, which Orthogonal is not",
        "Orthogonal")]
    [InlineData("Dropout(«-0.1»)", "Dropout", "Rate", "from 0 up to, but not including, 1", "-0.1")]
    [InlineData("Dropout(«1»)", "Dropout", "Rate", "from 0 up to, but not including, 1", "1")]
    [InlineData("Dropout(«double.NaN»)", "Dropout", "Rate", "a number", "NaN")]
    [InlineData("Reshape(«3, 2»)", "Reshape", "Shape", "sizes whose product is 4, as of the input 4", "3x2")]
    [InlineData("Reshape(«-1, 3»)", "Reshape", "Shape", "sizes whose product is 4, as of the input 4", "-1x3")]
    [InlineData("Reshape(«-1, 65536, 65536»)", "Reshape", "Shape", "sizes whose product is 4, as of the input 4", "-1x65536x65536")]
    [InlineData("Reshape(«-1, -1»)", "Reshape", "Shape", "at most one -1", "-1x-1")]
    [InlineData("Reshape(«0, 4»)", "Reshape", "Shape", "sizes of at least 1, or -1 for the one to compute", "0x4")]
    [InlineData("«Reshape»", "Reshape", "Shape", "one size or more", "none")]
    [InlineData("«Add»", "Add", "Marks", "the name of one mark or more", "none")]
    [InlineData("LeakyReLU(«double.NegativeInfinity»)", "LeakyReLU", "Slope", "a finite number", "-Infinity")]
    [InlineData("PReLU(«InitialSlope = double.PositiveInfinity»)", "PReLU", "InitialSlope", "a finite number", "Infinity")]
    [InlineData("HardTanh(1, «1»)", "HardTanh", "Maximum", "above the minimum, 1", "1")]
    [InlineData("Softplus(«0»)", "Softplus", "Beta", "a finite number other than 0", "0")]
    [InlineData("Softplus(«threshold: double.PositiveInfinity»)", "Softplus", "Threshold", "a finite number", "Infinity")]
    [InlineData("CELU(«0»)", "CELU", "Alpha", "a finite number other than 0", "0")]
    [InlineData("SoftShrink(«-1»)", "SoftShrink", "Threshold", "a finite number, not negative", "-1")]
    [InlineData("GELU(«(GeluApproximation)2»)", "GELU", "Approximation", "a member of GeluApproximation", "2")]
    [InlineData("BatchNorm(«Momentum = 1.5»)", "BatchNorm", "Momentum", "from 0 to 1", "1.5")]
    [InlineData("BatchNorm(«Epsilon = 0»)", "BatchNorm", "Epsilon", "a finite number above 0", "0")]
    [InlineData("LayerNorm(«Axes = 2»)", "LayerNorm", "Axes", "from 1 to 1, the axes of 4", "2")]
    [InlineData("LayerNorm(«Axes = 0»)", "LayerNorm", "Axes", "from 1 to 1, the axes of 4", "0")]
    [InlineData("RMSNorm(«Epsilon = -1»)", "RMSNorm", "Epsilon", "a finite number above 0", "-1")]
    [InlineData("GroupNorm(«3»)", "GroupNorm", "Groups", "a divisor of the 4 channels", "3")]
    [InlineData("GroupNorm(«0»)", "GroupNorm", "Groups", "a divisor of the 4 channels", "0")]
    [InlineData("GroupNorm(«4»)", "GroupNorm", "Groups", "fewer than the 4 values of a sample: more than one value in each group", "4")]
    [InlineData("SpatialDropout(«1»)", "SpatialDropout", "Rate", "from 0 up to, but not including, 1", "1")]
    public Task An_option_of_a_layer_must_be_in_its_range(string layer, string kind, string option, string expected, string found) =>
        Layers("GEN007", $"{kind}: {option} must be {expected}, but is {found}", $"[Input(4)] [{layer}] [MeanSquaredError]");

    [Theory]
    [InlineData("CrossEntropy(«ClassWeights = new double[] { 1, 2 }»)", "ClassWeights", "3 numbers, one for each class", "2 numbers")]
    [InlineData("CrossEntropy(«ClassWeights = new[] { 1, -2.5, 1 }»)", "ClassWeights", "finite numbers, not negative", "1, -2.5, 1")]
    [InlineData("CrossEntropy(«LabelSmoothing = 1.1»)", "LabelSmoothing", "from 0 to 1", "1.1")]
    [InlineData("MeanSquaredError(«Weight = 0»)", "Weight", "a positive number", "0")]
    [InlineData("MeanSquaredError(«Weight = -0.5»)", "Weight", "a positive number", "-0.5")]
    [InlineData("TripletMargin(\"a\", \"a\", «Weight = 1e-60»)", "Weight",
        "a number within the range of a float, from 1.4E-45 to 3.4E+38 in size, or 0 (the network is of single precision; for others there is "
            + "Precision.Double)", "1E-60")]
    [InlineData("CrossEntropy(«Weight = 1e60»)", "Weight",
        "a number within the range of a float, from 1.4E-45 to 3.4E+38 in size, or 0 (the network is of single precision; for others there is "
            + "Precision.Double)", "1E+60")]
    [InlineData("CrossEntropy(«Weight = double.PositiveInfinity»)", "Weight", "a positive number", "Infinity")]
    [InlineData("CrossEntropy(«Reduction = (Reduction)5»)", "Reduction", "a member of Reduction", "5")]
    [InlineData("BinaryCrossEntropy(«PositiveWeights = [1, 2]»)", "PositiveWeights", "1 or 3 numbers, one for each output", "2 numbers")]
    [InlineData("BinaryCrossEntropy(«PositiveWeights = [-1]»)", "PositiveWeights", "finite numbers, not negative", "-1")]
    [InlineData("Huber(«0»)", "Delta", "a positive number", "0")]
    [InlineData("SmoothL1(«-1»)", "Beta", "a finite number, not negative", "-1")]
    [InlineData("HingeEmbedding(«double.PositiveInfinity»)", "Margin", "a finite number", "Infinity")]
    [InlineData("CosineEmbedding(\"a\", «Margin = 2»)", "Margin", "from -1 to 1", "2")]
    [InlineData("TripletMargin(\"a\", \"a\", «Margin = double.NegativeInfinity»)", "Margin", "a finite number", "-Infinity")]
    [InlineData("GaussianNegativeLogLikelihood(\"a\", «Epsilon = 0»)", "Epsilon", "a positive number", "0")]
    public Task An_option_of_a_loss_must_be_in_its_range(string loss, string option, string expected, string found)
    {
        string mark = loss.Contains("\"a\"", StringComparison.Ordinal) ? "[Mark(\"a\")] " : "";
        return Layers("GEN007", $"{loss.Split('(')[0]}: {option} must be {expected}, but is {found}", $"[Input(4)] [Dense(3)] {mark}[{loss}]");
    }

    [Theory]
    [InlineData("Conv2D(1, 1, Stride = 1000, «Padding = 16000»)", 16000)]
    [InlineData("Conv2D(1, 3, Dilation = 16384, «Padding = 16384»)", 16384)]
    public Task An_image_with_its_padding_has_a_limit(string layer, int padding) =>
        Layers("GEN007", $"Conv2D: Padding must be so small that the image with it has at most 2^24 elements, but is {padding}",
            $"[Input(100, 100, 3), {layer}, GlobalAveragePool, Dense(2), MeanSquaredError]");

    [Theory]
    [InlineData("«Input»", "one size or more, such as [Input(784)]", "none")]
    [InlineData("Input(«28, 0»)", "sizes of at least 1", "28x0")]
    [InlineData("Input(«65536, 65536»)", "at most 2^24 elements", "65536x65536")]
    public Task The_sizes_of_an_input_must_be_sizes(string input, string expected, string found) =>
        Layers("GEN007", $"Input: Shape must be {expected}, but is {found}", $"[{input}, Dense(2), MeanSquaredError]");

    [Fact]
    public Task The_precision_must_be_one() =>
        Reports("GEN007", "Network: Precision must be a member of Precision, but is 7",
            "[Network(«(Precision)7»), Input(2), Dense(2), MeanSquaredError] partial class Net;");

    [Fact]
    public async Task A_wrong_option_does_not_hide_what_is_wrong_below_it()
    {
        string[] ids =
            [.. (await Snippet.Analyze(Snippet.Compile(
            "[Network, Input(4), Dropout(-1), LeakyReLU(double.NaN), Add(\"a\"), Dense(0), ReLU] partial class Net;"))).Select(diagnostic => diagnostic.Id)];
        Assert.Equal(["GEN007", "GEN007", "GEN004", "GEN007"], ids);
    }

    [Fact]
    public Task Layers_stand_on_one_declaration() =>
        Reports("GEN008", "The layers of 'Net' stand on more than one of its declarations, so that their order is not defined; put all of them on one",
            "[Network, Input(4), Dense(3)] partial class Net;", "[«ReLU», MeanSquaredError] partial class Net;");

    [Theory]
    [InlineData("CrossEntropy, «Softmax»", "CrossEntropy", "Softmax", "move the loss below it, or begin another head with [From]")]
    [InlineData("MeanSquaredError, «Dense(3)», ReLU", "MeanSquaredError", "Dense", "move the loss below it, or begin another head with [From]")]
    [InlineData("MeanSquaredError, «Output»", "MeanSquaredError", "Output", "move the loss below it, or begin another head with [From]")]
    [InlineData("MeanSquaredError, «Input(3)»", "MeanSquaredError", "Input", "move the loss below it, or begin another head with [From]")]
    [InlineData("MeanSquaredError, «MeanAbsoluteError»", "MeanSquaredError", "MeanAbsoluteError",
        "keep only one of them, or begin another head with [From] between them")]
    [InlineData("Mark(\"h\"), MeanSquaredError, «From(\"h\")», Dense(3), ReLU", "MeanSquaredError", "From",
        "end the head that it begins with a loss of its own, or with [Output]")]
    [InlineData("Mark(\"h\"), MeanSquaredError, «From(\"h\")»", "MeanSquaredError", "From",
        "end the head that it begins with a loss of its own, or with [Output]")]
    [InlineData("Mark(\"h\"), MeanSquaredError, From(\"h\"), Hinge, «From(\"h\")», Output, ReLU", "Hinge", "From",
        "end the head that it begins with a loss of its own, or with [Output]")]
    public Task The_loss_comes_last(string layers, string loss, string next, string advice) =>
        Layers("GEN009", $"The loss {loss} must be the last attribute, but {next} follows it; {advice}", $"[Input(4), Dense(3), {layers}]");

    [Theory]
    [InlineData("«Softmax», CrossEntropy", "Softmax", "CrossEntropy")]
    [InlineData("«LogSoftmax», ProbabilityCrossEntropy", "LogSoftmax", "ProbabilityCrossEntropy")]
    [InlineData("«Softmax», Mark(\"p\"), From(\"p\"), CrossEntropy", "Softmax", "CrossEntropy")]
    public Task Cross_entropy_applies_the_softmax_itself(string layers, string activation, string loss) =>
        Layers("GEN010", $"{loss} applies the softmax itself; remove [{activation}] before it", $"[Input(4), Dense(3), {layers}]");

    [Fact]
    public Task An_applied_function_uses_what_has_a_derivative() =>
        Reports("GEN011",
            "The generator does not understand 'MathF.Atan(x)'; a function for [Map] is made of arithmetic, comparisons, choices, patterns, local variables, "
                + "constants, functions of Math and MathF, and calls of other such functions",
            "[Network, Input(4), Map(nameof(F)), Dense(2), MeanSquaredError] partial class Net { static float F(float x) => 1 + «MathF.Atan(x)»; }");

    [Theory]
    [InlineData("", "'Net' has no method named 'F'")]
    [InlineData("float F(float x) => x;", "'F' is not static")]
    [InlineData("static T F<T>(T x) => x;", "'F' is generic")]
    [InlineData("static float F(float x, float y) => x;", "'F' takes 2 parameters")]
    [InlineData("static float F(ref float x) => x;", "'F' takes its parameter by reference")]
    [InlineData("static float F(int x) => x;", "'F' takes int")]
    [InlineData("static int F(float x) => 1;", "'F' returns int")]
    [InlineData("static float F => 1;", "'Net' has no method named 'F'")]
    public Task An_applied_function_is_static_and_from_one_number_to_one(string member, string found) =>
        Reports("GEN012", $"[Map] applies a static method from one float or double to another, but {found}",
            $"[Network, Input(4), Map(«\"F\"»), Dense(2), MeanSquaredError] partial class Net {{ {member} }}");

    [Theory]
    [InlineData("[Network, Input(4)]")]
    [InlineData("[Network, Input(4), MeanSquaredError]")]
    public Task A_network_has_layers(string attributes) =>
        Reports("GEN013", "'Net' has an input, but no layer; add one below it, such as [Dense(10)]", $"{attributes} partial class «Net»;");

    [Theory]
    [InlineData("static partial class «Net»;", "is static")]
    [InlineData("abstract partial class «Net»;", "is abstract")]
    [InlineData("partial record «Net»;", "is a record")]
    [InlineData("partial struct «Net»;", "is a struct")]
    [InlineData("partial class «Net»<T>;", "is generic")]
    [InlineData("file partial class «Net»;", "is local to its file")]
    [InlineData("partial class «Net»(int size) { int Size => size; }", "has a primary constructor")]
    [InlineData("partial class «Net» : Random2; class Random2 { public Random2(int seed) { } }",
        "derives from 'Random2', which has no constructor without parameters")]
    [InlineData("partial class «Net» : Other; [Network, Input(2), Dense(2), MeanSquaredError] partial class Other;", "derives from another network, 'Other'")]
    public Task A_network_is_an_ordinary_class(string declaration, string why) =>
        Reports("GEN014", $"'Net' cannot be a network, because it {why}; a network is an ordinary partial class",
            $"[Network, Input(4), Dense(2), MeanSquaredError] {declaration}");

    [Fact]
    public Task A_network_cannot_stand_within_a_generic_type() =>
        Reports("GEN014", "'Net' cannot be a network, because it stands within the generic type 'Outer'; a network is an ordinary partial class",
            "partial class Outer<T> { [Network, Input(4), Dense(2), MeanSquaredError] partial class «Net»; }");

    [Fact]
    public Task Layers_without_the_network_attribute_are_noticed() =>
        Reports("GEN015", "'Net' has layers but not [Network], so that nothing is generated for it; put [Network] above them",
            "[«Input(4)», Dense(2)] partial class Net;");

    [Fact]
    public Task A_mark_that_nothing_reads_is_noticed() =>
        Layers("GEN016", "The mark \"a\" is never read; remove it, or read it below with [Add], [Multiply], [Concat] or [From]",
            "[Input(4), Dense(2), «Mark(\"a\")», MeanSquaredError]");

    [Theory]
    [InlineData("void «Train»() { }", "Train")]
    [InlineData("int «OutputSize» => 3;", "OutputSize")]
    [InlineData("class «Dense1View»;", "Dense1View")]
    [InlineData("int «_buffers»;", "_buffers")]
    [InlineData("public «Net»(ulong seed, int batch) : this(seed: 0) { }", "Net(ulong, int)")]
    public Task A_member_that_the_generator_writes_cannot_be_the_users_too(string member, string name) =>
        Reports("GEN017", $"'Net' declares '{name}', which the generator writes too; give it another name",
            $"[Network, Input(4), Dense(2), MeanSquaredError] partial class Net {{ {member} }}");

    [Theory]
    [InlineData("Batch")]
    [InlineData("Predict")]
    public Task A_network_cannot_be_named_as_one_of_its_members(string name) =>
        Reports(
            "GEN017", $"'{name}' declares '{name}', which the generator writes too; give it another name",
            $"[Network, Input(4), Dense(2), MeanSquaredError] partial class «{name}»;");

    [Theory]
    [InlineData("Dense(2, «Name = \"\"»)", "", "it is empty")]
    [InlineData("Dense(2, «Name = \"1st\"»)", "1st", "a name begins with a letter and goes on with letters, digits and underscores")]
    [InlineData("Input(2, «Name = \"a b\"»), Dense(2)", "a b", "a name begins with a letter and goes on with letters, digits and underscores")]
    [InlineData("Dense(2), Output(«\"1st\"»)", "1st", "a name begins with a letter and goes on with letters, digits and underscores")]
    [InlineData("Dense(2), Mark(\"h\"), Hinge(«Name = \"\"»), From(\"h\")", "", "it is empty")]
    [InlineData("Mark(«\"\"»), Dense(2)", "", "a mark needs a name")]
    public Task A_name_must_be_one_in_CSharp(string layers, string name, string why)
    {
        string input = layers.StartsWith("Input", StringComparison.Ordinal) ? "" : "Input(4), ";
        return Layers("GEN018", $"\"{name}\" cannot be a name here: {why}", $"[{input}{layers}, MeanSquaredError]");
    }

    [Theory]
    [InlineData("NegativeLogLikelihood")]
    [InlineData("KLDivergence")]
    public Task A_loss_of_log_probabilities_asks_for_them(string loss) =>
        Layers("GEN019", $"{loss} expects log-probabilities, but Dense1 does not give them; add [LogSoftmax] before the loss",
            $"[Input(4), Dense(3), «{loss}»]");

    [Theory]
    [InlineData("Sigmoid")]
    [InlineData("LogSigmoid")]
    public Task Binary_cross_entropy_applies_the_sigmoid_itself(string activation) =>
        Layers("GEN020", $"BinaryCrossEntropy applies the sigmoid itself; remove [{activation}] before it",
            $"[Input(4), Dense(3), «{activation}», BinaryCrossEntropy]");

    [Theory]
    [InlineData("Dense(3), «Dense(3)»")]
    [InlineData("Dense(3), Dropout, «Dense(3)»")]
    public Task Two_dense_layers_in_a_row_are_noticed(string layers) =>
        Layers("GEN021",
            "'Dense2' follows 'Dense1' without an activation between them, so that together they can do no more than one dense layer; add one, such as [ReLU]",
            $"[Input(4), {layers}, MeanSquaredError]");

    [Theory]
    [InlineData("CrossEntropy")]
    [InlineData("ProbabilityCrossEntropy")]
    public Task A_single_class_is_none(string loss) =>
        Layers("GEN022",
            $"{loss} needs one output for each class and thus at least 2, but there is only 1; for a choice between yes and no use [BinaryCrossEntropy]",
            $"[Input(4), Dense(1), «{loss}»]");

    [Fact]
    public Task Dropout_right_before_the_loss_is_noticed() =>
        Layers("GEN023", "Dropout right before the loss CrossEntropy sets outputs of the network itself to zero; remove it, or move it above the last layer",
            "[Input(4), Dense(3), «Dropout(0.2)», CrossEntropy]");

    [Fact]
    public Task A_layer_of_ones_own_is_not_known() =>
        Reports("GEN024", "[Mine.Dense] is not a layer that the generator knows; for an element-wise function of your own use [Map]",
            "[Network, Input(4), «Mine.Dense», MeanSquaredError] partial class Net; namespace Mine { class DenseAttribute : LayerAttribute; }");

    [Theory]
    [InlineData("Input(4), «Input(2)», Dense(3)", "Input 2",
        "give it a name, such as Name = \"context\", and read it with [From], [Concat], [Add] or [Multiply]")]
    [InlineData("Input(4), «Input(2, Name = \"a\")», Dense(3)", "The input 'a'",
        "read it with [From(\"a\")], [Concat(\"a\")], [Add(\"a\")] or [Multiply(\"a\")], or remove it")]
    [InlineData("«Input(4)», Input(2, Name = \"a\"), From(\"a\"), Dense(3)", "Input 1",
        "give it a name, such as Name = \"context\", and read it with [From], [Concat], [Add] or [Multiply]")]
    public Task An_input_that_nothing_reads_is_noticed(string layers, string input, string advice) =>
        Layers("GEN025", $"{input} is never read; {advice}", $"[{layers}, MeanSquaredError]");

    [Fact]
    public Task An_output_that_is_discarded_is_noticed() =>
        Layers("GEN026", "The output of 'Dense1' is discarded, because [From] below continues from \"x\"; put a [Mark] between them, or remove the layer",
            "[Input(4, Name = \"x\"), «Dense(3)», From(\"x\"), Dense(2), MeanSquaredError]");

    [Fact]
    public Task A_network_without_a_loss_is_told_what_it_lacks() =>
        Reports("GEN027", "'Net' has no loss, and so no Train and no Evaluate; end with one, such as [MeanSquaredError], or train with Forward and Backward",
            "[Network, Input(4), Dense(3)] partial class «Net»;");

    [Fact]
    public Task A_loss_of_probabilities_asks_for_them() =>
        Layers("GEN028",
            "BinaryCrossEntropyOfProbabilities expects probabilities, but Dense1 does not give them; add [Sigmoid] before the loss, or use "
                + "[BinaryCrossEntropy], which applies the sigmoid itself", "[Input(4), Dense(3), «BinaryCrossEntropyOfProbabilities»]");

    [Theory]
    [InlineData("ReLU", "CrossEntropy")]
    [InlineData("ReLU6", "BinaryCrossEntropy")]
    public Task A_rectifier_before_cross_entropy_is_noticed(string activation, string loss) =>
        Layers("GEN029", $"{activation} right before {loss} lets no score be negative, so that no class can be ruled out; remove it",
            $"[Input(4), Dense(3), «{activation}», {loss}]");

    [Theory]
    [InlineData("Predict", "Predict", "the network has a member of that name")]
    [InlineData("summary", "Summary", "the network has a member of that name")]
    [InlineData("layout", "Layout", "the network has a member of that name")]
    [InlineData("unsafe", "Unsafe", "the generated code uses a type of that name")]
    [InlineData("ToString", "ToString", "every object has a member of that name")]
    [InlineData("Net", "Net", "the class itself has it, or it and 'View'")]
    public Task A_layer_with_parameters_cannot_be_named_as_a_member(string given, string name, string why) =>
        Layers("GEN030", $"A layer cannot be named '{name}': {why}", $"[Input(4), Dense(3, «Name = \"{given}\"»), MeanSquaredError]");

    [Fact]
    public Task A_constructor_must_call_the_generated_one() =>
        Reports("GEN031",
            "This constructor of 'Net' does not call the generated one, which makes the parameters; write ': this(seed: 0)' after its parameters, or pass on "
                + "a seed and the largest batch", "[Network, Input(4), Dense(3), MeanSquaredError] partial class Net { public «Net»(string file) { } }");
}
