namespace Generated.Models;

// Sizes that are no multiple of any vector's. Between them: several panels of weights and the rest of one, enough parameters for an optimizer's
// threads, exp, log, tanh, erf and sigmoid, a division, reductions of every kind, pools, joins and dropout.

/// <summary>A residual join, a concatenation with the input, dropout and smoothed labels.</summary>
[Network]
[Input(29, Name = "x"), Dense(61), GELU, Mark("a")]
[Dense(61), Tanh, Add("a"), Dropout(0.25), Concat("x"), Dense(33), Mish]
[Dense(13), CrossEntropy(LabelSmoothing = 0.1)]
public partial class Classifier;

/// <inheritdoc cref="Classifier"/>
[Network(Precision.Double)]
[Input(29, Name = "x"), Dense(61), GELU, Mark("a")]
[Dense(61), Tanh, Add("a"), Dropout(0.25), Concat("x"), Dense(33), Mish]
[Dense(13), CrossEntropy(LabelSmoothing = 0.1)]
public partial class DoubleClassifier;

/// <summary>A gate, a function of its own and softmax.</summary>
[Network]
[Input(29), Dense(17), Softplus, Mark("h"), Dense(17), Sigmoid, Multiply("h"), Map(nameof(Wave))]
[Dense(128), ELU, Dense(64), PReLU(perChannel: true), LogSoftmax, Dense(13), Softmax]
[BinaryCrossEntropyOfProbabilities]
public partial class Gates
{
    private static double Wave(double x) => Math.Sin(x) * Math.Sqrt(1 + (x * x));
}

/// <inheritdoc cref="Gates"/>
[Network(Precision.Double)]
[Input(29), Dense(17), Softplus, Mark("h"), Dense(17), Sigmoid, Multiply("h"), Map(nameof(Wave))]
[Dense(128), ELU, Dense(64), PReLU(perChannel: true), LogSoftmax, Dense(13), Softmax]
[BinaryCrossEntropyOfProbabilities]
public partial class DoubleGates
{
    private static double Wave(double x) => Math.Sin(x) * Math.Sqrt(1 + (x * x));
}

/// <summary>Wide layers.</summary>
[Network]
[Input(29), Dense(300), ReLU, Dense(130), SiLU, Dropout(0.1), Dense(13), CrossEntropy]
public partial class Wide;

/// <inheritdoc cref="Wide"/>
[Network(Precision.Double)]
[Input(29), Dense(300), ReLU, Dense(130), SiLU, Dropout(0.1), Dense(13), CrossEntropy]
public partial class DoubleWide;

/// <summary>Pools, and what else there is for images without weights.</summary>
[Network]
[Input(29), Dense(210), Tanh, Reshape(6, 7, 5), Mark("image")]
[MaxPool2D(3, Stride = 2, Padding = 1), UpSample2D(2, Mode = Interpolation.Linear), Crop2D(0, 0, 1, 0), Mark("pooled")]
[From("image"), AveragePool2D(3, Stride = 1, Padding = 1, CountPadding = false), Concat("pooled")]
[Permute(1, 0, 2), Pad2D(1, Mode = PaddingMode.Reflect), MaxPool2D(2), AdaptiveMaxPool(3, Width = 2), GlobalAveragePool]
[Dense(13), CrossEntropy]
public partial class Images;

/// <inheritdoc cref="Images"/>
[Network(Precision.Double)]
[Input(29), Dense(210), Tanh, Reshape(6, 7, 5), Mark("image")]
[MaxPool2D(3, Stride = 2, Padding = 1), UpSample2D(2, Mode = Interpolation.Linear), Crop2D(0, 0, 1, 0), Mark("pooled")]
[From("image"), AveragePool2D(3, Stride = 1, Padding = 1, CountPadding = false), Concat("pooled")]
[Permute(1, 0, 2), Pad2D(1, Mode = PaddingMode.Reflect), MaxPool2D(2), AdaptiveMaxPool(3, Width = 2), GlobalAveragePool]
[Dense(13), CrossEntropy]
public partial class DoubleImages;

/// <summary>Many of the activations that are vector functions, and a loss over the elements of softmax.</summary>
[Network]
[Input(48, Name = "x"), Dense(96), GELU, Mark("a"), Dense(96), Tanh, Add("a"), Dropout(0.25), Concat("x")]
[Dense(80), Sigmoid, LeakyReLU, Dense(64), Softplus, Dense(33), Mish, Dense(13), Softmax, BinaryCrossEntropyOfProbabilities]
public partial class Functions;
