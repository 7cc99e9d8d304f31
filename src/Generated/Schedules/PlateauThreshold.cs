namespace Generated;

/// <summary>How the threshold of <see cref="ReduceLROnPlateau"/> is measured.</summary>
public enum PlateauThreshold
{
    /// <summary>
    /// As a fraction of the best metric, as in PyTorch: below best·(1 - threshold) it is better, above best·(1 + threshold) if larger is better. For metrics that are never
    /// negative: the bar for a negative one is on its wrong side, where a metric that does not change is an improvement for ever and the rate is never lowered.
    /// </summary>
    Relative = 0,

    /// <summary>In the metric's own unit.</summary>
    Absolute,

    /// <summary>As a fraction of the best metric's magnitude: by threshold·|best| it has to be better, whatever its sign. The same as <see cref="Relative"/> for metrics that are not negative.</summary>
    RelativeToMagnitude,
}
