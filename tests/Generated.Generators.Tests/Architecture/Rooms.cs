using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Generators.Tests.Architecture;

/// <summary>
/// The rooms of the generator, as the table in <c>generators/README.md</c> draws them, and what the source in a room really uses. The compiler says
/// what a name means, so that nothing gets through a wall by a partly qualified name, an extension method or a member of a type that is not named.
/// </summary>
internal sealed partial class Rooms
{
    private const string Root = "Generated.Generators";

    private readonly List<SyntaxTree> _trees;
    private readonly CSharpCompilation _compilation;
    private readonly Lazy<IReadOnlyList<(string File, string Space, string Type)>> _uses;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = [];

    private static readonly Lazy<Rooms> s_ofGenerator = new(() => new Rooms(Sources(Path.Combine(Repository.Root, "generators", Root))));

    /// <summary>The generator as it is; several tests ask the compiler about it.</summary>
    public static Rooms OfGenerator => s_ofGenerator.Value;

    /// <param name="sources">The generator's source: the path within its project, and the text.</param>
    public Rooms(IEnumerable<(string Path, string Text)> sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14, preprocessorSymbols: ["GENERATOR"]);
        _trees = [.. sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.Path))];
        SyntaxTree usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; "
                + "global using System.Threading.Tasks;", options);
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Generated.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        _compilation = CSharpCompilation.Create(Root, [usings, .. _trees], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _uses = new(() => [.. _trees.SelectMany(UsesOf)]);
    }

    private Rooms(CSharpCompilation compilation, SyntaxTree tree)
    {
        (_compilation, _trees) = (compilation.AddSyntaxTrees(tree), [tree]);
        _uses = new(() => [.. _trees.SelectMany(UsesOf)]);
    }

    /// <summary>One more file; only what it uses is asked for.</summary>
    public Rooms WithFile(string path, string text) =>
        new(_compilation, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)_compilation.SyntaxTrees[0].Options, path));

    /// <summary>The source of the generator as it is, with the files that its project links.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        from source in Own(folder).Concat(Linked(folder))
        where !source.Name.StartsWith("obj/", StringComparison.Ordinal) && !source.Name.StartsWith("bin/", StringComparison.Ordinal)
        orderby source.Name
        select (source.Name, File.ReadAllText(source.File));

    private static IEnumerable<(string File, string Name)> Own(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        select (file, Path.GetRelativePath(folder, file).Replace('\\', '/'));

    private static IEnumerable<(string File, string Name)> Linked(string folder) =>
        from compile in XDocument.Load(Directory.EnumerateFiles(folder, "*.csproj").Single()).Descendants("Compile")
        where compile.Attribute("Link") is not null
        select (Path.Combine(folder, compile.Attribute("Include")!.Value), compile.Attribute("Link")!.Value);

    /// <summary>The rooms in the order of the table, with those that each may use.</summary>
    public static IReadOnlyList<(string Room, IReadOnlyList<string> MayUse)> Walls(string readme) =>
        [.. Row().Matches(readme)
            .Select(row => (row.Groups[1].Value, (IReadOnlyList<string>)[.. Name().Matches(row.Groups[2].Value).Select(name => name.Groups[1].Value)]))];

    /// <summary>The generator, compiled for this process.</summary>
    public CSharpCompilation Compilation => _compilation;

    /// <summary>What a file means; it is found out once.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, _ => _compilation.GetSemanticModel(tree));

    /// <summary>What does not compile.</summary>
    public IEnumerable<string> Errors => _compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(error => error.ToString());

    /// <summary>Each type that a file uses: the file, the namespace of the type, and the type.</summary>
    public IReadOnlyList<(string File, string Space, string Type)> Uses() => _uses.Value;

    /// <summary>The uses that the walls forbid, as sentences.</summary>
    public IEnumerable<string> Breaches(IReadOnlyList<(string Room, IReadOnlyList<string> MayUse)> walls)
    {
        string[] names = [.. walls.Select(wall => wall.Room)];
        foreach ((string file, string space, string type) in Uses())
        {
            if (!file.Contains('/') || !(space + ".").StartsWith(Root + ".", StringComparison.Ordinal))
                continue;
            string? room = RoomOf(file[..file.LastIndexOf('/')], names);
            string? used = RoomOf(space[Math.Min(space.Length, Root.Length + 1)..].Replace('.', '/'), names);
            if (room is null)
                yield return $"{file} is in no room of the table";
            else if (used != room && (used is null || !walls.First(wall => wall.Room == room).MayUse.Contains(used)))
                yield return $"{file} uses {type} of {used ?? "no room"}, which {room} may not";
        }
    }

    /// <summary>The room that a folder belongs to: the longest one whose name it begins with.</summary>
    private static string? RoomOf(string folder, IEnumerable<string> rooms) =>
        rooms.Where(room => (folder + "/").StartsWith(room + "/", StringComparison.Ordinal)).MaxBy(room => room.Length);

    /// <summary>Each text that stands in the source as a literal: the file, and the text.</summary>
    public IEnumerable<(string File, string Text)> Literals() =>
        from tree in _trees
        from literal in tree.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>()
        where literal.IsKind(SyntaxKind.StringLiteralExpression)
        select (tree.FilePath, literal.Token.ValueText);

    private IEnumerable<(string, string, string)> UsesOf(SyntaxTree tree)
    {
        SemanticModel model = ModelOf(tree);
        return tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>()
            .Select(name => model.GetSymbolInfo(name).Symbol)
            .Select(symbol => symbol as INamedTypeSymbol ?? symbol?.ContainingType)
            .OfType<INamedTypeSymbol>()
            .Where(type => type.ContainingNamespace is not null)
            .Select(type => (tree.FilePath, type.ContainingNamespace.ToDisplayString(), type.Name))
            .Distinct();
    }

    [GeneratedRegex(@"^\| `([\w/]+)/` \| ([^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"([\w/]+)")]
    private static partial Regex Name();
}
