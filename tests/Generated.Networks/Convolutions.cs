namespace Generated.Networks;

// Convolutions of images and sequences, transposed ones, and the networks that are made of them.
// Each network is declared twice, in single and in double precision; NetworkCase finds the pairs by their names,
// and every check of this folder runs on each of them.

[Network, Input(11, 3), Conv1D(4, 3)] public partial class Conv1DAloneSingle;
[Network(Precision.Double), Input(11, 3), Conv1D(4, 3)] public partial class Conv1DAloneDouble;

[Network, Input(13, 4), Conv1D(6, 3, Stride = 2, Padding = 2, Dilation = 2)] public partial class Conv1DDilatedAloneSingle;
[Network(Precision.Double), Input(13, 4), Conv1D(6, 3, Stride = 2, Padding = 2, Dilation = 2)] public partial class Conv1DDilatedAloneDouble;

[Network, Input(9, 4), Conv1D(6, 3, Groups = 2, Padding = 1)] public partial class Conv1DGroupsAloneSingle;
[Network(Precision.Double), Input(9, 4), Conv1D(6, 3, Groups = 2, Padding = 1)] public partial class Conv1DGroupsAloneDouble;

[Network, Input(10, 5), Conv1D(5, 4, Groups = 5)] public partial class Conv1DDepthwiseAloneSingle;
[Network(Precision.Double), Input(10, 5), Conv1D(5, 4, Groups = 5)] public partial class Conv1DDepthwiseAloneDouble;

[Network, Input(6, 7, 3), Conv2D(4, 3)] public partial class Conv2DAloneSingle;
[Network(Precision.Double), Input(6, 7, 3), Conv2D(4, 3)] public partial class Conv2DAloneDouble;

[Network, Input(7, 6, 2), Conv2D(5, 3, KernelWidth = 2, Stride = 2, StrideWidth = 1, Padding = 1, PaddingWidth = 0)]
public partial class Conv2DStrideAloneSingle;
[Network(Precision.Double), Input(7, 6, 2), Conv2D(5, 3, KernelWidth = 2, Stride = 2, StrideWidth = 1, Padding = 1, PaddingWidth = 0)]
public partial class Conv2DStrideAloneDouble;

[Network, Input(8, 8, 2), Conv2D(3, 3, Dilation = 2, Padding = 2, Bias = false)] public partial class Conv2DDilatedAloneSingle;
[Network(Precision.Double), Input(8, 8, 2), Conv2D(3, 3, Dilation = 2, Padding = 2, Bias = false)] public partial class Conv2DDilatedAloneDouble;

[Network, Input(5, 5, 6), Conv2D(9, 3, Groups = 3, Padding = 1)] public partial class Conv2DGroupsAloneSingle;
[Network(Precision.Double), Input(5, 5, 6), Conv2D(9, 3, Groups = 3, Padding = 1)] public partial class Conv2DGroupsAloneDouble;

[Network, Input(7, 7, 4), Conv2D(8, 3, Groups = 4, Padding = 1, Stride = 2)] public partial class Conv2DDepthwiseAloneSingle;
[Network(Precision.Double), Input(7, 7, 4), Conv2D(8, 3, Groups = 4, Padding = 1, Stride = 2)] public partial class Conv2DDepthwiseAloneDouble;

[Network, Input(4, 3, 5), Conv2D(7, 1)] public partial class Conv2DOneAloneSingle;
[Network(Precision.Double), Input(4, 3, 5), Conv2D(7, 1)] public partial class Conv2DOneAloneDouble;

[Network, Input(5, 3), ConvTranspose1D(2, 4, Stride = 2, Padding = 1, OutputPadding = 1)] public partial class ConvTranspose1DAloneSingle;
[Network(Precision.Double), Input(5, 3), ConvTranspose1D(2, 4, Stride = 2, Padding = 1, OutputPadding = 1)] public partial class ConvTranspose1DAloneDouble;

