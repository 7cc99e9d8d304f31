namespace Generated.Networks;

// Pools: those that PyTorch's values are at hand for, then every kind of kernel, then windows drawn at random.
// Each network is declared twice, in single and in double precision; NetworkCase finds the pairs by their names,
// and every check of this folder runs on each of them.

[Network, Input(6, 6, 3), MaxPool2D(2)] public partial class MaxPool2DAloneSingle;
[Network(Precision.Double), Input(6, 6, 3), MaxPool2D(2)] public partial class MaxPool2DAloneDouble;

[Network, Input(9, 3), MaxPool1D(3, Stride = 2, Padding = 1)] public partial class MaxPool1DAloneSingle;
[Network(Precision.Double), Input(9, 3), MaxPool1D(3, Stride = 2, Padding = 1)] public partial class MaxPool1DAloneDouble;

[Network, Input(7, 8, 2), MaxPool2D(3, Stride = 2, Padding = 1, CeilMode = true)] public partial class MaxPool2DCeilAloneSingle;
[Network(Precision.Double), Input(7, 8, 2), MaxPool2D(3, Stride = 2, Padding = 1, CeilMode = true)] public partial class MaxPool2DCeilAloneDouble;

[Network, Input(7, 7, 2), AveragePool2D(3, Stride = 2, Padding = 1, CountPadding = false)] public partial class AveragePool2DExcludedAloneSingle;
[Network(Precision.Double), Input(7, 7, 2), AveragePool2D(3, Stride = 2, Padding = 1, CountPadding = false)]
public partial class AveragePool2DExcludedAloneDouble;

[Network, Input(7, 7, 2), AveragePool2D(3, Stride = 2, Padding = 1)] public partial class AveragePool2DAloneSingle;
[Network(Precision.Double), Input(7, 7, 2), AveragePool2D(3, Stride = 2, Padding = 1)] public partial class AveragePool2DAloneDouble;

[Network, Input(8, 3), AveragePool1D(2)] public partial class AveragePool1DAloneSingle;
[Network(Precision.Double), Input(8, 3), AveragePool1D(2)] public partial class AveragePool1DAloneDouble;

[Network, Input(5, 4, 3), AdaptiveAveragePool(1)] public partial class AdaptiveAveragePoolOneAloneSingle;
[Network(Precision.Double), Input(5, 4, 3), AdaptiveAveragePool(1)] public partial class AdaptiveAveragePoolOneAloneDouble;

[Network, Input(7, 5, 2), AdaptiveAveragePool(3, Width = 2)] public partial class AdaptiveAveragePoolAloneSingle;
[Network(Precision.Double), Input(7, 5, 2), AdaptiveAveragePool(3, Width = 2)] public partial class AdaptiveAveragePoolAloneDouble;

[Network, Input(5, 7, 17), MaxPool2D(2), MeanSquaredError] public partial class MaxPool2DOddChannelsSingle;
[Network(Precision.Double), Input(5, 7, 17), MaxPool2D(2), MeanSquaredError] public partial class MaxPool2DOddChannelsDouble;

[Network, Input(4, 6, 16), MaxPool2D(2), MeanSquaredError] public partial class MaxPool2DWholeVectorsSingle;
[Network(Precision.Double), Input(4, 6, 16), MaxPool2D(2), MeanSquaredError] public partial class MaxPool2DWholeVectorsDouble;

[Network, Input(4, 5, 33), MaxPool2D(3, Stride = 1, Padding = 1), MeanSquaredError] public partial class MaxPool2DManyChannelsSingle;
[Network(Precision.Double), Input(4, 5, 33), MaxPool2D(3, Stride = 1, Padding = 1), MeanSquaredError] public partial class MaxPool2DManyChannelsDouble;

[Network, Input(10, 12, 6), MaxPool2D(2), Flatten, Dense(5), CrossEntropy] public partial class MaxPool2DFewChannelsSingle;
[Network(Precision.Double), Input(10, 12, 6), MaxPool2D(2), Flatten, Dense(5), CrossEntropy] public partial class MaxPool2DFewChannelsDouble;

[Network, Input(9, 9, 1), MaxPool2D(3, Stride = 2), MeanSquaredError] public partial class MaxPool2DOneChannelSingle;
[Network(Precision.Double), Input(9, 9, 1), MaxPool2D(3, Stride = 2), MeanSquaredError] public partial class MaxPool2DOneChannelDouble;

