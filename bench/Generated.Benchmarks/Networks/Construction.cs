namespace Generated.Benchmarks;

/// <summary>The only place where networks and optimizers are made, so that all of them take their number of threads here.</summary>
internal static class Construction
{
    // TODO: once networks have a parameter maxThreads and optimizers a property MaxThreads, pass `threads` on here;
    // until then the rows of two threads are measured on one.

    public static GeneratedNetwork Network(NetworkCase network, int threads, double learningRate)
    {
        Optimizer optimizer = Optimizer(network, threads, learningRate);
        return network.Name switch
        {
            "1-5-1" => Of(new Line(seed: 1, maxBatch: network.Batch)),
            "30-64-32-1" => Of(new Tabular(seed: 1, maxBatch: network.Batch)),
            "784-128-10" => Of(new Digits(seed: 1, maxBatch: network.Batch)),
            "784-512-512-10" => Of(new LargeDigits(seed: 1, maxBatch: network.Batch)),
            "37-61-13" => Of(new Odd(seed: 1, maxBatch: network.Batch)),
            _ => throw new ArgumentOutOfRangeException(nameof(network), network, "There is no such network."),
        };

        GeneratedNetwork Of(object made) => made switch
        {
            Line line => new(network, line, optimizer, line.Predict) { Regress = (inputs, targets) => line.Train(inputs, targets) },
            Tabular tabular => new(network, tabular, optimizer, tabular.Predict) { Regress = (inputs, targets) => tabular.Train(inputs, targets) },
            Digits digits => new(network, digits, optimizer, digits.Predict) { Classify = (inputs, targets) => digits.Train(inputs, targets) },
            LargeDigits large => new(network, large, optimizer, large.Predict) { Classify = (inputs, targets) => large.Train(inputs, targets) },
            Odd odd => new(network, odd, optimizer, odd.Predict) { Classify = (inputs, targets) => odd.Train(inputs, targets) },
            _ => throw new ArgumentOutOfRangeException(nameof(made)),
        };
    }

    public static DenseKernels Kernels(DenseShape shape, int threads)
    {
        return (shape.Inputs, shape.Outputs) switch
        {
            (784, 128) => Of(new Dense784x128(seed: 1, maxBatch: shape.Batch)),
            (512, 512) => Of(new Dense512x512(seed: 1, maxBatch: shape.Batch)),
            (64, 32) => Of(new Dense64x32(seed: 1, maxBatch: shape.Batch)),
            (37, 61) => Of(new Dense37x61(seed: 1, maxBatch: shape.Batch)),
            (127, 255) => Of(new Dense127x255(seed: 1, maxBatch: shape.Batch)),
            (784, 512) => Of(new Dense784x512(seed: 1, maxBatch: shape.Batch)),
            (1024, 1024) => Of(new Dense1024x1024(seed: 1, maxBatch: shape.Batch)),
            (100, 10) => Of(new Dense100x10(seed: 1, maxBatch: shape.Batch)),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "There is no such network."),
        };

        DenseKernels Of(object made) => made switch
        {
            Dense784x128 dense => new(shape, dense, dense.Predict, dense.Forward, (gradient, inputGradient) => dense.Backward(gradient, inputGradient)),
            Dense512x512 dense => new(shape, dense, dense.Predict, dense.Forward, (gradient, inputGradient) => dense.Backward(gradient, inputGradient)),
            Dense64x32 dense => new(shape, dense, dense.Predict, dense.Forward, (gradient, inputGradient) => dense.Backward(gradient, inputGradient)),
            Dense37x61 dense => new(shape, dense, dense.Predict, dense.Forward, (gradient, inputGradient) => dense.Backward(gradient, inputGradient)),
            Dense127x255 dense => new(shape, dense, dense.Predict, dense.Forward, (gradient, inputGradient) => dense.Backward(gradient, inputGradient)),
            Dense784x512 dense => new(shape, dense, dense.Predict, dense.Forward, (gradient, inputGradient) => dense.Backward(gradient, inputGradient)),
            Dense1024x1024 dense => new(shape, dense, dense.Predict, dense.Forward, (gradient, inputGradient) => dense.Backward(gradient, inputGradient)),
            Dense100x10 dense => new(shape, dense, dense.Predict, dense.Forward, (gradient, inputGradient) => dense.Backward(gradient, inputGradient)),
            _ => throw new ArgumentOutOfRangeException(nameof(made)),
        };
    }

    private static Optimizer Optimizer(NetworkCase network, int threads, double learningRate)
    {
        int parameters = 0;
        for (int layer = 1; layer < network.Sizes.Length; layer++)
            parameters += (network.Sizes[layer - 1] + 1) * network.Sizes[layer];
        return network.Momentum is double momentum
            ? new SGD(parameters) { LearningRate = learningRate, Momentum = momentum }
            : new Adam(parameters) { LearningRate = learningRate };
    }
}
