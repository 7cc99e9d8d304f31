namespace Generated.Generators.Layers.Pooling;

/// <summary>y[h, w, c] = mean over i, j of x[h·stride - padding + i, w·stride - padding + j, c].</summary>
internal sealed class AveragePool2DLayer(Options given) : WindowPoolLayer(given, 2)
{
    protected override bool IsMax => false;
}
