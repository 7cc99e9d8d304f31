namespace Generated;

/// <summary>How <see cref="UpSample1DAttribute"/> and <see cref="UpSample2DAttribute"/> fill in what is between positions.</summary>
public enum Interpolation
{
    /// <summary>Each position is repeated.</summary>
    Nearest = 0,

    /// <summary>
    /// Between the nearest positions along each axis, by their distances (of images: bilinear). Positions are the middles of their areas, as in PyTorch with <c>align_corners=False</c>:
    /// output position o lies at (o + 1/2)/factor - 1/2, and what lies before the first middle or after the last has its value.
    /// </summary>
    Linear = 1,
}
