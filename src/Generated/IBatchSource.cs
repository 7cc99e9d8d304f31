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
    /// <param name="name">The input's name, that of the parameter of Train and Predict, such as <c>input</c>.</param>
    /// <param name="index">The input's place among the network's inputs, from 0: for sources without names.</param>
    /// <exception cref="ArgumentException">There is no such input, or its elements are of another type.</exception>
    ReadOnlySpan<T> GetInput<T>(string name, int index)
        where T : unmanaged;

    /// <summary>The samples' targets of a loss, one sample after another.</summary>
    /// <typeparam name="T">The type of its elements: <see cref="int"/> for indices of classes.</typeparam>
    /// <param name="name">The target's name, that of the parameter of Train, such as <c>target</c>.</param>
    /// <param name="index">The target's place among the network's targets, from 0: for sources without names.</param>
    /// <exception cref="ArgumentException">There is no such target, or its elements are of another type.</exception>
    ReadOnlySpan<T> GetTarget<T>(string name, int index)
        where T : unmanaged;
}
