namespace Generated;

/// <summary>How the threshold of <see cref="ReduceLROnPlateau"/> is measured.</summary>
public enum PlateauThreshold
{
    /// <summary>As a fraction of the best metric.</summary>
    Relative = 0,

    /// <summary>In the metric's own unit.</summary>
    Absolute,
}
