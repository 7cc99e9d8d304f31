namespace Generated;

/// <summary>A kind of network with a loss, or several: it can be trained on batches, and evaluated.</summary>
/// <example>
/// <code>
/// static void TrainEpoch&lt;TNetwork, TBatch&gt;(TNetwork network, Optimizer optimizer, TensorBatches batches)
///     where TNetwork : ITrainableNetwork&lt;TNetwork, float, TBatch&gt;
///     where TBatch : INetworkBatch&lt;TBatch&gt;, allows ref struct
/// {
///     foreach (TensorBatch batch in batches)
///     {
///         network.Train(TBatch.Of(batch));
///         optimizer.Step(network);
///     }
/// }
/// </code>
/// </example>
/// <typeparam name="TSelf">The class of the network.</typeparam>
/// <typeparam name="T">Its element type: <see cref="float"/>, or <see cref="double"/> for <see cref="Precision.Double"/>.</typeparam>
/// <typeparam name="TBatch">Its batches: the type <c>Batch</c> within the class.</typeparam>
public interface ITrainableNetwork<TSelf, T, TBatch> : INetwork<TSelf, T, TBatch>
    where TSelf : INetwork<TSelf, T, TBatch>
    where T : unmanaged
    where TBatch : INetworkBatch<TBatch>, allows ref struct
{
    /// <summary>
    /// One step of training but for the optimizer's: forward, loss and backward. Fills <see cref="INetwork{T}.Gradients"/>. Allocates nothing.
    /// </summary>
    /// <param name="batch">Samples and their targets, at most <see cref="INetwork{T}.MaxBatch"/>.</param>
    /// <param name="inputGradients">
    /// Where the gradients of the loss for the inputs go, as many elements as the inputs have. Those of several inputs lie one after another, each
    /// with all its samples. Left out, they are not computed.
    /// </param>
    /// <returns>The loss of the batch, before the optimizer's step; of several losses the weighted sum.</returns>
    /// <exception cref="ArgumentException">
    /// A span has no whole number of samples, not the same number as the others, or more than <see cref="INetwork{T}.MaxBatch"/>; or one sample,
    /// where a normalisation needs several; or spans overlap of which one is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a number, or not the index of a class, for which its loss is defined.</exception>
    /// <exception cref="InvalidOperationException">The network was made for prediction, or another thread is training it.</exception>
    T Train(in TBatch batch, Span<T> inputGradients = default);

    /// <summary>
    /// Computes the loss without training: no gradients, no dropout. Any number of samples is taken, in turns of <see cref="INetwork{T}.MaxBatch"/>;
    /// the loss is that of one batch of them all. Safe to call from any number of threads at once; allocates nothing. Another thread may train
    /// meanwhile, unless there is a <see cref="BatchNormAttribute"/>, but not step an optimizer, which changes the parameters.
    /// </summary>
    /// <param name="batch">Samples and their targets.</param>
    /// <returns>The loss of all samples; of several losses the weighted sum.</returns>
    /// <exception cref="ArgumentException">A span has no whole number of samples, or not the same number as the others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a number, or not the index of a class, for which its loss is defined.</exception>
    /// <exception cref="InvalidOperationException">The network was made for prediction, and no parameters have been loaded or copied yet.</exception>
    T Evaluate(in TBatch batch);
}
