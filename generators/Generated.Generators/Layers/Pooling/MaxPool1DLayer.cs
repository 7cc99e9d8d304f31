namespace Generated.Generators.Layers.Pooling;

/// <summary>y[t, c] = max over k of x[t·stride - padding + k·dilation, c].</summary>
internal sealed class MaxPool1DLayer(Options given) : WindowPoolLayer(given, 1)
{
    protected override bool IsMax => true;
}
