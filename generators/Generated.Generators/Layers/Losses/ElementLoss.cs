namespace Generated.Generators.Layers.Losses;

/// <summary>A loss whose target has one number for each element of the output.</summary>
internal abstract class ElementLoss(Options given) : Loss(given)
{
    public sealed override TargetSize TargetSize => TargetSize.Elements;
}
