namespace Generated.Generators.Layers.Pooling;

/// <summary>y[h, w, c] = max over i, j of x[h·stride - padding + i·dilation, w·stride - padding + j·dilation, c].</summary>
internal sealed class MaxPool2DLayer(Options given) : WindowPoolLayer(given, 2)
{
    protected override bool IsMax => true;
}
