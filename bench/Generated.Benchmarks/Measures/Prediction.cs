using BenchmarkDotNet.Attributes;

namespace Generated.Benchmarks;

/// <summary>The prediction of one sample, and of a batch.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Prediction
{
    private GeneratedNetwork _generated = null!;
    private LibtorchNetwork? _libtorch;
    private OnnxNetwork? _onnxRuntime;

    [ParamsSource(nameof(Cases), Priority = 0)]
    public NetworkCase Case { get; set; } = null!;

    [Params(1, 2, Priority = 1)]
    public int Threads { get; set; }

    public static IEnumerable<NetworkCase> Cases
    {
        get
        {
            foreach (NetworkCase network in (NetworkCase[])[NetworkCase.Tabular, NetworkCase.Digits, NetworkCase.LargeDigits, NetworkCase.Odd,
                NetworkCase.LeNet5, NetworkCase.Cnn])
            {
                yield return network with { Batch = 1 };
                yield return network;
            }
            yield return NetworkCase.ResNet20 with { Batch = 1 };
        }
    }

    // Whoever is not measured leaves, since idle threads of a pool may spin for a while.

    [GlobalSetup(Target = nameof(Generated))]
    public void SetUpGenerated()
    {
        SetUp();
        CleanUp();
        Allocations.Measure(typeof(Prediction), Case, Threads, () => _generated.Predict());
    }

    [GlobalSetup(Target = nameof(Libtorch))]
    public void SetUpLibtorch()
    {
        SetUp();
        _onnxRuntime?.Dispose();
        _onnxRuntime = null;
    }

    [GlobalSetup(Target = nameof(OnnxRuntime))]
    public void SetUpOnnxRuntime()
    {
        SetUp();
        _libtorch?.Dispose();
        _libtorch = null;
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _libtorch?.Dispose();
        _libtorch = null;
        _onnxRuntime?.Dispose();
        _onnxRuntime = null;
    }

    [Benchmark(Description = "Generated")]
    public float[] Generated() => _generated.Predict();

    [Benchmark(Description = "libtorch")]
    public void Libtorch() => _libtorch!.Predict();

    [Benchmark(Description = "ONNX Runtime")]
    public float[] OnnxRuntime() => _onnxRuntime!.Predict();

    /// <summary>Makes all of them, and checks that they predict the same.</summary>
    private void SetUp()
    {
        _generated = Construction.Network(Case, Threads, learningRate: 0);
        _generated.DrawBuffers();
        _libtorch = Peers.LibtorchProblem is null ? new LibtorchNetwork(Case, _generated, Threads, learningRate: 0) : null;
        _onnxRuntime = Peers.OnnxRuntimeProblem is null ? new OnnxNetwork(Case, _generated, Threads) : null;
        _libtorch?.StartPrediction();
        float[] predicted = _generated.Predict();
        if (_libtorch is not null)
            Agreement.Check($"{Case}, predicted by libtorch", predicted, _libtorch.CopyPrediction());
        if (_onnxRuntime is not null)
            Agreement.Check($"{Case}, predicted by ONNX Runtime", predicted, _onnxRuntime.Predict());
    }
}
