namespace Generated.Networks;

// Every activation: by itself over 31 elements, as in the PyTorch cases, and before and after a dense layer.
// Each network is declared twice, in single and in double precision; NetworkCase finds the pairs by their names,
// and every check of this folder runs on each of them.

[Network, Input(31), ReLU] public partial class ReLUAloneSingle;
[Network(Precision.Double), Input(31), ReLU] public partial class ReLUAloneDouble;

[Network, Input(13), ReLU, Dense(3), ReLU, MeanSquaredError] public partial class ReLUAfterDenseSingle;
[Network(Precision.Double), Input(13), ReLU, Dense(3), ReLU, MeanSquaredError] public partial class ReLUAfterDenseDouble;

[Network, Input(31), ReLU6] public partial class ReLU6AloneSingle;
[Network(Precision.Double), Input(31), ReLU6] public partial class ReLU6AloneDouble;

[Network, Input(61), ReLU6, Dense(33), ReLU6, MeanSquaredError] public partial class ReLU6AfterDenseSingle;
[Network(Precision.Double), Input(61), ReLU6, Dense(33), ReLU6, MeanSquaredError] public partial class ReLU6AfterDenseDouble;

[Network, Input(31), LeakyReLU] public partial class LeakyReLUAloneSingle;
[Network(Precision.Double), Input(31), LeakyReLU] public partial class LeakyReLUAloneDouble;

[Network, Input(5), LeakyReLU, Dense(7), LeakyReLU, MeanSquaredError] public partial class LeakyReLUAfterDenseSingle;
[Network(Precision.Double), Input(5), LeakyReLU, Dense(7), LeakyReLU, MeanSquaredError] public partial class LeakyReLUAfterDenseDouble;

[Network, Input(31), LeakyReLU(0.1)] public partial class LeakyReLUSteepAloneSingle;
[Network(Precision.Double), Input(31), LeakyReLU(0.1)] public partial class LeakyReLUSteepAloneDouble;

[Network, Input(17), LeakyReLU(0.1), Dense(1), LeakyReLU(0.1), MeanSquaredError] public partial class LeakyReLUSteepAfterDenseSingle;
[Network(Precision.Double), Input(17), LeakyReLU(0.1), Dense(1), LeakyReLU(0.1), MeanSquaredError] public partial class LeakyReLUSteepAfterDenseDouble;

[Network, Input(31), LeakyReLU(-0.3)] public partial class LeakyReLUNegativeAloneSingle;
[Network(Precision.Double), Input(31), LeakyReLU(-0.3)] public partial class LeakyReLUNegativeAloneDouble;

[Network, Input(1), LeakyReLU(-0.3), Dense(17), LeakyReLU(-0.3), MeanSquaredError] public partial class LeakyReLUNegativeAfterDenseSingle;
[Network(Precision.Double), Input(1), LeakyReLU(-0.3), Dense(17), LeakyReLU(-0.3), MeanSquaredError] public partial class LeakyReLUNegativeAfterDenseDouble;

[Network, Input(31), LeakyReLU(0)] public partial class LeakyReLUFlatAloneSingle;
[Network(Precision.Double), Input(31), LeakyReLU(0)] public partial class LeakyReLUFlatAloneDouble;

[Network, Input(7), LeakyReLU(0), Dense(5), LeakyReLU(0), MeanSquaredError] public partial class LeakyReLUFlatAfterDenseSingle;
[Network(Precision.Double), Input(7), LeakyReLU(0), Dense(5), LeakyReLU(0), MeanSquaredError] public partial class LeakyReLUFlatAfterDenseDouble;

[Network, Input(31), PReLU] public partial class PReLUAloneSingle;
[Network(Precision.Double), Input(31), PReLU] public partial class PReLUAloneDouble;

[Network, Input(33), PReLU, Dense(61), PReLU, MeanSquaredError] public partial class PReLUAfterDenseSingle;
[Network(Precision.Double), Input(33), PReLU, Dense(61), PReLU, MeanSquaredError] public partial class PReLUAfterDenseDouble;

[Network, Input(31), PReLU(perChannel: true)] public partial class PReLUPerChannelAloneSingle;
[Network(Precision.Double), Input(31), PReLU(perChannel: true)] public partial class PReLUPerChannelAloneDouble;