[Network, Input(4, 4, 3), ConvTranspose2D(2, 3, Stride = 2, Padding = 1, OutputPadding = 1)] public partial class ConvTranspose2DAloneSingle;
[Network(Precision.Double), Input(4, 4, 3), ConvTranspose2D(2, 3, Stride = 2, Padding = 1, OutputPadding = 1)] public partial class ConvTranspose2DAloneDouble;

[Network, Input(4, 3, 4), ConvTranspose2D(6, 3, Groups = 2, Dilation = 2)] public partial class ConvTranspose2DGroupsAloneSingle;
[Network(Precision.Double), Input(4, 3, 4), ConvTranspose2D(6, 3, Groups = 2, Dilation = 2)] public partial class ConvTranspose2DGroupsAloneDouble;

[Network, Input(7, 6, 3), Conv2D(5, 4, Stride = 2, Padding = Padding.Same), Tanh, Conv2D(2, 3, Padding = Padding.Same), MeanSquaredError]
public partial class ConvSameSingle;
[Network(Precision.Double), Input(7, 6, 3), Conv2D(5, 4, Stride = 2, Padding = Padding.Same), Tanh, Conv2D(2, 3, Padding = Padding.Same), MeanSquaredError]
public partial class ConvSameDouble;

[Network, Input(5, 6, 17), Conv2D(33, 3, Padding = 1), Tanh, Conv2D(16, 3, Padding = 1, Stride = 2), MeanSquaredError] public partial class ConvWideSingle;
[Network(Precision.Double), Input(5, 6, 17), Conv2D(33, 3, Padding = 1), Tanh, Conv2D(16, 3, Padding = 1, Stride = 2), MeanSquaredError]
public partial class ConvWideDouble;

[Network, Input(4, 5, 6), Conv2D(70, 3, Padding = 1), ReLU, Conv2D(64, 1), Sigmoid, Conv2D(1, 2), MeanSquaredError] public partial class ConvPanelsSingle;
[Network(Precision.Double), Input(4, 5, 6), Conv2D(70, 3, Padding = 1), ReLU, Conv2D(64, 1), Sigmoid, Conv2D(1, 2), MeanSquaredError]
public partial class ConvPanelsDouble;

[Network, Input(13, 3, 2), Conv2D(20, 5, KernelWidth = 1, Stride = 3, StrideWidth = 2), GELU, Conv2D(6, 2, Dilation = 1, Padding = 1), MeanSquaredError]
public partial class ConvTallSingle;
[Network(Precision.Double), Input(13, 3, 2), Conv2D(20, 5, KernelWidth = 1, Stride = 3, StrideWidth = 2), GELU, Conv2D(6, 2, Dilation = 1, Padding = 1),
    MeanSquaredError] public partial class ConvTallDouble;

[Network, Input(12, 12, 1), Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2), Conv2D(16, 3), ReLU, MaxPool2D(2), Flatten, Dense(10), CrossEntropy]
public partial class ConvLeNetSingle;
[Network(Precision.Double), Input(12, 12, 1), Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2), Conv2D(16, 3), ReLU, MaxPool2D(2), Flatten, Dense(10),
    CrossEntropy] public partial class ConvLeNetDouble;

[Network, Input(5, 5, 4), Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Mark("x"), Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, Add("x"),
    ReLU, GlobalAveragePool, Dense(3), CrossEntropy] public partial class ConvResidualSingle;
[Network(Precision.Double), Input(5, 5, 4), Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Mark("x"), Conv2D(16, 3, Padding = 1, Bias = false),
    BatchNorm, Add("x"), ReLU, GlobalAveragePool, Dense(3), CrossEntropy] public partial class ConvResidualDouble;

[Network, Input(6, 8, 2), Conv2D(5, 3, Padding = 1), ReLU, Mark("skip"), MaxPool2D(2), Conv2D(7, 3, Padding = 1), ReLU, UpSample2D(2), Concat("skip"),
    Conv2D(1, 3, Padding = 1), BinaryCrossEntropy] public partial class ConvUNetSingle;
[Network(Precision.Double), Input(6, 8, 2), Conv2D(5, 3, Padding = 1), ReLU, Mark("skip"), MaxPool2D(2), Conv2D(7, 3, Padding = 1), ReLU, UpSample2D(2),
    Concat("skip"), Conv2D(1, 3, Padding = 1), BinaryCrossEntropy] public partial class ConvUNetDouble;

