namespace Generated.Generators.Layers.Convolution;

/// <summary>y[h, w, n] = Σ_i,j,c x[h·stride - padding + i·dilation, w·stride - padding + j·dilation, c]·W[i, j, c, n] + bias[n].</summary>
internal sealed class Conv2DLayer(Options given) : ForwardConvolution(given, 2);
