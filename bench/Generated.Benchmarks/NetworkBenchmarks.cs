using BenchmarkDotNet.Attributes;

namespace Generated.Benchmarks;

/// <summary>One training step (forward, loss, backward, optimizer) of the networks that the README lists, on one thread.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class TrainingStep
{
    private readonly Line _line = new(seed: 1, maxBatch: 4);
    private readonly Tabular _tabular = new(seed: 1, maxBatch: 32);
    private readonly Digits _digits = new(seed: 1, maxBatch: 64);
    private readonly LargeDigits _large = new(seed: 1, maxBatch: 128);
    private readonly Adam _lineAdam = new(Line.ParameterCount);
    private readonly Adam _tabularAdam = new(Tabular.ParameterCount);
    private readonly Adam _digitsAdam = new(Digits.ParameterCount);
    private readonly SGD _largeMomentum = new(LargeDigits.ParameterCount) { LearningRate = 1e-3, Momentum = 0.9 };
    private readonly float[] _inputs = Samples.Uniform(128 * 784);
    private readonly float[] _targets = Samples.Uniform(128);
    private readonly int[] _classes = Samples.Classes(128, 10);

    [Benchmark(Description = "1-5-1, batch 4, Adam")]
    public float LineStep()
    {
        float loss = _line.Train(_inputs.AsSpan(0, 4), _targets.AsSpan(0, 4));
        _lineAdam.Step(_line.Parameters, _line.Gradients);
        return loss;
    }

    [Benchmark(Description = "30-64-32-1, batch 32, Adam")]
    public float TabularStep()
    {
        float loss = _tabular.Train(_inputs.AsSpan(0, 32 * Tabular.InputSize), _targets.AsSpan(0, 32));
        _tabularAdam.Step(_tabular.Parameters, _tabular.Gradients);
        return loss;
    }

    [Benchmark(Description = "784-128-10, batch 64, Adam")]
    public float DigitsStep()
    {
        float loss = _digits.Train(_inputs.AsSpan(0, 64 * Digits.InputSize), _classes.AsSpan(0, 64));
        _digitsAdam.Step(_digits.Parameters, _digits.Gradients);
        return loss;
    }

    [Benchmark(Description = "784-512-512-10, batch 128, SGD with momentum")]
    public float LargeStep()
    {
        float loss = _large.Train(_inputs, _classes);
        _largeMomentum.Step(_large.Parameters, _large.Gradients);
        return loss;
    }
}

/// <summary>Prediction of the same networks, one sample and a batch, on one thread.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Prediction
{
    private readonly Tabular _tabular = new(seed: 1, maxBatch: 32);
    private readonly Digits _digits = new(seed: 1, maxBatch: 64);
    private readonly LargeDigits _large = new(seed: 1, maxBatch: 128);
    private readonly float[] _inputs = Samples.Uniform(128 * 784);
    private readonly float[] _outputs = new float[128 * 10];

    [Benchmark(Description = "30-64-32-1, batch 1")]
    public void TabularOne() => _tabular.Predict(_inputs.AsSpan(0, 30), _outputs.AsSpan(0, 1));

    [Benchmark(Description = "30-64-32-1, batch 32")]
    public void TabularBatch() => _tabular.Predict(_inputs.AsSpan(0, 32 * 30), _outputs.AsSpan(0, 32));

    [Benchmark(Description = "784-128-10, batch 1")]
    public void DigitsOne() => _digits.Predict(_inputs.AsSpan(0, 784), _outputs.AsSpan(0, 10));

    [Benchmark(Description = "784-128-10, batch 64")]
    public void DigitsBatch() => _digits.Predict(_inputs.AsSpan(0, 64 * 784), _outputs.AsSpan(0, 64 * 10));

    [Benchmark(Description = "784-512-512-10, batch 128")]
    public void LargeBatch() => _large.Predict(_inputs, _outputs);
}

internal static class Samples
{
    public static float[] Uniform(int count)
    {
        var random = new Philox(1);
        var numbers = new float[count];
        foreach (ref float number in numbers.AsSpan())
            number = random.NextSingle();
        return numbers;
    }

    public static int[] Classes(int count, int classes)
    {
        var random = new Philox(2);
        var numbers = new int[count];
        foreach (ref int number in numbers.AsSpan())
            number = random.NextInt32(classes);
        return numbers;
    }
}
