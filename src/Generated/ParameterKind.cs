#if GENERATOR
namespace Generated.Generators.Layers.Shared;
#else
namespace Generated;
#endif

/// <summary>What a parameter tensor is for; optimizers can leave kinds out of weight decay.</summary>
public enum ParameterKind
{
    /// <summary>A weight that multiplies an input: decayed by default.</summary>
    Weight = 0,

    /// <summary>An additive bias.</summary>
    Bias = 1,

    /// <summary>The scale or shift of a normalisation layer.</summary>
    Normalization = 2,

    /// <summary>A learned parameter of an activation, such as the slope of PReLU.</summary>
    Activation = 3,
}