[Network, Input(4, 4, 16), Conv2D(16, 3, Padding = 1), Mark("x"), GlobalAveragePool, Dense(4), ReLU, Dense(16), Sigmoid, Mark("gate"), From("x"),
    Multiply("gate"), MeanSquaredError] public partial class ConvGateSingle;
[Network(Precision.Double), Input(4, 4, 16), Conv2D(16, 3, Padding = 1), Mark("x"), GlobalAveragePool, Dense(4), ReLU, Dense(16), Sigmoid, Mark("gate"),
    From("x"), Multiply("gate"), MeanSquaredError] public partial class ConvGateDouble;

[Network, Input(5, 5, 3), Mark("in"), Conv2D(4, 1), ReLU, Mark("one"), From("in"), Conv2D(3, 3, Padding = 1), ReLU, Mark("three"), From("in"),
    MaxPool2D(3, Stride = 1, Padding = 1), Concat("one", "three"), Conv2D(2, 1), MeanSquaredError] public partial class ConvInceptionSingle;
[Network(Precision.Double), Input(5, 5, 3), Mark("in"), Conv2D(4, 1), ReLU, Mark("one"), From("in"), Conv2D(3, 3, Padding = 1), ReLU, Mark("three"),
    From("in"), MaxPool2D(3, Stride = 1, Padding = 1), Concat("one", "three"), Conv2D(2, 1), MeanSquaredError] public partial class ConvInceptionDouble;

[Network, Input(17, 5), Conv1D(16, 3, Padding = 1), ReLU, Conv1D(17, 4, Stride = 2, Dilation = 2), Tanh, Conv1D(3, 1), MeanSquaredError]
public partial class ConvSequenceSingle;
[Network(Precision.Double), Input(17, 5), Conv1D(16, 3, Padding = 1), ReLU, Conv1D(17, 4, Stride = 2, Dilation = 2), Tanh, Conv1D(3, 1), MeanSquaredError]
public partial class ConvSequenceDouble;

[Network, Input(5, 16), ConvTranspose1D(7, 4, Stride = 2, Padding = 1), ReLU, ConvTranspose1D(16, 3, Padding = 1), Tanh, ConvTranspose1D(1, 2, Stride = 3),
    MeanSquaredError] public partial class ConvSequenceUpSingle;
[Network(Precision.Double), Input(5, 16), ConvTranspose1D(7, 4, Stride = 2, Padding = 1), ReLU, ConvTranspose1D(16, 3, Padding = 1), Tanh,
    ConvTranspose1D(1, 2, Stride = 3), MeanSquaredError] public partial class ConvSequenceUpDouble;

[Network, Input(3, 4, 16), ConvTranspose2D(17, 3, Stride = 2, Padding = 1, OutputPadding = 1), ReLU, ConvTranspose2D(16, 3, Padding = 1), Tanh,
    ConvTranspose2D(1, 4, Stride = 2, Padding = 1), MeanSquaredError] public partial class ConvUpSingle;
[Network(Precision.Double), Input(3, 4, 16), ConvTranspose2D(17, 3, Stride = 2, Padding = 1, OutputPadding = 1), ReLU, ConvTranspose2D(16, 3, Padding = 1),
    Tanh, ConvTranspose2D(1, 4, Stride = 2, Padding = 1), MeanSquaredError] public partial class ConvUpDouble;

[Network, Input(3, 2, 3), ConvTranspose2D(5, 2, Stride = 2), ReLU, Conv2D(2, 2), MeanSquaredError] public partial class ConvUpFirstSingle;
[Network(Precision.Double), Input(3, 2, 3), ConvTranspose2D(5, 2, Stride = 2), ReLU, Conv2D(2, 2), MeanSquaredError] public partial class ConvUpFirstDouble;

