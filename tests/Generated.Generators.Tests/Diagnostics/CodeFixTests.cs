using System.Collections.Immutable;
using Generated.CodeFixes;
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
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action),
            TestContext.Current.CancellationToken));
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
        await new InsertAttributeFix()
            .RegisterCodeFixesAsync(new CodeFixContext(document, mismatch, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        Assert.Empty(actions);
    }

    [Theory]
    [InlineData("class Net;", "partial class Net;")]
    [InlineData("public sealed class Net { }", "public sealed partial class Net { }")]
    [InlineData("static class Outer { internal struct Inner { [Network] public class Net; } }",
        "static partial class Outer { internal partial struct Inner { [Network] public partial class Net; } }")]
    public Task A_class_is_made_partial_with_all_around_it(string before, string after)
    {
        const string Attributes = "[Network, Input(2), Dense(2), MeanSquaredError] ";
        return Mends("GEN001", "Make partial", Write(before), Write(after));

        static string Write(string text) => text.Contains("[Network]", StringComparison.Ordinal)
            ? text.Replace("[Network] ", Attributes, StringComparison.Ordinal) : Attributes + text;
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
    [InlineData("[Network, Input(4, 4, 1), Dense(3), CrossEntropy] partial class Net;",
        "[Network, Input(4, 4, 1), Flatten, Dense(3), CrossEntropy] partial class Net;")]
    [InlineData("[Network] [Input(4, 4, 1)] [Dense(3)] [CrossEntropy] partial class Net;",
        "[Network] [Input(4, 4, 1)] [Flatten] [Dense(3)] [CrossEntropy] partial class Net;")]
    [InlineData("[\n    Network,\n    Input(4, 4, 1),\n    Dense(3),\n    CrossEntropy\n]\npartial class Net;",
        "[\n    Network,\n    Input(4, 4, 1),\n    Flatten,\n    Dense(3),\n    CrossEntropy\n]\npartial class Net;")]
    [InlineData("[Network]\r\n[Input(4, 4, 1)]\r\n[Dense(3)]\r\n[CrossEntropy]\r\npartial class Net;",
        "[Network]\r\n[Input(4, 4, 1)]\r\n[Flatten]\r\n[Dense(3)]\r\n[CrossEntropy]\r\npartial class Net;")]
    [InlineData("[Network, Input(4, 4, 1)] [Generated.Dense(3), CrossEntropy] partial class Net;",
        "[Network, Input(4, 4, 1)] [Generated.Flatten] [Generated.Dense(3), CrossEntropy] partial class Net;")]
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
        await Mends(id, title, $"[Network]\n[Input(4)]\n[Dense(3)]\n[{layer}]\n[{loss}]\npartial class Net;",
            $"[Network]\n[Input(4)]\n[Dense(3)]\n[{loss}]\npartial class Net;");
        await Mends(id, title, $"[Network]\n[Input(4)]\n[Dense(3), {layer}]\n[{loss}]\npartial class Net;",
            $"[Network]\n[Input(4)]\n[Dense(3)]\n[{loss}]\npartial class Net;");
        await Mends(id, title, $"[Network, Input(4), Dense(3)]\n[{layer}, {loss}] partial class Net;",
            $"[Network, Input(4), Dense(3)]\n[{loss}] partial class Net;");
        await Mends(id, title, $"[Network, Input(4), Dense(3)] [{layer}] [{loss}] partial class Net;",
            $"[Network, Input(4), Dense(3)] [{loss}] partial class Net;");
    }

    [Theory]
    [InlineData("GEN019", "LogSoftmax", "NegativeLogLikelihood")]
    [InlineData("GEN028", "Sigmoid", "BinaryCrossEntropyOfProbabilities")]
    public Task What_a_loss_expects_is_added(string id, string activation, string loss) =>
        Mends(id, $"Add [{activation}]", $"[Network]\n[Input(4)]\n[Dense(3)]\n[{loss}]\npartial class Net;",
            $"[Network]\n[Input(4)]\n[Dense(3)]\n[{activation}]\n[{loss}]\npartial class Net;");

    [Theory]
    [InlineData("/// <summary>One.</summary>\n[Input(4)]\n[Dense(3)]\npartial class Net;",
        "/// <summary>One.</summary>\n[Network]\n[Input(4)]\n[Dense(3)]\npartial class Net;")]
    [InlineData("[Serializable, Input(4), Dense(3)] partial class Net;", "[Serializable, Network, Input(4), Dense(3)] partial class Net;")]
    public Task The_network_attribute_is_added(string before, string after) => Mends("GEN015", "Add [Network]", before, after);

    [Theory]
    [InlineData("GEN016",
        "[Network, Input(4), Dense(3), Mark(\"a\"), ReLU, Mark(\"b\"), Dense(2), CrossEntropy] partial class A; [Network, Input(4), Dense(3), Mark(\"c\"), "
            + "MeanSquaredError] partial class B;",
        "[Network, Input(4), Dense(3), ReLU, Dense(2), CrossEntropy] partial class A; [Network, Input(4), Dense(3), MeanSquaredError] partial class B;")]
    [InlineData("GEN003",
        "[Network, Input(4, 4, 1), Dense(3), CrossEntropy] partial class A; [Network, Input(4, 4, 1), Dense(3), CrossEntropy] partial class B;",
        "[Network, Input(4, 4, 1), Flatten, Dense(3), CrossEntropy] partial class A; "
            + "[Network, Input(4, 4, 1), Flatten, Dense(3), CrossEntropy] partial class B;")]
    [InlineData("GEN001",
        "[Network, Input(4), Dense(2), MeanSquaredError] class A; class Outer { [Network, Input(4), Dense(2), MeanSquaredError] class B; }",
        "[Network, Input(4), Dense(2), MeanSquaredError] partial class A; partial class Outer { [Network, Input(4), Dense(2), MeanSquaredError] partial class "
            + "B; }")]
    public async Task All_occurrences_are_mended_at_once(string id, string before, string after)
    {
        (Document document, Diagnostic[] diagnostics) = await Analyze(before);
        CodeFixProvider provider = Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));
        var context = new FixAllContext(document, provider, FixAllScope.Document, id, [id], new Known(diagnostics), TestContext.Current.CancellationToken);
        CodeAction action = (await provider.GetFixAllProvider()!.GetFixAsync(context))!;
        Assert.Equal(after, await TextAfter(action, document.Id));
    }

    [Theory]
    [InlineData(
        "using D = Generated.DenseAttribute; using N = Generated.NetworkAttribute; using I = Generated.InputAttribute; using C = "
            + "Generated.CrossEntropyAttribute; [N, I(4, 4, 1), D(3), C] partial class Net;", "D(3)", "Generated.Flatten, D(3)")]
    [InlineData("using D = Generated.DenseAttribute; using G = Generated; [G.Network, G.Input(4, 4, 1), D(3), G.CrossEntropy] partial class Net;", "D(3)",
        "Generated.Flatten, D(3)")]
    [InlineData("using G = Generated; [G.Network, G.Input(4, 4, 1), G.Dense(3), G.CrossEntropy] partial class Net;", "G.Dense(3)", "G.Flatten, G.Dense(3)")]
    [InlineData("using G = Generated; [G::Network, G::Input(4, 4, 1), G::Dense(3), G::CrossEntropy] partial class Net;",
        "G::Dense(3)", "G::Flatten, G::Dense(3)")]
    [InlineData(
        "using D = Generated.DenseAttribute; namespace App { class Generated; [global::Generated.Network, global::Generated.Input(4, 4, 1), D(3), "
            + "global::Generated.CrossEntropy] partial class Net; }", "D(3)", "global::Generated.Flatten, D(3)")]
    [InlineData("namespace App { using Generated; class FlattenAttribute : Attribute; [Network, Input(4, 4, 1), Dense(3), CrossEntropy] partial class Net; }",
        "Dense(3)", "Generated.Flatten, Dense(3)")]
    public async Task An_added_attribute_is_the_librarys_whatever_names_mean(string source, string from, string to)
    {
        // Without the usual using directives.
        Project project = Project("");
        Document document = project.RemoveDocument(project.DocumentIds[0]).AddDocument("Net.cs", "using System;\n" + source);
        Diagnostic mismatch = Assert.Single(await Snippet.Analyze((await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!),
            diagnostic => diagnostic.Id == "GEN003");
        CodeAction action = await ActionOf(document, mismatch);
        Document changed = Assert.Single((await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>())
            .ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal("using System;\n" + source.Replace(from, to, StringComparison.Ordinal),
            (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        Compilation compilation = (await changed.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Assert.Empty(await Snippet.Analyze(compilation));
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("[Dense(3), // hidden\r\n Mark(\"a\")]", "[Dense(3) // hidden\r\n]")]
    [InlineData("[Dense(3) /* hidden */, Mark(\"a\")]", "[Dense(3) /* hidden */]")]
    [InlineData("[Dense(3), Mark(\"a\"),]", "[Dense(3),]")]
    [InlineData("[Dense(3)]\r\n[\r\n    Mark(\"a\")\r\n]\r\n[ReLU]", "[Dense(3)]\r\n[ReLU]")]
    [InlineData("[Dense(3)]\r\n[Mark(\"a\")] // kept\r\n[ReLU]", "[Dense(3)]\r\n// kept\r\n[ReLU]")]
    public Task Attributes_are_removed_from_lists_of_any_form(string before, string after) =>
        Mends("GEN016", "Remove [Mark(\"a\")]", $"[Network, Input(4)]\r\n{before}\r\n[MeanSquaredError]\r\npartial class Net;",
            $"[Network, Input(4)]\r\n{after}\r\n[MeanSquaredError]\r\npartial class Net;");

    /// <summary>What <c>dotnet format</c> asks for: the whole solution, by the key of the first occurrence's fix, which may have none.</summary>
    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_occurrences_of_a_scope_are_mended_at_once(FixAllScope scope)
    {
        const string Before =
            "[Network, Input(4), Dense(3), Mark(\"a\"), Mark(\"b\"), ReLU, Dense(2), CrossEntropy] partial class A; [Network, Input(4), "
                + "Dense(3)]\n[Mark(\"c\"), Mark(\"d\")]\n[MeanSquaredError] partial class B;";
        const string After =
            "[Network, Input(4), Dense(3), ReLU, Dense(2), CrossEntropy] partial class A; [Network, Input(4), Dense(3)]\n[MeanSquaredError] partial class B;";
        Project first = Project(Before);
        first = first.AddDocument("Other.cs", Snippet.Usings + Before.Replace("class A", "class C", StringComparison.Ordinal)
            .Replace("class B", "class D", StringComparison.Ordinal)).Project;
        Project second = first.Solution.AddProject("Second", "Second", LanguageNames.CSharp).WithParseOptions(Snippet.ParseOptions)
            .WithCompilationOptions(Snippet.Options).AddMetadataReferences(Snippet.References).AddDocument("Third.cs", SourceText.From(Snippet.Usings + Before))
            .Project;
        Solution solution = second.Solution;
        Document document = solution.GetDocument(first.DocumentIds[0])!;
        var provider = new RemoveAttributeFix();
        var context = new FixAllContext(document, provider, scope, null!, ["GEN016"], new Found(), TestContext.Current.CancellationToken);
        CodeAction action = (await provider.GetFixAllProvider()!.GetFixAsync(context))!;
        Solution changed = Assert.Single((await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>())
            .ChangedSolution;
        int mended = 0;
        foreach (Document after in changed.Projects.SelectMany(project => project.Documents))
            mended += (await after.GetTextAsync(TestContext.Current.CancellationToken))
                .ToString()[Snippet.Usings.Length..].Replace("class C", "class A", StringComparison.Ordinal)
                .Replace("class D", "class B", StringComparison.Ordinal) == After ? 1 : 0;
        Assert.Equal(scope switch { FixAllScope.Document => 1, FixAllScope.Project => 2, _ => 3 }, mended);
    }

    /// <summary>The diagnostics of each document.</summary>
    private sealed class Found : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await Snippet.Analyze((await project.GetCompilationAsync(cancellationToken))!);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }

    [Theory]
    [InlineData("GEN016", "Mark(\"a\"), ReLU")]
    [InlineData("GEN003", "Reshape(2, 2, 1), Dense(4)")]
    public async Task Nothing_is_mended_at_the_use_of_a_block_that_is_wrong_within(string id, string block)
    {
        (Document document, Diagnostic[] diagnostics) =
            await Analyze($"[Network, Input(4), Use<B>, Dense(2), MeanSquaredError] partial class Net; [Block, {block}] class B;");
        Diagnostic only = Assert.Single(diagnostics, diagnostic => diagnostic.Id == id);
        CodeFixProvider provider = Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, only, (action, _) => Assert.Fail(action.Title),
            TestContext.Current.CancellationToken));
    }

    /// <summary>The diagnostics that were found before.</summary>
    private sealed class Known(Diagnostic[] diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
