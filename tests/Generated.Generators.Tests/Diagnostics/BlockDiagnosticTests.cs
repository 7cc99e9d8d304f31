using System.Globalization;
using Generated.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Diagnostics;

/// <summary>What is wrong with blocks and their uses, and with weights that layers share: where it is told, and in which words.</summary>
public sealed class BlockDiagnosticTests
{
    /// <summary>A snippet in which «» stand around what the only diagnostic underlines.</summary>
    private static async Task Reports(string id, string message, string marked)
    {
        string source = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        (Compilation compilation, _) = Snippet.Generate(source);
        Diagnostic[] diagnostics = [.. await Snippet.Analyze(compilation)];
        Assert.Equal([$"{id}: {message}"], diagnostics.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
        Diagnostic only = diagnostics[0];
        Assert.Equal(Descriptors.Of(id).DefaultSeverity, only.Severity);
        Assert.Equal(Descriptors.Of(id).HelpLinkUri, only.Descriptor.HelpLinkUri);
        string expected = marked[(marked.IndexOf('«', StringComparison.Ordinal) + 1)..marked.IndexOf('»', StringComparison.Ordinal)];
        Assert.Equal(expected, only.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(only.Location.SourceSpan));
        Assert.Equal(marked.IndexOf('«', StringComparison.Ordinal) + Snippet.Usings.Length, only.Location.SourceSpan.Start);
    }

    /// <summary>A network of one input of 4 that uses a block B.</summary>
    private static Task Uses(string id, string message, string use, string block) =>
        Reports(id, message, $"[Network, Input(4), {use}, Dense(1), MeanSquaredError] partial class Net; {block}");

    private const string Wide = "[Block, Dense(Width), ReLU] class B { public const int Width = BlockArgument.First; }";

    [Theory]
    [InlineData("class B;", "is not marked as one")]
    [InlineData("[Network, Input(4), Dense(4), MeanSquaredError] partial class B;", "is a network")]
    public Task Only_blocks_can_be_used(string type, string found) =>
        Uses("GEN040", $"[Use] places classes with [Block], but 'B' {found}", "«Use<B>»", type);

    [Fact]
    public Task A_block_does_not_use_itself() =>
        Uses("GEN041", "The block 'B' contains itself: B uses B", "Use<B>", "[Block, ReLU, «Use<B>»] class B;");

    [Fact]
    public async Task Each_block_of_a_circle_is_told_of_it()
    {
        Diagnostic[] diagnostics =
            [.. await Snippet.Analyze(Snippet.Compile(
            "[Network, Input(4), Use<Z>, MeanSquaredError] partial class Net; [Block, Use<A>] class Z; [Block, Use<B>] class A; [Block, Use<C>] class B; "
                + "[Block, Use<A>] class C;"))];
        Assert.Equal(
            ["The block 'A' contains itself: A uses B uses C uses A", "The block 'B' contains itself: B uses C uses A uses B",
                "The block 'C' contains itself: C uses A uses B uses C"],
            diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("«Input(4)», ReLU", "Input", "its input is what stands before the place where it is used")]
    [InlineData("ReLU, «CrossEntropy»", "CrossEntropy", "the loss stands at the end of the network")]
    public Task A_block_has_no_input_and_no_loss(string layers, string kind, string why) =>
        Uses("GEN042", $"[{kind}] cannot stand in the block 'B': {why}", "Use<B>", $"[Block, {layers}] class B;");

    [Fact]
    public Task A_block_has_layers() =>
        Uses("GEN043", "The block 'B' has no layers; add one, such as [ReLU]", "Use<B>", "[Block] class «B»;");

    [Theory]
    [InlineData("«Use<B>»", "none")]
    [InlineData("«Use<B>(1, 2)»", "2")]
    public Task A_use_gives_as_many_arguments_as_the_block_has(string use, string given) =>
        Uses("GEN044", $"The block 'B' has 1 argument (Width), but is given {given}", use, Wide);

    [Fact]
    public Task Arguments_without_a_constant_of_the_block_count_too() =>
        Uses("GEN044", "The block 'B' has 2 arguments (Width, one without a name), but is given 1", "«Use<B>(3)»",
            "[Block, Dense(Width), ReLU, Dense(BlockArgument.Second), ReLU] class B { public const int Width = BlockArgument.First; }");

    [Fact]
    public Task A_block_without_arguments_takes_none() =>
        Uses("GEN044", "The block 'B' has no arguments, but is given 1", "«Use<B>(3)»", "[Block, ReLU] class B;");

    [Fact]
    public Task A_network_has_no_arguments() =>
        Reports("GEN045", "Dense: Units is the argument of a block, but 'Net' is a network and has none",
            "[Network, Input(4), Dense(«BlockArgument.First»), MeanSquaredError] partial class Net;");

    [Fact]
    public Task An_argument_is_whole_where_the_option_is() =>
        Uses("GEN007", "In layer 1 of the block 'B', [Dense]: Dense: Units must be a whole number, but is 0.5", "«Use<B>(0.5)»", Wide);

    [Fact]
    public Task An_argument_is_whole_where_an_inner_block_needs_it() =>
        Uses("GEN007", "In layer 1 of the block 'B', [Dense]: Dense: Units must be a whole number, but is 0.5", "«Use<A>(0.5)»",
            "[Block, Use<B>(BlockArgument.First)] class A; " + Wide);

    [Fact]
    public Task Repetitions_are_one_at_least() =>
        Uses("GEN007", "Use: Repeat must be at least 1, but is 0", "Use<B>(3, «Repeat = 0»)", Wide);

    [Fact]
    public Task Repetitions_of_an_inner_block_are_told_at_the_outer_use() =>
        Uses("GEN007", "In layer 1 of the block 'A', [Use]: Use: Repeat must be at least 1, but is -1", "«Use<A>(-1)»",
            "[Block, Use<B>(3, Repeat = BlockArgument.First)] class A; " + Wide);

    [Theory]
    [InlineData("Use<B>(3, «Name = \"a b\"»)", "GEN018",
        "\"a b\" cannot be a name here: a name begins with a letter and goes on with letters, digits and underscores")]
    [InlineData("Use<B>(3, Name = \"Stage\"), Use<B>(3, «Name = \"stage\"»)", "GEN005",
        "There is already a layer named 'Stage' above; give this one another name")]
    [InlineData("Dense(3, Name = \"Stage\"), ReLU, Use<B>(3, «Name = \"Stage\"»)", "GEN005",
        "There is already a layer named 'Stage' above; give this one another name")]
    [InlineData("Use<B>(3, «Name = \"Predict\"»)", "GEN030", "A layer cannot be named 'Predict': the network has a member of that name")]
    public Task A_placement_has_a_name_of_its_own(string uses, string id, string message) => Uses(id, message, uses, Wide);

    [Fact]
    public Task What_does_not_fit_in_a_block_is_told_at_its_use() =>
        Uses("GEN003", "In layer 2 of the block 'B', [Dense]: Dense expects a vector or a sequence of vectors, but the input here is 2x2x1; "
            + "add [Flatten] before it", "«Use<B>»",
            "[Block, Reshape(2, 2, 1), Dense(4)] class B;");

    [Fact]
    public Task What_does_not_fit_in_a_block_of_a_block_is_told_at_the_outer_use() =>
        Uses("GEN003", "In layer 1 of the block 'B', [Dense]: Dense expects a vector or a sequence of vectors, but the input here is 2x2x1; "
            + "add [Flatten] before it", "«Use<A>»",
            "[Block, Reshape(2, 2, 1), Use<B>] class A; [Block, Dense(4)] class B;");

    [Fact]
    public Task What_is_wrong_with_a_later_repetition_says_so() =>
        Uses("GEN006",
            "In layer 3 of the block 'B', [Add], repetition 2: Add cannot join the value here, which is 5, with \"x\", which is 10: the shapes must be the "
                + "same; put [Dense(10)] before it, or mark a value of 5", "Dense(5), ReLU, «Use<B>(Repeat = 4)»",
            "[Block, Mark(\"x\"), Dense(5), Add(\"x\"), Mark(\"y\"), Concat(\"y\"), ReLU] class B;");

    [Fact]
    public Task What_is_wrong_with_all_repetitions_is_said_once() =>
        Uses("GEN016",
            "In layer 1 of the block 'B', [Mark]: The mark \"x\" is never read; remove it, or read it below with [Add], [Multiply], [Concat] or [From]",
            "«Use<B>(Repeat = 3)»", "[Block, Mark(\"x\"), ReLU] class B;");

    [Fact]
    public Task A_block_sees_no_mark_from_outside() =>
        Uses("GEN004",
            "In layer 1 of the block 'B', [Add]: Add reads the mark \"x\", but no value above is marked; put [Mark(\"x\")] below the layer that it should "
                + "name", "Mark(\"x\"), Add(\"x\"), «Use<B>»", "[Block, Add(\"x\"), ReLU] class B;");

    [Fact]
    public Task No_mark_of_a_block_is_seen_outside() =>
        Uses("GEN004", "Add reads the mark \"x\", but no value above is marked; put [Mark(\"x\")] below the layer that it should name", "Use<B>, Add(«\"x\"»)",
            "[Block, Mark(\"x\"), ReLU, Add(\"x\")] class B;");

    [Fact]
    public Task What_is_wrong_with_a_block_itself_is_told_where_it_stands() =>
        Uses("GEN011",
            "The generator does not understand 'MathF.Atan(x)'; a function for [Map] is made of arithmetic, comparisons, choices, patterns, local variables, "
                + "constants, functions of Math and MathF, and calls of other such functions", "Use<B>",
            "[Block, Map(nameof(F))] class B { static float F(float x) => «MathF.Atan(x)»; }");

    [Theory]
    [InlineData("[Network, Input(4), «Use<B>(Repeat = 1500)», Dense(1), MeanSquaredError] partial class Net; [Block, ReLU, Tanh] class B;")]
    [InlineData("[Network, Input(4), «Use<B>(Repeat = int.MaxValue)», Dense(1), MeanSquaredError] partial class Net; [Block, ReLU, Tanh] class B;")]
    public Task A_network_has_so_many_layers_and_no_more(string source) =>
        Reports("GEN046", "'Net' has more than 2,048 layers, all repetitions of blocks counted", source);

    [Fact]
    public async Task Blocks_that_double_twelve_times_are_noticed_before_they_are_read()
    {
        string blocks = string.Join(" ", Enumerable.Range(1, 30).Select(i => $"[Block, Use<B{i - 1}>, Use<B{i - 1}>] class B{i};"));
        Diagnostic[] diagnostics =
            [.. await Snippet.Analyze(Snippet.Compile($"[Network, Input(4), Use<B30>, MeanSquaredError] partial class Net; [Block, ReLU] class B0; {blocks}"))];
        Assert.Contains("'Net' has more than 2,048 layers, all repetitions of blocks counted",
            diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        Assert.All(diagnostics, diagnostic => Assert.Equal("GEN046", diagnostic.Id));
    }

    /// <summary>Two branches of one input, the second with a layer that uses another's weights.</summary>
    private static Task Shares(string id, string message, string second, string first = "Dense(5)") =>
        Reports(id, message,
            $"[Network, Input(4, Name = \"x\"), {first}, Tanh, Mark(\"a\"), From(\"x\"), {second}, Concat(\"a\"), Dense(1), MeanSquaredError] partial class "
                + "Net;");

    [Theory]
    [InlineData("Dense(5, «WeightsOf = \"Dense9\"»)", "Dense2", "Dense9", "above there are only these: Dense1")]
    [InlineData("Dense(5, «WeightsOf = \"Dense3\"»)", "Dense2", "Dense3", "above there are only these: Dense1")]
    [InlineData("PReLU(«WeightsOf = \"slope\"»)", "PReLU1", "slope", "there is no layer PReLU above")]
    public Task The_layer_whose_weights_are_used_stands_above(string layer, string name, string given, string known) =>
        Shares("GEN047", $"'{name}' uses the weights of '{given}', but {known}", layer);

    [Theory]
    [InlineData("PReLU(«WeightsOf = \"Dense1\"»)", "PReLU1", "that is a layer Dense, and not PReLU")]
    [InlineData("ReLU(«WeightsOf = \"Dense1\"»)", "ReLU1", "ReLU has no parameters")]
    [InlineData("Dense(6, «WeightsOf = \"Dense1\"»)", "Dense2", "its weight would be 6x4, and that of 'Dense1' is 5x4")]
    [InlineData("Dense(5, Bias = false, «WeightsOf = \"Dense1\"»)", "Dense2", "it would have weight, and 'Dense1' has weight and bias")]
    [InlineData("ReLU, Concat(\"a\"), Dense(5, «WeightsOf = \"Dense1\"»)", "Dense2", "its weight would be 5x9, and that of 'Dense1' is 5x4")]
    public Task The_layer_whose_weights_are_used_is_alike(string layer, string name, string why) =>
        Shares("GEN048", $"'{name}' cannot use the weights of 'Dense1': {why}", layer);

    [Fact]
    public Task An_input_uses_no_weights() =>
        Reports("GEN048", "'Input' cannot use the weights of 'Dense1': Input has no parameters",
            "[Network, Input(4, «WeightsOf = \"Dense1\"»), Dense(5), MeanSquaredError] partial class Net;");

    private const string Blocks = "[Block, Dense(BlockArgument.First), Tanh] class B; [Block, Dense(5), Tanh] class C;";

    [Theory]
    [InlineData("Use<B>(5), «Use<B>(6, WeightsOf = \"B1\")»", "GEN048",
        "In layer 1 of the block 'B', [Dense]: 'Dense1' cannot use the weights of 'B1.Dense1': its weight would be 6x5, and that of 'Dense1' is 5x4")]
    [InlineData("Use<B>(5), Use<B>(6, «WeightsOf = \"B2\"»)", "GEN047", "'B2' uses the weights of 'B2', but above there are only these: B1")]
    [InlineData("Use<C>, Use<B>(6, «WeightsOf = \"C1\"»)", "GEN048", "'B1' cannot use the weights of 'C1': that is a placement of 'C', and not of 'B'")]
    [InlineData("Dense(5), Tanh, Use<B>(6, «WeightsOf = \"Dense1\"»)", "GEN047", "'B1' uses the weights of 'Dense1', but there is no placement of 'B' above")]
    public Task The_placement_whose_weights_are_used_is_alike(string uses, string id, string message) =>
        Reports(id, message, $"[Network, Input(4), {uses}, Dense(1), MeanSquaredError] partial class Net; {Blocks}");
}
