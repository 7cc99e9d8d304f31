using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>Whole training runs: Fisher's irises with a network of 4, 16 and 3, 200 steps of the full batch, as PyTorch trained them.</summary>
public class IrisTests
{
    private const int Flowers = 150;

    private static readonly JsonElement s_reference =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "train_trace_iris.json"))).RootElement;

    public static TheoryData<string> Runs => [.. s_reference.GetProperty("losses").EnumerateObject().Select(run => run.Name)
        .Where(run => run.EndsWith("_float64", StringComparison.Ordinal)).Select(run => run[..^"_float64".Length])];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Every_loss_of_a_run_in_double_precision_is_that_of_PyTorch(string run) => Follow<double>(run + "_float64", Precision.Double, tolerance: 1e-9);

    [Theory]
    [MemberData(nameof(Runs))]
    public void Every_loss_of_a_run_in_single_precision_is_near_that_of_PyTorch(string run) =>
        Follow<float>(run + "_float32", Precision.Single, tolerance: 1e-4);

    private static void Follow<T>(string run, Precision precision, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(NetworkCase.Find("IrisRun"), seed: 0, maxBatch: Flowers);
        foreach ((string ours, string theirs) in (ReadOnlySpan<(string, string)>)[("Dense1.weight", "0.weight"), ("Dense1.bias", "0.bias"),
            ("Dense2.weight", "2.weight"), ("Dense2.bias", "2.bias")])
        {
            double[] initial = [.. s_reference.GetProperty("init").GetProperty(theirs).GetProperty("data").EnumerateArray()
                .Select(number => number.GetDouble())];
            new TensorView<T>(network.Parameters, network.ParameterTable[ours]).CopyFrom([.. initial.Select(T.CreateTruncating)]);
        }
        Optimizer optimizer = run.Split('_')[0] switch
        {
            "sgd" => new SGD(network.ParameterTable, precision) { LearningRate = 0.1, Momentum = 0.9 },
            "adam" => new Adam(network.ParameterTable, precision) { LearningRate = 0.01 },
            "adamw" => new AdamW(network.ParameterTable, precision) { LearningRate = 0.01, WeightDecay = 0.1 },
            _ => new RMSProp(network.ParameterTable, precision) { LearningRate = 0.005 },
        };
        Samples<T> samples = Irises<T>();
        int step = 0;
        foreach (double expected in s_reference.GetProperty("losses").GetProperty(run).EnumerateArray().Select(loss => loss.GetDouble()))
        {
            double loss = double.CreateChecked(network.Train(samples));
            Claim.True(Math.Abs(loss - expected) <= tolerance * Math.Abs(expected),
                $"Step {step} of {run}: the loss is {loss:R}; PyTorch has {expected:R}, {Math.Abs(loss - expected) / expected:G2} off.");
            network.Step(optimizer);
            step++;
        }
        Assert.Equal(200, step);
    }

    /// <summary>The measurements, in the file as floats with nine digits as PyTorch read them, with mean 0 and (population) deviation 1.</summary>
    private static Samples<T> Irises<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[][] rows = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "iris.csv")).Skip(1)
            .Select(line => (double[])[.. line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture))])];
        var features = new T[Flowers * 4];
        for (int j = 0; j < 4; j++)
        {
            double mean = rows.Average(row => row[j]);
            double deviation = Math.Sqrt(rows.Average(row => (row[j] - mean) * (row[j] - mean)));
            for (int i = 0; i < Flowers; i++)
                features[(i * 4) + j] = T.CreateTruncating((rows[i][j] - mean) / deviation);
        }
        return new Samples<T> { Count = Flowers, Inputs = [features], Classes = rows.Select(row => (int)row[4]).ToArray() };
    }
}
