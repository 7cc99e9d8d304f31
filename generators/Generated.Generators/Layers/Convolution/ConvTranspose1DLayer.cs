namespace Generated.Generators.Layers.Convolution;

/// <summary>y[t·stride - padding + k·dilation, n] sums x[t, c]·W[k, n, c] over all t and k that meet there, plus bias[n]: what a convolution's input gradient is.</summary>
internal sealed class ConvTranspose1DLayer() : TransposedConvolution(1);
