namespace Generated.Generators.Layers.Convolution;

/// <summary>
/// y[t·stride - padding + k·dilation, n] is the sum of x[t, c]·W[k, n, c] over all t and k that lead to this position, plus bias[n]: the input
/// gradient of a convolution.
/// </summary>
internal sealed class ConvTranspose1DLayer(Options given) : TransposedConvolution(given, 1);
