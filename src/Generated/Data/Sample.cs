namespace Generated;

/// <summary>One sample of a dataset, without copying.</summary>
/// <typeparam name="TTarget"><see cref="int"/> for classes, <see cref="float"/> for values.</typeparam>
public readonly ref struct Sample<TTarget>
    where TTarget : unmanaged
{
    internal Sample(ReadOnlySpan<float> features, ReadOnlySpan<TTarget> targets)
    {
        Features = features;
        Targets = targets;
    }

    /// <summary>The features: as many as the dataset's sample size.</summary>
    public ReadOnlySpan<float> Features { get; }

    /// <summary>The targets: as many as the dataset's target size.</summary>
    public ReadOnlySpan<TTarget> Targets { get; }

    /// <summary>The first target: the class, or the value if there is only one.</summary>
    public TTarget Target => Targets[0];

    /// <summary>Deconstructs the sample into its features and its first target.</summary>
    public void Deconstruct(out ReadOnlySpan<float> features, out TTarget target)
    {
        features = Features;
        target = Target;
    }
}
