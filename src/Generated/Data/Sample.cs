namespace Generated;

/// <summary>One sample of a dataset, seen in place.</summary>
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

    /// <summary>The first target: the class, or the value where there is one.</summary>
    public TTarget Target => Targets[0];

    /// <summary>Takes the sample apart.</summary>
    public void Deconstruct(out ReadOnlySpan<float> features, out TTarget target)
    {
        features = Features;
        target = Target;
    }
}
