namespace Generated.Benchmarks;

/// <summary>A network, and how many samples it is given at once.</summary>
/// <param name="Name">Its name; for dense layers with ReLU between them their sizes, such as 784-128-10.</param>
/// <param name="Batch">Samples in one call.</param>
/// <param name="Classifies">Cross-entropy over the outputs rather than mean squared error.</param>
/// <param name="Momentum">SGD with this momentum; with none, Adam.</param>
public sealed record NetworkCase(string Name, int Batch, bool Classifies, double? Momentum = null)
{
    /// <summary>Height, width and channels of an image; for other inputs their number.</summary>
    public int[] InputShape => Name switch
    {
        "LeNet-5" => [28, 28, 1],
        "CNN 32x32x3" or "ResNet-20" => [32, 32, 3],
        _ => [Sizes[0]],
    };

    public int InputSize => InputShape.Aggregate(1, (product, size) => product * size);

    /// <summary>1 for an input that is no image.</summary>
    public int InputChannels => InputShape.Length == 1 ? 1 : InputShape[^1];

    /// <summary>A batch as the peers take it: images with their channels first.</summary>
    public int[] PeerInputShape => InputShape is [int height, int width, int channels] ? [Batch, channels, height, width] : [Batch, InputSize];

    public int OutputSize => ((DenseStep)Steps[^1]).Outputs;

    /// <summary>The layers, up to the last dense one.</summary>
    internal Step[] Steps => Name switch
    {
        "LeNet-5" => Architecture.LeNet5(),
        "CNN 32x32x3" => Architecture.Cnn(),
        "ResNet-20" => Architecture.ResNet20(),
        _ => Architecture.Dense(Sizes),
    };

    /// <summary>Of a network of dense layers alone, the sizes of the input and of every layer.</summary>
    private int[] Sizes => [.. Name.Split('-').Select(int.Parse)];

    public static NetworkCase Line { get; } = new("1-5-1", 4, Classifies: false);

    public static NetworkCase Tabular { get; } = new("30-64-32-1", 32, Classifies: false);

    public static NetworkCase Digits { get; } = new("784-128-10", 64, Classifies: true);

    public static NetworkCase LargeDigits { get; } = new("784-512-512-10", 128, Classifies: true, Momentum: 0.9);

    public static NetworkCase Odd { get; } = new("37-61-13", 29, Classifies: true);

    public static NetworkCase LeNet5 { get; } = new("LeNet-5", 64, Classifies: true);

    public static NetworkCase Cnn { get; } = new("CNN 32x32x3", 32, Classifies: true, Momentum: 0.9);

    public static NetworkCase ResNet20 { get; } = new("ResNet-20", 32, Classifies: true, Momentum: 0.9);

    /// <summary>
    /// Floating-point operations of the products of matrices and of convolutions, two for each multiplication and addition: forward, and
    /// in training the gradient of the weights of every layer and of the input of all but the first.
    /// Biases, activations, losses and optimizers are work, too, but are not counted.
    /// </summary>
    public double Flops(bool training)
    {
        double[] products = [.. Steps.SelectMany(step => step.Products)];
        return 2 * Batch * (training ? 3 * products.Sum() - products[0] : products.Sum());
    }

    public override string ToString() => $"{Name}, batch {Batch}";
}
