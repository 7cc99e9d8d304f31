namespace Generated.Generators.Layers.Pooling;

/// <summary>y[t, c] = mean over k of x[t·stride - padding + k, c].</summary>
internal sealed class AveragePool1DLayer(Options given) : WindowPoolLayer(given, 1)
{
    protected override bool IsMax => false;
}
