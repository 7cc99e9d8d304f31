namespace Generated.Networks;

// Networks so small that they are written as straight code: samples lie in the lanes of vectors, and all values are variables.

[Network, Input(1), Dense(5), ReLU, Dense(1), MeanSquaredError] public partial class Tiny1To5To1Single;
[Network(Precision.Double), Input(1), Dense(5), ReLU, Dense(1), MeanSquaredError] public partial class Tiny1To5To1Double;

[Network, Input(2), Dense(8), Tanh, Dense(1), BinaryCrossEntropy] public partial class Tiny2To8To1Single;
[Network(Precision.Double), Input(2), Dense(8), Tanh, Dense(1), BinaryCrossEntropy] public partial class Tiny2To8To1Double;

[Network, Input(3), Dense(4), Sigmoid, Dense(2), Huber] public partial class Tiny3To4To2Single;
[Network(Precision.Double), Input(3), Dense(4), Sigmoid, Dense(2), Huber] public partial class Tiny3To4To2Double;

[Network, Input(2), Dense(5, Bias = false), GELU, Dense(3, Bias = false), MeanAbsoluteError] public partial class TinyWithoutBiasSingle;
[Network(Precision.Double), Input(2), Dense(5, Bias = false), GELU, Dense(3, Bias = false), MeanAbsoluteError] public partial class TinyWithoutBiasDouble;

[Network, Input(2), Dense(3), SiLU, Dense(2), Sigmoid, BinaryCrossEntropyOfProbabilities] public partial class TinyProbabilitiesSingle;
[Network(Precision.Double), Input(2), Dense(3), SiLU, Dense(2), Sigmoid, BinaryCrossEntropyOfProbabilities] public partial class TinyProbabilitiesDouble;

[Network, Input(3), Dense(4), Softmax, Dense(2), MeanSquaredError] public partial class TinySoftmaxSingle;
[Network(Precision.Double), Input(3), Dense(4), Softmax, Dense(2), MeanSquaredError] public partial class TinySoftmaxDouble;

[Network, Input(2, 3), Permute(1, 0), Flatten, Dense(3), MeanSquaredError] public partial class TinyPermuteSingle;
[Network(Precision.Double), Input(2, 3), Permute(1, 0), Flatten, Dense(3), MeanSquaredError] public partial class TinyPermuteDouble;
