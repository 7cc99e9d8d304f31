namespace Generated.Generators.Layers.Pooling;

/// <summary>y[c] = mean over h, w of x[h, w, c].</summary>
internal sealed class GlobalAveragePoolLayer : GlobalPoolLayer
{
    protected override bool IsMax => false;
}
