#if GENERATOR
namespace Generated.Generators.Layers.Shared;
#else
namespace Generated;
#endif

/// <summary>How a layer's weights are initialised when a network is constructed.</summary>
public enum Initializer
{
    /// <summary>PyTorch's default for the layer: for a dense layer, uniform in ±1/√fan_in, weights and bias alike.</summary>
    Default = 0,

    /// <summary>All zero.</summary>
    Zeros,

    /// <summary>All one.</summary>
    Ones,

    /// <summary>All equal to the initialiser's scale.</summary>
    Constant,

    /// <summary>Uniform in ±scale.</summary>
    Uniform,

    /// <summary>Normal with mean 0 and standard deviation scale.</summary>
    Normal,

    /// <summary>Normal with mean 0 and standard deviation scale, redrawn outside ±2 (PyTorch's <c>trunc_normal_</c>).</summary>
    TruncatedNormal,

    /// <summary>Glorot (Xavier) uniform: ±scale·√(6/(fan_in + fan_out)). Glorot and Bengio, 2010.</summary>
    GlorotUniform,

    /// <summary>Glorot (Xavier) normal: standard deviation scale·√(2/(fan_in + fan_out)). Glorot and Bengio, 2010.</summary>
    GlorotNormal,

    /// <summary>He (Kaiming) uniform: ±scale·√(6/fan_in). He et al., 2015.</summary>
    HeUniform,

    /// <summary>He (Kaiming) normal: standard deviation scale·√(2/fan_in). He et al., 2015.</summary>
    HeNormal,

    /// <summary>LeCun uniform: ±scale·√(3/fan_in). LeCun et al., 1998.</summary>
    LeCunUniform,

    /// <summary>LeCun normal: standard deviation scale·√(1/fan_in). LeCun et al., 1998.</summary>
    LeCunNormal,

    /// <summary>A (semi-)orthogonal matrix, times scale. Saxe et al., 2013.</summary>
    Orthogonal,
}
