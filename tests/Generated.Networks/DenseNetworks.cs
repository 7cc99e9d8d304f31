namespace Generated.Networks;

// Dense layers of every initialiser and many shapes, dropout, and changes of shape.
// Each network is declared twice, in single and in double precision; NetworkCase finds the pairs by their names,
// and every check of this folder runs on each of them.

[Network, Input(3), Dense(4)] public partial class Dense3To4Single;
[Network(Precision.Double), Input(3), Dense(4)] public partial class Dense3To4Double;

[Network, Input(7), Dense(5, Bias = false)] public partial class Dense7To5Single;
[Network(Precision.Double), Input(7), Dense(5, Bias = false)] public partial class Dense7To5Double;

[Network, Input(16), Dense(16)] public partial class Dense16To16Single;
[Network(Precision.Double), Input(16), Dense(16)] public partial class Dense16To16Double;

[Network, Input(17), Dense(33)] public partial class Dense17To33Single;
[Network(Precision.Double), Input(17), Dense(33)] public partial class Dense17To33Double;

[Network, Input(1), Dense(1)] public partial class Dense1To1Single;
[Network(Precision.Double), Input(1), Dense(1)] public partial class Dense1To1Double;

[Network, Input(1), Dense(3), Tanh, Dense(5), Tanh, Dense(7), Tanh, Dense(13), Tanh, Dense(17), Tanh, Dense(33), Tanh, Dense(61), MeanSquaredError]
public partial class DenseChainSingle;
[Network(Precision.Double), Input(1), Dense(3), Tanh, Dense(5), Tanh, Dense(7), Tanh, Dense(13), Tanh, Dense(17), Tanh, Dense(33), Tanh, Dense(61),
    MeanSquaredError] public partial class DenseChainDouble;

[Network, Input(61), Dense(33, Bias = false), Dense(61), Sigmoid, Dense(1), MeanSquaredError] public partial class DenseWideSingle;
[Network(Precision.Double), Input(61), Dense(33, Bias = false), Dense(61), Sigmoid, Dense(1), MeanSquaredError] public partial class DenseWideDouble;

[Network, Input(33), Dense(61), GELU, Dense(17, Bias = false), SiLU, Dense(13), MeanSquaredError] public partial class DenseTallSingle;
[Network(Precision.Double), Input(33), Dense(61), GELU, Dense(17, Bias = false), SiLU, Dense(13), MeanSquaredError] public partial class DenseTallDouble;

[Network, Input(128), Dense(64), ReLU, Dense(32), CrossEntropy] public partial class DenseBlocksSingle;
[Network(Precision.Double), Input(128), Dense(64), ReLU, Dense(32), CrossEntropy] public partial class DenseBlocksDouble;

[Network, Input(1), Dense(5, Initializer = Initializer.Zeros, BiasInitializer = Initializer.Uniform, BiasInitializerScale = 0.3), Tanh,
    Dense(3, Initializer = Initializer.Zeros), MeanSquaredError] public partial class DenseDrawnZerosSingle;
[Network(Precision.Double), Input(1), Dense(5, Initializer = Initializer.Zeros, BiasInitializer = Initializer.Uniform, BiasInitializerScale = 0.3), Tanh,
    Dense(3, Initializer = Initializer.Zeros), MeanSquaredError] public partial class DenseDrawnZerosDouble;

[Network, Input(3), Dense(17, Initializer = Initializer.Ones, BiasInitializer = Initializer.Normal, BiasInitializerScale = 0.3), Tanh,
    Dense(3, Initializer = Initializer.Ones), MeanSquaredError] public partial class DenseDrawnOnesSingle;
[Network(Precision.Double), Input(3), Dense(17, Initializer = Initializer.Ones, BiasInitializer = Initializer.Normal, BiasInitializerScale = 0.3), Tanh,
    Dense(3, Initializer = Initializer.Ones), MeanSquaredError] public partial class DenseDrawnOnesDouble;

