using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using Generated;
using Generated.Models;

// Runs every kernel of the models, and every optimizer's pass, so that the just-in-time compiler writes each out
// for a test that reads its listing. A test runs this under settings that change the vectors' width; the widths
// are printed, so that it can tell that a setting did something.

// Tiles are 8 rows high, or 6, and at most 24 samples are gone through at once; five more also run the tiles of a few rows.
const int Batch = 29;

// Every so many steps an optimizer clears what has become subnormal; that is a pass as well.
const int Steps = 16;

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Vector<T> {Vector<byte>.Count * 8} bits, 512-bit {Vector512.IsHardwareAccelerated}"));

var random = new Philox(2025);
var singles = new Samples<float>(Numbers(Batch * Cnn.InputSize), Numbers(Batch * Odd.OutputSize));
var doubles = new Samples<double>(Array.ConvertAll(singles.Inputs, x => (double)x), Array.ConvertAll(singles.Targets, x => (double)x));
int[] labels = [.. Enumerable.Range(0, Batch).Select(_ => random.NextInt32(Digits.OutputSize))];

var odd = new Odd(seed: 1, Batch, maxThreads: 1);
var doubleOdd = new DoubleOdd(seed: 1, Batch, maxThreads: 1);
Run<Odd, float, Odd.Batch>(odd, singles);
Run<DoubleOdd, double, DoubleOdd.Batch>(doubleOdd, doubles);
RunNew<Line, float, Line.Batch>(singles);
RunNew<Tabular, float, Tabular.Batch>(singles);
RunNew<OddRegression, float, OddRegression.Batch>(singles);
RunNew<Gates, float, Gates.Batch>(singles);
RunNew<Functions, float, Functions.Batch>(singles);
RunNew<DoubleGates, double, DoubleGates.Batch>(doubles);
RunNew<Digits, float, Digits.Batch>(singles);
RunNew<LargeDigits, float, LargeDigits.Batch>(singles);
RunNew<LongSums, float, LongSums.Batch>(singles);
RunNew<Classifier, float, Classifier.Batch>(singles);
RunNew<Wide, float, Wide.Batch>(singles);
RunNew<Images, float, Images.Batch>(singles);
RunNew<Convolutions, float, Convolutions.Batch>(singles);
RunNew<Unpadded, float, Unpadded.Batch>(singles);
RunNew<LeNet5, float, LeNet5.Batch>(singles);
RunNew<Cnn, float, Cnn.Batch>(singles);
RunNew<ResNet20, float, ResNet20.Batch>(singles);
RunNew<UNet, float, UNet.Batch>(singles);
RunNew<DoubleLongSums, double, DoubleLongSums.Batch>(doubles);
RunNew<DoubleClassifier, double, DoubleClassifier.Batch>(doubles);
RunNew<DoubleWide, double, DoubleWide.Batch>(doubles);
RunNew<DoubleImages, double, DoubleImages.Batch>(doubles);
RunNew<DoubleConvolutions, double, DoubleConvolutions.Batch>(doubles);

// A single image, whose rows two threads share; on a machine with one core, the calling thread does both parts.
new ResNet20(seed: 1, maxBatch: 1, maxThreads: 2).Predict(singles.Inputs.AsSpan(0, ResNet20.InputSize), new float[ResNet20.OutputSize]);

Optimizer[] optimizers =
[
    new SGD(Odd.ParameterTable) { Momentum = 0.9 },
    new Adam(Odd.ParameterTable),
    new Adam(Odd.ParameterTable) { AmsGrad = true },
    new AdamW(Odd.ParameterTable),
    new NAdam(Odd.ParameterTable),
    new RAdam(Odd.ParameterTable),
    new Adamax(Odd.ParameterTable),
    new Adagrad(Odd.ParameterTable),
    new Adadelta(Odd.ParameterTable),
    new RMSProp(Odd.ParameterTable) { Momentum = 0.9, Centered = true },
    new Lion(Odd.ParameterTable),
    new LAMB(Odd.ParameterTable),
];
foreach (Optimizer optimizer in optimizers)
{
    for (int step = 0; step < Steps; step++)
        optimizer.Step(odd);
}
new SGD(Odd.ParameterTable) { MaxGradientNorm = 1e-3 }.Step(odd);
new AdamW(DoubleOdd.ParameterTable, Precision.Double) { MaxGradientNorm = 1e-3 }.Step(doubleOdd);
var average = new WeightAverage(Odd.ParameterCount);
average.Update(odd.Parameters); // The first is a copy.
average.Update(odd.Parameters);
GradientClipping.ClipByValue(odd.Gradients, 1e-3);
GradientClipping.ClipByNorm(odd.Gradients, 1e-3);

float[] Numbers(int count)
{
    var numbers = new float[count];
    for (int i = 0; i < count; i++)
        numbers[i] = random.NextSingle();
    return numbers;
}

void RunNew<TNetwork, T, TBatch>(Samples<T> samples)
    where TNetwork : ITrainableNetwork<TNetwork, T, TBatch>
    where T : unmanaged
    where TBatch : INetworkBatch<TBatch>, allows ref struct => Run<TNetwork, T, TBatch>(TNetwork.Create(seed: 1, Batch, maxThreads: 1), samples);

// Whole tiles and the tile of a few rows, then that of a single one.
void Run<TNetwork, T, TBatch>(TNetwork model, Samples<T> samples)
    where TNetwork : ITrainableNetwork<TNetwork, T, TBatch>
    where T : unmanaged
    where TBatch : INetworkBatch<TBatch>, allows ref struct
{
    NetworkInfo info = TNetwork.Info;
    int outputs = 0;
    foreach (var output in info.Outputs)
        outputs += output.Size;
    foreach (int batch in (int[])[Batch, 1])
    {
        Span<T> given = samples.Inputs.AsSpan(0, batch * info.InputSize);
        var some = new ModelSamples<T>(given, samples.Targets.AsSpan(0, batch * info.Targets[0].Size), labels.AsSpan(0, batch));
        model.Train(TBatch.Of(some), samples.InputGradients.AsSpan(0, given.Length));
        model.Evaluate(TBatch.Of(some));
        model.Predict(TBatch.OfInputs(some), new T[batch * outputs]);
    }
}

/// <summary>Samples for every model, and memory for the gradients of their inputs.</summary>
internal sealed record Samples<T>(T[] Inputs, T[] Targets)
{
    public T[] InputGradients { get; } = new T[Inputs.Length];
}
