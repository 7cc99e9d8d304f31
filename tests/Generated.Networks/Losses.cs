namespace Generated.Networks;

// Every loss: each reduction, each set of options, on the input itself and behind a dense layer.
// Each network is declared twice, in single and in double precision; NetworkCase finds the pairs by their names,
// and every check of this folder runs on each of them.

[Network, Input(3), Flatten, MeanSquaredError] public partial class MeanSquaredErrorMeanSingle;
[Network(Precision.Double), Input(3), Flatten, MeanSquaredError] public partial class MeanSquaredErrorMeanDouble;

[Network, Input(3), Flatten, MeanSquaredError(Reduction = Reduction.Sum)] public partial class MeanSquaredErrorSumSingle;
[Network(Precision.Double), Input(3), Flatten, MeanSquaredError(Reduction = Reduction.Sum)] public partial class MeanSquaredErrorSumDouble;

[Network, Input(3), Flatten, MeanSquaredError(Reduction = Reduction.BatchMean)] public partial class MeanSquaredErrorBatchMeanSingle;
[Network(Precision.Double), Input(3), Flatten, MeanSquaredError(Reduction = Reduction.BatchMean)] public partial class MeanSquaredErrorBatchMeanDouble;

[Network, Input(7), Dense(61), MeanSquaredError] public partial class MeanSquaredErrorAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(61), MeanSquaredError] public partial class MeanSquaredErrorAfterDenseDouble;

[Network, Input(5), Dense(1), MeanSquaredError] public partial class MeanSquaredErrorAfterDense2Single;
[Network(Precision.Double), Input(5), Dense(1), MeanSquaredError] public partial class MeanSquaredErrorAfterDense2Double;

[Network, Input(3), Flatten, MeanAbsoluteError] public partial class MeanAbsoluteErrorMeanSingle;
[Network(Precision.Double), Input(3), Flatten, MeanAbsoluteError] public partial class MeanAbsoluteErrorMeanDouble;

[Network, Input(3), Flatten, MeanAbsoluteError(Reduction = Reduction.Sum)] public partial class MeanAbsoluteErrorSumSingle;
[Network(Precision.Double), Input(3), Flatten, MeanAbsoluteError(Reduction = Reduction.Sum)] public partial class MeanAbsoluteErrorSumDouble;

[Network, Input(3), Flatten, MeanAbsoluteError(Reduction = Reduction.BatchMean)] public partial class MeanAbsoluteErrorBatchMeanSingle;
[Network(Precision.Double), Input(3), Flatten, MeanAbsoluteError(Reduction = Reduction.BatchMean)] public partial class MeanAbsoluteErrorBatchMeanDouble;

[Network, Input(7), Dense(33), MeanAbsoluteError] public partial class MeanAbsoluteErrorAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(33), MeanAbsoluteError] public partial class MeanAbsoluteErrorAfterDenseDouble;

[Network, Input(3), Flatten, Huber] public partial class HuberMeanSingle;
[Network(Precision.Double), Input(3), Flatten, Huber] public partial class HuberMeanDouble;

[Network, Input(3), Flatten, Huber(Reduction = Reduction.Sum)] public partial class HuberSumSingle;
[Network(Precision.Double), Input(3), Flatten, Huber(Reduction = Reduction.Sum)] public partial class HuberSumDouble;

[Network, Input(3), Flatten, Huber(Reduction = Reduction.BatchMean)] public partial class HuberBatchMeanSingle;
[Network(Precision.Double), Input(3), Flatten, Huber(Reduction = Reduction.BatchMean)] public partial class HuberBatchMeanDouble;

[Network, Input(7), Dense(17), Huber] public partial class HuberAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(17), Huber] public partial class HuberAfterDenseDouble;

[Network, Input(5), Flatten, Huber(0.3)] public partial class HuberNarrowMeanSingle;
[Network(Precision.Double), Input(5), Flatten, Huber(0.3)] public partial class HuberNarrowMeanDouble;

[Network, Input(5), Flatten, Huber(0.3, Reduction = Reduction.BatchMean)] public partial class HuberNarrowBatchMeanSingle;
[Network(Precision.Double), Input(5), Flatten, Huber(0.3, Reduction = Reduction.BatchMean)] public partial class HuberNarrowBatchMeanDouble;

[Network, Input(3), Dense(13), Huber(0.3)] public partial class HuberNarrowAfterDenseSingle;
[Network(Precision.Double), Input(3), Dense(13), Huber(0.3)] public partial class HuberNarrowAfterDenseDouble;

[Network, Input(3), Flatten, SmoothL1] public partial class SmoothL1MeanSingle;
[Network(Precision.Double), Input(3), Flatten, SmoothL1] public partial class SmoothL1MeanDouble;

[Network, Input(3), Flatten, SmoothL1(Reduction = Reduction.Sum)] public partial class SmoothL1SumSingle;
[Network(Precision.Double), Input(3), Flatten, SmoothL1(Reduction = Reduction.Sum)] public partial class SmoothL1SumDouble;

[Network, Input(3), Flatten, SmoothL1(Reduction = Reduction.BatchMean)] public partial class SmoothL1BatchMeanSingle;
[Network(Precision.Double), Input(3), Flatten, SmoothL1(Reduction = Reduction.BatchMean)] public partial class SmoothL1BatchMeanDouble;

[Network, Input(7), Dense(17), SmoothL1] public partial class SmoothL1AfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(17), SmoothL1] public partial class SmoothL1AfterDenseDouble;

[Network, Input(3), Flatten, SmoothL1(0.5)] public partial class SmoothL1HalfMeanSingle;
[Network(Precision.Double), Input(3), Flatten, SmoothL1(0.5)] public partial class SmoothL1HalfMeanDouble;

[Network, Input(3), Flatten, SmoothL1(0.5, Reduction = Reduction.Sum)] public partial class SmoothL1HalfSumSingle;
[Network(Precision.Double), Input(3), Flatten, SmoothL1(0.5, Reduction = Reduction.Sum)] public partial class SmoothL1HalfSumDouble;