[Network, Input(5, 4, 6), Conv2D(12, 3, Groups = 2, Padding = 1), ReLU, Conv2D(32, 3, Groups = 2), Tanh, ConvTranspose2D(48, 2, Groups = 16), MeanSquaredError]
public partial class ConvGroupsSingle;
[Network(Precision.Double), Input(5, 4, 6), Conv2D(12, 3, Groups = 2, Padding = 1), ReLU, Conv2D(32, 3, Groups = 2), Tanh, ConvTranspose2D(48, 2, Groups = 16),
    MeanSquaredError] public partial class ConvGroupsDouble;

[Network, Input(6, 7, 17), Conv2D(17, 3, Groups = 17, Padding = 1, Stride = 2), ReLU, Conv2D(9, 1), ReLU,
    ConvTranspose2D(9, 3, Groups = 9, Stride = 2, Padding = 1), MeanSquaredError] public partial class ConvSeparableSingle;
[Network(Precision.Double), Input(6, 7, 17), Conv2D(17, 3, Groups = 17, Padding = 1, Stride = 2), ReLU, Conv2D(9, 1), ReLU,
    ConvTranspose2D(9, 3, Groups = 9, Stride = 2, Padding = 1), MeanSquaredError] public partial class ConvSeparableDouble;

[Network, Input(2, 2, 1), Conv2D(1, 2), Flatten, MeanSquaredError] public partial class ConvSmallSingle;
[Network(Precision.Double), Input(2, 2, 1), Conv2D(1, 2), Flatten, MeanSquaredError] public partial class ConvSmallDouble;

[Network, Input(1, 1, 33), Conv2D(17, 1), ReLU, Conv2D(5, 3, Padding = 1), MeanSquaredError] public partial class ConvPointSingle;
[Network(Precision.Double), Input(1, 1, 33), Conv2D(17, 1), ReLU, Conv2D(5, 3, Padding = 1), MeanSquaredError] public partial class ConvPointDouble;

// What is at the edge of what a kernel takes: a gate of one number a sample, gates and one slope where neighbouring positions are taken together, a window that
// meets nothing but padding, an image of one position.

[Network, Input(4, 1, Name = "x"), Input(1, 1, Name = "g"), Conv1D(1, 1), Multiply("g"), MeanSquaredError] public partial class GateOfOneAloneSingle;
[Network(Precision.Double), Input(4, 1, Name = "x"), Input(1, 1, Name = "g"), Conv1D(1, 1), Multiply("g"), MeanSquaredError]
public partial class GateOfOneAloneDouble;

[Network, Input(4, 8, 1), Input(3, Name = "gate"), Conv2D(3, 3, Padding = 1), Multiply("gate"), MeanSquaredError] public partial class GatedConv2DAloneSingle;
[Network(Precision.Double), Input(4, 8, 1), Input(3, Name = "gate"), Conv2D(3, 3, Padding = 1), Multiply("gate"), MeanSquaredError]
public partial class GatedConv2DAloneDouble;

[Network, Input(4, 8, 1), Conv2D(1, 3, Padding = 1), PReLU(true), MeanSquaredError] public partial class OneSlopeAloneSingle;
[Network(Precision.Double), Input(4, 8, 1), Conv2D(1, 3, Padding = 1), PReLU(true), MeanSquaredError] public partial class OneSlopeAloneDouble;

[Network, Input(1, 5, 17), Tanh, Conv2D(3, 1, Stride = 3, Padding = 1, KernelWidth = 2, StrideWidth = 1), Tanh, Conv2D(4, 1), MeanSquaredError]
public partial class WindowInPaddingAloneSingle;
[Network(Precision.Double), Input(1, 5, 17), Tanh, Conv2D(3, 1, Stride = 3, Padding = 1, KernelWidth = 2, StrideWidth = 1), Tanh, Conv2D(4, 1),
    MeanSquaredError] public partial class WindowInPaddingAloneDouble;

[Network, Input(1, 1, 6), Mark("m"), GlobalAveragePool, Dense(6), Sigmoid, Multiply("m"), MeanSquaredError] public partial class GatedPointAloneSingle;
[Network(Precision.Double), Input(1, 1, 6), Mark("m"), GlobalAveragePool, Dense(6), Sigmoid, Multiply("m"), MeanSquaredError]
public partial class GatedPointAloneDouble;

