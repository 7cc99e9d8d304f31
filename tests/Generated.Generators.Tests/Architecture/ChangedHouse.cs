using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Generated.Generators.Tests.Architecture;

/// <summary>The repository with some files changed: its library and its generator, compiled in memory and loaded beside those of this process.</summary>
internal sealed class ChangedHouse : IDisposable
{
    private const string LibraryFolder = "src/Generated/";
    private const string GeneratorFolder = "generators/Generated.Generators/";

    private static readonly string s_usings = string.Concat(
        ((string[])["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks"])
            .Select(space => $"global using {space};\n"));

    private static readonly MetadataReference[] s_framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly IReadOnlyDictionary<string, string> _changes;
    private readonly AssemblyLoadContext _loaded = new("Changed", isCollectible: true);
    private readonly MetadataReference _library;

    /// <param name="changes">The new text of each file that is new or changed, by its path in the repository.</param>
    public ChangedHouse(IReadOnlyDictionary<string, string> changes)
    {
        _changes = changes;
        (Library, _library) = Load(CSharpCompilation.Create("Generated", Trees([("Usings.cs", s_usings), .. Sources(LibraryFolder)]), s_framework,
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable)));
        (string Path, string Text)[] rooms = [.. Rooms.Sources(Path.Combine(Repository.Root, GeneratorFolder))
            .Where(source => !IsChanged(GeneratorFolder + source.Path)).Concat(Sources(GeneratorFolder, onlyChanged: true))
            .Select(source => (source.Path.Replace(GeneratorFolder, "", StringComparison.Ordinal), source.Text))];
        Generator = Load(new Rooms(rooms).Compilation).Assembly;
    }

    public Assembly Library { get; }

    public Assembly Generator { get; }

    public void Dispose() => _loaded.Unload();

    /// <summary>The text of a file; null if there is none.</summary>
    public static string? Read(string path)
    {
        string file = Path.Combine(Repository.Root, path);
        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : null;
    }

    /// <summary>The source below a folder, with the changes.</summary>
    public IEnumerable<(string Path, string Text)> Sources(string folder, bool onlyChanged = false) =>
        (onlyChanged ? [] : Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj") && !IsChanged(path))
            .Select(path => (path, Read(path)!)))
        .Concat(_changes.Where(change => change.Key.StartsWith(folder, StringComparison.Ordinal) && change.Key.EndsWith(".cs", StringComparison.Ordinal))
            .Select(change => (change.Key, change.Value)));

    private bool IsChanged(string path) => _changes.ContainsKey(path);

    /// <summary>Compiles networks and what tries them with what the changed generator writes for them.</summary>
    /// <param name="name">The name of the assembly.</param>
    /// <param name="sources">The networks, and what tries them.</param>
    /// <returns>The assembly, and the generated source.</returns>
    public (Assembly Assembly, string Source) Compile(string name, params IEnumerable<(string Path, string Text)> sources)
    {
        var generator = (IIncrementalGenerator)Activator.CreateInstance(Generator.GetType(typeof(NetworkGenerator).FullName!, throwOnError: true)!)!;
        var compilation = CSharpCompilation.Create(name, Trees([("Usings.cs", s_usings + "global using Generated;\n"), .. sources]),
            [.. s_framework, _library], Snippet.Options);
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: Snippet.ParseOptions).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation all, out var problems, TestContext.Current.CancellationToken);
        Assert.Empty(problems);
        string source = string.Join('\n', all.SyntaxTrees.Skip(compilation.SyntaxTrees.Length));
        return (Load((CSharpCompilation)all).Assembly, source);
    }

    private static IEnumerable<SyntaxTree> Trees(IEnumerable<(string Path, string Text)> sources) =>
        sources.Select(source => source.Text.Contains("[LibraryImport", StringComparison.Ordinal)
            ? WithoutImports(Snippet.Parse(source.Text, source.Path)) : Snippet.Parse(source.Text, source.Path));

    /// <summary>What another generator would write, calls of the system, is not there and not needed.</summary>
    private static SyntaxTree WithoutImports(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot(TestContext.Current.CancellationToken);
        IEnumerable<MethodDeclarationSyntax> imports = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.ToString().Contains("LibraryImport", StringComparison.Ordinal));
        root = root.ReplaceNodes(imports, (method, _) => method.WithAttributeLists([])
            .WithModifiers(SyntaxFactory.TokenList(method.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.PartialKeyword))))
            .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression("throw null!"))));
        return tree.WithRootAndOptions(root, tree.Options);
    }

    private (Assembly Assembly, MetadataReference Reference) Load(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        // What is new has not even a warning; of the rest, only the compiler of the project itself knows which warnings count.
        string[] wrong = [.. emitted.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error
            || (problem.Severity == DiagnosticSeverity.Warning && IsChanged(problem.Location.SourceTree?.FilePath ?? "")))
            .Select(problem => problem.ToString())];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Take(10)));
        image.Position = 0;
        Assembly assembly = _loaded.LoadFromStream(image);
        return (assembly, MetadataReference.CreateFromImage(image.ToArray()));
    }
}
