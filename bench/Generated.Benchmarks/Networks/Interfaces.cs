namespace Generated.Benchmarks;

// What generated classes of a kind have in common; their public members are the implementations.

internal interface IPredictor : INetwork<float>
{
    void Predict(ReadOnlySpan<float> input, Span<float> output);
}

/// <summary>A network with targets that are numbers.</summary>
internal interface IRegressor : IPredictor
{
    float Train(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Span<float> dInput);
}

/// <summary>A network with targets that are indices of classes.</summary>
internal interface IClassifier : IPredictor
{
    float Train(ReadOnlySpan<float> input, ReadOnlySpan<int> target, Span<float> dInput);
}

/// <summary>A network without a loss.</summary>
internal interface IDense : IPredictor
{
    void Forward(ReadOnlySpan<float> input, Span<float> output);

    void Backward(ReadOnlySpan<float> outputGradient, Span<float> dInput);
}
