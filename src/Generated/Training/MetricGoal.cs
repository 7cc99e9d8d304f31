namespace Generated;

/// <summary>Which way a monitored value improves.</summary>
public enum MetricGoal
{
    /// <summary>Lower is better, as for losses and errors.</summary>
    Minimize = 0,

    /// <summary>Higher is better, as for accuracies.</summary>
    Maximize = 1,
}
