using Generated.Models;

namespace Generated.Benchmarks;

/// <summary>A network without a loss. Its generated public members are the implementation.</summary>
internal interface IDense : IModel<float>
{
    void Forward(ReadOnlySpan<float> input, Span<float> output);

    void Backward(ReadOnlySpan<float> outputGradient, Span<float> dInput);
}
