using Generated;

namespace Digits;

/// <summary>What this program needs of a network: the compiler generates every member.</summary>
public interface IDigitNetwork : INetwork<float>
{
    /// <summary>Fills the gradients; returns the loss.</summary>
    float Train(ReadOnlySpan<float> images, ReadOnlySpan<int> labels);

    /// <summary>The loss without training.</summary>
    float Evaluate(ReadOnlySpan<float> images, ReadOnlySpan<int> labels);

    /// <summary>Ten scores an image; softmax makes them probabilities.</summary>
    void Predict(ReadOnlySpan<float> images, Span<float> scores);
}

/// <summary>A network to choose on the command line.</summary>
/// <param name="Summary">The table of its layers.</param>
/// <param name="Create">Makes one to train: from a seed, for batches up to a size.</param>
/// <param name="CreateForPrediction">Makes one that holds nothing of training, to load a saved model into.</param>
internal sealed record Model(string Summary, Func<ulong, int, IDigitNetwork> Create, Func<int, IDigitNetwork> CreateForPrediction)
{
    public const string Default = "mlp";

    public static IReadOnlyDictionary<string, Model> ByName { get; } = new Dictionary<string, Model>
    {
        ["mlp"] = new(DigitClassifier.Summary, (seed, maxBatch) => new DigitClassifier(seed, maxBatch), maxBatch => DigitClassifier.ForPrediction(maxBatch)),
        ["cnn"] = new(ConvolutionalDigitClassifier.Summary, (seed, maxBatch) => new ConvolutionalDigitClassifier(seed, maxBatch), maxBatch => ConvolutionalDigitClassifier.ForPrediction(maxBatch)),
    };
}
