namespace Generated.Generators.Layers.Pooling;

/// <summary>y[h, w, c] = mean of window h, w of x[., ., c].</summary>
internal sealed class AdaptiveAveragePoolLayer(Options given) : AdaptivePoolLayer(given)
{
    protected override bool IsMax => false;
}