[Network, Input(5), Dense(61), SmoothL1(0.5)] public partial class SmoothL1HalfAfterDenseSingle;
[Network(Precision.Double), Input(5), Dense(61), SmoothL1(0.5)] public partial class SmoothL1HalfAfterDenseDouble;

[Network, Input(3), Flatten, SmoothL1(0)] public partial class SmoothL1ZeroMeanSingle;
[Network(Precision.Double), Input(3), Flatten, SmoothL1(0)] public partial class SmoothL1ZeroMeanDouble;

[Network, Input(3), Flatten, SmoothL1(0, Reduction = Reduction.BatchMean)] public partial class SmoothL1ZeroBatchMeanSingle;
[Network(Precision.Double), Input(3), Flatten, SmoothL1(0, Reduction = Reduction.BatchMean)] public partial class SmoothL1ZeroBatchMeanDouble;

[Network, Input(5), Dense(7), SmoothL1(0)] public partial class SmoothL1ZeroAfterDenseSingle;
[Network(Precision.Double), Input(5), Dense(7), SmoothL1(0)] public partial class SmoothL1ZeroAfterDenseDouble;

[Network, Input(3), Flatten, BinaryCrossEntropy] public partial class BinaryCrossEntropyMeanSingle;
[Network(Precision.Double), Input(3), Flatten, BinaryCrossEntropy] public partial class BinaryCrossEntropyMeanDouble;

[Network, Input(3), Flatten, BinaryCrossEntropy(Reduction = Reduction.Sum)] public partial class BinaryCrossEntropySumSingle;
[Network(Precision.Double), Input(3), Flatten, BinaryCrossEntropy(Reduction = Reduction.Sum)] public partial class BinaryCrossEntropySumDouble;

[Network, Input(3), Flatten, BinaryCrossEntropy(Reduction = Reduction.BatchMean)] public partial class BinaryCrossEntropyBatchMeanSingle;
[Network(Precision.Double), Input(3), Flatten, BinaryCrossEntropy(Reduction = Reduction.BatchMean)] public partial class BinaryCrossEntropyBatchMeanDouble;

[Network, Input(7), Dense(33), BinaryCrossEntropy] public partial class BinaryCrossEntropyAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(33), BinaryCrossEntropy] public partial class BinaryCrossEntropyAfterDenseDouble;

[Network, Input(13), Dense(1), BinaryCrossEntropy] public partial class BinaryCrossEntropyAfterDense2Single;
[Network(Precision.Double), Input(13), Dense(1), BinaryCrossEntropy] public partial class BinaryCrossEntropyAfterDense2Double;

[Network, Input(5), Flatten, BinaryCrossEntropy(PositiveWeights = [2.5])] public partial class BinaryCrossEntropyOneWeightMeanSingle;
[Network(Precision.Double), Input(5), Flatten, BinaryCrossEntropy(PositiveWeights = [2.5])] public partial class BinaryCrossEntropyOneWeightMeanDouble;

[Network, Input(5), Flatten, BinaryCrossEntropy(PositiveWeights = [2.5], Reduction = Reduction.Sum)] public partial class BinaryCrossEntropyOneWeightSumSingle;
[Network(Precision.Double), Input(5), Flatten, BinaryCrossEntropy(PositiveWeights = [2.5], Reduction = Reduction.Sum)]
public partial class BinaryCrossEntropyOneWeightSumDouble;

[Network, Input(7), Dense(17), BinaryCrossEntropy(PositiveWeights = [2.5])] public partial class BinaryCrossEntropyOneWeightAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(17), BinaryCrossEntropy(PositiveWeights = [2.5])] public partial class BinaryCrossEntropyOneWeightAfterDenseDouble;

[Network, Input(3), Flatten, BinaryCrossEntropy(PositiveWeights = [1.0, 2.0, 0.5])] public partial class BinaryCrossEntropyWeightsMeanSingle;
[Network(Precision.Double), Input(3), Flatten, BinaryCrossEntropy(PositiveWeights = [1.0, 2.0, 0.5])] public partial class BinaryCrossEntropyWeightsMeanDouble;

[Network, Input(3), Flatten, BinaryCrossEntropy(PositiveWeights = [1.0, 2.0, 0.5], Reduction = Reduction.Sum)]
public partial class BinaryCrossEntropyWeightsSumSingle;
[Network(Precision.Double), Input(3), Flatten, BinaryCrossEntropy(PositiveWeights = [1.0, 2.0, 0.5], Reduction = Reduction.Sum)]
public partial class BinaryCrossEntropyWeightsSumDouble;

[Network, Input(7), Dense(3), BinaryCrossEntropy(PositiveWeights = [1.0, 2.0, 0.5])] public partial class BinaryCrossEntropyWeightsAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(3), BinaryCrossEntropy(PositiveWeights = [1.0, 2.0, 0.5])]
public partial class BinaryCrossEntropyWeightsAfterDenseDouble;

[Network, Input(7), Sigmoid, BinaryCrossEntropyOfProbabilities] public partial class BinaryCrossEntropyOfProbabilitiesMeanSingle;
[Network(Precision.Double), Input(7), Sigmoid, BinaryCrossEntropyOfProbabilities] public partial class BinaryCrossEntropyOfProbabilitiesMeanDouble;

[Network, Input(7), Sigmoid, BinaryCrossEntropyOfProbabilities(Reduction = Reduction.Sum)] public partial class BinaryCrossEntropyOfProbabilitiesSumSingle;
[Network(Precision.Double), Input(7), Sigmoid, BinaryCrossEntropyOfProbabilities(Reduction = Reduction.Sum)]
public partial class BinaryCrossEntropyOfProbabilitiesSumDouble;

