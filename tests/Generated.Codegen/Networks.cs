namespace Generated.Codegen;

// Between them: tiles of every height and width, with whole, partial and narrow last panels, over the samples and over
// a sum; losses over elements, rows and classes; both precisions.

[Network]
[Input(1), Dense(5), Tanh, Dense(1), MeanSquaredError]
public partial class Line;

[Network]
[Input(30), Dense(64), ReLU, Dense(32), ReLU, Dense(1), MeanSquaredError]
public partial class Regression;

[Network]
[Input(784), Dense(128), ReLU, Dense(10), CrossEntropy]
public partial class Digits;

[Network]
[Input(784), Dense(512), ReLU, Dense(512), ReLU, Dense(10), CrossEntropy]
public partial class WideDigits;

[Network]
[Input(37), Dense(61), ReLU, Dense(13), MeanSquaredError]
public partial class Odd;

[Network(Precision.Double)]
[Input(37), Dense(61), ReLU, Dense(13), CrossEntropy]
public partial class OddDouble;

// The vector functions, and what else a layer may be.
[Network]
[Input(48, Name = "x"), Dense(96), GELU, Mark("a"), Dense(96), Tanh, Add("a"), Dropout(0.25), Concat("x")]
[Dense(80), Sigmoid, LeakyReLU, Dense(64), Softplus, Dense(33), Mish, Dense(13), Softmax, BinaryCrossEntropyOfProbabilities]
public partial class Functions;

// Convolutions: joined positions of few channels, tiles of one, two and four vectors with and without a rest, strides, scatters and gathers of gradients,
// several panels, and what normalisation and pools go through.
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5), ReLU, MaxPool2D(2)]
[Flatten, Dense(10), CrossEntropy]
public partial class Images;

[Network]
[Input(8, 8, 3)]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Mark("x")]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, Add("x"), ReLU]
[Conv2D(70, 3, Stride = 2, Padding = 1), ReLU, ConvTranspose2D(20, 2, Stride = 2), ReLU]
[Conv2D(20, 3, Padding = 1, Groups = 20), GlobalAveragePool, Dense(10), CrossEntropy]
public partial class ResidualImages;

[Network(Precision.Double)]
[Input(8, 8, 3)]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(5, 1), ReLU, GlobalAveragePool, Dense(10), CrossEntropy]
public partial class DoubleImages;
