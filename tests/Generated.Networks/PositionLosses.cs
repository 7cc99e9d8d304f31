namespace Generated.Networks;

// Losses against a class, or a probability of each class, for every position of a sequence or an image: each reduction, each set of
// options, on the input itself, behind layers, and of sizes that fill no vector.

[Network, Input(60), Reshape(3, 4, 5), CrossEntropy] public partial class CrossEntropyPixelsMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), CrossEntropy] public partial class CrossEntropyPixelsMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), CrossEntropy(Reduction = Reduction.Sum)] public partial class CrossEntropyPixelsSumSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), CrossEntropy(Reduction = Reduction.Sum)] public partial class CrossEntropyPixelsSumDouble;

[Network, Input(60), Reshape(3, 4, 5), CrossEntropy(Reduction = Reduction.BatchMean)] public partial class CrossEntropyPixelsBatchMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), CrossEntropy(Reduction = Reduction.BatchMean)] public partial class CrossEntropyPixelsBatchMeanDouble;

[Network, Input(21), Reshape(7, 3), CrossEntropy] public partial class CrossEntropyStepsMeanSingle;
[Network(Precision.Double), Input(21), Reshape(7, 3), CrossEntropy] public partial class CrossEntropyStepsMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), CrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75])] public partial class CrossEntropyPixelsWeightedMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), CrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75])]
public partial class CrossEntropyPixelsWeightedMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), CrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], LabelSmoothing = 0.1, IgnoreIndex = 2)]
public partial class CrossEntropyPixelsAllMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), CrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], LabelSmoothing = 0.1, IgnoreIndex = 2)]
public partial class CrossEntropyPixelsAllMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), CrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], LabelSmoothing = 0.1, IgnoreIndex = 2,
    Reduction = Reduction.Sum)] public partial class CrossEntropyPixelsAllSumSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5),
    CrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], LabelSmoothing = 0.1, IgnoreIndex = 2,
    Reduction = Reduction.Sum)] public partial class CrossEntropyPixelsAllSumDouble;

[Network, Input(5, 5, 2), Conv2D(17, 3, Padding = Padding.Same), CrossEntropy] public partial class CrossEntropyPixelsAfterConv2DSingle;
[Network(Precision.Double), Input(5, 5, 2), Conv2D(17, 3, Padding = Padding.Same), CrossEntropy] public partial class CrossEntropyPixelsAfterConv2DDouble;

[Network, Input(6, 6, 3), Conv2D(16, 3, Padding = Padding.Same), ReLU, Conv2D(4, 1), CrossEntropy] public partial class CrossEntropyPixelsAfterTwoSingle;
[Network(Precision.Double), Input(6, 6, 3), Conv2D(16, 3, Padding = Padding.Same), ReLU, Conv2D(4, 1), CrossEntropy]
public partial class CrossEntropyPixelsAfterTwoDouble;

[Network, Input(37, 3), Conv1D(5, 3), Tanh, Conv1D(33, 1), CrossEntropy] public partial class CrossEntropyStepsAfterConv1DSingle;
[Network(Precision.Double), Input(37, 3), Conv1D(5, 3), Tanh, Conv1D(33, 1), CrossEntropy] public partial class CrossEntropyStepsAfterConv1DDouble;

[Network, Input(9), Dense(24), ReLU, Reshape(4, 3, 2), CrossEntropy] public partial class CrossEntropyOfTwoAfterDenseSingle;
[Network(Precision.Double), Input(9), Dense(24), ReLU, Reshape(4, 3, 2), CrossEntropy] public partial class CrossEntropyOfTwoAfterDenseDouble;

[Network, Input(1, 1, 6), Conv2D(3, 1), CrossEntropy] public partial class CrossEntropyOfOnePixelSingle;
[Network(Precision.Double), Input(1, 1, 6), Conv2D(3, 1), CrossEntropy] public partial class CrossEntropyOfOnePixelDouble;

[Network, Input(3, 3), Conv1D(3, 1), CrossEntropy] public partial class CrossEntropyOfAsManyStepsAsClassesSingle;
[Network(Precision.Double), Input(3, 3), Conv1D(3, 1), CrossEntropy] public partial class CrossEntropyOfAsManyStepsAsClassesDouble;

[Network, Input(60), Reshape(3, 4, 5), NegativeLogLikelihood] public partial class NegativeLogLikelihoodPixelsMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), NegativeLogLikelihood] public partial class NegativeLogLikelihoodPixelsMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), NegativeLogLikelihood(Reduction = Reduction.Sum)] public partial class NegativeLogLikelihoodPixelsSumSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), NegativeLogLikelihood(Reduction = Reduction.Sum)]
public partial class NegativeLogLikelihoodPixelsSumDouble;

[Network, Input(60), Reshape(3, 4, 5), NegativeLogLikelihood(Reduction = Reduction.BatchMean)] public partial class NegativeLogLikelihoodPixelsBatchMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), NegativeLogLikelihood(Reduction = Reduction.BatchMean)]
public partial class NegativeLogLikelihoodPixelsBatchMeanDouble;

