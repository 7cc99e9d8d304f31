using BenchmarkDotNet.Attributes;

namespace Generated.Benchmarks;

/// <summary>
/// The kernels of a dense layer alone. A network has no way to compute the input gradient and not the weight
/// gradient, so both are measured together, and the table states the difference: what asking for the input
/// gradient adds, which is the transposition of the weights and the product.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Kernels
{
    private DenseKernels _kernels = null!;

    [ParamsSource(nameof(Cases), Priority = 0)]
    public DenseShape Case { get; set; } = null!;

    [Params(1, 2, Priority = 1)]
    public int Threads { get; set; }

    public static IEnumerable<DenseShape> Cases =>
    [
        new(64, 784, 128), new(128, 512, 512), new(128, 1024, 1024), new(1, 784, 512), new(32, 64, 32),
        new(29, 37, 61), new(61, 127, 255), new(33, 100, 10),
    ];

    [GlobalSetup]
    public void SetUp()
    {
        _kernels = Construction.Kernels(Case, Threads);
        _kernels.Check();
    }

    [Benchmark(Description = "forward")]
    public void Forward() => _kernels.Forward();

    [Benchmark(Description = "weight gradient")]
    public void WeightGradient() => _kernels.WeightGradient();

    [Benchmark(Description = "weight and input gradient")]
    public void BothGradients() => _kernels.BothGradients();
}
