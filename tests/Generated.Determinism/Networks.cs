namespace Generated.Determinism;

// Between them: several panels of weights and the rest of one, enough parameters for an optimizer's threads, exp, log, tanh, erf and sigmoid, a division, reductions of every kind, joins, dropout, and sizes
// that are no multiple of any vector's.

[Network]
[Input(29, Name = "x"), Dense(61), GELU, Mark("a")]
[Dense(61), Tanh, Add("a"), Dropout(0.25), Concat("x"), Dense(33), Mish]
[Dense(13), CrossEntropy(LabelSmoothing = 0.1)]
public partial class Classifier;

[Network(Precision.Double)]
[Input(29, Name = "x"), Dense(61), GELU, Mark("a")]
[Dense(61), Tanh, Add("a"), Dropout(0.25), Concat("x"), Dense(33), Mish]
[Dense(13), CrossEntropy(LabelSmoothing = 0.1)]
public partial class DoubleClassifier;

[Network]
[Input(29), Dense(17), Softplus, Mark("h"), Dense(17), Sigmoid, Multiply("h"), Map(nameof(Wave))]
[Dense(128), ELU, Dense(64), PReLU(perChannel: true), LogSoftmax, Dense(13), Softmax]
[BinaryCrossEntropyOfProbabilities]
public partial class Gates
{
    private static double Wave(double x) => Math.Sin(x) * Math.Sqrt(1 + (x * x));
}

[Network(Precision.Double)]
[Input(29), Dense(17), Softplus, Mark("h"), Dense(17), Sigmoid, Multiply("h"), Map(nameof(Wave))]
[Dense(128), ELU, Dense(64), PReLU(perChannel: true), LogSoftmax, Dense(13), Softmax]
[BinaryCrossEntropyOfProbabilities]
public partial class DoubleGates
{
    private static double Wave(double x) => Math.Sin(x) * Math.Sqrt(1 + (x * x));
}

[Network]
[Input(29), Dense(300), ReLU, Dense(130), SiLU, Dropout(0.1), Dense(13), CrossEntropy]
public partial class Wide;

[Network(Precision.Double)]
[Input(29), Dense(300), ReLU, Dense(130), SiLU, Dropout(0.1), Dense(13), CrossEntropy]
public partial class DoubleWide;

[Network]
[Input(29), Dense(210), Tanh, Reshape(6, 7, 5), Mark("image")]
[MaxPool2D(3, Stride = 2, Padding = 1), UpSample2D(2, Mode = Interpolation.Linear), Crop2D(0, 0, 1, 0), Mark("pooled")]
[From("image"), AveragePool2D(3, Stride = 1, Padding = 1, CountPadding = false), Concat("pooled")]
[Permute(1, 0, 2), Pad2D(1, Mode = PaddingMode.Reflect), MaxPool2D(2), AdaptiveMaxPool(3, Width = 2), GlobalAveragePool]
[Dense(13), CrossEntropy]
public partial class Images;

[Network(Precision.Double)]
[Input(29), Dense(210), Tanh, Reshape(6, 7, 5), Mark("image")]
[MaxPool2D(3, Stride = 2, Padding = 1), UpSample2D(2, Mode = Interpolation.Linear), Crop2D(0, 0, 1, 0), Mark("pooled")]
[From("image"), AveragePool2D(3, Stride = 1, Padding = 1, CountPadding = false), Concat("pooled")]
[Permute(1, 0, 2), Pad2D(1, Mode = PaddingMode.Reflect), MaxPool2D(2), AdaptiveMaxPool(3, Width = 2), GlobalAveragePool]
[Dense(13), CrossEntropy]
public partial class DoubleImages;
