#if GENERATOR
namespace Generated.Generators.Layers.Shared;
#else
namespace Generated;
#endif

/// <summary>How <see cref="UpSample1DAttribute"/> and <see cref="UpSample2DAttribute"/> compute the values between positions.</summary>
public enum Interpolation
{
    /// <summary>Each position is repeated.</summary>
    Nearest = 0,

    /// <summary>
    /// Linear interpolation between the nearest positions along each axis (for images: bilinear). Positions are the centres of their areas, as in
    /// PyTorch with <c>align_corners=False</c>: output position o lies at (o + 1/2)/factor - 1/2. Before the first centre the result has the value of
    /// the first position, after the last centre that of the last one.
    /// </summary>
    Linear = 1,
}
