namespace Generated;

/// <summary>
/// Samples that a network's batch can be made of, by the names of its inputs and targets. <see cref="TensorBatch"/> and <see cref="Batch{TTarget}"/>
/// are such samples; implement it to give networks samples from elsewhere.
/// </summary>
public interface IBatchSource
{
    /// <summary>Number of samples.</summary>
    int Count { get; }

    /// <summary>The samples' elements of an input, one sample after another.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="name">The name that <see cref="InputAttribute"/> gives the input; <c>input</c>, <c>input2</c> and so on for one without.</param>
    /// <param name="index">The input's place among the network's inputs, from 0: for sources without names.</param>
    /// <exception cref="ArgumentException">There is no such input, or its elements are of another type.</exception>
    ReadOnlySpan<T> GetInput<T>(string name, int index)
        where T : unmanaged;

    /// <summary>The samples' targets of a loss, one sample after another.</summary>
    /// <typeparam name="T">The type of its elements: <see cref="int"/> for indices of classes.</typeparam>
    /// <param name="name">The target's name, that of the parameter of Train: <c>target</c>, or <c>digitTarget</c> for one of several losses.</param>
    /// <param name="index">The target's place among the network's targets, from 0: for sources without names.</param>
    /// <exception cref="ArgumentException">There is no such target, or its elements are of another type.</exception>
    ReadOnlySpan<T> GetTarget<T>(string name, int index)
        where T : unmanaged;
}