[Network, Input(21), Reshape(7, 3), NegativeLogLikelihood] public partial class NegativeLogLikelihoodStepsMeanSingle;
[Network(Precision.Double), Input(21), Reshape(7, 3), NegativeLogLikelihood] public partial class NegativeLogLikelihoodStepsMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), NegativeLogLikelihood(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75])]
public partial class NegativeLogLikelihoodPixelsWeightedMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), NegativeLogLikelihood(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75])]
public partial class NegativeLogLikelihoodPixelsWeightedMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), NegativeLogLikelihood(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], IgnoreIndex = 2)]
public partial class NegativeLogLikelihoodPixelsAllMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), NegativeLogLikelihood(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], IgnoreIndex = 2)]
public partial class NegativeLogLikelihoodPixelsAllMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), NegativeLogLikelihood(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], IgnoreIndex = 2, Reduction = Reduction.Sum)]
public partial class NegativeLogLikelihoodPixelsAllSumSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5),
    NegativeLogLikelihood(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], IgnoreIndex = 2,
    Reduction = Reduction.Sum)] public partial class NegativeLogLikelihoodPixelsAllSumDouble;

[Network, Input(5, 5, 2), Conv2D(17, 3, Padding = Padding.Same), LogSoftmax, NegativeLogLikelihood]
public partial class NegativeLogLikelihoodPixelsAfterConv2DSingle;
[Network(Precision.Double), Input(5, 5, 2), Conv2D(17, 3, Padding = Padding.Same), LogSoftmax, NegativeLogLikelihood]
public partial class NegativeLogLikelihoodPixelsAfterConv2DDouble;

[Network, Input(6, 6, 3), Conv2D(16, 3, Padding = Padding.Same), ReLU, Conv2D(4, 1), LogSoftmax, NegativeLogLikelihood]
public partial class NegativeLogLikelihoodPixelsAfterTwoSingle;
[Network(Precision.Double), Input(6, 6, 3), Conv2D(16, 3, Padding = Padding.Same), ReLU, Conv2D(4, 1), LogSoftmax, NegativeLogLikelihood]
public partial class NegativeLogLikelihoodPixelsAfterTwoDouble;

[Network, Input(37, 3), Conv1D(5, 3), Tanh, Conv1D(33, 1), LogSoftmax, NegativeLogLikelihood] public partial class NegativeLogLikelihoodStepsAfterConv1DSingle;
[Network(Precision.Double), Input(37, 3), Conv1D(5, 3), Tanh, Conv1D(33, 1), LogSoftmax, NegativeLogLikelihood]
public partial class NegativeLogLikelihoodStepsAfterConv1DDouble;

[Network, Input(9), Dense(24), ReLU, Reshape(4, 3, 2), LogSoftmax, NegativeLogLikelihood] public partial class NegativeLogLikelihoodOfTwoAfterDenseSingle;
[Network(Precision.Double), Input(9), Dense(24), ReLU, Reshape(4, 3, 2), LogSoftmax, NegativeLogLikelihood]
public partial class NegativeLogLikelihoodOfTwoAfterDenseDouble;

[Network, Input(1, 1, 6), Conv2D(3, 1), LogSoftmax, NegativeLogLikelihood] public partial class NegativeLogLikelihoodOfOnePixelSingle;
[Network(Precision.Double), Input(1, 1, 6), Conv2D(3, 1), LogSoftmax, NegativeLogLikelihood] public partial class NegativeLogLikelihoodOfOnePixelDouble;

[Network, Input(3, 3), Conv1D(3, 1), LogSoftmax, NegativeLogLikelihood] public partial class NegativeLogLikelihoodOfAsManyStepsAsClassesSingle;
[Network(Precision.Double), Input(3, 3), Conv1D(3, 1), LogSoftmax, NegativeLogLikelihood]
public partial class NegativeLogLikelihoodOfAsManyStepsAsClassesDouble;

[Network, Input(60), Reshape(3, 4, 5), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyPixelsMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyPixelsMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), ProbabilityCrossEntropy(Reduction = Reduction.Sum)] public partial class ProbabilityCrossEntropyPixelsSumSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), ProbabilityCrossEntropy(Reduction = Reduction.Sum)]
public partial class ProbabilityCrossEntropyPixelsSumDouble;

[Network, Input(60), Reshape(3, 4, 5), ProbabilityCrossEntropy(Reduction = Reduction.BatchMean)]
public partial class ProbabilityCrossEntropyPixelsBatchMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), ProbabilityCrossEntropy(Reduction = Reduction.BatchMean)]
public partial class ProbabilityCrossEntropyPixelsBatchMeanDouble;

