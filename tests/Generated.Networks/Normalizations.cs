namespace Generated.Networks;

// Normalisation, and what else repeats along positions or channels.
// Each network is declared twice, in single and in double precision; NetworkCase finds the pairs by their names,
// and every check of this folder runs on each of them.

// Over the batch and all positions.
[Network, Input(7), BatchNorm, MeanSquaredError] public partial class BatchNormVectorSingle;
[Network(Precision.Double), Input(7), BatchNorm, MeanSquaredError] public partial class BatchNormVectorDouble;
[Network, Input(13), Dense(17), BatchNorm, ReLU, Dense(5), BatchNorm, MeanSquaredError] public partial class BatchNormDenseSingle;
[Network(Precision.Double), Input(13), Dense(17), BatchNorm, ReLU, Dense(5), BatchNorm, MeanSquaredError] public partial class BatchNormDenseDouble;
[Network, Input(3, 4, 3), BatchNorm(Epsilon = 1e-3, Momentum = 0.2)] public partial class BatchNormThreeSingle;
[Network(Precision.Double), Input(3, 4, 3), BatchNorm(Epsilon = 1e-3, Momentum = 0.2)] public partial class BatchNormThreeDouble;
[Network, Input(4), BatchNorm] public partial class BatchNormFourSingle;
[Network(Precision.Double), Input(4), BatchNorm] public partial class BatchNormFourDouble;
[Network, Input(5, 3), BatchNorm] public partial class BatchNormSequenceThreeSingle;
[Network(Precision.Double), Input(5, 3), BatchNorm] public partial class BatchNormSequenceThreeDouble;
[Network, Input(2, 2, 3), BatchNorm(Affine = false)] public partial class BatchNormPlainThreeSingle;
[Network(Precision.Double), Input(2, 2, 3), BatchNorm(Affine = false)] public partial class BatchNormPlainThreeDouble;
[Network, Input(3, 3, 3), BatchNorm] public partial class BatchNormDefaultThreeSingle;
[Network(Precision.Double), Input(3, 3, 3), BatchNorm] public partial class BatchNormDefaultThreeDouble;
[Network, Input(3, 2, 7), BatchNorm, ReLU, Flatten, Dense(3), CrossEntropy] public partial class BatchNormImageSingle;
[Network(Precision.Double), Input(3, 2, 7), BatchNorm, ReLU, Flatten, Dense(3), CrossEntropy] public partial class BatchNormImageDouble;
[Network, Input(3, 16), BatchNorm, ReLU, BatchNorm(Affine = false), MeanSquaredError] public partial class BatchNormSixteenSingle;
[Network(Precision.Double), Input(3, 16), BatchNorm, ReLU, BatchNorm(Affine = false), MeanSquaredError] public partial class BatchNormSixteenDouble;
[Network, Input(2, 33), BatchNorm(Momentum = 0.5), MeanSquaredError] public partial class BatchNormWideSingle;
[Network(Precision.Double), Input(2, 33), BatchNorm(Momentum = 0.5), MeanSquaredError] public partial class BatchNormWideDouble;
[Network, Input(2, 2, 5), Mark("x"), BatchNorm, ReLU, BatchNorm, Add("x"), ReLU, MeanSquaredError] public partial class BatchNormResidualSingle;
[Network(Precision.Double), Input(2, 2, 5), Mark("x"), BatchNorm, ReLU, BatchNorm, Add("x"), ReLU, MeanSquaredError]
public partial class BatchNormResidualDouble;
[Network, Input(1, 1, 6), BatchNorm, MeanSquaredError] public partial class BatchNormOnePositionSingle;
[Network(Precision.Double), Input(1, 1, 6), BatchNorm, MeanSquaredError] public partial class BatchNormOnePositionDouble;

// Over the last axes.
[Network, Input(7), LayerNorm] public partial class LayerNormSevenSingle;
[Network(Precision.Double), Input(7), LayerNorm] public partial class LayerNormSevenDouble;
[Network, Input(17), Dense(13), LayerNorm, Dense(3), MeanSquaredError] public partial class LayerNormVectorSingle;
[Network(Precision.Double), Input(17), Dense(13), LayerNorm, Dense(3), MeanSquaredError] public partial class LayerNormVectorDouble;
[Network, Input(3, 7), LayerNorm, MeanSquaredError] public partial class LayerNormSequenceSingle;
[Network(Precision.Double), Input(3, 7), LayerNorm, MeanSquaredError] public partial class LayerNormSequenceDouble;
[Network, Input(3, 5), LayerNorm(Axes = 2, Epsilon = 1e-3)] public partial class LayerNormTwoSingle;
[Network(Precision.Double), Input(3, 5), LayerNorm(Axes = 2, Epsilon = 1e-3)] public partial class LayerNormTwoDouble;
[Network, Input(2, 3, 5), LayerNorm(Axes = 2), Tanh, MeanSquaredError] public partial class LayerNormTwoOfThreeSingle;
[Network(Precision.Double), Input(2, 3, 5), LayerNorm(Axes = 2), Tanh, MeanSquaredError] public partial class LayerNormTwoOfThreeDouble;
[Network, Input(2, 17), LayerNorm(Affine = false), MeanSquaredError] public partial class LayerNormPlainSingle;
[Network(Precision.Double), Input(2, 17), LayerNorm(Affine = false), MeanSquaredError] public partial class LayerNormPlainDouble;
[Network, Input(2, 3, 1), LayerNorm(Epsilon = 0.1), MeanSquaredError] public partial class LayerNormChannelSingle;
[Network(Precision.Double), Input(2, 3, 1), LayerNorm(Epsilon = 0.1), MeanSquaredError] public partial class LayerNormChannelDouble;
[Network, Input(8), RMSNorm(Epsilon = 1e-6)] public partial class RMSNormEightSingle;
[Network(Precision.Double), Input(8), RMSNorm(Epsilon = 1e-6)] public partial class RMSNormEightDouble;
[Network, Input(3, 13), RMSNorm, MeanSquaredError] public partial class RMSNormSequenceSingle;
[Network(Precision.Double), Input(3, 13), RMSNorm, MeanSquaredError] public partial class RMSNormSequenceDouble;
[Network, Input(33), RMSNorm(Affine = false), MeanSquaredError] public partial class RMSNormPlainSingle;
[Network(Precision.Double), Input(33), RMSNorm(Affine = false), MeanSquaredError] public partial class RMSNormPlainDouble;