[Network, Input(7), Sigmoid, BinaryCrossEntropyOfProbabilities(Reduction = Reduction.BatchMean)]
public partial class BinaryCrossEntropyOfProbabilitiesBatchMeanSingle;
[Network(Precision.Double), Input(7), Sigmoid, BinaryCrossEntropyOfProbabilities(Reduction = Reduction.BatchMean)]
public partial class BinaryCrossEntropyOfProbabilitiesBatchMeanDouble;

[Network, Input(7), Dense(17), Sigmoid, BinaryCrossEntropyOfProbabilities] public partial class BinaryCrossEntropyOfProbabilitiesAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(17), Sigmoid, BinaryCrossEntropyOfProbabilities]
public partial class BinaryCrossEntropyOfProbabilitiesAfterDenseDouble;

[Network, Input(3), Flatten, BinaryCrossEntropyOfProbabilities] public partial class BinaryCrossEntropyOfProbabilitiesAloneMeanSingle;
[Network(Precision.Double), Input(3), Flatten, BinaryCrossEntropyOfProbabilities] public partial class BinaryCrossEntropyOfProbabilitiesAloneMeanDouble;

[Network, Input(3), Flatten, BinaryCrossEntropyOfProbabilities(Reduction = Reduction.Sum)] public partial class BinaryCrossEntropyOfProbabilitiesAloneSumSingle;
[Network(Precision.Double), Input(3), Flatten, BinaryCrossEntropyOfProbabilities(Reduction = Reduction.Sum)]
public partial class BinaryCrossEntropyOfProbabilitiesAloneSumDouble;

[Network, Input(5), Flatten, CrossEntropy] public partial class CrossEntropyMeanSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy] public partial class CrossEntropyMeanDouble;

[Network, Input(5), Flatten, CrossEntropy(Reduction = Reduction.Sum)] public partial class CrossEntropySumSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(Reduction = Reduction.Sum)] public partial class CrossEntropySumDouble;

[Network, Input(5), Flatten, CrossEntropy(Reduction = Reduction.BatchMean)] public partial class CrossEntropyBatchMeanSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(Reduction = Reduction.BatchMean)] public partial class CrossEntropyBatchMeanDouble;

[Network, Input(7), Dense(61), CrossEntropy] public partial class CrossEntropyAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(61), CrossEntropy] public partial class CrossEntropyAfterDenseDouble;

[Network, Input(13), Dense(2), CrossEntropy] public partial class CrossEntropyAfterDense2Single;
[Network(Precision.Double), Input(13), Dense(2), CrossEntropy] public partial class CrossEntropyAfterDense2Double;

[Network, Input(3), Dense(17), CrossEntropy] public partial class CrossEntropyAfterDense3Single;
[Network(Precision.Double), Input(3), Dense(17), CrossEntropy] public partial class CrossEntropyAfterDense3Double;

[Network, Input(61), Dense(33), CrossEntropy] public partial class CrossEntropyAfterDense4Single;
[Network(Precision.Double), Input(61), Dense(33), CrossEntropy] public partial class CrossEntropyAfterDense4Double;

[Network, Input(5), Flatten, CrossEntropy(ClassWeights = [1.4982781625852257, 1.407011551123214, 0.9557008378896186, 0.6096088128944842, 0.5673855643571809])]
public partial class CrossEntropyWeightedMeanSingle;
[Network(Precision.Double), Input(5), Flatten,
    CrossEntropy(ClassWeights = [1.4982781625852257, 1.407011551123214, 0.9557008378896186, 0.6096088128944842,
    0.5673855643571809])] public partial class CrossEntropyWeightedMeanDouble;

[Network, Input(5), Flatten, CrossEntropy(ClassWeights = [1.4982781625852257, 1.407011551123214, 0.9557008378896186, 0.6096088128944842, 0.5673855643571809],
    Reduction = Reduction.Sum)] public partial class CrossEntropyWeightedSumSingle;
[Network(Precision.Double), Input(5), Flatten,
    CrossEntropy(ClassWeights = [1.4982781625852257, 1.407011551123214, 0.9557008378896186, 0.6096088128944842, 0.5673855643571809],
    Reduction = Reduction.Sum)] public partial class CrossEntropyWeightedSumDouble;

[Network, Input(7), Dense(5), CrossEntropy(ClassWeights = [1.4982781625852257, 1.407011551123214, 0.9557008378896186, 0.6096088128944842, 0.5673855643571809])]
public partial class CrossEntropyWeightedAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(5),
    CrossEntropy(ClassWeights = [1.4982781625852257, 1.407011551123214, 0.9557008378896186, 0.6096088128944842,
    0.5673855643571809])] public partial class CrossEntropyWeightedAfterDenseDouble;

[Network, Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.1)] public partial class CrossEntropySmoothedMeanSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.1)] public partial class CrossEntropySmoothedMeanDouble;

[Network, Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.1, Reduction = Reduction.Sum)] public partial class CrossEntropySmoothedSumSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.1, Reduction = Reduction.Sum)]
public partial class CrossEntropySmoothedSumDouble;

[Network, Input(7), Dense(17), CrossEntropy(LabelSmoothing = 0.1)] public partial class CrossEntropySmoothedAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(17), CrossEntropy(LabelSmoothing = 0.1)] public partial class CrossEntropySmoothedAfterDenseDouble;

[Network, Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.3, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class CrossEntropySmoothedWeightedMeanSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.3, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class CrossEntropySmoothedWeightedMeanDouble;

[Network, Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.3, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5], Reduction = Reduction.BatchMean)]
public partial class CrossEntropySmoothedWeightedBatchMeanSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.3, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5], Reduction = Reduction.BatchMean)]
public partial class CrossEntropySmoothedWeightedBatchMeanDouble;

