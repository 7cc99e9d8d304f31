using Generated.Models;

namespace Generated.Benchmarks;

/// <summary>The only place where networks and optimizers are made, and so where they are told their number of threads.</summary>
internal static class Construction
{
    public static GeneratedNetwork Network(NetworkCase network, int threads, double learningRate)
    {
        int batch = network.Batch;
        IModel<float> made = network.Name switch
        {
            "1-5-1" => new Line(seed: 1, maxBatch: batch, maxThreads: threads),
            "30-64-32-1" => new Tabular(seed: 1, maxBatch: batch, maxThreads: threads),
            "784-128-10" => new Digits(seed: 1, maxBatch: batch, maxThreads: threads),
            "784-512-512-10" => new LargeDigits(seed: 1, maxBatch: batch, maxThreads: threads),
            "37-61-13" => new Odd(seed: 1, maxBatch: batch, maxThreads: threads),
            "LeNet-5" => new LeNet5(seed: 1, maxBatch: batch, maxThreads: threads),
            "CNN 32x32x3" => new Cnn(seed: 1, maxBatch: batch, maxThreads: threads),
            "ResNet-20" => new ResNet20(seed: 1, maxBatch: batch, maxThreads: threads),
            _ => throw new ArgumentOutOfRangeException(nameof(network), network, "There is no such network."),
        };
        int parameters = made.ParameterTable.ElementCount;
        Optimizer optimizer = network.Momentum is double momentum
            ? new SGD(parameters) { LearningRate = learningRate, MaxThreads = threads, Momentum = momentum }
            : new Adam(parameters) { LearningRate = learningRate, MaxThreads = threads };
        return new GeneratedNetwork(network, made, optimizer);
    }

    public static DenseKernels Kernels(DenseShape shape, int threads)
    {
        int batch = shape.Batch;
        return new DenseKernels(shape, (shape.Inputs, shape.Outputs) switch
        {
            (784, 128) => new Dense784x128(seed: 1, maxBatch: batch, maxThreads: threads),
            (512, 512) => new Dense512x512(seed: 1, maxBatch: batch, maxThreads: threads),
            (64, 32) => new Dense64x32(seed: 1, maxBatch: batch, maxThreads: threads),
            (37, 61) => new Dense37x61(seed: 1, maxBatch: batch, maxThreads: threads),
            (127, 255) => new Dense127x255(seed: 1, maxBatch: batch, maxThreads: threads),
            (784, 512) => new Dense784x512(seed: 1, maxBatch: batch, maxThreads: threads),
            (1024, 1024) => new Dense1024x1024(seed: 1, maxBatch: batch, maxThreads: threads),
            (100, 10) => new Dense100x10(seed: 1, maxBatch: batch, maxThreads: threads),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "There is no such network."),
        });
    }
}
