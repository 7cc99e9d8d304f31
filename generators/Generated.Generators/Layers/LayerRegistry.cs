using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers.Activations;
using Generated.Generators.Layers.Convolution;
using Generated.Generators.Layers.Dense;
using Generated.Generators.Layers.Graph;
using Generated.Generators.Layers.Images;
using Generated.Generators.Layers.Losses;
using Generated.Generators.Layers.Normalization;
using Generated.Generators.Layers.Pooling;

namespace Generated.Generators.Layers;

/// <summary>Every kind of layer that the generator knows. A new one is a file in the folder of its family and a line here.</summary>
internal static class LayerRegistry
{
    private static readonly IReadOnlyList<Func<Options, Layer>> Kinds =
    [
        given => new DenseLayer(given), given => new DropoutLayer(given), given => new SpatialDropoutLayer(given), _ => new FlattenLayer(),
        given => new ReshapeLayer(given), given => new MapLayer(given),

        given => new BatchNormLayer(given), given => new LayerNormLayer(given), given => new RMSNormLayer(given), given => new GroupNormLayer(given),
        given => new InstanceNormLayer(given),

        given => new Conv1DLayer(given), given => new Conv2DLayer(given), given => new ConvTranspose1DLayer(given), given => new ConvTranspose2DLayer(given),

        given => new MaxPool1DLayer(given), given => new MaxPool2DLayer(given), given => new AveragePool1DLayer(given), given => new AveragePool2DLayer(given),
        _ => new GlobalAveragePoolLayer(), _ => new GlobalMaxPoolLayer(),
        given => new AdaptiveAveragePoolLayer(given), given => new AdaptiveMaxPoolLayer(given),

        given => new UpSample1DLayer(given), given => new UpSample2DLayer(given), given => new Pad1DLayer(given), given => new Pad2DLayer(given),
        given => new Crop1DLayer(given), given => new Crop2DLayer(given), given => new PermuteLayer(given),

        given => new MarkLayer(given), given => new FromLayer(given), given => new AddLayer(given), given => new MultiplyLayer(given),
        given => new ConcatLayer(given), _ => new OutputLayer(),

        _ => new ReLU(), _ => new ReLU6(), given => new LeakyReLU(given), given => new PReLU(given), given => new ELU(given), _ => new SELU(),
        given => new CELU(given), given => new GELU(given), _ => new SiLU(), _ => new Mish(), _ => new Sigmoid(), _ => new LogSigmoid(),
        _ => new HardSigmoid(), _ => new HardSwish(), given => new HardTanh(given), _ => new Tanh(), _ => new TanhShrink(), given => new SoftShrink(given),
        given => new HardShrink(given), given => new Softplus(given), _ => new Softsign(), _ => new Softmax(), _ => new LogSoftmax(), _ => new Exp(),
        _ => new Square(), _ => new Abs(),

        given => new MeanSquaredError(given), given => new MeanAbsoluteError(given), given => new Huber(given), given => new SmoothL1(given),
        given => new CrossEntropy(given), given => new ProbabilityCrossEntropy(given), given => new BinaryCrossEntropy(given),
        given => new BinaryCrossEntropyOfProbabilities(given), given => new NegativeLogLikelihood(given), given => new KLDivergence(given),
        given => new PoissonNegativeLogLikelihood(given), given => new GaussianNegativeLogLikelihood(given), given => new Hinge(given),
        given => new HingeEmbedding(given), given => new CosineEmbedding(given), given => new TripletMargin(given),
    ];

    /// <summary>A layer of each kind, with no options given.</summary>
    public static readonly IReadOnlyList<Layer> All = [.. Kinds.Select(make => make(Options.None))];

    private static readonly Dictionary<string, (Layer Plain, Func<Options, Layer> Make)> ByKind =
        All.Zip(Kinds, (plain, make) => (plain, make)).ToDictionary(row => row.plain.Kind);

    /// <summary>A layer of a kind, with no options given; null for another attribute.</summary>
    public static Layer? Find(string kind) => ByKind.TryGetValue(kind, out (Layer Plain, Func<Options, Layer> Make) found) ? found.Plain : null;

    /// <summary>The layer that an attribute describes; null for another attribute.</summary>
    public static Layer? Make(LayerSpec spec) =>
        ByKind.TryGetValue(spec.Kind, out (Layer Plain, Func<Options, Layer> Make) found) ? found.Make(new Options(spec.Options)) : null;

    /// <summary>The kind of layer that a class is: its name without its suffix, if it has one.</summary>
    public static string KindOf(Type layer) =>
        layer.Name.EndsWith(nameof(Layer), StringComparison.Ordinal) ? layer.Name.Substring(0, layer.Name.Length - nameof(Layer).Length) : layer.Name;
}