// Over positions.
[Network, Input(4, 6), GroupNorm(2)] public partial class GroupNormTwoOfSixSingle;
[Network(Precision.Double), Input(4, 6), GroupNorm(2)] public partial class GroupNormTwoOfSixDouble;
[Network, Input(2, 3, 6), GroupNorm(3), ReLU, MeanSquaredError] public partial class GroupNormImageSingle;
[Network(Precision.Double), Input(2, 3, 6), GroupNorm(3), ReLU, MeanSquaredError] public partial class GroupNormImageDouble;
[Network, Input(3, 5), GroupNorm(1, Affine = false), MeanSquaredError] public partial class GroupNormOneSingle;
[Network(Precision.Double), Input(3, 5), GroupNorm(1, Affine = false), MeanSquaredError] public partial class GroupNormOneDouble;
[Network, Input(12), GroupNorm(3), MeanSquaredError] public partial class GroupNormVectorSingle;
[Network(Precision.Double), Input(12), GroupNorm(3), MeanSquaredError] public partial class GroupNormVectorDouble;
[Network, Input(3, 17), GroupNorm(17), MeanSquaredError] public partial class GroupNormEachSingle;
[Network(Precision.Double), Input(3, 17), GroupNorm(17), MeanSquaredError] public partial class GroupNormEachDouble;
[Network, Input(4, 4, 3), InstanceNorm(Affine = true)] public partial class InstanceNormThreeSingle;
[Network(Precision.Double), Input(4, 4, 3), InstanceNorm(Affine = true)] public partial class InstanceNormThreeDouble;
[Network, Input(3, 2, 5), InstanceNorm, MeanSquaredError] public partial class InstanceNormPlainSingle;
[Network(Precision.Double), Input(3, 2, 5), InstanceNorm, MeanSquaredError] public partial class InstanceNormPlainDouble;

// Whole channels, and gates that repeat.
[Network, Input(3, 2, 5), SpatialDropout(0.4), MeanSquaredError] public partial class SpatialDropoutImageSingle;
[Network(Precision.Double), Input(3, 2, 5), SpatialDropout(0.4), MeanSquaredError] public partial class SpatialDropoutImageDouble;
[Network, Input(3, 16), PReLU(true), SpatialDropout, Flatten, Dense(3), MeanSquaredError] public partial class SpatialDropoutSequenceSingle;
[Network(Precision.Double), Input(3, 16), PReLU(true), SpatialDropout, Flatten, Dense(3), MeanSquaredError] public partial class SpatialDropoutSequenceDouble;
[Network, Input(3, 2, 5), Input(5, Name = "gate"), Tanh, Multiply("gate"), MeanSquaredError] public partial class MultiplyChannelsSingle;
[Network(Precision.Double), Input(3, 2, 5), Input(5, Name = "gate"), Tanh, Multiply("gate"), MeanSquaredError] public partial class MultiplyChannelsDouble;
[Network, Input(1, 1, 16, Name = "gate"), Input(3, 2, 16, Name = "image"), Sigmoid, Multiply("image"), MeanSquaredError] public partial class MultiplyRowSingle;
[Network(Precision.Double), Input(1, 1, 16, Name = "gate"), Input(3, 2, 16, Name = "image"), Sigmoid, Multiply("image"), MeanSquaredError]
public partial class MultiplyRowDouble;
[Network, Input(3, 2, 5), Input(3, 2, 1, Name = "place"), Multiply("place"), MeanSquaredError] public partial class MultiplyPositionsSingle;
[Network(Precision.Double), Input(3, 2, 5), Input(3, 2, 1, Name = "place"), Multiply("place"), MeanSquaredError] public partial class MultiplyPositionsDouble;
[Network, Input(3, 5), Softmax, MeanSquaredError] public partial class SoftmaxSequenceSingle;
[Network(Precision.Double), Input(3, 5), Softmax, MeanSquaredError] public partial class SoftmaxSequenceDouble;
[Network, Input(2, 2, 17), Softmax] public partial class SoftmaxPlainSingle;
[Network(Precision.Double), Input(2, 2, 17), Softmax] public partial class SoftmaxPlainDouble;
[Network, Input(5, 3), LogSoftmax, MeanSquaredError] public partial class LogSoftmaxSequenceSingle;
[Network(Precision.Double), Input(5, 3), LogSoftmax, MeanSquaredError] public partial class LogSoftmaxSequenceDouble;
[Network, Input(3, 2, 5), PReLU(true), MeanSquaredError] public partial class PReLUImageSingle;
[Network(Precision.Double), Input(3, 2, 5), PReLU(true), MeanSquaredError] public partial class PReLUImageDouble;
