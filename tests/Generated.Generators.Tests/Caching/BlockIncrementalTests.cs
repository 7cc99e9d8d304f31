using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Caching;

/// <summary>An edit of a block writes the networks anew that use it, and no other.</summary>
public sealed class BlockIncrementalTests
{
    private const string Using = "[Network, Input(2), Use<Outer>, MeanSquaredError] partial class Using;";
    private const string Plain = "[Network, Input(3), Dense(2), MeanSquaredError] partial class Plain;";
    private const string Outer = "[Block, Use<Inner>(4, Repeat = 2), Tanh] class Outer;";
    private const string Inner =
        "[Block, Dense(Width), Map(nameof(F))] class Inner { public const int Width = BlockArgument.First; static float F(float x) => x * x; void Run() { } }";

    private static (IncrementalStepRunReason[] Parse, IncrementalStepRunReason[] Emit, string Source) Edit(int file, string from, string to)
    {
        Compilation compilation = Snippet.Compile(Using, Plain, Outer, Inner);
        GeneratorDriver driver = Snippet.Driver(trackSteps: true).RunGenerators(compilation, TestContext.Current.CancellationToken);
        Assert.Equal(2, driver.GetRunResult().GeneratedTrees.Length);
        SyntaxTree tree = compilation.SyntaxTrees.ElementAt(file);
        string text = tree.ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        compilation = compilation.ReplaceSyntaxTree(tree, Snippet.Parse(text.Replace(from, to, StringComparison.Ordinal), tree.FilePath));
        GeneratorRunResult result = driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        return (Reasons(NetworkGenerator.ParseStep), Reasons(NetworkGenerator.EmitStep),
            result.GeneratedSources.Single(source => source.HintName == "Using.g.cs").SourceText.ToString());

        IncrementalStepRunReason[] Reasons(string step) => [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];
    }

    [Theory]
    [InlineData(2, "Repeat = 2", "Repeat = 3", "Outer1.Inner1.Block3.Dense1.weight")]
    [InlineData(2, "(4, ", "(5, ", "[5, 2]")]
    [InlineData(2, "Tanh", "Dense(7), Tanh", "Outer1.Dense1.weight")]
    [InlineData(3, "Dense(Width)", "Dense(Width, Name = \"first\")", "Outer1.Inner1.Block2.first.weight")]
    public void An_edit_of_a_block_concerns_the_networks_that_use_it(int file, string from, string to, string found)
    {
        (IncrementalStepRunReason[] parse, IncrementalStepRunReason[] emit, string source) = Edit(file, from, to);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged],
            parse.Select(reason => reason == IncrementalStepRunReason.Cached ? IncrementalStepRunReason.Unchanged : reason));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], emit);
        Assert.Contains(found, source, StringComparison.Ordinal);
    }

    [Fact]
    public void So_does_an_edit_of_a_function_that_a_block_applies() =>
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Edit(3, "x * x", "x * x + 1").Emit);

    [Theory]
    [InlineData(3, "void Run() { }", "void Run() { int i = 1; }")]
    [InlineData(3, "[Block, ", "[Block, /* a comment */ ")]
    [InlineData(3, "Dense(Width)", "Dense(BlockArgument.First)")]
    [InlineData(1, "class Plain;", "class Plain; class Another;")]
    public void An_edit_that_means_nothing_to_a_block_concerns_no_network(int file, string from, string to)
    {
        (IncrementalStepRunReason[] parse, IncrementalStepRunReason[] emit, _) = Edit(file, from, to);
        Assert.All(parse, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        Assert.All(emit, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }
}