[Network, Input(5), Dense(1, Initializer = Initializer.Constant, InitializerScale = 0.7, BiasInitializer = Initializer.TruncatedNormal,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.Constant), MeanSquaredError] public partial class DenseDrawnConstantSingle;
[Network(Precision.Double), Input(5), Dense(1, Initializer = Initializer.Constant, InitializerScale = 0.7, BiasInitializer = Initializer.TruncatedNormal,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.Constant), MeanSquaredError] public partial class DenseDrawnConstantDouble;

[Network, Input(7), Dense(7, Initializer = Initializer.Uniform, InitializerScale = 0.7, BiasInitializer = Initializer.GlorotUniform,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.Uniform), MeanSquaredError] public partial class DenseDrawnUniformSingle;
[Network(Precision.Double), Input(7), Dense(7, Initializer = Initializer.Uniform, InitializerScale = 0.7, BiasInitializer = Initializer.GlorotUniform,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.Uniform), MeanSquaredError] public partial class DenseDrawnUniformDouble;

[Network, Input(13), Dense(33, Initializer = Initializer.Normal, InitializerScale = 0.7, BiasInitializer = Initializer.GlorotNormal,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.Normal), MeanSquaredError] public partial class DenseDrawnNormalSingle;
[Network(Precision.Double), Input(13), Dense(33, Initializer = Initializer.Normal, InitializerScale = 0.7, BiasInitializer = Initializer.GlorotNormal,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.Normal), MeanSquaredError] public partial class DenseDrawnNormalDouble;

[Network, Input(17), Dense(3, Initializer = Initializer.TruncatedNormal, InitializerScale = 0.7, BiasInitializer = Initializer.HeUniform,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.TruncatedNormal),
    MeanSquaredError] public partial class DenseDrawnTruncatedNormalSingle;
[Network(Precision.Double), Input(17), Dense(3, Initializer = Initializer.TruncatedNormal, InitializerScale = 0.7, BiasInitializer = Initializer.HeUniform,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.TruncatedNormal),
    MeanSquaredError] public partial class DenseDrawnTruncatedNormalDouble;

[Network, Input(33), Dense(13, Initializer = Initializer.GlorotUniform, InitializerScale = 0.7, BiasInitializer = Initializer.HeNormal,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.GlorotUniform), MeanSquaredError] public partial class DenseDrawnGlorotUniformSingle;
[Network(Precision.Double), Input(33), Dense(13, Initializer = Initializer.GlorotUniform, InitializerScale = 0.7, BiasInitializer = Initializer.HeNormal,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.GlorotUniform), MeanSquaredError] public partial class DenseDrawnGlorotUniformDouble;

[Network, Input(61), Dense(61, Initializer = Initializer.GlorotNormal, InitializerScale = 0.7, BiasInitializer = Initializer.LeCunUniform,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.GlorotNormal), MeanSquaredError] public partial class DenseDrawnGlorotNormalSingle;
[Network(Precision.Double), Input(61), Dense(61, Initializer = Initializer.GlorotNormal, InitializerScale = 0.7, BiasInitializer = Initializer.LeCunUniform,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.GlorotNormal), MeanSquaredError] public partial class DenseDrawnGlorotNormalDouble;

[Network, Input(1), Dense(5, Initializer = Initializer.HeUniform, InitializerScale = 0.7, BiasInitializer = Initializer.LeCunNormal,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.HeUniform), MeanSquaredError] public partial class DenseDrawnHeUniformSingle;
[Network(Precision.Double), Input(1), Dense(5, Initializer = Initializer.HeUniform, InitializerScale = 0.7, BiasInitializer = Initializer.LeCunNormal,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.HeUniform), MeanSquaredError] public partial class DenseDrawnHeUniformDouble;

[Network, Input(3), Dense(17, Initializer = Initializer.HeNormal, InitializerScale = 0.7, BiasInitializer = Initializer.Default, BiasInitializerScale = 0.3),
    Tanh, Dense(3, Initializer = Initializer.HeNormal), MeanSquaredError] public partial class DenseDrawnHeNormalSingle;
[Network(Precision.Double), Input(3), Dense(17, Initializer = Initializer.HeNormal, InitializerScale = 0.7, BiasInitializer = Initializer.Default,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.HeNormal), MeanSquaredError] public partial class DenseDrawnHeNormalDouble;

