#if GENERATOR
namespace Generated.Generators.Layers.Shared;
#else
namespace Generated;
#endif

/// <summary>Which form of the Gaussian error linear unit to compute.</summary>
public enum GeluApproximation
{
    /// <summary>The exact form: x/2·(1 + erf(x/√2)). PyTorch's default.</summary>
    None = 0,

    /// <summary>x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))), as used by GPT-2.</summary>
    Tanh = 1,
}