[Network, Input(21), Reshape(7, 3), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyStepsMeanSingle;
[Network(Precision.Double), Input(21), Reshape(7, 3), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyStepsMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), ProbabilityCrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75])]
public partial class ProbabilityCrossEntropyPixelsWeightedMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), ProbabilityCrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75])]
public partial class ProbabilityCrossEntropyPixelsWeightedMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), ProbabilityCrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], LabelSmoothing = 0.1)]
public partial class ProbabilityCrossEntropyPixelsAllMeanSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5), ProbabilityCrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], LabelSmoothing = 0.1)]
public partial class ProbabilityCrossEntropyPixelsAllMeanDouble;

[Network, Input(60), Reshape(3, 4, 5), ProbabilityCrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], LabelSmoothing = 0.1, Reduction = Reduction.Sum)]
public partial class ProbabilityCrossEntropyPixelsAllSumSingle;
[Network(Precision.Double), Input(60), Reshape(3, 4, 5),
    ProbabilityCrossEntropy(ClassWeights = [0.5, 1.0, 2.0, 1.5, 0.75], LabelSmoothing = 0.1,
    Reduction = Reduction.Sum)] public partial class ProbabilityCrossEntropyPixelsAllSumDouble;

[Network, Input(5, 5, 2), Conv2D(17, 3, Padding = Padding.Same), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyPixelsAfterConv2DSingle;
[Network(Precision.Double), Input(5, 5, 2), Conv2D(17, 3, Padding = Padding.Same), ProbabilityCrossEntropy]
public partial class ProbabilityCrossEntropyPixelsAfterConv2DDouble;

[Network, Input(6, 6, 3), Conv2D(16, 3, Padding = Padding.Same), ReLU, Conv2D(4, 1), ProbabilityCrossEntropy]
public partial class ProbabilityCrossEntropyPixelsAfterTwoSingle;
[Network(Precision.Double), Input(6, 6, 3), Conv2D(16, 3, Padding = Padding.Same), ReLU, Conv2D(4, 1), ProbabilityCrossEntropy]
public partial class ProbabilityCrossEntropyPixelsAfterTwoDouble;

[Network, Input(37, 3), Conv1D(5, 3), Tanh, Conv1D(33, 1), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyStepsAfterConv1DSingle;
[Network(Precision.Double), Input(37, 3), Conv1D(5, 3), Tanh, Conv1D(33, 1), ProbabilityCrossEntropy]
public partial class ProbabilityCrossEntropyStepsAfterConv1DDouble;

[Network, Input(9), Dense(24), ReLU, Reshape(4, 3, 2), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyOfTwoAfterDenseSingle;
[Network(Precision.Double), Input(9), Dense(24), ReLU, Reshape(4, 3, 2), ProbabilityCrossEntropy]
public partial class ProbabilityCrossEntropyOfTwoAfterDenseDouble;

[Network, Input(1, 1, 6), Conv2D(3, 1), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyOfOnePixelSingle;
[Network(Precision.Double), Input(1, 1, 6), Conv2D(3, 1), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyOfOnePixelDouble;

[Network, Input(3, 3), Conv1D(3, 1), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyOfAsManyStepsAsClassesSingle;
[Network(Precision.Double), Input(3, 3), Conv1D(3, 1), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyOfAsManyStepsAsClassesDouble;

[Network, Input(8, 8, 3), Conv2D(8, 3, Padding = Padding.Same), BatchNorm, ReLU, Conv2D(3, 1),
    CrossEntropy(LabelSmoothing = 0.05, ClassWeights = [1.0, 2.0, 0.5])] public partial class CrossEntropyPixelsAfterBatchNormSingle;
[Network(Precision.Double), Input(8, 8, 3), Conv2D(8, 3, Padding = Padding.Same), BatchNorm, ReLU, Conv2D(3, 1),
    CrossEntropy(LabelSmoothing = 0.05, ClassWeights = [1.0, 2.0, 0.5])] public partial class CrossEntropyPixelsAfterBatchNormDouble;

[Network, Input(72), Reshape(4, 6, 3), BinaryCrossEntropy] public partial class BinaryCrossEntropyPixelsSingle;
[Network(Precision.Double), Input(72), Reshape(4, 6, 3), BinaryCrossEntropy] public partial class BinaryCrossEntropyPixelsDouble;

[Network, Input(3, 2, 3), Conv2D(3, 1), MeanSquaredError] public partial class MeanSquaredErrorOfImagesSingle;
[Network(Precision.Double), Input(3, 2, 3), Conv2D(3, 1), MeanSquaredError] public partial class MeanSquaredErrorOfImagesDouble;

[Network, Input(3, 2, 3), Conv2D(3, 1), KLDivergence] public partial class KLDivergenceOfImagesSingle;
[Network(Precision.Double), Input(3, 2, 3), Conv2D(3, 1), KLDivergence] public partial class KLDivergenceOfImagesDouble;

[Network, Input(3, 2, 3), Conv2D(3, 1), Hinge] public partial class HingeOfImagesSingle;
[Network(Precision.Double), Input(3, 2, 3), Conv2D(3, 1), Hinge] public partial class HingeOfImagesDouble;
