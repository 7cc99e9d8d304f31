using BenchmarkDotNet.Attributes;

namespace Generated.Benchmarks;

/// <summary>One training step: forward, loss, backward and optimizer.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Training
{
    // So small that the parameters stay where they are however many steps are run. A step costs the same at any
    // rate, but a network that has learnt its one batch by heart has gradients and moments near zero, and arithmetic
    // on denormal numbers is many times slower: the time would depend on the number of steps.
    private const double LearningRate = 1e-12;

    private GeneratedNetwork _generated = null!;
    private LibtorchNetwork? _libtorch;

    [ParamsSource(nameof(Cases), Priority = 0)]
    public NetworkCase Case { get; set; } = null!;

    [Params(1, 2, Priority = 1)]
    public int Threads { get; set; }

    public static IEnumerable<NetworkCase> Cases => [NetworkCase.Line, NetworkCase.Tabular, NetworkCase.Digits, NetworkCase.LargeDigits, NetworkCase.Odd,
        NetworkCase.LeNet5, NetworkCase.Cnn, NetworkCase.ResNet20];

    [GlobalSetup(Target = nameof(Generated))]
    public void SetUpGenerated()
    {
        CheckFirstSteps();
        _generated = Construction.Network(Case, Threads, LearningRate);
        Allocations.Measure(typeof(Training), Case, Threads, () => _generated.TrainStep());
    }

    [GlobalSetup(Target = nameof(Libtorch))]
    public void SetUpLibtorch()
    {
        CheckFirstSteps();
        _libtorch = new LibtorchNetwork(Case, Construction.Network(Case, Threads, LearningRate), Threads, LearningRate);
    }

    [GlobalCleanup]
    public void CleanUp() => _libtorch?.Dispose();

    [Benchmark(Description = "Generated")]
    public float Generated() => _generated.TrainStep();

    [Benchmark(Description = "libtorch")]
    public float Libtorch() => _libtorch!.TrainStep();

    /// <summary>The losses of the first steps at a rate that moves the parameters: equal only if gradients and optimizers agree, too.</summary>
    private void CheckFirstSteps()
    {
        const double rate = 1e-2;
        GeneratedNetwork generated = Construction.Network(Case, Threads, rate);
        using LibtorchNetwork? libtorch = Peers.LibtorchProblem is null ? new LibtorchNetwork(Case, generated, Threads, rate) : null;
        float first = 0, last = 0;
        for (int step = 0; step < 4; step++)
        {
            last = generated.TrainStep();
            if (step == 0)
                first = last;
            if (libtorch is not null)
                Agreement.Check($"{Case}, the loss of step {step + 1}", libtorch.TrainStep(), last);
        }
        if (!(last < first))
            throw new InvalidOperationException($"{Case}: the loss went from {first} to {last}, so nothing is learnt.");
    }
}
