namespace Generated;

/// <summary>Which way a metric improves.</summary>
public enum PlateauMode
{
    /// <summary>Smaller is better, as of a loss.</summary>
    Min = 0,

    /// <summary>Larger is better, as of an accuracy.</summary>
    Max,
}
