using System.Collections.Immutable;
using Generated.CodeFixes;
using Generated.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Generated.Generators.Tests.Diagnostics;

/// <summary>What each fix makes of a text, in every layout of attributes.</summary>
public sealed class CodeFixTests
{
    private static readonly CodeFixProvider[] Providers = [new MakePartialFix(), new InsertAttributeFix(), new RemoveAttributeFix()];

    private static Project Project(string source)
    {
        Project project = new AdhocWorkspace().CurrentSolution
            .AddProject("Snippet", "Snippet", LanguageNames.CSharp)
            .WithParseOptions(Snippet.ParseOptions).WithCompilationOptions(Snippet.Options).AddMetadataReferences(Snippet.References);
        return project.AddDocument("Network.cs", SourceText.From(Snippet.Usings + source)).Project;
    }

    private static async Task<(Document Document, Diagnostic[] Diagnostics)> Analyze(string source)
    {
        Document document = Project(source).Documents.Single();
        Compilation compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        return (document, [.. await Snippet.Analyze(compilation)]);
    }

    private static async Task<CodeAction> ActionOf(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        CodeFixProvider provider = Providers.Single(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id));
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return Assert.Single(actions);
    }

    private static async Task<string> TextAfter(CodeAction action, DocumentId id)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        Document changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(id)!;
        return (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString()[Snippet.Usings.Length..];
    }

    private static async Task Mends(string id, string title, string before, string after)
    {
        (Document document, Diagnostic[] diagnostics) = await Analyze(before);
        CodeAction action = await ActionOf(document, diagnostics.Last(diagnostic => diagnostic.Id == id));
        Assert.Equal(title, action.Title);
        Assert.Equal(after, await TextAfter(action, document.Id));
        (_, Diagnostic[] left) = await Analyze(after);
        Assert.DoesNotContain(left, diagnostic => diagnostic.Id == id);
    }

    [Theory]
    [InlineData("[Network, Input(128), MaxPool2D(2), MeanSquaredError] partial class Net;")]
    [InlineData("[Network, Input(8, 8, 3), Pad1D(1), MeanSquaredError] partial class Net;")]
    public async Task A_layer_of_images_is_not_told_to_flatten(string source)
    {
        (Document document, Diagnostic[] diagnostics) = await Analyze(source);
        Diagnostic mismatch = Assert.Single(diagnostics, diagnostic => diagnostic.Id == "GEN003");
        var actions = new List<CodeAction>();
        await new InsertAttributeFix().RegisterCodeFixesAsync(new CodeFixContext(document, mismatch, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        Assert.Empty(actions);
    }

    [Theory]
    [InlineData("class Net;", "partial class Net;")]
    [InlineData("public sealed class Net { }", "public sealed partial class Net { }")]
    [InlineData("static class Outer { internal struct Inner { [Network] public class Net; } }", "static partial class Outer { internal partial struct Inner { [Network] public partial class Net; } }")]
    public Task A_class_is_made_partial_with_all_around_it(string before, string after)
    {
        const string Attributes = "[Network, Input(2), Dense(2), MeanSquaredError] ";
        return Mends("GEN001", "Make partial", Write(before), Write(after));

        static string Write(string text) => text.Contains("[Network]", StringComparison.Ordinal) ? text.Replace("[Network] ", Attributes, StringComparison.Ordinal) : Attributes + text;
    }

    [Fact]
    public Task Flatten_stands_on_a_line_of_its_own_where_the_layer_does() =>
        Mends("GEN003", "Add [Flatten]", """
            namespace N
            {
                /// <summary>A network.</summary>
                [Network]
                [Input(4, 4, 2)] // an image
                // Classify.
                [Dense(10), ReLU]
                [Dense(3)]
                [CrossEntropy]
                partial class Net;
            }
            """, """
            namespace N
            {
                /// <summary>A network.</summary>
                [Network]
                [Input(4, 4, 2)] // an image
                // Classify.
                [Flatten]
                [Dense(10), ReLU]
                [Dense(3)]
                [CrossEntropy]
                partial class Net;
            }
            """);

    [Theory]
    [InlineData("[Network, Input(4, 4), Dense(3), CrossEntropy] partial class Net;", "[Network, Input(4, 4), Flatten, Dense(3), CrossEntropy] partial class Net;")]
    [InlineData("[Network] [Input(4, 4)] [Dense(3)] [CrossEntropy] partial class Net;", "[Network] [Input(4, 4)] [Flatten] [Dense(3)] [CrossEntropy] partial class Net;")]
    [InlineData("[\n    Network,\n    Input(4, 4),\n    Dense(3),\n    CrossEntropy\n]\npartial class Net;", "[\n    Network,\n    Input(4, 4),\n    Flatten,\n    Dense(3),\n    CrossEntropy\n]\npartial class Net;")]
    [InlineData("[Network]\r\n[Input(4, 4)]\r\n[Dense(3)]\r\n[CrossEntropy]\r\npartial class Net;", "[Network]\r\n[Input(4, 4)]\r\n[Flatten]\r\n[Dense(3)]\r\n[CrossEntropy]\r\npartial class Net;")]
    [InlineData("[Network, Input(4, 4)] [Generated.Dense(3), CrossEntropy] partial class Net;", "[Network, Input(4, 4)] [Generated.Flatten] [Generated.Dense(3), CrossEntropy] partial class Net;")]
    public Task Flatten_is_laid_out_as_its_neighbours(string before, string after) => Mends("GEN003", "Add [Flatten]", before, after);

    [Theory]
    [InlineData("GEN010", "Softmax", "CrossEntropy")]
    [InlineData("GEN020", "Sigmoid", "BinaryCrossEntropy")]
    [InlineData("GEN029", "ReLU", "CrossEntropy")]
    [InlineData("GEN023", "Dropout(0.5)", "MeanSquaredError")]
    [InlineData("GEN016", "Mark(\"a\")", "MeanSquaredError")]
    public async Task What_does_harm_is_removed(string id, string layer, string loss)
    {
        string title = $"Remove [{layer}]";
        await Mends(id, title, $"[Network]\n[Input(4)]\n[Dense(3)]\n[{layer}]\n[{loss}]\npartial class Net;", $"[Network]\n[Input(4)]\n[Dense(3)]\n[{loss}]\npartial class Net;");
        await Mends(id, title, $"[Network]\n[Input(4)]\n[Dense(3), {layer}]\n[{loss}]\npartial class Net;", $"[Network]\n[Input(4)]\n[Dense(3)]\n[{loss}]\npartial class Net;");
        await Mends(id, title, $"[Network, Input(4), Dense(3)]\n[{layer}, {loss}] partial class Net;", $"[Network, Input(4), Dense(3)]\n[{loss}] partial class Net;");
        await Mends(id, title, $"[Network, Input(4), Dense(3)] [{layer}] [{loss}] partial class Net;", $"[Network, Input(4), Dense(3)] [{loss}] partial class Net;");
    }

    [Theory]
    [InlineData("GEN019", "LogSoftmax", "NegativeLogLikelihood")]
    [InlineData("GEN028", "Sigmoid", "BinaryCrossEntropyOfProbabilities")]
    public Task What_a_loss_expects_is_added(string id, string activation, string loss) =>
        Mends(id, $"Add [{activation}]", $"[Network]\n[Input(4)]\n[Dense(3)]\n[{loss}]\npartial class Net;", $"[Network]\n[Input(4)]\n[Dense(3)]\n[{activation}]\n[{loss}]\npartial class Net;");

    [Theory]
    [InlineData("/// <summary>One.</summary>\n[Input(4)]\n[Dense(3)]\npartial class Net;", "/// <summary>One.</summary>\n[Network]\n[Input(4)]\n[Dense(3)]\npartial class Net;")]
    [InlineData("[Serializable, Input(4), Dense(3)] partial class Net;", "[Serializable, Network, Input(4), Dense(3)] partial class Net;")]
    public Task The_network_attribute_is_added(string before, string after) => Mends("GEN015", "Add [Network]", before, after);

    [Theory]
    [InlineData("GEN016",
        "[Network, Input(4), Dense(3), Mark(\"a\"), ReLU, Mark(\"b\"), Dense(2), CrossEntropy] partial class A; [Network, Input(4), Dense(3), Mark(\"c\"), MeanSquaredError] partial class B;",
        "[Network, Input(4), Dense(3), ReLU, Dense(2), CrossEntropy] partial class A; [Network, Input(4), Dense(3), MeanSquaredError] partial class B;")]
    [InlineData("GEN003",
        "[Network, Input(4, 4), Dense(3), CrossEntropy] partial class A; [Network, Input(4, 4), Dense(3), CrossEntropy] partial class B;",
        "[Network, Input(4, 4), Flatten, Dense(3), CrossEntropy] partial class A; [Network, Input(4, 4), Flatten, Dense(3), CrossEntropy] partial class B;")]
    [InlineData("GEN001",
        "[Network, Input(4), Dense(2), MeanSquaredError] class A; class Outer { [Network, Input(4), Dense(2), MeanSquaredError] class B; }",
        "[Network, Input(4), Dense(2), MeanSquaredError] partial class A; partial class Outer { [Network, Input(4), Dense(2), MeanSquaredError] partial class B; }")]
    public async Task All_occurrences_are_mended_at_once(string id, string before, string after)
    {
        (Document document, Diagnostic[] diagnostics) = await Analyze(before);
        CodeFixProvider provider = Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));
        var context = new FixAllContext(document, provider, FixAllScope.Document, id, [id], new Known(diagnostics), TestContext.Current.CancellationToken);
        CodeAction action = (await provider.GetFixAllProvider()!.GetFixAsync(context))!;
        Assert.Equal(after, await TextAfter(action, document.Id));
    }

    [Theory]
    [InlineData("GEN016", "Mark(\"a\"), ReLU")]
    [InlineData("GEN003", "Reshape(2, 2), Dense(4)")]
    public async Task Nothing_is_mended_at_the_use_of_a_block_that_is_wrong_within(string id, string block)
    {
        (Document document, Diagnostic[] diagnostics) = await Analyze($"[Network, Input(4), Use<B>, Dense(2), MeanSquaredError] partial class Net; [Block, {block}] class B;");
        Diagnostic only = Assert.Single(diagnostics, diagnostic => diagnostic.Id == id);
        CodeFixProvider provider = Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, only, (action, _) => Assert.Fail(action.Title), TestContext.Current.CancellationToken));
    }

    /// <summary>The diagnostics that were found before.</summary>
    private sealed class Known(Diagnostic[] diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