[Network, Input(3), PReLU(perChannel: true), Dense(13), PReLU(perChannel: true), MeanSquaredError] public partial class PReLUPerChannelAfterDenseSingle;
[Network(Precision.Double), Input(3), PReLU(perChannel: true), Dense(13), PReLU(perChannel: true), MeanSquaredError]
public partial class PReLUPerChannelAfterDenseDouble;

[Network, Input(31), PReLU(InitialSlope = -0.3)] public partial class PReLUNegativeAloneSingle;
[Network(Precision.Double), Input(31), PReLU(InitialSlope = -0.3)] public partial class PReLUNegativeAloneDouble;

[Network, Input(13), PReLU(InitialSlope = -0.3), Dense(3), PReLU(InitialSlope = -0.3), MeanSquaredError] public partial class PReLUNegativeAfterDenseSingle;
[Network(Precision.Double), Input(13), PReLU(InitialSlope = -0.3), Dense(3), PReLU(InitialSlope = -0.3), MeanSquaredError]
public partial class PReLUNegativeAfterDenseDouble;

[Network, Input(31), ELU] public partial class ELUAloneSingle;
[Network(Precision.Double), Input(31), ELU] public partial class ELUAloneDouble;

[Network, Input(61), ELU, Dense(33), ELU, MeanSquaredError] public partial class ELUAfterDenseSingle;
[Network(Precision.Double), Input(61), ELU, Dense(33), ELU, MeanSquaredError] public partial class ELUAfterDenseDouble;

[Network, Input(31), ELU(1.5)] public partial class ELUWideAloneSingle;
[Network(Precision.Double), Input(31), ELU(1.5)] public partial class ELUWideAloneDouble;

[Network, Input(5), ELU(1.5), Dense(7), ELU(1.5), MeanSquaredError] public partial class ELUWideAfterDenseSingle;
[Network(Precision.Double), Input(5), ELU(1.5), Dense(7), ELU(1.5), MeanSquaredError] public partial class ELUWideAfterDenseDouble;

[Network, Input(31), ELU(-0.4)] public partial class ELUNegativeAloneSingle;
[Network(Precision.Double), Input(31), ELU(-0.4)] public partial class ELUNegativeAloneDouble;

[Network, Input(17), ELU(-0.4), Dense(1), ELU(-0.4), MeanSquaredError] public partial class ELUNegativeAfterDenseSingle;
[Network(Precision.Double), Input(17), ELU(-0.4), Dense(1), ELU(-0.4), MeanSquaredError] public partial class ELUNegativeAfterDenseDouble;

[Network, Input(31), SELU] public partial class SELUAloneSingle;
[Network(Precision.Double), Input(31), SELU] public partial class SELUAloneDouble;

[Network, Input(1), SELU, Dense(17), SELU, MeanSquaredError] public partial class SELUAfterDenseSingle;
[Network(Precision.Double), Input(1), SELU, Dense(17), SELU, MeanSquaredError] public partial class SELUAfterDenseDouble;

[Network, Input(31), CELU] public partial class CELUAloneSingle;
[Network(Precision.Double), Input(31), CELU] public partial class CELUAloneDouble;

[Network, Input(7), CELU, Dense(5), CELU, MeanSquaredError] public partial class CELUAfterDenseSingle;
[Network(Precision.Double), Input(7), CELU, Dense(5), CELU, MeanSquaredError] public partial class CELUAfterDenseDouble;

[Network, Input(31), CELU(1.7)] public partial class CELUWideAloneSingle;
[Network(Precision.Double), Input(31), CELU(1.7)] public partial class CELUWideAloneDouble;

[Network, Input(33), CELU(1.7), Dense(61), CELU(1.7), MeanSquaredError] public partial class CELUWideAfterDenseSingle;
[Network(Precision.Double), Input(33), CELU(1.7), Dense(61), CELU(1.7), MeanSquaredError] public partial class CELUWideAfterDenseDouble;

[Network, Input(31), CELU(-0.8)] public partial class CELUNegativeAloneSingle;
[Network(Precision.Double), Input(31), CELU(-0.8)] public partial class CELUNegativeAloneDouble;

[Network, Input(3), CELU(-0.8), Dense(13), CELU(-0.8), MeanSquaredError] public partial class CELUNegativeAfterDenseSingle;
[Network(Precision.Double), Input(3), CELU(-0.8), Dense(13), CELU(-0.8), MeanSquaredError] public partial class CELUNegativeAfterDenseDouble;

