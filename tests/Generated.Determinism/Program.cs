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

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"Vector<T> {Vector<byte>.Count * 8} bits, 512-bit {Vector512.IsHardwareAccelerated}, FMA "
        + $"{Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported}"));

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

Report<Classifier, float, Classifier.Batch>(1, Steps, inputs, targets, labels);
Report<DoubleClassifier, double, DoubleClassifier.Batch>(1, Steps, doubleInputs, doubleTargets, labels);
Report<Gates, float, Gates.Batch>(2, Steps, inputs, targets, labels);
Report<DoubleGates, double, DoubleGates.Batch>(2, Steps, doubleInputs, doubleTargets, labels);
Report<Wide, float, Wide.Batch>(3, Steps, inputs, targets, labels);
Report<DoubleWide, double, DoubleWide.Batch>(3, Steps, doubleInputs, doubleTargets, labels);
Report<Images, float, Images.Batch>(4, Steps, inputs, targets, labels);
Report<DoubleImages, double, DoubleImages.Batch>(4, Steps, doubleInputs, doubleTargets, labels);
Report<LeNet5, float, LeNet5.Batch>(5, PictureSteps, pictures[..(PictureCount * LeNet5.InputSize)], [], pictureLabels);
Report<Cnn, float, Cnn.Batch>(6, PictureSteps, pictures[..(PictureCount * Cnn.InputSize)], [], pictureLabels);
Report<ResNet20, float, ResNet20.Batch>(7, PictureSteps, pictures[..(PictureCount * ResNet20.InputSize)], [], pictureLabels);
Report<UNet, float, UNet.Batch>(8, PictureSteps, pictures[..(PictureCount * UNet.InputSize)], [], pictureLabels);

void Report<TNetwork, T, TBatch>(ulong seed, int steps, T[] samples, T[] wanted, int[] classes)
    where TNetwork : ITrainableNetwork<TNetwork, T, TBatch>
    where T : unmanaged
    where TBatch : INetworkBatch<TBatch>, allows ref struct
{
    int total = classes.Length, most = Math.Min(Batch, total);
    TNetwork model = TNetwork.Create(seed, most, threads);
    Precision precision = typeof(T) == typeof(float) ? Precision.Single : Precision.Double;
    var optimizer = new AdamW(model.ParameterTable, precision) { LearningRate = 0.01, MaxThreads = threads, MaxGradientNorm = 0.5 };
    ulong hash = 14695981039346656037; // FNV-1a
    for (int step = 0; step < steps; step++)
    {
        int start = step % ((total + most - 1) / most) * most, count = Math.Min(most, total - start);
        var some = new ModelSamples<T>(Part(samples, start, count, total), Part(wanted, start, count, total), classes.AsSpan(start, count));
        T loss = model.Train(TBatch.Of(some));
        Add<T>(ref hash, [loss]);
        GradientStep();
    }
    Add<T>(ref hash, model.Parameters);
    var output = new T[total * TNetwork.Info.OutputSize];
    model.Predict(TBatch.OfInputs(new ModelSamples<T>(samples, [], classes)), output);
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

static ReadOnlySpan<T> Part<T>(T[] numbers, int start, int count, int total) =>
    numbers.AsSpan(start * (numbers.Length / total), count * (numbers.Length / total));

static void Add<T>(ref ulong hash, ReadOnlySpan<T> numbers)
    where T : unmanaged
{
    foreach (byte part in MemoryMarshal.AsBytes(numbers))
        hash = (hash ^ part) * 1099511628211;
}
