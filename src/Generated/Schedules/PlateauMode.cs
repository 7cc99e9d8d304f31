namespace Generated;

/// <summary>Which way a metric improves.</summary>
public enum PlateauMode
{
    /// <summary>Smaller is better, as for a loss.</summary>
    Min = 0,

    /// <summary>Larger is better, as for an accuracy.</summary>
    Max,
}