[Network, Input(31), GELU] public partial class GELUAloneSingle;
[Network(Precision.Double), Input(31), GELU] public partial class GELUAloneDouble;

[Network, Input(13), GELU, Dense(3), GELU, MeanSquaredError] public partial class GELUAfterDenseSingle;
[Network(Precision.Double), Input(13), GELU, Dense(3), GELU, MeanSquaredError] public partial class GELUAfterDenseDouble;

[Network, Input(31), GELU(GeluApproximation.Tanh)] public partial class GELUTanhAloneSingle;
[Network(Precision.Double), Input(31), GELU(GeluApproximation.Tanh)] public partial class GELUTanhAloneDouble;

[Network, Input(61), GELU(GeluApproximation.Tanh), Dense(33), GELU(GeluApproximation.Tanh), MeanSquaredError] public partial class GELUTanhAfterDenseSingle;
[Network(Precision.Double), Input(61), GELU(GeluApproximation.Tanh), Dense(33), GELU(GeluApproximation.Tanh), MeanSquaredError]
public partial class GELUTanhAfterDenseDouble;

[Network, Input(31), SiLU] public partial class SiLUAloneSingle;
[Network(Precision.Double), Input(31), SiLU] public partial class SiLUAloneDouble;

[Network, Input(5), SiLU, Dense(7), SiLU, MeanSquaredError] public partial class SiLUAfterDenseSingle;
[Network(Precision.Double), Input(5), SiLU, Dense(7), SiLU, MeanSquaredError] public partial class SiLUAfterDenseDouble;

[Network, Input(31), Mish] public partial class MishAloneSingle;
[Network(Precision.Double), Input(31), Mish] public partial class MishAloneDouble;

[Network, Input(17), Mish, Dense(1), Mish, MeanSquaredError] public partial class MishAfterDenseSingle;
[Network(Precision.Double), Input(17), Mish, Dense(1), Mish, MeanSquaredError] public partial class MishAfterDenseDouble;

[Network, Input(31), Sigmoid] public partial class SigmoidAloneSingle;
[Network(Precision.Double), Input(31), Sigmoid] public partial class SigmoidAloneDouble;

[Network, Input(1), Sigmoid, Dense(17), Sigmoid, MeanSquaredError] public partial class SigmoidAfterDenseSingle;
[Network(Precision.Double), Input(1), Sigmoid, Dense(17), Sigmoid, MeanSquaredError] public partial class SigmoidAfterDenseDouble;

[Network, Input(31), LogSigmoid] public partial class LogSigmoidAloneSingle;
[Network(Precision.Double), Input(31), LogSigmoid] public partial class LogSigmoidAloneDouble;

[Network, Input(7), LogSigmoid, Dense(5), LogSigmoid, MeanSquaredError] public partial class LogSigmoidAfterDenseSingle;
[Network(Precision.Double), Input(7), LogSigmoid, Dense(5), LogSigmoid, MeanSquaredError] public partial class LogSigmoidAfterDenseDouble;

[Network, Input(31), HardSigmoid] public partial class HardSigmoidAloneSingle;
[Network(Precision.Double), Input(31), HardSigmoid] public partial class HardSigmoidAloneDouble;

[Network, Input(33), HardSigmoid, Dense(61), HardSigmoid, MeanSquaredError] public partial class HardSigmoidAfterDenseSingle;
[Network(Precision.Double), Input(33), HardSigmoid, Dense(61), HardSigmoid, MeanSquaredError] public partial class HardSigmoidAfterDenseDouble;

[Network, Input(31), HardSwish] public partial class HardSwishAloneSingle;
[Network(Precision.Double), Input(31), HardSwish] public partial class HardSwishAloneDouble;

[Network, Input(3), HardSwish, Dense(13), HardSwish, MeanSquaredError] public partial class HardSwishAfterDenseSingle;
[Network(Precision.Double), Input(3), HardSwish, Dense(13), HardSwish, MeanSquaredError] public partial class HardSwishAfterDenseDouble;

[Network, Input(31), HardTanh] public partial class HardTanhAloneSingle;
[Network(Precision.Double), Input(31), HardTanh] public partial class HardTanhAloneDouble;

[Network, Input(13), HardTanh, Dense(3), HardTanh, MeanSquaredError] public partial class HardTanhAfterDenseSingle;
[Network(Precision.Double), Input(13), HardTanh, Dense(3), HardTanh, MeanSquaredError] public partial class HardTanhAfterDenseDouble;

