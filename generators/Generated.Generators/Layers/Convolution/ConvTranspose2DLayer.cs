namespace Generated.Generators.Layers.Convolution;

/// <summary>y[h·stride - padding + i·dilation, w·stride - padding + j·dilation, n] sums x[h, w, c]·W[i, j, n, c] over all that meet there, plus bias[n]: what a convolution's input gradient is.</summary>
internal sealed class ConvTranspose2DLayer() : TransposedConvolution(2);
