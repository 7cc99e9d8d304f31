namespace Generated.Generators.Layers.Pooling;

/// <summary>y[h, w, c] = max of window h, w of x[., ., c].</summary>
internal sealed class AdaptiveMaxPoolLayer(Options given) : AdaptivePoolLayer(given)
{
    protected override bool IsMax => true;
}