[Network, Input(31), HardTanh(-0.25, 0.75)] public partial class HardTanhBoundedAloneSingle;
[Network(Precision.Double), Input(31), HardTanh(-0.25, 0.75)] public partial class HardTanhBoundedAloneDouble;

[Network, Input(61), HardTanh(-0.25, 0.75), Dense(33), HardTanh(-0.25, 0.75), MeanSquaredError] public partial class HardTanhBoundedAfterDenseSingle;
[Network(Precision.Double), Input(61), HardTanh(-0.25, 0.75), Dense(33), HardTanh(-0.25, 0.75), MeanSquaredError]
public partial class HardTanhBoundedAfterDenseDouble;

[Network, Input(31), Tanh] public partial class TanhAloneSingle;
[Network(Precision.Double), Input(31), Tanh] public partial class TanhAloneDouble;

[Network, Input(5), Tanh, Dense(7), Tanh, MeanSquaredError] public partial class TanhAfterDenseSingle;
[Network(Precision.Double), Input(5), Tanh, Dense(7), Tanh, MeanSquaredError] public partial class TanhAfterDenseDouble;

[Network, Input(31), TanhShrink] public partial class TanhShrinkAloneSingle;
[Network(Precision.Double), Input(31), TanhShrink] public partial class TanhShrinkAloneDouble;

[Network, Input(17), TanhShrink, Dense(1), TanhShrink, MeanSquaredError] public partial class TanhShrinkAfterDenseSingle;
[Network(Precision.Double), Input(17), TanhShrink, Dense(1), TanhShrink, MeanSquaredError] public partial class TanhShrinkAfterDenseDouble;

[Network, Input(31), SoftShrink] public partial class SoftShrinkAloneSingle;
[Network(Precision.Double), Input(31), SoftShrink] public partial class SoftShrinkAloneDouble;

[Network, Input(1), SoftShrink, Dense(17), SoftShrink, MeanSquaredError] public partial class SoftShrinkAfterDenseSingle;
[Network(Precision.Double), Input(1), SoftShrink, Dense(17), SoftShrink, MeanSquaredError] public partial class SoftShrinkAfterDenseDouble;

[Network, Input(31), SoftShrink(0.2)] public partial class SoftShrinkNarrowAloneSingle;
[Network(Precision.Double), Input(31), SoftShrink(0.2)] public partial class SoftShrinkNarrowAloneDouble;

[Network, Input(7), SoftShrink(0.2), Dense(5), SoftShrink(0.2), MeanSquaredError] public partial class SoftShrinkNarrowAfterDenseSingle;
[Network(Precision.Double), Input(7), SoftShrink(0.2), Dense(5), SoftShrink(0.2), MeanSquaredError] public partial class SoftShrinkNarrowAfterDenseDouble;

[Network, Input(31), HardShrink] public partial class HardShrinkAloneSingle;
[Network(Precision.Double), Input(31), HardShrink] public partial class HardShrinkAloneDouble;

[Network, Input(33), HardShrink, Dense(61), HardShrink, MeanSquaredError] public partial class HardShrinkAfterDenseSingle;
[Network(Precision.Double), Input(33), HardShrink, Dense(61), HardShrink, MeanSquaredError] public partial class HardShrinkAfterDenseDouble;

[Network, Input(31), HardShrink(0.2)] public partial class HardShrinkNarrowAloneSingle;
[Network(Precision.Double), Input(31), HardShrink(0.2)] public partial class HardShrinkNarrowAloneDouble;

[Network, Input(3), HardShrink(0.2), Dense(13), HardShrink(0.2), MeanSquaredError] public partial class HardShrinkNarrowAfterDenseSingle;
[Network(Precision.Double), Input(3), HardShrink(0.2), Dense(13), HardShrink(0.2), MeanSquaredError] public partial class HardShrinkNarrowAfterDenseDouble;

[Network, Input(31), Softplus] public partial class SoftplusAloneSingle;
[Network(Precision.Double), Input(31), Softplus] public partial class SoftplusAloneDouble;

[Network, Input(13), Softplus, Dense(3), Softplus, MeanSquaredError] public partial class SoftplusAfterDenseSingle;
[Network(Precision.Double), Input(13), Softplus, Dense(3), Softplus, MeanSquaredError] public partial class SoftplusAfterDenseDouble;