[Network, Input(9, 8, 5), MaxPool2D(3, KernelWidth = 2, Dilation = 2, DilationWidth = 3, Stride = 1, Padding = 2, PaddingWidth = 1), MeanSquaredError]
public partial class MaxPool2DDilatedSingle;
[Network(Precision.Double), Input(9, 8, 5), MaxPool2D(3, KernelWidth = 2, Dilation = 2, DilationWidth = 3, Stride = 1, Padding = 2, PaddingWidth = 1),
    MeanSquaredError] public partial class MaxPool2DDilatedDouble;

[Network, Input(7, 9, 3), MaxPool2D(3, KernelWidth = 1, Stride = 2, StrideWidth = 3), MeanSquaredError] public partial class MaxPool2DOblongSingle;
[Network(Precision.Double), Input(7, 9, 3), MaxPool2D(3, KernelWidth = 1, Stride = 2, StrideWidth = 3), MeanSquaredError]
public partial class MaxPool2DOblongDouble;

[Network, Input(11, 12, 2), MaxPool2D(11, KernelWidth = 10, Stride = 1), MeanSquaredError] public partial class MaxPool2DLargeSingle;
[Network(Precision.Double), Input(11, 12, 2), MaxPool2D(11, KernelWidth = 10, Stride = 1), MeanSquaredError] public partial class MaxPool2DLargeDouble;

[Network, Input(130, 2), MaxPool1D(100, Stride = 7), MeanSquaredError] public partial class MaxPool1DLongSingle;
[Network(Precision.Double), Input(130, 2), MaxPool1D(100, Stride = 7), MeanSquaredError] public partial class MaxPool1DLongDouble;

[Network, Input(29, 7), MaxPool1D(2), MeanSquaredError] public partial class MaxPool1DOddFeaturesSingle;
[Network(Precision.Double), Input(29, 7), MaxPool1D(2), MeanSquaredError] public partial class MaxPool1DOddFeaturesDouble;

[Network, Input(120, 3), AveragePool1D(90, Stride = 5, Padding = 11, CountPadding = false, CeilMode = true), MeanSquaredError]
public partial class AveragePool1DLongSingle;
[Network(Precision.Double), Input(120, 3), AveragePool1D(90, Stride = 5, Padding = 11, CountPadding = false, CeilMode = true), MeanSquaredError]
public partial class AveragePool1DLongDouble;

[Network, Input(8, 7, 4), AveragePool2D(3, Stride = 2, CeilMode = true), MeanSquaredError] public partial class AveragePool2DCeilSingle;
[Network(Precision.Double), Input(8, 7, 4), AveragePool2D(3, Stride = 2, CeilMode = true), MeanSquaredError] public partial class AveragePool2DCeilDouble;

[Network, Input(9, 8, 21), AveragePool2D(4, KernelWidth = 3, Stride = 3, Padding = 1, CeilMode = true), MeanSquaredError]
public partial class AveragePool2DPaddedSingle;
[Network(Precision.Double), Input(9, 8, 21), AveragePool2D(4, KernelWidth = 3, Stride = 3, Padding = 1, CeilMode = true), MeanSquaredError]
public partial class AveragePool2DPaddedDouble;

[Network, Input(5, 6, 13), AveragePool2D(2), MeanSquaredError] public partial class AveragePool2DSideBySideSingle;
[Network(Precision.Double), Input(5, 6, 13), AveragePool2D(2), MeanSquaredError] public partial class AveragePool2DSideBySideDouble;

[Network, Input(5, 7, 13), GlobalAveragePool, Dense(3), CrossEntropy] public partial class GlobalAveragePoolSingle;
[Network(Precision.Double), Input(5, 7, 13), GlobalAveragePool, Dense(3), CrossEntropy] public partial class GlobalAveragePoolDouble;

[Network, Input(37, 3), GlobalAveragePool, MeanSquaredError] public partial class GlobalAveragePoolOfSequenceSingle;
[Network(Precision.Double), Input(37, 3), GlobalAveragePool, MeanSquaredError] public partial class GlobalAveragePoolOfSequenceDouble;

[Network, Input(9, 11, 5), GlobalMaxPool, MeanSquaredError] public partial class GlobalMaxPoolSingle;
[Network(Precision.Double), Input(9, 11, 5), GlobalMaxPool, MeanSquaredError] public partial class GlobalMaxPoolDouble;

[Network, Input(3, 90, 2), GlobalMaxPool, MeanSquaredError] public partial class GlobalMaxPoolLargeSingle;
[Network(Precision.Double), Input(3, 90, 2), GlobalMaxPool, MeanSquaredError] public partial class GlobalMaxPoolLargeDouble;

