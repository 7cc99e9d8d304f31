namespace Generated;

/// <summary>Operations on networks of every kind.</summary>
public static class NetworkExtensions
{
    /// <summary>
    /// Trains with the samples of a dataset's batch: those of its tensors that have the names of the network's inputs and targets, or, for a batch of
    /// features and targets, these. Allocates nothing.
    /// </summary>
    /// <inheritdoc cref="ITrainableNetwork{TSelf, T, TBatch}.Train"/>
    /// <typeparam name="TSelf">The class of the network.</typeparam>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <typeparam name="TBatch">Its batches.</typeparam>
    /// <typeparam name="TSource">The kind of samples, such as <see cref="TensorBatch"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="samples">Samples and their targets, at most <see cref="INetwork{T}.MaxBatch"/>.</param>
    public static T Train<TSelf, T, TBatch, TSource>(this ITrainableNetwork<TSelf, T, TBatch> network, scoped in TSource samples)
        where TSelf : INetwork<TSelf, T, TBatch>
        where T : unmanaged
        where TBatch : INetworkBatch<TBatch>, allows ref struct
        where TSource : IBatchSource, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Train(TBatch.Of(in samples));
    }

    /// <summary>
    /// Computes the loss of the samples of a dataset's batch, without training: of those of its tensors that have the names of the network's inputs
    /// and targets, or, for a batch of features and targets, of these. Any number of samples is taken: the loss of a dataset is that of a batch of all
    /// its samples. Allocates nothing.
    /// </summary>
    /// <inheritdoc cref="ITrainableNetwork{TSelf, T, TBatch}.Evaluate"/>
    /// <typeparam name="TSelf">The class of the network.</typeparam>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <typeparam name="TBatch">Its batches.</typeparam>
    /// <typeparam name="TSource">The kind of samples, such as <see cref="TensorBatch"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="samples">Samples and their targets.</param>
    public static T Evaluate<TSelf, T, TBatch, TSource>(this ITrainableNetwork<TSelf, T, TBatch> network, scoped in TSource samples)
        where TSelf : INetwork<TSelf, T, TBatch>
        where T : unmanaged
        where TBatch : INetworkBatch<TBatch>, allows ref struct
        where TSource : IBatchSource, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Evaluate(TBatch.Of(in samples));
    }

    /// <summary>
    /// Computes the outputs for the samples of a dataset's batch: for those of its tensors that have the names of the network's inputs, or, for a
    /// batch of features and targets, for the features. Targets need not be there. Allocates nothing.
    /// </summary>
    /// <inheritdoc cref="INetwork{TSelf, T, TBatch}.Predict"/>
    /// <typeparam name="TSelf">The class of the network.</typeparam>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <typeparam name="TBatch">Its batches.</typeparam>
    /// <typeparam name="TSource">The kind of samples, such as <see cref="TensorBatch"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="outputs">
    /// Where the outputs go, <c>[samples, output size]</c> row-major; several lie one after another, each with all its samples.
    /// </param>
    public static void Predict<TSelf, T, TBatch, TSource>(this INetwork<TSelf, T, TBatch> network, scoped in TSource samples, Span<T> outputs)
        where TSelf : INetwork<TSelf, T, TBatch>
        where T : unmanaged
        where TBatch : INetworkBatch<TBatch>, allows ref struct
        where TSource : IBatchSource, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Predict(TBatch.OfInputs(in samples), outputs);
    }

    /// <summary>
    /// Makes a network equal to another one: copies all parameters and buffers, for example from a network that is trained to one made for
    /// prediction. Gradients and random numbers are not copied. If the target was made for prediction, other threads may predict with it at the same
    /// time: each prediction uses either all the old parameters or all the new ones, see <see cref="INetwork{T}.Replace"/>. The source must not
    /// change during the call.
    /// </summary>
    /// <typeparam name="T">The networks' element type.</typeparam>
    /// <param name="network">The network that is changed.</param>
    /// <param name="from">The network that is copied, of the same class or one with the same layers.</param>
    /// <exception cref="ArgumentException">The networks' parameters or buffers differ in number, names or shapes.</exception>
    /// <exception cref="InvalidOperationException">The source was made for prediction and has no parameters yet.</exception>
    public static void CopyFrom<T>(this INetwork<T> network, INetwork<T> from)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(from);
        Compare(network.ParameterTable, from.ParameterTable);
        Compare(network.BufferTable, from.BufferTable);
        if (!from.IsLoaded)
            throw new InvalidOperationException(
                "The network to copy from was made for prediction and has no parameters yet: Load a checkpoint into it, or CopyFrom one that was trained.");
        network.Replace(from.Parameters, from.Buffers);
    }

    private static void Compare(ParameterTable to, ParameterTable from)
    {
        for (int i = 0; i < Math.Max(to.Count, from.Count); i++)
        {
            ParameterInfo? mine = i < to.Count ? to[i] : null;
            ParameterInfo? other = i < from.Count ? from[i] : null;
            if (mine is null || other is null || mine.Name != other.Name || !mine.Shape.SequenceEqual(other.Shape))
                throw new ArgumentException($"The networks differ: {Text(mine)} here, {Text(other)} in the one to copy from.", nameof(from));
        }
    }

    private static string Text(ParameterInfo? tensor) => tensor is null ? "nothing" : $"{tensor.Name} [{string.Join(", ", tensor.Shape.ToArray())}]";
}
