namespace Generated.Benchmarks;

/// <summary>A network of dense layers with ReLU between them, and how many samples it is given at once.</summary>
/// <param name="Name">Its sizes, such as 784-128-10.</param>
/// <param name="Batch">Samples in one call.</param>
/// <param name="Classifies">Cross-entropy over the outputs rather than mean squared error.</param>
/// <param name="Momentum">SGD with this momentum; with none, Adam.</param>
public sealed record NetworkCase(string Name, int Batch, bool Classifies, double? Momentum = null)
{
    /// <summary>The sizes of the input and of every layer.</summary>
    public int[] Sizes => [.. Name.Split('-').Select(int.Parse)];

    public int InputSize => Sizes[0];

    public int OutputSize => Sizes[^1];

    public static NetworkCase Line { get; } = new("1-5-1", 4, Classifies: false);

    public static NetworkCase Tabular { get; } = new("30-64-32-1", 32, Classifies: false);

    public static NetworkCase Digits { get; } = new("784-128-10", 64, Classifies: true);

    public static NetworkCase LargeDigits { get; } = new("784-512-512-10", 128, Classifies: true, Momentum: 0.9);

    public static NetworkCase Odd { get; } = new("37-61-13", 29, Classifies: true);

    /// <summary>
    /// Floating-point operations of the matrix products, two for each multiplication and addition: forward, and
    /// in training the gradient of the weights of every layer and of the input of all but the first.
    /// Biases, activations, losses and optimizers are work, too, but are not counted.
    /// </summary>
    public double Flops(bool training)
    {
        double flops = 0;
        for (int layer = 1; layer < Sizes.Length; layer++)
        {
            double product = 2.0 * Batch * Sizes[layer - 1] * Sizes[layer];
            flops += product * (!training ? 1 : layer == 1 ? 2 : 3);
        }
        return flops;
    }

    public override string ToString() => $"{Name}, batch {Batch}";
}
