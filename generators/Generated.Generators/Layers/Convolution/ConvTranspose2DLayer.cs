namespace Generated.Generators.Layers.Convolution;

/// <summary>
/// y[h·stride - padding + i·dilation, w·stride - padding + j·dilation, n] is the sum of x[h, w, c]·W[i, j, n, c] over all h, w, i and j that lead to
/// this position, plus bias[n]: the input gradient of a convolution.
/// </summary>
internal sealed class ConvTranspose2DLayer(Options given) : TransposedConvolution(given, 2);
