using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using Generated;
using Generated.Codegen;

// Runs every kernel of a few networks, and every optimizer's pass, so that the just-in-time compiler writes each out
// for a test that reads its listing. A test runs this under settings that change the vectors' width; the widths
// are printed, so that it can tell that a setting did something.

// Tiles are 8 rows high, or 6, and at most 24 samples are gone through at once; five more also run the tiles of a few rows.
const int Batch = 29;

// Every so many steps an optimizer clears what has become subnormal; that is a pass as well.
const int Steps = 16;

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Vector<T> {Vector<byte>.Count * 8} bits, 512-bit {Vector512.IsHardwareAccelerated}"));

var random = new Philox(2025);
float[] inputs = Numbers(Batch * Digits.InputSize), targets = Numbers(Batch * Odd.OutputSize), inputGradients = new float[inputs.Length];
double[] doubleInputs = Array.ConvertAll(inputs, x => (double)x), doubleInputGradients = new double[inputs.Length];
int[] labels = [.. Enumerable.Range(0, Batch).Select(_ => random.NextInt32(Digits.OutputSize))];

var odd = new Odd(seed: 1, Batch, maxThreads: 1);
var oddDouble = new OddDouble(seed: 1, Batch, maxThreads: 1);

// Whole tiles and the tile of a few rows, then that of a single one.
foreach (int batch in (int[])[Batch, 1])
{
    Span<float> Inputs(int size) => inputs.AsSpan(0, batch * size);
    Span<float> Targets(int size) => targets.AsSpan(0, batch * size);
    Span<float> InputGradients(int size) => inputGradients.AsSpan(0, batch * size);

    var line = new Line(seed: 1, Batch, maxThreads: 1);
    line.Train(Inputs(Line.InputSize), Targets(Line.OutputSize), InputGradients(Line.InputSize));
    line.Evaluate(Inputs(Line.InputSize), Targets(Line.OutputSize));

    var regression = new Regression(seed: 1, Batch, maxThreads: 1);
    regression.Train(Inputs(Regression.InputSize), Targets(Regression.OutputSize), InputGradients(Regression.InputSize));
    regression.Evaluate(Inputs(Regression.InputSize), Targets(Regression.OutputSize));

    var digits = new Digits(seed: 1, Batch, maxThreads: 1);
    digits.Train(Inputs(Digits.InputSize), labels.AsSpan(0, batch), InputGradients(Digits.InputSize));
    digits.Evaluate(Inputs(Digits.InputSize), labels.AsSpan(0, batch));

    var wideDigits = new WideDigits(seed: 1, Batch, maxThreads: 1);
    wideDigits.Train(Inputs(Digits.InputSize), labels.AsSpan(0, batch), InputGradients(Digits.InputSize));
    wideDigits.Evaluate(Inputs(Digits.InputSize), labels.AsSpan(0, batch));

    odd.Train(Inputs(Odd.InputSize), Targets(Odd.OutputSize), InputGradients(Odd.InputSize));
    odd.Evaluate(Inputs(Odd.InputSize), Targets(Odd.OutputSize));

    oddDouble.Train(doubleInputs.AsSpan(0, batch * OddDouble.InputSize), labels.AsSpan(0, batch), doubleInputGradients.AsSpan(0, batch * OddDouble.InputSize));
    oddDouble.Evaluate(doubleInputs.AsSpan(0, batch * OddDouble.InputSize), labels.AsSpan(0, batch));

    var images = new Images(seed: 1, Batch, maxThreads: 1);
    images.Train(Inputs(Images.InputSize), labels.AsSpan(0, batch), InputGradients(Images.InputSize));
    images.Evaluate(Inputs(Images.InputSize), labels.AsSpan(0, batch));

    var residual = new ResidualImages(seed: 1, Batch, maxThreads: 1);
    residual.Train(Inputs(ResidualImages.InputSize), labels.AsSpan(0, batch), InputGradients(ResidualImages.InputSize));
    residual.Evaluate(Inputs(ResidualImages.InputSize), labels.AsSpan(0, batch));

    var doubleImages = new DoubleImages(seed: 1, Batch, maxThreads: 1);
    doubleImages.Train(doubleInputs.AsSpan(0, batch * DoubleImages.InputSize), labels.AsSpan(0, batch), doubleInputGradients.AsSpan(0, batch * DoubleImages.InputSize));
    doubleImages.Evaluate(doubleInputs.AsSpan(0, batch * DoubleImages.InputSize), labels.AsSpan(0, batch));

    var functions = new Functions(seed: 1, Batch, maxThreads: 1);
    functions.Train(Inputs(Functions.InputSize), Targets(Functions.OutputSize), InputGradients(Functions.InputSize));
    functions.Evaluate(Inputs(Functions.InputSize), Targets(Functions.OutputSize));
}

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
new AdamW(OddDouble.ParameterTable, Precision.Double) { MaxGradientNorm = 1e-3 }.Step(oddDouble);
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
