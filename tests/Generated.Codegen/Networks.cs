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