[Network, Input(7), Dense(5), CrossEntropy(LabelSmoothing = 0.3, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class CrossEntropySmoothedWeightedAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(5), CrossEntropy(LabelSmoothing = 0.3, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class CrossEntropySmoothedWeightedAfterDenseDouble;

[Network, Input(5), Flatten, CrossEntropy(IgnoreIndex = 2)] public partial class CrossEntropyIgnoringMeanSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(IgnoreIndex = 2)] public partial class CrossEntropyIgnoringMeanDouble;

[Network, Input(5), Flatten, CrossEntropy(IgnoreIndex = 2, Reduction = Reduction.Sum)] public partial class CrossEntropyIgnoringSumSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(IgnoreIndex = 2, Reduction = Reduction.Sum)] public partial class CrossEntropyIgnoringSumDouble;

[Network, Input(7), Dense(13), CrossEntropy(IgnoreIndex = 2)] public partial class CrossEntropyIgnoringAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(13), CrossEntropy(IgnoreIndex = 2)] public partial class CrossEntropyIgnoringAfterDenseDouble;

[Network, Input(5), Flatten, CrossEntropy(IgnoreIndex = -1)] public partial class CrossEntropyIgnoringAnotherMeanSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(IgnoreIndex = -1)] public partial class CrossEntropyIgnoringAnotherMeanDouble;

[Network, Input(5), Flatten, CrossEntropy(IgnoreIndex = -1, Reduction = Reduction.BatchMean)] public partial class CrossEntropyIgnoringAnotherBatchMeanSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(IgnoreIndex = -1, Reduction = Reduction.BatchMean)]
public partial class CrossEntropyIgnoringAnotherBatchMeanDouble;

[Network, Input(7), Dense(33), CrossEntropy(IgnoreIndex = -1)] public partial class CrossEntropyIgnoringAnotherAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(33), CrossEntropy(IgnoreIndex = -1)] public partial class CrossEntropyIgnoringAnotherAfterDenseDouble;

[Network, Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.2, IgnoreIndex = 1, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class CrossEntropyAllOptionsMeanSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.2, IgnoreIndex = 1, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class CrossEntropyAllOptionsMeanDouble;

[Network, Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.2, IgnoreIndex = 1, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5], Reduction = Reduction.Sum)]
public partial class CrossEntropyAllOptionsSumSingle;
[Network(Precision.Double), Input(5), Flatten, CrossEntropy(LabelSmoothing = 0.2, IgnoreIndex = 1, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5],
    Reduction = Reduction.Sum)] public partial class CrossEntropyAllOptionsSumDouble;

