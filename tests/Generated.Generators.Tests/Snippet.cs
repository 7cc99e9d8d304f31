using System.Collections.Immutable;
using Generated.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Generated.Generators.Tests;

/// <summary>Compiles pieces of C# against the library, and runs the generator and the analyzer on them.</summary>
internal static class Snippet
{
    /// <summary>What every snippet begins with.</summary>
    public const string Usings = "using System;\nusing Generated;\n";

    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "Generated.dll" or "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    // The snippets need no documentation; generated code must have it right.
    public static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]);

    public static SyntaxTree Parse(string source, string path = "Network.cs") =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path, cancellationToken: TestContext.Current.CancellationToken);

    public static CSharpCompilation Compile(params string[] sources) =>
        CSharpCompilation.Create("Snippet", sources.Select((source, i) => Parse(Usings + source, $"Network{i}.cs")), References, Options);

    /// <summary>The compilation with the generated files, and what the generator itself reports.</summary>
    public static (Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics) Generate(params string[] sources)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(sources), out Compilation compilation, out ImmutableArray<Diagnostic> diagnostics,
            TestContext.Current.CancellationToken);
        return (compilation, diagnostics);
    }

    public static GeneratorDriver Driver(bool trackSteps = false) =>
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    /// <summary>A compilation as one of another version of C#, and a driver that writes that.</summary>
    public static (CSharpCompilation Compilation, GeneratorDriver Driver) As(Compilation compilation, LanguageVersion version)
    {
        CSharpParseOptions options = ParseOptions.WithLanguageVersion(version);
        var old = ((CSharpCompilation)compilation).RemoveAllSyntaxTrees()
            .AddSyntaxTrees(compilation.SyntaxTrees.Select(tree =>
            CSharpSyntaxTree.ParseText(tree.ToString(), options, tree.FilePath, cancellationToken: TestContext.Current.CancellationToken)));
        return (old, CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: options));
    }

    /// <summary>What the analyzer reports, in the order of the source.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation)
    {
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([new NetworkAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>What the compiler says where the package's suppressor may take it back.</summary>
    private static async Task<IEnumerable<Diagnostic>> CompilerDiagnostics(Compilation compilation) =>
        (await compilation.WithAnalyzers([new ComplianceSuppressor()]).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken))
            .Where(diagnostic => !diagnostic.IsSuppressed);

    /// <summary>What the compiler, the generator and the analyzer say of a snippet together, as a user sees it.</summary>
    public static async Task<string[]> Complaints(params string[] sources)
    {
        (Compilation compilation, ImmutableArray<Diagnostic> diagnostics) = Generate(sources);
        return
        [
            .. diagnostics.Concat(await CompilerDiagnostics(compilation)).Concat(await Analyze(compilation))
                .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
                .Select(diagnostic => diagnostic.ToString()),
        ];
    }

    /// <summary>Neither the compiler nor the generator nor the analyzer has anything to say.</summary>
    public static async Task IsQuiet(params string[] sources)
    {
        string[] complaints = await Complaints(sources);
        Assert.True(complaints.Length == 0, string.Join("\n", complaints.DistinctBy(complaint => complaint.Split('(')[0]).Take(20)));
    }
}
