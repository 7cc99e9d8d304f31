using System.Diagnostics;
using System.Numerics;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Generated;

var network = new Classifier(seed: 7, maxBatch: 4);
var optimizer = new Adam(Classifier.ParameterCount) { LearningRate = 0.02 };
float[] points = [0, 0, 0, 1, 1, 0, 1, 1];
int[] classes = [0, 1, 1, 0];
float loss = 0;
for (int epoch = 0; epoch < 400; epoch++)
{
    loss = network.Train(points, classes);
    optimizer.Step(network);
}

string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
Checkpoint.Save(network, path);
Classifier deployed = Classifier.ForPrediction();
Checkpoint.Load(deployed, path);
File.Delete(path);

var scores = new float[classes.Length * Classifier.OutputSize];
deployed.Predict(points, scores);
for (int i = 0; i < classes.Length; i++)
{
    int predicted = scores[2 * i] > scores[(2 * i) + 1] ? 0 : 1;
    if (predicted != classes[i])
        throw new InvalidOperationException($"Sample {i} is of class {classes[i]}; predicted {predicted} with a loss of {loss}.");
}

var mixed = new Mixed(seed: 1, maxBatch: 3);
double mixedLoss = mixed.Train([1, 2, 3], [0.5], [1]);
Console.WriteLine($"Learned exclusive or; {Mixed.ParameterCount} parameters in the other network, loss {mixedLoss:F3}");
var data = new TensorDataset(1).With("x", [1.0, 2, 3], size: 3).With("condition", [0.5]).With("target", [1.0]);
if (LossOf<Mixed, Mixed.Batch>(data) != mixedLoss)
    throw new InvalidOperationException("Code for any network computes another loss.");

// What the program was compiled for, and whether the emitted kernels are optimised.
bool hasFusedMultiplyAdd = Fma.IsSupported || AdvSimd.IsSupported;
bool isOptimised = typeof(Classifier).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
Console.WriteLine(
    $"Vectors of {Vector<byte>.Count * 8} bits, 512 bits {Vector512.IsHardwareAccelerated}, fused multiply-add {hasFusedMultiplyAdd}, optimised {isOptimised}");

static double LossOf<TNetwork, TBatch>(TensorDataset data)
    where TNetwork : ITrainableNetwork<TNetwork, double, TBatch>
    where TBatch : INetworkBatch<TBatch>, allows ref struct
{
    TNetwork network = TNetwork.Create(seed: 1, maxBatch: 3);
    double loss = 0;
    foreach (TensorBatch batch in data.Batches(3))
        loss += network.Train(batch);
    return loss;
}

/// <summary>Learns exclusive or, with an activation of its own.</summary>
[Network]
[Input(2)]
[Dense(8), Map(nameof(Swish))]
[Dense(2)]
[CrossEntropy]
internal sealed partial class Classifier
{
    private static float Swish(float x) => x / (1 + MathF.Exp(-x));
}

/// <summary>In double precision, with two inputs, a residual join, normalised outputs and dropout.</summary>
[Network(Precision.Double)]
[Input(3, Name = "x"), Input(1, Name = "condition")]
[Dense(5, Name = "hidden"), GELU, Mark("hidden")]
[Dense(5), Tanh, Dropout(0.1), Add("hidden"), Concat("condition")]
[Dense(1), Sigmoid]
[MeanSquaredError]
public partial class Mixed;