[Network, Input(37, 3), GlobalMaxPool, MeanSquaredError] public partial class GlobalMaxPoolOfSequenceSingle;
[Network(Precision.Double), Input(37, 3), GlobalMaxPool, MeanSquaredError] public partial class GlobalMaxPoolOfSequenceDouble;

[Network, Input(7, 10, 6), AdaptiveMaxPool(3, Width = 4), MeanSquaredError] public partial class AdaptiveMaxPoolSingle;
[Network(Precision.Double), Input(7, 10, 6), AdaptiveMaxPool(3, Width = 4), MeanSquaredError] public partial class AdaptiveMaxPoolDouble;

[Network, Input(23, 17), AdaptiveMaxPool(5), MeanSquaredError] public partial class AdaptiveMaxPoolOfSequenceSingle;
[Network(Precision.Double), Input(23, 17), AdaptiveMaxPool(5), MeanSquaredError] public partial class AdaptiveMaxPoolOfSequenceDouble;

[Network, Input(97, 3), AdaptiveMaxPool(50), MeanSquaredError] public partial class AdaptiveMaxPoolIrregularSingle;
[Network(Precision.Double), Input(97, 3), AdaptiveMaxPool(50), MeanSquaredError] public partial class AdaptiveMaxPoolIrregularDouble;

[Network, Input(3, 4, 2), AdaptiveAveragePool(5), MeanSquaredError] public partial class AdaptiveAveragePoolLargerSingle;
[Network(Precision.Double), Input(3, 4, 2), AdaptiveAveragePool(5), MeanSquaredError] public partial class AdaptiveAveragePoolLargerDouble;

[Network, Input(7), Dense(60), Tanh, Reshape(3, 4, 5), MaxPool2D(2, Stride = 1), LeakyReLU, AveragePool2D(2), Flatten, Dense(3), MeanSquaredError]
public partial class PoolsInARowSingle;
[Network(Precision.Double), Input(7), Dense(60), Tanh, Reshape(3, 4, 5), MaxPool2D(2, Stride = 1), LeakyReLU, AveragePool2D(2), Flatten, Dense(3),
    MeanSquaredError] public partial class PoolsInARowDouble;

[Network, Input(6, 5, 5), Mark("x"), MaxPool2D(3, Stride = 1, Padding = 1), Add("x"), MeanSquaredError] public partial class PoolAsResidualSingle;
[Network(Precision.Double), Input(6, 5, 5), Mark("x"), MaxPool2D(3, Stride = 1, Padding = 1), Add("x"), MeanSquaredError]
public partial class PoolAsResidualDouble;

[Network, Input(3, 12), AveragePool1D(2, Stride = 1), MeanSquaredError] public partial class PoolSweep1Single;
[Network(Precision.Double), Input(3, 12), AveragePool1D(2, Stride = 1), MeanSquaredError] public partial class PoolSweep1Double;

[Network, Input(6, 5), MaxPool1D(3, Stride = 1, Padding = 1, Dilation = 2), MeanSquaredError] public partial class PoolSweep2Single;
[Network(Precision.Double), Input(6, 5), MaxPool1D(3, Stride = 1, Padding = 1, Dilation = 2), MeanSquaredError] public partial class PoolSweep2Double;

[Network, Input(4, 5, 5), MaxPool2D(1, KernelWidth = 1, Stride = 1, StrideWidth = 4, Dilation = 2, DilationWidth = 1), MeanSquaredError]
public partial class PoolSweep3Single;
[Network(Precision.Double), Input(4, 5, 5), MaxPool2D(1, KernelWidth = 1, Stride = 1, StrideWidth = 4, Dilation = 2, DilationWidth = 1), MeanSquaredError]
public partial class PoolSweep3Double;

[Network, Input(9, 2), AveragePool1D(4, Stride = 2, Padding = 1, CeilMode = true), MeanSquaredError] public partial class PoolSweep4Single;
[Network(Precision.Double), Input(9, 2), AveragePool1D(4, Stride = 2, Padding = 1, CeilMode = true), MeanSquaredError] public partial class PoolSweep4Double;

[Network, Input(3, 8, 8), AveragePool2D(4, KernelWidth = 2, Stride = 4, StrideWidth = 2, Padding = 1, PaddingWidth = 0, CountPadding = false),
    MeanSquaredError] public partial class PoolSweep5Single;
[Network(Precision.Double), Input(3, 8, 8), AveragePool2D(4, KernelWidth = 2, Stride = 4, StrideWidth = 2, Padding = 1, PaddingWidth = 0,
    CountPadding = false), MeanSquaredError] public partial class PoolSweep5Double;

