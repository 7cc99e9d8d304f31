using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Generated;
using Generated.Determinism;
using Generated.Models;

// Trains a few networks for a few steps and prints a hash of all that came of it: the losses, the parameters and
// a prediction. A test runs this on different numbers of threads (the argument) under settings that change the vectors'
// width, and compares what is printed. First come the widths themselves, so that the test can tell that a setting did something.
const int Steps = 40, Count = 90, Batch = 37, Features = 29, Classes = 13, PictureCount = 5, PictureSteps = 3;
if (args is [string mode, string writer, string length, string path])
{
    Saver.Run(mode, writer, int.Parse(length, CultureInfo.InvariantCulture), path); // for another test: what is left of files
    return;
}
int threads = int.Parse(args[0], CultureInfo.InvariantCulture);

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Vector<T> {Vector<byte>.Count * 8} bits, 512-bit {Vector512.IsHardwareAccelerated}, FMA {Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported}"));

var random = new Philox(2024);
var inputs = new float[Count * Features];
var targets = new float[Count * Classes];
var labels = new int[Count];
for (int i = 0; i < inputs.Length; i++)
    inputs[i] = (2 * random.NextSingle()) - 1;
for (int i = 0; i < targets.Length; i++)
    targets[i] = random.NextSingle();
for (int i = 0; i < labels.Length; i++)
    labels[i] = random.NextInt32(Classes);
double[] doubleInputs = Array.ConvertAll(inputs, x => (double)x);
double[] doubleTargets = Array.ConvertAll(targets, x => (double)x);

// Fewer samples and steps of the larger ones: 5 is no multiple of what is computed at once.
float[] pictures = new float[PictureCount * Cnn.InputSize];
for (int i = 0; i < pictures.Length; i++)
    pictures[i] = (2 * random.NextSingle()) - 1;
int[] pictureLabels = new int[PictureCount];
for (int i = 0; i < pictureLabels.Length; i++)
    pictureLabels[i] = random.NextInt32(Cnn.OutputSize);

Classify(new Classifier(seed: 1, maxBatch: Batch, threads), inputs);
Classify(new DoubleClassifier(seed: 1, maxBatch: Batch, threads), doubleInputs);
Regress(new Gates(seed: 2, maxBatch: Batch, threads), inputs, targets);
Regress(new DoubleGates(seed: 2, maxBatch: Batch, threads), doubleInputs, doubleTargets);
Classify(new Wide(seed: 3, maxBatch: Batch, threads), inputs);
Classify(new DoubleWide(seed: 3, maxBatch: Batch, threads), doubleInputs);
Classify(new Images(seed: 4, maxBatch: Batch, threads), inputs);
Classify(new DoubleImages(seed: 4, maxBatch: Batch, threads), doubleInputs);
ClassifyPictures(new LeNet5(seed: 5, maxBatch: PictureCount, threads), LeNet5.InputSize, LeNet5.OutputSize);
ClassifyPictures(new Cnn(seed: 6, maxBatch: PictureCount, threads), Cnn.InputSize, Cnn.OutputSize);
ClassifyPictures(new ResNet20(seed: 7, maxBatch: PictureCount, threads), ResNet20.InputSize, ResNet20.OutputSize);
ClassifyPictures(new UNet(seed: 8, maxBatch: PictureCount, threads), UNet.InputSize, UNet.OutputSize);

void Classify<T>(IClassifier<T> model, T[] samples)
    where T : unmanaged =>
    Report(model, (start, count) => model.Train(Part(samples, start, count), labels.AsSpan(start, count)), Steps, samples, Count * Classes);

void Regress<T>(IRegressor<T> model, T[] samples, T[] wanted)
    where T : unmanaged =>
    Report(model, (start, count) => model.Train(Part(samples, start, count), Part(wanted, start, count)), Steps, samples, Count * Classes);

void ClassifyPictures(IClassifier<float> model, int inputSize, int outputSize)
{
    float[] samples = pictures[..(PictureCount * inputSize)];
    Report(model, (_, _) => model.Train(samples, pictureLabels), PictureSteps, samples, PictureCount * outputSize);
}

ReadOnlySpan<T> Part<T>(T[] numbers, int start, int count) => numbers.AsSpan(start * (numbers.Length / Count), count * (numbers.Length / Count));

void Report<T>(IModel<T> model, Func<int, int, T> train, int steps, T[] samples, int outputLength)
    where T : unmanaged
{
    Precision precision = typeof(T) == typeof(float) ? Precision.Single : Precision.Double;
    var optimizer = new AdamW(model.ParameterTable, precision) { LearningRate = 0.01, MaxThreads = threads, MaxGradientNorm = 0.5 };
    ulong hash = 14695981039346656037; // FNV-1a
    for (int step = 0; step < steps; step++)
    {
        int start = step % 3 * Batch;
        T loss = train(start, Math.Min(Batch, Count - start));
        Add<T>(ref hash, [loss]);
        GradientStep();
    }
    Add<T>(ref hash, model.Parameters);
    var output = new T[outputLength];
    model.Predict(samples, output);
    Add<T>(ref hash, output);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model.GetType().Name} {hash:x16}"));

    void GradientStep()
    {
        if (precision == Precision.Single)
            optimizer.Step(MemoryMarshal.Cast<T, float>(model.Parameters), MemoryMarshal.Cast<T, float>(model.Gradients));
        else
            optimizer.Step(MemoryMarshal.Cast<T, double>(model.Parameters), MemoryMarshal.Cast<T, double>(model.Gradients));
    }
}

static void Add<T>(ref ulong hash, ReadOnlySpan<T> numbers)
    where T : unmanaged
{
    foreach (byte part in MemoryMarshal.AsBytes(numbers))
        hash = (hash ^ part) * 1099511628211;
}
