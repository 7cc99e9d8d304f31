using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Caching;

/// <summary>What the generator does again when something is typed: nothing that the edit does not concern.</summary>
public sealed class IncrementalTests
{
    private const string First = "[Network, Input(2), Map(nameof(F)), Dense(2), MeanSquaredError] partial class First { static float F(float x) => x * x; }";
    private const string Second = "[Network, Input(3), Dense(2), MeanSquaredError] partial class Second;";
    private const string Other = "class Other { void Run() { } }";

    /// <summary>The reasons of each step after an edit of one file, by the network's name.</summary>
    private static (GeneratorRunResult Result, Compilation Compilation) Edit(int file, string text)
    {
        Compilation compilation = Snippet.Compile(First, Second, Other);
        GeneratorDriver driver = Snippet.Driver(trackSteps: true).RunGenerators(compilation, TestContext.Current.CancellationToken);
        Assert.Equal(2, driver.GetRunResult().GeneratedTrees.Length);
        SyntaxTree tree = compilation.SyntaxTrees.ElementAt(file);
        compilation = compilation.ReplaceSyntaxTree(tree, Snippet.Parse(Snippet.Usings + text, tree.FilePath));
        return (driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single(), compilation);
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static IncrementalStepRunReason[] OutputReasons(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.Values.SelectMany(runs => runs).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static void IsAllKept(GeneratorRunResult result)
    {
        Assert.All(Reasons(result, NetworkGenerator.ParseStep),
            reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        Assert.All(Reasons(result, NetworkGenerator.EmitStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_elsewhere_leaves_every_step_as_it_was() => IsAllKept(Edit(2, "class Other { void Run() { int i = 1; } }").Result);

    [Theory]
    [InlineData("// A comment.\n[Network, Input(2), Map(nameof(F)), Dense(2), MeanSquaredError] partial class First { static float F(float x) => x * x; }")]
    [InlineData(
        "[Network, Input(2) /* two */, Map(nameof(F)),\n Dense(2), MeanSquaredError] partial class First { static float F(float x) => x /* times */ * x; // "
            + "squared\n }")]
    [InlineData("[Network, Input(1 + 1), Map(\"F\"), Dense(units: 2), MeanSquaredError] partial class First { static float F(float x) => x * x; }")]
    public void A_comment_or_another_layout_leaves_the_output_as_it_was(string text) => IsAllKept(Edit(0, text).Result);

    [Theory]
    [InlineData("Dense(2)", "Dense(5)")]
    [InlineData("x * x", "x * x + 1")]
    [InlineData("Input(2)", "Input(2), Dropout(0.1)")]
    public void A_change_of_a_network_concerns_that_network_alone(string from, string to)
    {
        GeneratorRunResult result = Edit(0, First.Replace(from, to, StringComparison.Ordinal)).Result;
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, NetworkGenerator.ParseStep));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, NetworkGenerator.EmitStep));
        // The last output is what the generator tells where no analyzer runs: nothing.
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], OutputReasons(result));
    }

    [Fact]
    public void A_mistake_leaves_the_members_of_its_network_and_concerns_that_network_alone()
    {
        GeneratorRunResult result = Edit(0, First.Replace("Input(2)", "Input(2, 2, 2)", StringComparison.Ordinal)).Result;
        Assert.Equal(["First.g.cs", "Second.g.cs"], result.GeneratedSources.Select(source => source.HintName));
        Assert.DoesNotContain("Kernels", result.GeneratedSources[0].SourceText.ToString(), StringComparison.Ordinal);
        Assert.Contains("public void Predict(", result.GeneratedSources[0].SourceText.ToString(), StringComparison.Ordinal);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], OutputReasons(result).Take(2));
    }

    [Fact]
    public void Nothing_of_Roslyn_is_kept_from_one_run_to_the_next()
    {
        GeneratorRunResult result = Edit(2, "class Another;").Result;
        foreach (string step in (string[])[NetworkGenerator.ParseStep, NetworkGenerator.EmitStep])
            Assert.All(result.TrackedSteps[step].SelectMany(run => run.Outputs), output => ObjectGraph.HoldsNothingOfRoslyn(output.Value));
    }
}
