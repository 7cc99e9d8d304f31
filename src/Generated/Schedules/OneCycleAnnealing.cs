namespace Generated;

/// <summary>The shape in which <see cref="OneCycleLR"/> rises and falls.</summary>
public enum OneCycleAnnealing
{
    /// <summary>Half a cosine wave.</summary>
    Cosine = 0,

    /// <summary>A straight line.</summary>
    Linear,
}