[Network, Input(7), Dense(5), CrossEntropy(LabelSmoothing = 0.2, IgnoreIndex = 1, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class CrossEntropyAllOptionsAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(5), CrossEntropy(LabelSmoothing = 0.2, IgnoreIndex = 1, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class CrossEntropyAllOptionsAfterDenseDouble;

[Network, Input(3), Flatten, CrossEntropy] public partial class CrossEntropyThreeMeanSingle;
[Network(Precision.Double), Input(3), Flatten, CrossEntropy] public partial class CrossEntropyThreeMeanDouble;

[Network, Input(3), Flatten, CrossEntropy(Reduction = Reduction.Sum)] public partial class CrossEntropyThreeSumSingle;
[Network(Precision.Double), Input(3), Flatten, CrossEntropy(Reduction = Reduction.Sum)] public partial class CrossEntropyThreeSumDouble;

[Network, Input(5), Flatten, ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyMeanSingle;
[Network(Precision.Double), Input(5), Flatten, ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyMeanDouble;

[Network, Input(5), Flatten, ProbabilityCrossEntropy(Reduction = Reduction.Sum)] public partial class ProbabilityCrossEntropySumSingle;
[Network(Precision.Double), Input(5), Flatten, ProbabilityCrossEntropy(Reduction = Reduction.Sum)] public partial class ProbabilityCrossEntropySumDouble;

[Network, Input(5), Flatten, ProbabilityCrossEntropy(Reduction = Reduction.BatchMean)] public partial class ProbabilityCrossEntropyBatchMeanSingle;
[Network(Precision.Double), Input(5), Flatten, ProbabilityCrossEntropy(Reduction = Reduction.BatchMean)]
public partial class ProbabilityCrossEntropyBatchMeanDouble;

[Network, Input(7), Dense(33), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(33), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyAfterDenseDouble;

[Network, Input(7), Dense(3), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyAfterDense2Single;
[Network(Precision.Double), Input(7), Dense(3), ProbabilityCrossEntropy] public partial class ProbabilityCrossEntropyAfterDense2Double;

[Network, Input(5), Flatten, ProbabilityCrossEntropy(LabelSmoothing = 0.1)] public partial class ProbabilityCrossEntropySmoothedMeanSingle;
[Network(Precision.Double), Input(5), Flatten, ProbabilityCrossEntropy(LabelSmoothing = 0.1)] public partial class ProbabilityCrossEntropySmoothedMeanDouble;

[Network, Input(5), Flatten, ProbabilityCrossEntropy(LabelSmoothing = 0.1, Reduction = Reduction.BatchMean)]
public partial class ProbabilityCrossEntropySmoothedBatchMeanSingle;
[Network(Precision.Double), Input(5), Flatten, ProbabilityCrossEntropy(LabelSmoothing = 0.1, Reduction = Reduction.BatchMean)]
public partial class ProbabilityCrossEntropySmoothedBatchMeanDouble;

[Network, Input(7), Dense(17), ProbabilityCrossEntropy(LabelSmoothing = 0.1)] public partial class ProbabilityCrossEntropySmoothedAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(17), ProbabilityCrossEntropy(LabelSmoothing = 0.1)]
public partial class ProbabilityCrossEntropySmoothedAfterDenseDouble;

[Network, Input(5), Flatten, ProbabilityCrossEntropy(LabelSmoothing = 0.25, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class ProbabilityCrossEntropyWeightedMeanSingle;
[Network(Precision.Double), Input(5), Flatten, ProbabilityCrossEntropy(LabelSmoothing = 0.25, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class ProbabilityCrossEntropyWeightedMeanDouble;

[Network, Input(5), Flatten, ProbabilityCrossEntropy(LabelSmoothing = 0.25, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5], Reduction = Reduction.BatchMean)]
public partial class ProbabilityCrossEntropyWeightedBatchMeanSingle;
[Network(Precision.Double), Input(5), Flatten, ProbabilityCrossEntropy(LabelSmoothing = 0.25, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5],
    Reduction = Reduction.BatchMean)] public partial class ProbabilityCrossEntropyWeightedBatchMeanDouble;

[Network, Input(7), Dense(5), ProbabilityCrossEntropy(LabelSmoothing = 0.25, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class ProbabilityCrossEntropyWeightedAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(5), ProbabilityCrossEntropy(LabelSmoothing = 0.25, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class ProbabilityCrossEntropyWeightedAfterDenseDouble;

[Network, Input(5), LogSoftmax, NegativeLogLikelihood] public partial class NegativeLogLikelihoodMeanSingle;
[Network(Precision.Double), Input(5), LogSoftmax, NegativeLogLikelihood] public partial class NegativeLogLikelihoodMeanDouble;

[Network, Input(5), LogSoftmax, NegativeLogLikelihood(Reduction = Reduction.Sum)] public partial class NegativeLogLikelihoodSumSingle;
[Network(Precision.Double), Input(5), LogSoftmax, NegativeLogLikelihood(Reduction = Reduction.Sum)] public partial class NegativeLogLikelihoodSumDouble;

[Network, Input(5), LogSoftmax, NegativeLogLikelihood(Reduction = Reduction.BatchMean)] public partial class NegativeLogLikelihoodBatchMeanSingle;
[Network(Precision.Double), Input(5), LogSoftmax, NegativeLogLikelihood(Reduction = Reduction.BatchMean)]
public partial class NegativeLogLikelihoodBatchMeanDouble;

[Network, Input(7), Dense(61), LogSoftmax, NegativeLogLikelihood] public partial class NegativeLogLikelihoodAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(61), LogSoftmax, NegativeLogLikelihood] public partial class NegativeLogLikelihoodAfterDenseDouble;

[Network, Input(5), Flatten, NegativeLogLikelihood(ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])] public partial class NegativeLogLikelihoodWeightedMeanSingle;
[Network(Precision.Double), Input(5), Flatten, NegativeLogLikelihood(ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class NegativeLogLikelihoodWeightedMeanDouble;

[Network, Input(5), Flatten, NegativeLogLikelihood(ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5], Reduction = Reduction.Sum)]
public partial class NegativeLogLikelihoodWeightedSumSingle;
[Network(Precision.Double), Input(5), Flatten, NegativeLogLikelihood(ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5], Reduction = Reduction.Sum)]
public partial class NegativeLogLikelihoodWeightedSumDouble;

[Network, Input(7), Dense(5), LogSoftmax, NegativeLogLikelihood(ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class NegativeLogLikelihoodWeightedAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(5), LogSoftmax, NegativeLogLikelihood(ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class NegativeLogLikelihoodWeightedAfterDenseDouble;

[Network, Input(5), Flatten, NegativeLogLikelihood(IgnoreIndex = 3)] public partial class NegativeLogLikelihoodIgnoringMeanSingle;
[Network(Precision.Double), Input(5), Flatten, NegativeLogLikelihood(IgnoreIndex = 3)] public partial class NegativeLogLikelihoodIgnoringMeanDouble;

[Network, Input(5), Flatten, NegativeLogLikelihood(IgnoreIndex = 3, Reduction = Reduction.Sum)] public partial class NegativeLogLikelihoodIgnoringSumSingle;
[Network(Precision.Double), Input(5), Flatten, NegativeLogLikelihood(IgnoreIndex = 3, Reduction = Reduction.Sum)]
public partial class NegativeLogLikelihoodIgnoringSumDouble;

[Network, Input(7), Dense(13), LogSoftmax, NegativeLogLikelihood(IgnoreIndex = 3)] public partial class NegativeLogLikelihoodIgnoringAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(13), LogSoftmax, NegativeLogLikelihood(IgnoreIndex = 3)]
public partial class NegativeLogLikelihoodIgnoringAfterDenseDouble;

[Network, Input(5), Flatten, NegativeLogLikelihood(IgnoreIndex = 0, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class NegativeLogLikelihoodAllOptionsMeanSingle;
[Network(Precision.Double), Input(5), Flatten, NegativeLogLikelihood(IgnoreIndex = 0, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class NegativeLogLikelihoodAllOptionsMeanDouble;

[Network, Input(5), Flatten, NegativeLogLikelihood(IgnoreIndex = 0, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5], Reduction = Reduction.Sum)]
public partial class NegativeLogLikelihoodAllOptionsSumSingle;
[Network(Precision.Double), Input(5), Flatten, NegativeLogLikelihood(IgnoreIndex = 0, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5], Reduction = Reduction.Sum)]
public partial class NegativeLogLikelihoodAllOptionsSumDouble;

[Network, Input(7), Dense(5), LogSoftmax, NegativeLogLikelihood(IgnoreIndex = 0, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class NegativeLogLikelihoodAllOptionsAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(5), LogSoftmax, NegativeLogLikelihood(IgnoreIndex = 0, ClassWeights = [0.2, 0.5, 1.0, 2.0, 1.5])]
public partial class NegativeLogLikelihoodAllOptionsAfterDenseDouble;

[Network, Input(5), LogSoftmax, KLDivergence] public partial class KLDivergenceMeanSingle;
[Network(Precision.Double), Input(5), LogSoftmax, KLDivergence] public partial class KLDivergenceMeanDouble;

[Network, Input(5), LogSoftmax, KLDivergence(Reduction = Reduction.Sum)] public partial class KLDivergenceSumSingle;
[Network(Precision.Double), Input(5), LogSoftmax, KLDivergence(Reduction = Reduction.Sum)] public partial class KLDivergenceSumDouble;

[Network, Input(5), LogSoftmax, KLDivergence(Reduction = Reduction.BatchMean)] public partial class KLDivergenceBatchMeanSingle;
[Network(Precision.Double), Input(5), LogSoftmax, KLDivergence(Reduction = Reduction.BatchMean)] public partial class KLDivergenceBatchMeanDouble;

[Network, Input(7), Dense(33), LogSoftmax, KLDivergence] public partial class KLDivergenceAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(33), LogSoftmax, KLDivergence] public partial class KLDivergenceAfterDenseDouble;

[Network, Input(3), Flatten, PoissonNegativeLogLikelihood] public partial class PoissonLogRateMeanSingle;
[Network(Precision.Double), Input(3), Flatten, PoissonNegativeLogLikelihood] public partial class PoissonLogRateMeanDouble;

[Network, Input(3), Flatten, PoissonNegativeLogLikelihood(Reduction = Reduction.Sum)] public partial class PoissonLogRateSumSingle;
[Network(Precision.Double), Input(3), Flatten, PoissonNegativeLogLikelihood(Reduction = Reduction.Sum)] public partial class PoissonLogRateSumDouble;

[Network, Input(3), Flatten, PoissonNegativeLogLikelihood(Reduction = Reduction.BatchMean)] public partial class PoissonLogRateBatchMeanSingle;
[Network(Precision.Double), Input(3), Flatten, PoissonNegativeLogLikelihood(Reduction = Reduction.BatchMean)]
public partial class PoissonLogRateBatchMeanDouble;

[Network, Input(7), Dense(17), PoissonNegativeLogLikelihood] public partial class PoissonLogRateAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(17), PoissonNegativeLogLikelihood] public partial class PoissonLogRateAfterDenseDouble;

[Network, Input(5), Exp, PoissonNegativeLogLikelihood(logInput: false)] public partial class PoissonRateMeanSingle;
[Network(Precision.Double), Input(5), Exp, PoissonNegativeLogLikelihood(logInput: false)] public partial class PoissonRateMeanDouble;

[Network, Input(5), Exp, PoissonNegativeLogLikelihood(logInput: false, Reduction = Reduction.BatchMean)] public partial class PoissonRateBatchMeanSingle;
[Network(Precision.Double), Input(5), Exp, PoissonNegativeLogLikelihood(logInput: false, Reduction = Reduction.BatchMean)]
public partial class PoissonRateBatchMeanDouble;

[Network, Input(7), Dense(17), Softplus, PoissonNegativeLogLikelihood(logInput: false)] public partial class PoissonRateAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(17), Softplus, PoissonNegativeLogLikelihood(logInput: false)] public partial class PoissonRateAfterDenseDouble;

[Network, Input(3, Name = "mean"), Input(3, Name = "logVariance"), From("logVariance"), Exp, Mark("variance"), From("mean"),
    GaussianNegativeLogLikelihood("variance")] public partial class GaussianTwoInputsMeanSingle;
[Network(Precision.Double), Input(3, Name = "mean"), Input(3, Name = "logVariance"), From("logVariance"), Exp, Mark("variance"), From("mean"),
    GaussianNegativeLogLikelihood("variance")] public partial class GaussianTwoInputsMeanDouble;

[Network, Input(3, Name = "mean"), Input(3, Name = "logVariance"), From("logVariance"), Exp, Mark("variance"), From("mean"),
    GaussianNegativeLogLikelihood("variance", Reduction = Reduction.Sum)] public partial class GaussianTwoInputsSumSingle;
[Network(Precision.Double), Input(3, Name = "mean"), Input(3, Name = "logVariance"), From("logVariance"), Exp, Mark("variance"), From("mean"),
    GaussianNegativeLogLikelihood("variance", Reduction = Reduction.Sum)] public partial class GaussianTwoInputsSumDouble;

[Network, Input(5, Name = "x"), Softplus, Mark("v"), From("x"), GaussianNegativeLogLikelihood("v")] public partial class GaussianMeanSingle;
[Network(Precision.Double), Input(5, Name = "x"), Softplus, Mark("v"), From("x"), GaussianNegativeLogLikelihood("v")] public partial class GaussianMeanDouble;

[Network, Input(5, Name = "x"), Softplus, Mark("v"), From("x"), GaussianNegativeLogLikelihood("v", Reduction = Reduction.Sum)]
public partial class GaussianSumSingle;
[Network(Precision.Double), Input(5, Name = "x"), Softplus, Mark("v"), From("x"), GaussianNegativeLogLikelihood("v", Reduction = Reduction.Sum)]
public partial class GaussianSumDouble;

[Network, Input(5, Name = "x"), Softplus, Mark("v"), From("x"), GaussianNegativeLogLikelihood("v", Reduction = Reduction.BatchMean)]
public partial class GaussianBatchMeanSingle;
[Network(Precision.Double), Input(5, Name = "x"), Softplus, Mark("v"), From("x"), GaussianNegativeLogLikelihood("v", Reduction = Reduction.BatchMean)]
public partial class GaussianBatchMeanDouble;

[Network, Input(7), Mark("x"), Dense(17), Exp, Mark("v"), From("x"), Dense(17), GaussianNegativeLogLikelihood("v")]
public partial class GaussianAfterDenseSingle;
[Network(Precision.Double), Input(7), Mark("x"), Dense(17), Exp, Mark("v"), From("x"), Dense(17), GaussianNegativeLogLikelihood("v")]
public partial class GaussianAfterDenseDouble;

[Network, Input(7), Mark("x"), Dense(1), Exp, Mark("v"), From("x"), GaussianNegativeLogLikelihood("v", Epsilon = 1e-3)]
public partial class GaussianSharedVarianceMeanSingle;
[Network(Precision.Double), Input(7), Mark("x"), Dense(1), Exp, Mark("v"), From("x"), GaussianNegativeLogLikelihood("v", Epsilon = 1e-3)]
public partial class GaussianSharedVarianceMeanDouble;

[Network, Input(7), Mark("x"), Dense(1), Exp, Mark("v"), From("x"), GaussianNegativeLogLikelihood("v", Epsilon = 1e-3, Reduction = Reduction.BatchMean)]
public partial class GaussianSharedVarianceBatchMeanSingle;
[Network(Precision.Double), Input(7), Mark("x"), Dense(1), Exp, Mark("v"), From("x"),
    GaussianNegativeLogLikelihood("v", Epsilon = 1e-3, Reduction = Reduction.BatchMean)] public partial class GaussianSharedVarianceBatchMeanDouble;

[Network, Input(7), Mark("x"), Dense(1), Softplus, Mark("v"), From("x"), Dense(13), GaussianNegativeLogLikelihood("v", Epsilon = 1e-3)]
public partial class GaussianSharedVarianceAfterDenseSingle;
[Network(Precision.Double), Input(7), Mark("x"), Dense(1), Softplus, Mark("v"), From("x"), Dense(13), GaussianNegativeLogLikelihood("v", Epsilon = 1e-3)]
public partial class GaussianSharedVarianceAfterDenseDouble;

[Network, Input(5), Flatten, Hinge] public partial class HingeMeanSingle;
[Network(Precision.Double), Input(5), Flatten, Hinge] public partial class HingeMeanDouble;

[Network, Input(5), Flatten, Hinge(Reduction = Reduction.Sum)] public partial class HingeSumSingle;
[Network(Precision.Double), Input(5), Flatten, Hinge(Reduction = Reduction.Sum)] public partial class HingeSumDouble;

[Network, Input(5), Flatten, Hinge(Reduction = Reduction.BatchMean)] public partial class HingeBatchMeanSingle;
[Network(Precision.Double), Input(5), Flatten, Hinge(Reduction = Reduction.BatchMean)] public partial class HingeBatchMeanDouble;

[Network, Input(7), Dense(17), Hinge] public partial class HingeAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(17), Hinge] public partial class HingeAfterDenseDouble;

[Network, Input(4), Flatten, HingeEmbedding] public partial class HingeEmbeddingMeanSingle;
[Network(Precision.Double), Input(4), Flatten, HingeEmbedding] public partial class HingeEmbeddingMeanDouble;

[Network, Input(4), Flatten, HingeEmbedding(Reduction = Reduction.Sum)] public partial class HingeEmbeddingSumSingle;
[Network(Precision.Double), Input(4), Flatten, HingeEmbedding(Reduction = Reduction.Sum)] public partial class HingeEmbeddingSumDouble;

[Network, Input(4), Flatten, HingeEmbedding(Reduction = Reduction.BatchMean)] public partial class HingeEmbeddingBatchMeanSingle;
[Network(Precision.Double), Input(4), Flatten, HingeEmbedding(Reduction = Reduction.BatchMean)] public partial class HingeEmbeddingBatchMeanDouble;

[Network, Input(7), Dense(17), HingeEmbedding] public partial class HingeEmbeddingAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(17), HingeEmbedding] public partial class HingeEmbeddingAfterDenseDouble;

[Network, Input(3), Flatten, HingeEmbedding(0.4)] public partial class HingeEmbeddingMarginMeanSingle;
[Network(Precision.Double), Input(3), Flatten, HingeEmbedding(0.4)] public partial class HingeEmbeddingMarginMeanDouble;

[Network, Input(3), Flatten, HingeEmbedding(0.4, Reduction = Reduction.Sum)] public partial class HingeEmbeddingMarginSumSingle;
[Network(Precision.Double), Input(3), Flatten, HingeEmbedding(0.4, Reduction = Reduction.Sum)] public partial class HingeEmbeddingMarginSumDouble;

[Network, Input(7), Dense(13), HingeEmbedding(0.4)] public partial class HingeEmbeddingMarginAfterDenseSingle;
[Network(Precision.Double), Input(7), Dense(13), HingeEmbedding(0.4)] public partial class HingeEmbeddingMarginAfterDenseDouble;

[Network, Input(4, Name = "a"), Input(4, Name = "b"), Flatten, CosineEmbedding("b")] public partial class CosineEmbeddingMeanSingle;
[Network(Precision.Double), Input(4, Name = "a"), Input(4, Name = "b"), Flatten, CosineEmbedding("b")] public partial class CosineEmbeddingMeanDouble;

[Network, Input(4, Name = "a"), Input(4, Name = "b"), Flatten, CosineEmbedding("b", Reduction = Reduction.Sum)] public partial class CosineEmbeddingSumSingle;
[Network(Precision.Double), Input(4, Name = "a"), Input(4, Name = "b"), Flatten, CosineEmbedding("b", Reduction = Reduction.Sum)]
public partial class CosineEmbeddingSumDouble;

[Network, Input(4, Name = "a"), Input(4, Name = "b"), Flatten, CosineEmbedding("b", Reduction = Reduction.BatchMean)]
public partial class CosineEmbeddingBatchMeanSingle;
[Network(Precision.Double), Input(4, Name = "a"), Input(4, Name = "b"), Flatten, CosineEmbedding("b", Reduction = Reduction.BatchMean)]
public partial class CosineEmbeddingBatchMeanDouble;

[Network, Input(7, Name = "x"), Dense(13), Mark("a"), From("x"), Dense(13), CosineEmbedding("a")] public partial class CosineEmbeddingAfterDenseSingle;
[Network(Precision.Double), Input(7, Name = "x"), Dense(13), Mark("a"), From("x"), Dense(13), CosineEmbedding("a")]
public partial class CosineEmbeddingAfterDenseDouble;

[Network, Input(5, Name = "a"), Input(5, Name = "b"), Flatten, CosineEmbedding("b", Margin = 0.3)] public partial class CosineEmbeddingMarginMeanSingle;
[Network(Precision.Double), Input(5, Name = "a"), Input(5, Name = "b"), Flatten, CosineEmbedding("b", Margin = 0.3)]
public partial class CosineEmbeddingMarginMeanDouble;

[Network, Input(5, Name = "a"), Input(5, Name = "b"), Flatten, CosineEmbedding("b", Margin = 0.3, Reduction = Reduction.Sum)]
public partial class CosineEmbeddingMarginSumSingle;
[Network(Precision.Double), Input(5, Name = "a"), Input(5, Name = "b"), Flatten, CosineEmbedding("b", Margin = 0.3, Reduction = Reduction.Sum)]
public partial class CosineEmbeddingMarginSumDouble;

[Network, Input(4, Name = "anchor"), Input(4, Name = "positive"), Input(4, Name = "negative"), Flatten, TripletMargin("positive", "negative")]
public partial class TripletMarginMeanSingle;
[Network(Precision.Double), Input(4, Name = "anchor"), Input(4, Name = "positive"), Input(4, Name = "negative"), Flatten,
    TripletMargin("positive", "negative")] public partial class TripletMarginMeanDouble;

[Network, Input(4, Name = "anchor"), Input(4, Name = "positive"), Input(4, Name = "negative"), Flatten,
    TripletMargin("positive", "negative", Reduction = Reduction.Sum)] public partial class TripletMarginSumSingle;
[Network(Precision.Double), Input(4, Name = "anchor"), Input(4, Name = "positive"), Input(4, Name = "negative"), Flatten,
    TripletMargin("positive", "negative", Reduction = Reduction.Sum)] public partial class TripletMarginSumDouble;

[Network, Input(4, Name = "anchor"), Input(4, Name = "positive"), Input(4, Name = "negative"), Flatten,
    TripletMargin("positive", "negative", Reduction = Reduction.BatchMean)] public partial class TripletMarginBatchMeanSingle;
[Network(Precision.Double), Input(4, Name = "anchor"), Input(4, Name = "positive"), Input(4, Name = "negative"), Flatten,
    TripletMargin("positive", "negative", Reduction = Reduction.BatchMean)] public partial class TripletMarginBatchMeanDouble;

[Network, Input(3, Name = "anchor"), Input(3, Name = "positive"), Input(3, Name = "negative"), Flatten, TripletMargin("positive", "negative", Margin = 0.4)]
public partial class TripletMarginNarrowMeanSingle;
[Network(Precision.Double), Input(3, Name = "anchor"), Input(3, Name = "positive"), Input(3, Name = "negative"), Flatten,
    TripletMargin("positive", "negative", Margin = 0.4)] public partial class TripletMarginNarrowMeanDouble;

[Network, Input(3, Name = "anchor"), Input(3, Name = "positive"), Input(3, Name = "negative"), Flatten,
    TripletMargin("positive", "negative", Margin = 0.4, Reduction = Reduction.BatchMean)] public partial class TripletMarginNarrowBatchMeanSingle;
[Network(Precision.Double), Input(3, Name = "anchor"), Input(3, Name = "positive"), Input(3, Name = "negative"), Flatten,
    TripletMargin("positive", "negative", Margin = 0.4, Reduction = Reduction.BatchMean)] public partial class TripletMarginNarrowBatchMeanDouble;

[Network, Input(4), Dense(16), ReLU, Dense(3), CrossEntropy] public partial class IrisRunSingle;
[Network(Precision.Double), Input(4), Dense(16), ReLU, Dense(3), CrossEntropy] public partial class IrisRunDouble;

[Network, Input(3), Flatten, SmoothL1(0.5)] public partial class SmoothL1HalfThreeMeanSingle;
[Network(Precision.Double), Input(3), Flatten, SmoothL1(0.5)] public partial class SmoothL1HalfThreeMeanDouble;

[Network, Input(3), Flatten, SmoothL1(0.5, Reduction = Reduction.Sum)] public partial class SmoothL1HalfThreeSumSingle;
[Network(Precision.Double), Input(3), Flatten, SmoothL1(0.5, Reduction = Reduction.Sum)] public partial class SmoothL1HalfThreeSumDouble;

[Network, Input(7), Mark("x"), Dense(61), Tanh, Mark("b"), From("x"), Dense(61), CosineEmbedding("b", Margin = 0.3)]
public partial class CosineEmbeddingMarginAfterDenseSingle;
[Network(Precision.Double), Input(7), Mark("x"), Dense(61), Tanh, Mark("b"), From("x"), Dense(61), CosineEmbedding("b", Margin = 0.3)]
public partial class CosineEmbeddingMarginAfterDenseDouble;

[Network, Input(7), Mark("x"), Dense(17), Mark("p"), From("x"), Dense(17), Tanh, Mark("n"), From("x"), Dense(17), TripletMargin("p", "n")]
public partial class TripletMarginAfterDenseSingle;
[Network(Precision.Double), Input(7), Mark("x"), Dense(17), Mark("p"), From("x"), Dense(17), Tanh, Mark("n"), From("x"), Dense(17), TripletMargin("p", "n")]
public partial class TripletMarginAfterDenseDouble;

[Network, Input(7), Mark("x"), Dense(33), Mark("p"), From("x"), Dense(33), Tanh, Mark("n"), From("x"), Dense(33), TripletMargin("p", "n", Margin = 0.4)]
public partial class TripletMarginNarrowAfterDenseSingle;
[Network(Precision.Double), Input(7), Mark("x"), Dense(33), Mark("p"), From("x"), Dense(33), Tanh, Mark("n"), From("x"), Dense(33),
    TripletMargin("p", "n", Margin = 0.4)] public partial class TripletMarginNarrowAfterDenseDouble;

[Network, Input(5), Dense(3), MeanSquaredError(Weight = 0.25)] public partial class WeightedLossSingle;
[Network(Precision.Double), Input(5), Dense(3), MeanSquaredError(Weight = 0.25)] public partial class WeightedLossDouble;

[Network, Input(5), Dense(3), CrossEntropy(Reduction = Reduction.Sum, Weight = 3)] public partial class WeightedSumSingle;
[Network(Precision.Double), Input(5), Dense(3), CrossEntropy(Reduction = Reduction.Sum, Weight = 3)] public partial class WeightedSumDouble;