[Network, Input(31), Softplus(2.5, 1)] public partial class SoftplusSharpAloneSingle;
[Network(Precision.Double), Input(31), Softplus(2.5, 1)] public partial class SoftplusSharpAloneDouble;

[Network, Input(61), Softplus(2.5, 1), Dense(33), Softplus(2.5, 1), MeanSquaredError] public partial class SoftplusSharpAfterDenseSingle;
[Network(Precision.Double), Input(61), Softplus(2.5, 1), Dense(33), Softplus(2.5, 1), MeanSquaredError] public partial class SoftplusSharpAfterDenseDouble;

[Network, Input(31), Softplus(-2)] public partial class SoftplusNegativeAloneSingle;
[Network(Precision.Double), Input(31), Softplus(-2)] public partial class SoftplusNegativeAloneDouble;

[Network, Input(5), Softplus(-2), Dense(7), Softplus(-2), MeanSquaredError] public partial class SoftplusNegativeAfterDenseSingle;
[Network(Precision.Double), Input(5), Softplus(-2), Dense(7), Softplus(-2), MeanSquaredError] public partial class SoftplusNegativeAfterDenseDouble;

[Network, Input(31), Softsign] public partial class SoftsignAloneSingle;
[Network(Precision.Double), Input(31), Softsign] public partial class SoftsignAloneDouble;

[Network, Input(17), Softsign, Dense(1), Softsign, MeanSquaredError] public partial class SoftsignAfterDenseSingle;
[Network(Precision.Double), Input(17), Softsign, Dense(1), Softsign, MeanSquaredError] public partial class SoftsignAfterDenseDouble;

[Network, Input(31), Softmax] public partial class SoftmaxAloneSingle;
[Network(Precision.Double), Input(31), Softmax] public partial class SoftmaxAloneDouble;

[Network, Input(31), LogSoftmax] public partial class LogSoftmaxAloneSingle;
[Network(Precision.Double), Input(31), LogSoftmax] public partial class LogSoftmaxAloneDouble;

[Network, Input(7), LogSoftmax, Dense(5), LogSoftmax, MeanSquaredError] public partial class LogSoftmaxAfterDenseSingle;
[Network(Precision.Double), Input(7), LogSoftmax, Dense(5), LogSoftmax, MeanSquaredError] public partial class LogSoftmaxAfterDenseDouble;

[Network, Input(31), Exp] public partial class ExpAloneSingle;
[Network(Precision.Double), Input(31), Exp] public partial class ExpAloneDouble;

[Network, Input(33), Exp, Dense(61), Exp, MeanSquaredError] public partial class ExpAfterDenseSingle;
[Network(Precision.Double), Input(33), Exp, Dense(61), Exp, MeanSquaredError] public partial class ExpAfterDenseDouble;

[Network, Input(31), Square] public partial class SquareAloneSingle;
[Network(Precision.Double), Input(31), Square] public partial class SquareAloneDouble;

[Network, Input(3), Square, Dense(13), Square, MeanSquaredError] public partial class SquareAfterDenseSingle;
[Network(Precision.Double), Input(3), Square, Dense(13), Square, MeanSquaredError] public partial class SquareAfterDenseDouble;

[Network, Input(31), Abs] public partial class AbsAloneSingle;
[Network(Precision.Double), Input(31), Abs] public partial class AbsAloneDouble;

[Network, Input(13), Abs, Dense(3), Abs, MeanSquaredError] public partial class AbsAfterDenseSingle;
[Network(Precision.Double), Input(13), Abs, Dense(3), Abs, MeanSquaredError] public partial class AbsAfterDenseDouble;

[Network, Input(3), PReLU(perChannel: true)] public partial class PReLUThreeSingle;
[Network(Precision.Double), Input(3), PReLU(perChannel: true)] public partial class PReLUThreeDouble;

[Network, Input(3), Softmax] public partial class SoftmaxThreeSingle;
[Network(Precision.Double), Input(3), Softmax] public partial class SoftmaxThreeDouble;

[Network, Input(3), LogSoftmax] public partial class LogSoftmaxThreeSingle;
[Network(Precision.Double), Input(3), LogSoftmax] public partial class LogSoftmaxThreeDouble;

[Network, Input(1), Softmax, Dense(17), Softmax, MeanSquaredError] public partial class SoftmaxAfterDenseSingle;
[Network(Precision.Double), Input(1), Softmax, Dense(17), Softmax, MeanSquaredError] public partial class SoftmaxAfterDenseDouble;
