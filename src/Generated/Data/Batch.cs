namespace Generated;

/// <summary>
/// Some samples that a network takes at once. The spans are valid until the enumeration continues: the next batch uses the same memory.
/// </summary>
/// <typeparam name="TTarget"><see cref="int"/> for classes, <see cref="float"/> for values.</typeparam>
public readonly ref struct Batch<TTarget>
    where TTarget : unmanaged
{
    internal Batch(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int count)
    {
        Inputs = inputs;
        Targets = targets;
        Count = count;
    }

    /// <summary>The samples' features, <c>[count, sample size]</c> row-major.</summary>
    public ReadOnlySpan<float> Inputs { get; }

    /// <summary>The samples' targets, <c>[count, target size]</c> row-major.</summary>
    public ReadOnlySpan<TTarget> Targets { get; }

    /// <summary>Number of samples: the batch size, or fewer in an epoch's last batch.</summary>
    public int Count { get; }

    /// <summary>Deconstructs the batch, as in <c>foreach (var (images, labels) in batches)</c>.</summary>
    public void Deconstruct(out ReadOnlySpan<float> inputs, out ReadOnlySpan<TTarget> targets)
    {
        inputs = Inputs;
        targets = Targets;
    }
}
