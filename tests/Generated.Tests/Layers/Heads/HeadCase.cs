using Generated.Tests.Layers.Reference;
using Xunit;

namespace Generated.Tests.Layers.Heads;

/// <summary>A network with several outputs behind one face; its calls allocate nothing of their own.</summary>
internal sealed class HeadCase
{
    private HeadCase(INetwork<double> network, params int[] outputSizes)
    {
        Network = network;
        OutputSizes = outputSizes;
        Steps = NetworkCase.StepsOf(network.GetType());
        Reference = new ReferenceNetwork(network.GetType(), Steps);
        InputSizes = [.. Steps.OfType<InputAttribute>().Select(input => input.Shape.Aggregate((a, b) => a * b))];
        LayerAttribute?[] ends = [.. Steps.Where(step => step is LossAttribute or OutputAttribute)];
        Losses = [.. ends.Select(end => end as LossAttribute), .. Enumerable.Repeat<LossAttribute?>(null, outputSizes.Length - ends.Length)];
    }

    public INetwork<double> Network { get; }

    public IReadOnlyList<LayerAttribute> Steps { get; }

    public ReferenceNetwork Reference { get; }

    public int[] InputSizes { get; }

    public int[] OutputSizes { get; }

    /// <summary>The loss of each output, or null.</summary>
    public LossAttribute?[] Losses { get; }

    public int LossCount => Losses.Count(loss => loss is not null);

    public bool HasDropout => Steps.OfType<DropoutAttribute>().Any();

    public required Action<double[][], double[][]> Predict { get; init; }

    public Action<double[][], double[][]>? Forward { get; init; }

    public Action<double[][], double[][]>? Backward { get; init; }

    /// <summary>Takes inputs, a target for each output, classes, memory for each loss, and for the inputs' gradients.</summary>
    public Func<double[][], double[][], int[], double[], double[][], double>? Train { get; init; }

    public Func<double[][], double[][], int[], double[], double>? Evaluate { get; init; }

    public ulong RandomStep
    {
        set => Network.RandomStep = value;
    }

    /// <summary>The networks to test.</summary>
    public static TheoryData<string> Names => [nameof(TwoHeads), nameof(Chained), nameof(Shared), nameof(Autoencoder), nameof(Stages)];

    public static HeadCase Make(string name, int maxBatch, int maxThreads = 1)
    {
        switch (name)
        {
            case nameof(TwoHeads):
                var two = new TwoHeads(3, maxBatch, maxThreads);
                return new HeadCase(two, TwoHeads.DigitSize, TwoHeads.AngleSize)
                {
                    Predict = (x, y) => two.Predict(x[0], y[0], y[1]),
                    Forward = (x, y) => two.Forward(x[0], y[0], y[1]),
                    Backward = (dy, dx) => two.Backward(dy[0], dy[1], dx[0]),
                    Train = (x, t, classes, losses, dx) => two.Train(x[0], classes, t[1], losses, dx[0]),
                    Evaluate = (x, t, classes, losses) => two.Evaluate(x[0], digitTarget: classes, angleTarget: t[1], losses: losses),
                };
            case nameof(Chained):
                var chained = new Chained(3, maxBatch, maxThreads);
                return new HeadCase(chained, Chained.HiddenSize, Chained.Output2Size, Chained.ChosenSize, Chained.Output4Size)
                {
                    Predict = (x, y) => chained.Predict(x[0], x[1], y[0], y[1], y[2], y[3]),
                    Forward = (x, y) => chained.Forward(x[0], x[1], y[0], y[1], y[2], y[3]),
                    Backward = (dy, dx) => chained.Backward(dy[0], dy[1], dy[2], dy[3], dx[0], dx[1]),
                    Train = (x, t, _, losses, dx) => chained.Train(x[0], x[1], t[1], t[2], t[3], losses, dx[0], dx[1]),
                    Evaluate = (x, t, _, losses) => chained.Evaluate(x[0], x[1], output2Target: t[1], chosenTarget: t[2], output4Target: t[3], losses: losses),
                };
            case nameof(Shared):
                var shared = new Shared(3, maxBatch, maxThreads);
                return new HeadCase(shared, Shared.InputOutputSize, Shared.FirstSize, Shared.AgainSize, Shared.NearSize)
                {
                    Predict = (x, y) => shared.Predict(x[0], y[0], y[1], y[2], y[3]),
                    Train = (x, t, _, losses, dx) => shared.Train(x[0], t[0], t[1], t[2], t[3], losses, dx[0]),
                    Evaluate = (x, t, _, losses) => shared.Evaluate(x[0], t[0], t[1], t[2], nearTarget: t[3], losses),
                };
            case nameof(Autoencoder):
                var autoencoder = new Autoencoder(3, maxBatch, maxThreads);
                return new HeadCase(autoencoder, Autoencoder.CodeSize, Autoencoder.CopySize)
                {
                    Predict = (x, y) => autoencoder.Predict(x[0], code: y[0], copy: y[1]),
                    Forward = (x, y) => autoencoder.Forward(x[0], y[0], y[1]),
                    Backward = (dy, dx) => autoencoder.Backward(dy[0], dy[1], dx[0]),
                    Train = (x, t, _, _, dx) => autoencoder.Train(x[0], target: t[1], dx[0]),
                    Evaluate = (x, t, _, _) => autoencoder.Evaluate(x[0], t[1]),
                };
            default:
                var stages = new Stages(3, maxBatch, maxThreads);
                return new HeadCase(stages, Stages.EarlySize, Stages.MiddleSize, Stages.Output3Size)
                {
                    Predict = (x, y) => stages.Predict(x[0], y[0], y[1], y[2]),
                    Forward = (x, y) => stages.Forward(x[0], y[0], y[1], y[2]),
                    Backward = (dy, dx) => stages.Backward(dy[0], dy[1], dy[2], dx[0]),
                };
        }
    }

    public double[][] DrawInputs(int batch, int variant = 0)
    {
        var random = new Random(71 + variant);
        return [.. InputSizes.Select(size => Numbers(random, batch * size))];
    }

    /// <summary>A target for each output, from -1 to 1 or, where its loss wants that, 0 and 1 or -1 and 1 only.</summary>
    public double[][] DrawTargets(int batch)
    {
        var random = new Random(72);
        return [.. OutputSizes.Select((size, i) => Losses[i] switch
        {
            BinaryCrossEntropyAttribute => Array.ConvertAll(Numbers(random, batch * size), number => number > 0 ? 1.0 : 0),
            CosineEmbeddingAttribute => Array.ConvertAll(Numbers(random, batch), number => number > 0 ? 1.0 : -1),
            _ => Numbers(random, batch * size),
        })];
    }

    public int[] DrawClasses(int batch)
    {
        var random = new Random(73);
        return [.. Enumerable.Range(0, batch).Select(_ => random.Next(OutputSizes[0]))];
    }

    public double[][] DrawOutputGradients(int batch)
    {
        var random = new Random(74);
        return [.. OutputSizes.Select(size => Numbers(random, batch * size))];
    }

    public double[][] NewOutputs(int batch) => [.. OutputSizes.Select(size => new double[batch * size])];

    public double[][] NewInputGradients(int batch) => [.. InputSizes.Select(size => new double[batch * size])];

    public double[] NewLosses() => new double[LossCount];

    /// <summary>Odd multiples of 1/128, which no kink of a piecewise function is near.</summary>
    private static double[] Numbers(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => ((2 * random.Next(-64, 64)) + 1) / 128.0)];
}
