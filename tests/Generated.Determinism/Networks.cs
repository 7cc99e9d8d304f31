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

// Whole convolutional networks: LeNet-5, one with batch normalisation, a residual network of three stages, a U-Net.
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5), ReLU, MaxPool2D(2)]
[Flatten, Dense(120), ReLU, Dense(84), ReLU, Dense(13), CrossEntropy]
public partial class LeNet5;

[Network]
[Input(32, 32, 3)]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[MaxPool2D(2)]
[Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[GlobalAveragePool, Dense(13), CrossEntropy]
public partial class Cnn;

[Network]
[Input(32, 32, 3)]
[Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Use<ResidualBlock>(16, Repeat = 3, Name = "Stage1")]
[Use<NarrowingBlock>(32, Name = "Narrowing2")]
[Use<ResidualBlock>(32, Repeat = 2, Name = "Stage2")]
[Use<NarrowingBlock>(64, Name = "Narrowing3")]
[Use<ResidualBlock>(64, Repeat = 2, Name = "Stage3")]
[GlobalAveragePool, Dense(13), CrossEntropy]
public partial class ResNet20;

[Block]
[Mark("x")]
[Conv2D(Channels, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(Channels, 3, Padding = 1, Bias = false), BatchNorm, Add("x"), ReLU]
public class ResidualBlock
{
    public const int Channels = BlockArgument.First;
}

[Block]
[Mark("x")]
[Conv2D(Channels, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(Channels, 3, Padding = 1, Bias = false), BatchNorm, Mark("y")]
[From("x"), Conv2D(Channels, 1, Stride = 2, Bias = false), BatchNorm, Add("y"), ReLU]
public class NarrowingBlock
{
    public const int Channels = BlockArgument.First;
}

[Network]
[Input(28, 28, 1)]
[Conv2D(8, 3, Padding = 1), BatchNorm, ReLU, Mark("fine")]
[MaxPool2D(2), Conv2D(16, 3, Padding = 1), BatchNorm, ReLU, Mark("coarse")]
[MaxPool2D(2), Conv2D(24, 3, Padding = 1), ReLU]
[ConvTranspose2D(16, 2, Stride = 2), Concat("coarse"), Conv2D(16, 3, Padding = 1), ReLU]
[ConvTranspose2D(8, 2, Stride = 2), Concat("fine"), Conv2D(8, 3, Padding = 1), ReLU]
[Conv2D(13, 1), GlobalMaxPool, CrossEntropy]
public partial class UNet;
