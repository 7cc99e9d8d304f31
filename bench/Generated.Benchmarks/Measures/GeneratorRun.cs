using Generated.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generated.Benchmarks;

/// <summary>A project with one network in it, for the generator to run on.</summary>
internal sealed class GeneratorRun
{
    public static IReadOnlyList<string> Networks { get; } = ["784-128-10", "784-512-512-10", "ResNet-20"];

    private readonly CSharpCompilation _compilation;
    private readonly CSharpCompilation _edited;

    public GeneratorRun(string network)
    {
        string source = network == "ResNet-20" ? ResNet20() : Classifier(network.Split('-'));
        string[] paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        _compilation = CSharpCompilation.Create(
            "Project",
            [CSharpSyntaxTree.ParseText(source)],
            paths.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _edited = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;"));
    }

    private static string Classifier(string[] sizes)
    {
        string hidden = string.Join("\n", sizes[1..^1].Select(size => $"[Dense({size}), ReLU]"));
        return $"""
            using Generated;

            [Network]
            [Input({sizes[0]})]
            {hidden}
            [Dense({sizes[^1]})]
            [CrossEntropy]
            public partial class Classifier;
            """;
    }

    /// <summary>The file of the model, which is also a resource of this assembly.</summary>
    private static string ResNet20()
    {
        using var reader = new StreamReader(typeof(GeneratorRun).Assembly.GetManifestResourceStream("ResNet20.cs")!);
        return reader.ReadToEnd();
    }

    /// <summary>Lines of the source that is generated.</summary>
    public int Lines() => Full().GetRunResult().GeneratedTrees[0].GetText().Lines.Count;

    /// <summary>From the attributes to the source, everything anew.</summary>
    /// <exception cref="InvalidOperationException">Nothing was generated.</exception>
    public GeneratorDriver Full()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(_compilation);
        return driver.GetRunResult().GeneratedTrees.Length == 1 ? driver : throw new InvalidOperationException("Nothing was generated.");
    }

    /// <summary>After <see cref="Full"/>, an edit elsewhere in the project.</summary>
    public GeneratorDriver Incremental(GeneratorDriver driver) => driver.RunGenerators(_edited);
}
