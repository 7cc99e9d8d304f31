using System.Runtime.InteropServices;

namespace Generated;

/// <summary>
/// Some samples that a network takes at once. The spans are valid until the enumeration continues: the next batch uses the same memory.
/// </summary>
/// <typeparam name="TTarget"><see cref="int"/> for classes, <see cref="float"/> for values.</typeparam>
public readonly ref struct Batch<TTarget> : IBatchSource
    where TTarget : unmanaged
{
    /// <summary>Makes a batch of memory of your own, for example of samples that were changed.</summary>
    /// <param name="inputs">The samples' features, <c>[count, sample size]</c> row-major.</param>
    /// <param name="targets">The samples' targets, <c>[count, target size]</c> row-major; may be empty, to predict.</param>
    /// <param name="count">Number of samples.</param>
    public Batch(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int count)
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

    /// <summary>The samples' features, whatever the name of the network's input. There are no others, for a network with several inputs.</summary>
    /// <inheritdoc/>
    public ReadOnlySpan<T> GetInput<T>(string name, int index)
        where T : unmanaged => As<float, T>(Inputs, "features", "input", name, index);

    /// <summary>The samples' targets, whatever the name of the network's target. There are no others, for a network with several.</summary>
    /// <inheritdoc/>
    public ReadOnlySpan<T> GetTarget<T>(string name, int index)
        where T : unmanaged => As<TTarget, T>(Targets, "targets", "target", name, index);

    private static ReadOnlySpan<T> As<TElement, T>(ReadOnlySpan<TElement> elements, string what, string of, string name, int index)
        where TElement : unmanaged
        where T : unmanaged
    {
        if (index != 0)
            throw new ArgumentException($"A batch of features and targets has no {what} for a second {of}, '{name}'; use a TensorDataset.", nameof(name));
        if (typeof(T) != typeof(TElement))
            throw new ArgumentException($"The {what} are of type {typeof(TElement).Name}; '{name}' is of type {typeof(T).Name}.", nameof(name));
        return MemoryMarshal.Cast<TElement, T>(elements);
    }
}
