using BenchmarkDotNet.Attributes;
using Generated.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generated.Benchmarks;

/// <summary>What the generator adds to a build of a project with 784-128-10 in it, and to a keystroke.</summary>
public class Generator
{
    private const string Source = """
        using Generated;

        [Network]
        [Input(784)]
        [Dense(128), ReLU]
        [Dense(10)]
        [CrossEntropy]
        public partial class Digits;
        """;

    private readonly SyntaxTree _tree = CSharpSyntaxTree.ParseText(Source);
    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _edited = null!;
    private GeneratorDriver _warm = null!;

    [GlobalSetup]
    public void Setup()
    {
        string[] paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        _compilation = CSharpCompilation.Create("Project", [_tree], paths.Select(path => MetadataReference.CreateFromFile(path)), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _edited = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;"));
        _warm = CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(_compilation);
        if (_warm.GetRunResult().GeneratedTrees.Length != 1)
            throw new InvalidOperationException("Nothing was generated.");
    }

    [Benchmark(Description = "784-128-10, from its attributes to source")]
    public GeneratorDriver Full() => CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(_compilation);

    [Benchmark(Description = "an edit elsewhere in the project")]
    public GeneratorDriver Incremental() => _warm.RunGenerators(_edited);
}