[Network, Input(5), Dense(1, Initializer = Initializer.LeCunUniform, InitializerScale = 0.7, BiasInitializer = Initializer.Zeros, BiasInitializerScale = 0.3),
    Tanh, Dense(3, Initializer = Initializer.LeCunUniform), MeanSquaredError] public partial class DenseDrawnLeCunUniformSingle;
[Network(Precision.Double), Input(5), Dense(1, Initializer = Initializer.LeCunUniform, InitializerScale = 0.7, BiasInitializer = Initializer.Zeros,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.LeCunUniform), MeanSquaredError] public partial class DenseDrawnLeCunUniformDouble;

[Network, Input(7), Dense(7, Initializer = Initializer.LeCunNormal, InitializerScale = 0.7, BiasInitializer = Initializer.Ones, BiasInitializerScale = 0.3),
    Tanh, Dense(3, Initializer = Initializer.LeCunNormal), MeanSquaredError] public partial class DenseDrawnLeCunNormalSingle;
[Network(Precision.Double), Input(7), Dense(7, Initializer = Initializer.LeCunNormal, InitializerScale = 0.7, BiasInitializer = Initializer.Ones,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.LeCunNormal), MeanSquaredError] public partial class DenseDrawnLeCunNormalDouble;

[Network, Input(13), Dense(33, Initializer = Initializer.Orthogonal, InitializerScale = 0.7, BiasInitializer = Initializer.Constant,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.Orthogonal), MeanSquaredError] public partial class DenseDrawnOrthogonalSingle;
[Network(Precision.Double), Input(13), Dense(33, Initializer = Initializer.Orthogonal, InitializerScale = 0.7, BiasInitializer = Initializer.Constant,
    BiasInitializerScale = 0.3), Tanh, Dense(3, Initializer = Initializer.Orthogonal), MeanSquaredError] public partial class DenseDrawnOrthogonalDouble;

[Network, Input(33), Dropout] public partial class DropoutAloneSingle;
[Network(Precision.Double), Input(33), Dropout] public partial class DropoutAloneDouble;

[Network, Input(13), Dense(61), ReLU, Dropout(0.2), Dense(17), Tanh, Dropout(0.7), Dense(5), CrossEntropy] public partial class DropoutBetweenSingle;
[Network(Precision.Double), Input(13), Dense(61), ReLU, Dropout(0.2), Dense(17), Tanh, Dropout(0.7), Dense(5), CrossEntropy]
public partial class DropoutBetweenDouble;

[Network, Input(7), Dropout(0.1), Dropout(0), Dense(3), MeanSquaredError] public partial class DropoutOfInputSingle;
[Network(Precision.Double), Input(7), Dropout(0.1), Dropout(0), Dense(3), MeanSquaredError] public partial class DropoutOfInputDouble;

[Network, Input(3, 5, 2), GELU, Flatten, Dense(7), MeanSquaredError] public partial class FlattenOfImageSingle;
[Network(Precision.Double), Input(3, 5, 2), GELU, Flatten, Dense(7), MeanSquaredError] public partial class FlattenOfImageDouble;

[Network, Input(21), Reshape(3, 7), Tanh, Reshape(7, -1), Flatten, Dense(12), Reshape(2, 3, 2), MeanSquaredError] public partial class ReshapeAndBackSingle;
[Network(Precision.Double), Input(21), Reshape(3, 7), Tanh, Reshape(7, -1), Flatten, Dense(12), Reshape(2, 3, 2), MeanSquaredError]
public partial class ReshapeAndBackDouble;

[Network, Input(5, 3), Reshape(15), Dense(6), SiLU, Reshape(-1, 3), MeanAbsoluteError] public partial class ReshapeLastSingle;
[Network(Precision.Double), Input(5, 3), Reshape(15), Dense(6), SiLU, Reshape(-1, 3), MeanAbsoluteError] public partial class ReshapeLastDouble;

// A sum that is computed in blocks of its steps, of weights that a prediction splits over threads by panels.
[Network, Input(2053), Dense(130), Tanh, Dense(3), CrossEntropy] public partial class DenseLongSumSingle;
[Network(Precision.Double), Input(2053), Dense(130), Tanh, Dense(3), CrossEntropy] public partial class DenseLongSumDouble;
