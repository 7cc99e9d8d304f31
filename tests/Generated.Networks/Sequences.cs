namespace Generated.Networks;

// Layers that act on each step of a sequence.
// Each network is declared twice, in single and in double precision; NetworkCase finds the pairs by their names,
// and every check of this folder runs on each of them.

[Network, Input(7, 5), Dense(3)] public partial class DenseStepsAloneSingle;
[Network(Precision.Double), Input(7, 5), Dense(3)] public partial class DenseStepsAloneDouble;

[Network, Input(1, 5), Dense(17, Bias = false), Tanh, Dense(3), MeanSquaredError] public partial class DenseOneStepSingle;
[Network(Precision.Double), Input(1, 5), Dense(17, Bias = false), Tanh, Dense(3), MeanSquaredError] public partial class DenseOneStepDouble;

[Network, Input(9, 1), Dense(1), Sigmoid, Dense(2, Bias = false), MeanSquaredError] public partial class DenseOneInputSingle;
[Network(Precision.Double), Input(9, 1), Dense(1), Sigmoid, Dense(2, Bias = false), MeanSquaredError] public partial class DenseOneInputDouble;

[Network, Input(11, 3), Dense(33), Tanh, Dense(7, Bias = false), Sigmoid, Dense(4), CrossEntropy] public partial class DenseStepsClassesSingle;
[Network(Precision.Double), Input(11, 3), Dense(33), Tanh, Dense(7, Bias = false), Sigmoid, Dense(4), CrossEntropy]
public partial class DenseStepsClassesDouble;

[Network, Input(5, 70), Dense(130), SiLU, LayerNorm, Dense(67), MeanSquaredError] public partial class DenseStepsWideSingle;
[Network(Precision.Double), Input(5, 70), Dense(130), SiLU, LayerNorm, Dense(67), MeanSquaredError] public partial class DenseStepsWideDouble;

[Network, Input(13, 6), Dense(17), BatchNorm, Tanh, Dense(1), MeanSquaredError] public partial class DenseStepsNormalisedSingle;
[Network(Precision.Double), Input(13, 6), Dense(17), BatchNorm, Tanh, Dense(1), MeanSquaredError] public partial class DenseStepsNormalisedDouble;

[Network, Input(6, 4), Mark("x"), LayerNorm, Dense(9), GELU, Dense(4), Add("x"), Flatten, Dense(3), MeanSquaredError]
public partial class DenseStepsResidualSingle;
[Network(Precision.Double), Input(6, 4), Mark("x"), LayerNorm, Dense(9), GELU, Dense(4), Add("x"), Flatten, Dense(3), MeanSquaredError]
public partial class DenseStepsResidualDouble;

[Network, Input(6, 4), Dense(5), Mark("y"), GlobalAveragePool, Dense(5), Sigmoid, Mark("gate"), From("y"), Multiply("gate"), MeanSquaredError]
public partial class DenseStepsGatedSingle;
[Network(Precision.Double), Input(6, 4), Dense(5), Mark("y"), GlobalAveragePool, Dense(5), Sigmoid, Mark("gate"), From("y"), Multiply("gate"), MeanSquaredError]
public partial class DenseStepsGatedDouble;

[Network, Input(6, 4), Mark("x"), Dense(1), Sigmoid, Mark("w"), From("x"), Multiply("w"), Dense(3), MeanSquaredError]
public partial class DenseStepsWeighedSingle;
[Network(Precision.Double), Input(6, 4), Mark("x"), Dense(1), Sigmoid, Mark("w"), From("x"), Multiply("w"), Dense(3), MeanSquaredError]
public partial class DenseStepsWeighedDouble;

[Network, Input(6, 4), Mark("x"), Dense(3), Tanh, Flatten, Mark("a"), From("x"), Dense(2, Bias = false), Flatten, Concat("a"), Dense(5), MeanSquaredError]
public partial class DenseStepsJoinedSingle;
[Network(Precision.Double), Input(6, 4), Mark("x"), Dense(3), Tanh, Flatten, Mark("a"), From("x"), Dense(2, Bias = false), Flatten, Concat("a"), Dense(5),
    MeanSquaredError]
public partial class DenseStepsJoinedDouble;

[Network, Input(8, 5), Dense(5, Name = "A"), Tanh, Dense(5, WeightsOf = "A"), MeanSquaredError] public partial class DenseStepsSharedSingle;
[Network(Precision.Double), Input(8, 5), Dense(5, Name = "A"), Tanh, Dense(5, WeightsOf = "A"), MeanSquaredError]
public partial class DenseStepsSharedDouble;

[Network, Input(17, 3), Conv1D(5, 3, Padding = 1), Tanh, Dense(7), SiLU, Conv1D(2, 3), MeanSquaredError]
public partial class DenseStepsOfConvolutionSingle;
[Network(Precision.Double), Input(17, 3), Conv1D(5, 3, Padding = 1), Tanh, Dense(7), SiLU, Conv1D(2, 3), MeanSquaredError]
public partial class DenseStepsOfConvolutionDouble;

[Network, Input(6, 4), Dense(3), Mark("m"), Tanh, Dense(3), Flatten, Mark("a"), From("m"), Flatten, Concat("a"), Dense(5), MeanSquaredError]
public partial class DenseStepsForkedSingle;
[Network(Precision.Double), Input(6, 4), Dense(3), Mark("m"), Tanh, Dense(3), Flatten, Mark("a"), From("m"), Flatten, Concat("a"), Dense(5), MeanSquaredError]
public partial class DenseStepsForkedDouble;
