namespace Generated;

/// <summary>
/// The samples of one call of a network: a span for each input and, to train and evaluate, for each target. Every generated network has such a type,
/// <c>Batch</c>, with a property for each span. A batch refers to the caller's memory and copies nothing.
/// </summary>
/// <typeparam name="TSelf">The type of the batch.</typeparam>
public interface INetworkBatch<TSelf>
    where TSelf : INetworkBatch<TSelf>, allows ref struct
{
    /// <summary>Number of samples: that of the first input.</summary>
    int Count { get; }

    /// <summary>The inputs and targets of samples, by their names: see <see cref="NetworkInfo.Inputs"/> and <see cref="NetworkInfo.Targets"/>.</summary>
    /// <typeparam name="TSource">The kind of samples, such as <see cref="TensorBatch"/>.</typeparam>
    /// <param name="source">The samples; the batch is valid as long as their memory is.</param>
    /// <exception cref="ArgumentException">An input or a target is missing, or its elements are of another type.</exception>
    static abstract TSelf Of<TSource>(scoped in TSource source)
        where TSource : IBatchSource, allows ref struct;

    /// <summary>The inputs of samples, without targets: enough to predict.</summary>
    /// <typeparam name="TSource">The kind of samples, such as <see cref="TensorBatch"/>.</typeparam>
    /// <param name="source">The samples; the batch is valid as long as their memory is.</param>
    /// <exception cref="ArgumentException">An input is missing, or its elements are of another type.</exception>
    static abstract TSelf OfInputs<TSource>(scoped in TSource source)
        where TSource : IBatchSource, allows ref struct;
}
