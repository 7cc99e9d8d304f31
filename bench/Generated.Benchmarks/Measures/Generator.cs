using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace Generated.Benchmarks;

/// <summary>What the generator adds to a build in a compiler that is running already, and to a keystroke.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Generator
{
    private GeneratorRun _run = null!;
    private GeneratorDriver _driver = null!;

    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    public static IEnumerable<string> Cases => GeneratorRun.Networks;

    [GlobalSetup]
    public void SetUp()
    {
        _run = new GeneratorRun(Case);
        _driver = _run.Full();
    }

    [Benchmark(Description = "warm")]
    public GeneratorDriver Warm() => _run.Full();

    [Benchmark(Description = "incremental")]
    public GeneratorDriver Incremental() => _run.Incremental(_driver);
}