// A convolution that is worth several threads for a single image: with Winograd's algorithm and two panels, directly and with groups, of a sequence, whose
// positions threads share.
[Network, Input(12, 12, 16), Conv2D(66, 3, Padding = 1, Bias = false), Tanh, Conv2D(24, 3, Stride = 2, Groups = 2), BatchNorm, GlobalAveragePool, Dense(3),
    CrossEntropy] public partial class LargeImageSingle;
[Network(Precision.Double), Input(12, 12, 16), Conv2D(66, 3, Padding = 1, Bias = false), Tanh, Conv2D(24, 3, Stride = 2, Groups = 2), BatchNorm,
    GlobalAveragePool, Dense(3), CrossEntropy] public partial class LargeImageDouble;

[Network, Input(75, 24), Conv1D(47, 7, Padding = 3), Tanh, GlobalAveragePool, MeanSquaredError] public partial class LargeSequenceSingle;
[Network(Precision.Double), Input(75, 24), Conv1D(47, 7, Padding = 3), Tanh, GlobalAveragePool, MeanSquaredError] public partial class LargeSequenceDouble;

// Even heights and widths and 16 channels or more: Winograd's algorithm. Several blocks of an image and channels that fill no vector, two panels, borders of
// no, one and two
// positions, both directions, weights of two layers.

[Network, Input(8, 8, 16), Conv2D(16, 3, Padding = 1)] public partial class WinogradAloneSingle;
[Network(Precision.Double), Input(8, 8, 16), Conv2D(16, 3, Padding = 1)] public partial class WinogradAloneDouble;

[Network, Input(8, 32, 17), Conv2D(18, 3, Padding = 1), Tanh, GlobalAveragePool, MeanSquaredError] public partial class WinogradBlocksSingle;
[Network(Precision.Double), Input(8, 32, 17), Conv2D(18, 3, Padding = 1), Tanh, GlobalAveragePool, MeanSquaredError] public partial class WinogradBlocksDouble;

[Network, Input(8, 8, 16), Conv2D(66, 3, Padding = 1, Bias = false), GlobalAveragePool, MeanSquaredError] public partial class WinogradPanelsSingle;
[Network(Precision.Double), Input(8, 8, 16), Conv2D(66, 3, Padding = 1, Bias = false), GlobalAveragePool, MeanSquaredError]
public partial class WinogradPanelsDouble;

[Network, Input(10, 10, 16), Tanh, Conv2D(16, 3), MeanSquaredError] public partial class WinogradInsideSingle;
[Network(Precision.Double), Input(10, 10, 16), Tanh, Conv2D(16, 3), MeanSquaredError] public partial class WinogradInsideDouble;

[Network, Input(8, 8, 3), Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, Tanh, Mark("x"), Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, Add("x"),
    Tanh, GlobalAveragePool, Dense(3), CrossEntropy] public partial class WinogradResidualSingle;
[Network(Precision.Double), Input(8, 8, 3), Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, Tanh, Mark("x"), Conv2D(16, 3, Padding = 1, Bias = false),
    BatchNorm, Add("x"), Tanh, GlobalAveragePool, Dense(3), CrossEntropy] public partial class WinogradResidualDouble;

[Network, Input(6, 6, 16), Tanh, ConvTranspose2D(16, 3), GELU, MeanSquaredError] public partial class WinogradUpSingle;
[Network(Precision.Double), Input(6, 6, 16), Tanh, ConvTranspose2D(16, 3), GELU, MeanSquaredError] public partial class WinogradUpDouble;

[Network, Input(8, 8, 16), Conv2D(16, 3, Padding = 1), Tanh, Conv2D(16, 3, Padding = 1, WeightsOf = "Conv2D1"), MeanSquaredError]
public partial class WinogradSharedSingle;
[Network(Precision.Double), Input(8, 8, 16), Conv2D(16, 3, Padding = 1), Tanh, Conv2D(16, 3, Padding = 1, WeightsOf = "Conv2D1"), MeanSquaredError]
public partial class WinogradSharedDouble;
