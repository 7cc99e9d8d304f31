using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Generated;
using Generated.Determinism;

// Trains a few networks for a few steps and prints a hash of all that came of it: the losses, the parameters and
// a prediction. A test runs this on different numbers of threads (the argument) under settings that change the vectors'
// width, and compares what is printed. First come the widths themselves, so that the test can tell that a setting did something.
const int Steps = 40, Count = 90, Batch = 37, Features = 29, Classes = 13, PictureCount = 5, PictureSteps = 3;
if (args is [string mode, string path] && Saver.Run(mode, path))
    return; // another test's: what is left of files
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

var classifier = new Classifier(seed: 1, maxBatch: Batch, threads);
Report(classifier, Precision.Single, (start, count) => classifier.Train(Part(inputs, start, count), labels.AsSpan(start, count)), output => classifier.Predict(inputs, output));
var doubleClassifier = new DoubleClassifier(seed: 1, maxBatch: Batch, threads);
Report(doubleClassifier, Precision.Double, (start, count) => doubleClassifier.Train(Part(doubleInputs, start, count), labels.AsSpan(start, count)), output => doubleClassifier.Predict(doubleInputs, output));
var gates = new Gates(seed: 2, maxBatch: Batch, threads);
Report(gates, Precision.Single, (start, count) => gates.Train(Part(inputs, start, count), Part(targets, start, count)), output => gates.Predict(inputs, output));
var doubleGates = new DoubleGates(seed: 2, maxBatch: Batch, threads);
Report(doubleGates, Precision.Double, (start, count) => doubleGates.Train(Part(doubleInputs, start, count), Part(doubleTargets, start, count)), output => doubleGates.Predict(doubleInputs, output));
var wide = new Wide(seed: 3, maxBatch: Batch, threads);
Report(wide, Precision.Single, (start, count) => wide.Train(Part(inputs, start, count), labels.AsSpan(start, count)), output => wide.Predict(inputs, output));
var doubleWide = new DoubleWide(seed: 3, maxBatch: Batch, threads);
Report(doubleWide, Precision.Double, (start, count) => doubleWide.Train(Part(doubleInputs, start, count), labels.AsSpan(start, count)), output => doubleWide.Predict(doubleInputs, output));
var images = new Images(seed: 4, maxBatch: Batch, threads);
Report(images, Precision.Single, (start, count) => images.Train(Part(inputs, start, count), labels.AsSpan(start, count)), output => images.Predict(inputs, output));
var doubleImages = new DoubleImages(seed: 4, maxBatch: Batch, threads);
Report(doubleImages, Precision.Double, (start, count) => doubleImages.Train(Part(doubleInputs, start, count), labels.AsSpan(start, count)), output => doubleImages.Predict(doubleInputs, output));

// Fewer samples and steps of the larger ones: 5 is no multiple of what is computed at once.
float[] pictures = new float[PictureCount * 3072];
for (int i = 0; i < pictures.Length; i++)
    pictures[i] = (2 * random.NextSingle()) - 1;
ReadOnlySpan<float> Pictures(int size) => pictures.AsSpan(0, PictureCount * size);
var leNet = new LeNet5(seed: 5, maxBatch: PictureCount, threads);
Report(leNet, Precision.Single, (_, _) => leNet.Train(Pictures(LeNet5.InputSize), labels.AsSpan(0, PictureCount)), output => leNet.Predict(Pictures(LeNet5.InputSize), output), PictureSteps, PictureCount);
var cnn = new Cnn(seed: 6, maxBatch: PictureCount, threads);
Report(cnn, Precision.Single, (_, _) => cnn.Train(Pictures(Cnn.InputSize), labels.AsSpan(0, PictureCount)), output => cnn.Predict(Pictures(Cnn.InputSize), output), PictureSteps, PictureCount);
var resNet = new ResNet20(seed: 7, maxBatch: PictureCount, threads);
Report(resNet, Precision.Single, (_, _) => resNet.Train(Pictures(ResNet20.InputSize), labels.AsSpan(0, PictureCount)), output => resNet.Predict(Pictures(ResNet20.InputSize), output), PictureSteps, PictureCount);
var uNet = new UNet(seed: 8, maxBatch: PictureCount, threads);
Report(uNet, Precision.Single, (_, _) => uNet.Train(Pictures(UNet.InputSize), labels.AsSpan(0, PictureCount)), output => uNet.Predict(Pictures(UNet.InputSize), output), PictureSteps, PictureCount);

ReadOnlySpan<T> Part<T>(T[] numbers, int start, int count) => numbers.AsSpan(start * (numbers.Length / Count), count * (numbers.Length / Count));

void Report<T>(INetwork<T> network, Precision precision, Func<int, int, T> train, Action<T[]> predict, int steps = Steps, int count = Count)
    where T : unmanaged
{
    var optimizer = new AdamW(network.ParameterTable, precision) { LearningRate = 0.01, MaxThreads = threads, MaxGradientNorm = 0.5 };
    ulong hash = 14695981039346656037; // FNV-1a
    for (int step = 0; step < steps; step++)
    {
        int start = step % 3 * Batch;
        T loss = train(start, Math.Min(Batch, Count - start));
        Add<T>(ref hash, [loss]);
        GradientStep();
    }
    Add<T>(ref hash, network.Parameters);
    var output = new T[count * Classes];
    predict(output);
    Add<T>(ref hash, output);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{network.GetType().Name} {hash:x16}"));

    void GradientStep()
    {
        if (precision == Precision.Single)
            optimizer.Step(MemoryMarshal.Cast<T, float>(network.Parameters), MemoryMarshal.Cast<T, float>(network.Gradients));
        else
            optimizer.Step(MemoryMarshal.Cast<T, double>(network.Parameters), MemoryMarshal.Cast<T, double>(network.Gradients));
    }
}

static void Add<T>(ref ulong hash, ReadOnlySpan<T> numbers)
    where T : unmanaged
{
    foreach (byte part in MemoryMarshal.AsBytes(numbers))
        hash = (hash ^ part) * 1099511628211;
}
