using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Layers.Activations;
using Generated.Generators.Layers.Convolution;
using Generated.Generators.Layers.Dense;
using Generated.Generators.Layers.Graph;
using Generated.Generators.Layers.Images;
using Generated.Generators.Layers.Losses;
using Generated.Generators.Layers.Normalization;
using Generated.Generators.Layers.Pooling;

namespace Generated.Generators.Layers;

/// <summary>Every kind of layer that the generator knows. A new one is a file in this folder and a line here.</summary>
internal static class LayerRegistry
{
    public static readonly IReadOnlyList<Layer> All =
    [
        new DenseLayer(), new DropoutLayer(), new SpatialDropoutLayer(), new FlattenLayer(), new ReshapeLayer(), new MapLayer(),

        new BatchNormLayer(), new LayerNormLayer(), new RMSNormLayer(), new GroupNormLayer(), new InstanceNormLayer(),

        new Conv1DLayer(), new Conv2DLayer(), new ConvTranspose1DLayer(), new ConvTranspose2DLayer(),

        new MaxPool1DLayer(), new MaxPool2DLayer(), new AveragePool1DLayer(), new AveragePool2DLayer(),
        new GlobalAveragePoolLayer(), new GlobalMaxPoolLayer(), new AdaptiveAveragePoolLayer(), new AdaptiveMaxPoolLayer(),

        new UpSample1DLayer(), new UpSample2DLayer(), new Pad1DLayer(), new Pad2DLayer(), new Crop1DLayer(), new Crop2DLayer(), new PermuteLayer(),

        new MarkLayer(), new FromLayer(), new AddLayer(), new MultiplyLayer(), new ConcatLayer(), new OutputLayer(),

        new ReLU(), new ReLU6(), new LeakyReLU(), new PReLU(), new ELU(), new SELU(), new CELU(), new GELU(), new SiLU(), new Mish(),
        new Sigmoid(), new LogSigmoid(), new HardSigmoid(), new HardSwish(), new HardTanh(), new Tanh(), new TanhShrink(), new SoftShrink(),
        new HardShrink(), new Softplus(), new Softsign(), new Softmax(), new LogSoftmax(), new Exp(), new Square(), new Abs(),

        new MeanSquaredError(), new MeanAbsoluteError(), new Huber(), new SmoothL1(), new CrossEntropy(), new ProbabilityCrossEntropy(),
        new BinaryCrossEntropy(), new BinaryCrossEntropyOfProbabilities(), new NegativeLogLikelihood(), new KLDivergence(),
        new PoissonNegativeLogLikelihood(), new GaussianNegativeLogLikelihood(), new Hinge(), new HingeEmbedding(), new CosineEmbedding(), new TripletMargin(),
    ];

    private static readonly Dictionary<string, Layer> ByKind = All.ToDictionary(layer => layer.Kind);

    /// <summary>The layer of a kind, or null.</summary>
    public static Layer? Find(string kind) => ByKind.TryGetValue(kind, out Layer layer) ? layer : null;
}
