namespace Generated;

/// <summary>How the threshold of <see cref="ReduceLROnPlateau"/> is measured.</summary>
public enum PlateauThreshold
{
    /// <summary>
    /// As a fraction of the best metric, as in PyTorch: a metric is better below best·(1 - threshold), or above best·(1 + threshold) if larger is
    /// better. Use it only for metrics that are never negative. For a negative metric the bound is on the wrong side: a metric that does not change
    /// counts as an improvement again and again, and the rate is never lowered.
    /// </summary>
    Relative = 0,

    /// <summary>In the metric's own unit.</summary>
    Absolute,

    /// <summary>
    /// As a fraction of the best metric's magnitude: the metric must be better by threshold·|best|, whatever its sign. The same as
    /// <see cref="Relative"/> for metrics that are not negative.
    /// </summary>
    RelativeToMagnitude,
}
