namespace Generated.Benchmarks;

/// <summary>The layers of the models once more, for the peers: each in the order in which the model has its parameters.</summary>
internal static class Architecture
{
    public static Step[] Dense(params int[] sizes)
    {
        var steps = new List<Step>();
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            if (layer > 1)
                steps.Add(new ReluStep());
            steps.Add(new DenseStep(sizes[layer - 1], sizes[layer]));
        }
        return [.. steps];
    }

    public static Step[] LeNet5() =>
    [
        new ConvolutionStep(1, 6, 5, OutputSize: 28, Padding: 2, Bias: true), new ReluStep(), new MaxPoolStep(2),
        new ConvolutionStep(6, 16, 5, OutputSize: 10, Padding: 0, Bias: true), new ReluStep(), new MaxPoolStep(2),
        new FlattenStep(),
        new DenseStep(5 * 5 * 16, 120, Channels: 16), new ReluStep(),
        new DenseStep(120, 84), new ReluStep(),
        new DenseStep(84, 10),
    ];

    public static Step[] Cnn() =>
    [
        .. Convolution(3, 32, 32), new ReluStep(),
        .. Convolution(32, 32, 32), new ReluStep(),
        new MaxPoolStep(2),
        .. Convolution(32, 64, 16), new ReluStep(),
        .. Convolution(64, 64, 16), new ReluStep(),
        new GlobalAverageStep(),
        new DenseStep(64, 10),
    ];

    public static Step[] ResNet20() =>
    [
        .. Convolution(3, 16, 32), new ReluStep(),
        .. Stage(16, 16, 32),
        .. Stage(16, 32, 16),
        .. Stage(32, 64, 8),
        new GlobalAverageStep(),
        new DenseStep(64, 10),
    ];

    private static Step[] Stage(int inputs, int channels, int size) =>
        [.. Block(inputs, channels, size), .. Block(channels, channels, size), .. Block(channels, channels, size)];

    private static Step[] Block(int inputs, int channels, int size) =>
    [
        new ResidualStep(
            [.. Convolution(inputs, channels, size, stride: channels / inputs), new ReluStep(), .. Convolution(channels, channels, size)],
            inputs == channels ? [] : [new ConvolutionStep(inputs, channels, 1, size, Padding: 0, Stride: channels / inputs), new BatchNormStep(channels)]),
        new ReluStep(),
    ];

    private static Step[] Convolution(int inputs, int channels, int size, int stride = 1) =>
        [new ConvolutionStep(inputs, channels, 3, size, Padding: 1, stride), new BatchNormStep(channels)];
}
