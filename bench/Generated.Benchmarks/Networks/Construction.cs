using Generated.Models;

namespace Generated.Benchmarks;

/// <summary>The only place where networks and optimizers are made, and so where they are told their number of threads.</summary>
internal static class Construction
{
    public static GeneratedNetwork Network(NetworkCase network, int threads, double learningRate)
    {
        return network.Name switch
        {
            "1-5-1" => Make<Line, Line.Batch>(),
            "30-64-32-1" => Make<Tabular, Tabular.Batch>(),
            "784-128-10" => Make<Digits, Digits.Batch>(),
            "784-512-512-10" => Make<LargeDigits, LargeDigits.Batch>(),
            "37-61-13" => Make<Odd, Odd.Batch>(),
            "LeNet-5" => Make<LeNet5, LeNet5.Batch>(),
            "CNN 32x32x3" => Make<Cnn, Cnn.Batch>(),
            "ResNet-20" => Make<ResNet20, ResNet20.Batch>(),
            _ => throw new ArgumentOutOfRangeException(nameof(network), network, "There is no such network."),
        };

        GeneratedNetwork Make<TNetwork, TBatch>()
            where TNetwork : class, ITrainableNetwork<TNetwork, float, TBatch>
            where TBatch : INetworkBatch<TBatch>, allows ref struct
        {
            int parameters = TNetwork.Info.ParameterCount;
            Optimizer optimizer = network.Momentum is double momentum
                ? new SGD(parameters) { LearningRate = learningRate, MaxThreads = threads, Momentum = momentum }
                : new Adam(parameters) { LearningRate = learningRate, MaxThreads = threads };
            return new GeneratedNetwork<TNetwork, TBatch>(network, TNetwork.Create(seed: 1, maxBatch: network.Batch, maxThreads: threads), optimizer);
        }
    }

    public static DenseKernels Kernels(DenseShape shape, int threads)
    {
        return (shape.Inputs, shape.Outputs) switch
        {
            (784, 128) => Make<Dense784x128, Dense784x128.Batch>(),
            (512, 512) => Make<Dense512x512, Dense512x512.Batch>(),
            (64, 32) => Make<Dense64x32, Dense64x32.Batch>(),
            (37, 61) => Make<Dense37x61, Dense37x61.Batch>(),
            (127, 255) => Make<Dense127x255, Dense127x255.Batch>(),
            (784, 512) => Make<Dense784x512, Dense784x512.Batch>(),
            (1024, 1024) => Make<Dense1024x1024, Dense1024x1024.Batch>(),
            (100, 10) => Make<Dense100x10, Dense100x10.Batch>(),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "There is no such network."),
        };

        DenseKernels Make<TNetwork, TBatch>()
            where TNetwork : class, IDifferentiableNetwork<TNetwork, float, TBatch>
            where TBatch : INetworkBatch<TBatch>, allows ref struct =>
            new DenseKernels<TNetwork, TBatch>(shape, TNetwork.Create(seed: 1, maxBatch: shape.Batch, maxThreads: threads));
    }
}
