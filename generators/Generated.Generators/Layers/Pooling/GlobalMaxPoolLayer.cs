namespace Generated.Generators.Layers.Pooling;

/// <summary>y[c] = max over h, w of x[h, w, c].</summary>
internal sealed class GlobalMaxPoolLayer : GlobalPoolLayer
{
    protected override bool IsMax => true;
}
