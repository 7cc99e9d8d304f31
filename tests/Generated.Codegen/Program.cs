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

Regress(new Line(seed: 1, Batch, maxThreads: 1), singles, Line.InputSize, Line.OutputSize);
Regress(new Tabular(seed: 1, Batch, maxThreads: 1), singles, Tabular.InputSize, Tabular.OutputSize);
Regress(new OddRegression(seed: 1, Batch, maxThreads: 1), singles, OddRegression.InputSize, OddRegression.OutputSize);
Regress(new Gates(seed: 1, Batch, maxThreads: 1), singles, Gates.InputSize, Gates.OutputSize);
Regress(new Functions(seed: 1, Batch, maxThreads: 1), singles, Functions.InputSize, Functions.OutputSize);
Regress(new DoubleGates(seed: 1, Batch, maxThreads: 1), doubles, DoubleGates.InputSize, DoubleGates.OutputSize);
Classify(new Digits(seed: 1, Batch, maxThreads: 1), singles, Digits.InputSize);
Classify(new LargeDigits(seed: 1, Batch, maxThreads: 1), singles, LargeDigits.InputSize);
Classify(odd, singles, Odd.InputSize);
Classify(new Classifier(seed: 1, Batch, maxThreads: 1), singles, Classifier.InputSize);
Classify(new Wide(seed: 1, Batch, maxThreads: 1), singles, Wide.InputSize);
Classify(new Images(seed: 1, Batch, maxThreads: 1), singles, Images.InputSize);
Classify(new Convolutions(seed: 1, Batch, maxThreads: 1), singles, Convolutions.InputSize);
Classify(new Unpadded(seed: 1, Batch, maxThreads: 1), singles, Unpadded.InputSize);
Classify(new LeNet5(seed: 1, Batch, maxThreads: 1), singles, LeNet5.InputSize);
Classify(new Cnn(seed: 1, Batch, maxThreads: 1), singles, Cnn.InputSize);
Classify(new ResNet20(seed: 1, Batch, maxThreads: 1), singles, ResNet20.InputSize);
Classify(new UNet(seed: 1, Batch, maxThreads: 1), singles, UNet.InputSize);
Classify(doubleOdd, doubles, DoubleOdd.InputSize);
Classify(new DoubleClassifier(seed: 1, Batch, maxThreads: 1), doubles, DoubleClassifier.InputSize);
Classify(new DoubleWide(seed: 1, Batch, maxThreads: 1), doubles, DoubleWide.InputSize);
Classify(new DoubleImages(seed: 1, Batch, maxThreads: 1), doubles, DoubleImages.InputSize);
Classify(new DoubleConvolutions(seed: 1, Batch, maxThreads: 1), doubles, DoubleConvolutions.InputSize);

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

// Whole tiles and the tile of a few rows, then that of a single one.
void Classify<T>(IClassifier<T> model, Samples<T> samples, int inputSize)
    where T : unmanaged
{
    foreach (int batch in (int[])[Batch, 1])
    {
        Span<T> given = samples.Inputs.AsSpan(0, batch * inputSize);
        model.Train(given, labels.AsSpan(0, batch), samples.InputGradients.AsSpan(0, given.Length));
        model.Evaluate(given, labels.AsSpan(0, batch));
    }
}

void Regress<T>(IRegressor<T> model, Samples<T> samples, int inputSize, int outputSize)
    where T : unmanaged
{
    foreach (int batch in (int[])[Batch, 1])
    {
        Span<T> given = samples.Inputs.AsSpan(0, batch * inputSize), wanted = samples.Targets.AsSpan(0, batch * outputSize);
        model.Train(given, wanted, samples.InputGradients.AsSpan(0, given.Length));
        model.Evaluate(given, wanted);
    }
}

/// <summary>Samples for every model, and memory for the gradients of their inputs.</summary>
internal sealed record Samples<T>(T[] Inputs, T[] Targets)
{
    public T[] InputGradients { get; } = new T[Inputs.Length];
}
