using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Dense;

/// <summary>While training, drops elements and multiplies the others by 1/(1 - rate). Srivastava et al., 2014.</summary>
internal sealed class DropoutLayer(Options given) : MaskingLayer(given)
{
    public override Values Values => Values.Dropped;

    protected override TensorShape MaskOf(TensorShape input) => input;
}