[Network, Input(6, 9, 7), AveragePool2D(4, KernelWidth = 4, Stride = 3, StrideWidth = 2, Padding = 2, PaddingWidth = 0, CeilMode = true, CountPadding = false),
    MeanSquaredError] public partial class PoolSweep6Single;
[Network(Precision.Double), Input(6, 9, 7), AveragePool2D(4, KernelWidth = 4, Stride = 3, StrideWidth = 2, Padding = 2, PaddingWidth = 0, CeilMode = true,
    CountPadding = false), MeanSquaredError] public partial class PoolSweep6Double;

[Network, Input(4, 7, 5), AveragePool2D(2, KernelWidth = 1, Stride = 1, StrideWidth = 3, Padding = 1, PaddingWidth = 0, CeilMode = true, CountPadding = false),
    MeanSquaredError] public partial class PoolSweep7Single;
[Network(Precision.Double), Input(4, 7, 5), AveragePool2D(2, KernelWidth = 1, Stride = 1, StrideWidth = 3, Padding = 1, PaddingWidth = 0, CeilMode = true,
    CountPadding = false), MeanSquaredError] public partial class PoolSweep7Double;

[Network, Input(5, 4, 8), MaxPool2D(2, KernelWidth = 4, Stride = 3, StrideWidth = 2, Padding = 1), MeanSquaredError] public partial class PoolSweep8Single;
[Network(Precision.Double), Input(5, 4, 8), MaxPool2D(2, KernelWidth = 4, Stride = 3, StrideWidth = 2, Padding = 1), MeanSquaredError]
public partial class PoolSweep8Double;

[Network, Input(5, 8), AveragePool1D(1, Stride = 1), MeanSquaredError] public partial class PoolSweep9Single;
[Network(Precision.Double), Input(5, 8), AveragePool1D(1, Stride = 1), MeanSquaredError] public partial class PoolSweep9Double;

[Network, Input(4, 4, 2), MaxPool2D(1, KernelWidth = 3, Stride = 4, StrideWidth = 3, Padding = 0, PaddingWidth = 1, Dilation = 2, DilationWidth = 2),
    MeanSquaredError] public partial class PoolSweep10Single;
[Network(Precision.Double), Input(4, 4, 2), MaxPool2D(1, KernelWidth = 3, Stride = 4, StrideWidth = 3, Padding = 0, PaddingWidth = 1, Dilation = 2,
    DilationWidth = 2), MeanSquaredError] public partial class PoolSweep10Double;

[Network, Input(3, 7, 17), AveragePool2D(1, KernelWidth = 4, Stride = 1, StrideWidth = 2, Padding = 0, PaddingWidth = 1), MeanSquaredError]
public partial class PoolSweep11Single;
[Network(Precision.Double), Input(3, 7, 17), AveragePool2D(1, KernelWidth = 4, Stride = 1, StrideWidth = 2, Padding = 0, PaddingWidth = 1), MeanSquaredError]
public partial class PoolSweep11Double;

[Network, Input(8, 7, 3), AveragePool2D(2, KernelWidth = 2, Stride = 3, StrideWidth = 4, Padding = 1, PaddingWidth = 0, CeilMode = true), MeanSquaredError]
public partial class PoolSweep12Single;
[Network(Precision.Double), Input(8, 7, 3), AveragePool2D(2, KernelWidth = 2, Stride = 3, StrideWidth = 4, Padding = 1, PaddingWidth = 0, CeilMode = true),
    MeanSquaredError] public partial class PoolSweep12Double;

[Network, Input(6, 6, 9), MaxPool2D(2, KernelWidth = 3, Stride = 2, StrideWidth = 2, Padding = 1, PaddingWidth = 0, Dilation = 1, DilationWidth = 2),
    MeanSquaredError] public partial class PoolSweep13Single;
[Network(Precision.Double), Input(6, 6, 9), MaxPool2D(2, KernelWidth = 3, Stride = 2, StrideWidth = 2, Padding = 1, PaddingWidth = 0, Dilation = 1,
    DilationWidth = 2), MeanSquaredError] public partial class PoolSweep13Double;

[Network, Input(4, 7), MaxPool1D(1, Stride = 3, CeilMode = true), MeanSquaredError] public partial class PoolSweep14Single;
[Network(Precision.Double), Input(4, 7), MaxPool1D(1, Stride = 3, CeilMode = true), MeanSquaredError] public partial class PoolSweep14Double;
