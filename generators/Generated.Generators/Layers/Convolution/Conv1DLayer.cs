namespace Generated.Generators.Layers.Convolution;

/// <summary>y[t, n] = Σ_k,c x[t·stride - padding + k·dilation, c]·W[k, c, n] + bias[n].</summary>
internal sealed class Conv1DLayer(Options given) : ForwardConvolution(given, 1);
