namespace Generated;

/// <summary>
/// A kind of network as a type argument: makes networks of the kind, says what they take and give, and predicts with them. Every generated network
/// implements it. See <see cref="ITrainableNetwork{TSelf, T, TBatch}"/> for networks with a loss.
/// </summary>
/// <example>
/// <code>
/// static TNetwork Load&lt;TNetwork, TBatch&gt;(string path)
///     where TNetwork : INetwork&lt;TNetwork, float, TBatch&gt;
///     where TBatch : INetworkBatch&lt;TBatch&gt;, allows ref struct
/// {
///     TNetwork network = TNetwork.ForPrediction();
///     Checkpoint.Load(network, path);
///     return network;
/// }
/// </code>
/// </example>
/// <typeparam name="TSelf">The class of the network.</typeparam>
/// <typeparam name="T">Its element type: <see cref="float"/>, or <see cref="double"/> for <see cref="Precision.Double"/>.</typeparam>
/// <typeparam name="TBatch">Its batches: the type <c>Batch</c> within the class.</typeparam>
public interface INetwork<TSelf, T, TBatch> : INetwork<T>
    where TSelf : INetwork<TSelf, T, TBatch>
    where T : unmanaged
    where TBatch : INetworkBatch<TBatch>, allows ref struct
{
    /// <summary>What is known of all networks of the kind: layers, parameters, inputs, outputs and targets.</summary>
    static abstract NetworkInfo Info { get; }

    /// <summary>Makes a network with freshly drawn parameters, ready to be trained: what the constructor does.</summary>
    /// <param name="seed">What the parameters and dropout's choices are drawn from; the same seed gives the same network everywhere.</param>
    /// <param name="maxBatch">The largest number of samples in one call, at least 1; memory for training grows with it.</param>
    /// <param name="maxThreads">
    /// The most threads that one call works on, at least 1; null for as many as there are cores. The results' bits do not depend on it.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="maxBatch"/> is less than 1 or needs more memory than an array holds, or <paramref name="maxThreads"/> is less than 1.
    /// </exception>
    static abstract TSelf Create(ulong seed = 0, int maxBatch = 32, int? maxThreads = null);

    /// <summary>
    /// Makes a network that only predicts: it holds no gradients and nothing of training. It has no parameters to predict with until they are loaded,
    /// copied or written. Loading and copying swap all parameters at once, in new memory, so that predictions under way see the old ones and later
    /// ones the new; spans of <see cref="INetwork{T}.Parameters"/> and views taken before are of the old ones.
    /// </summary>
    /// <param name="maxBatch">How many samples it works on at once; more may be given in one call, and are then taken in turns.</param>
    /// <param name="maxThreads">
    /// The most threads that one call works on, at least 1; null for as many as there are cores. The results' bits do not depend on it.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="maxBatch"/> is less than 1 or needs more memory than an array holds, or <paramref name="maxThreads"/> is less than 1.
    /// </exception>
    static abstract TSelf ForPrediction(int maxBatch = 32, int? maxThreads = null);

    /// <summary>
    /// Computes the outputs for samples, of which any number may be given. Safe to call from any number of threads at once; allocates nothing.
    /// Another thread may train meanwhile, unless there is a <see cref="BatchNormAttribute"/>, but not step an optimizer, which changes the
    /// parameters.
    /// </summary>
    /// <param name="batch">The samples; targets are not needed.</param>
    /// <param name="outputs">
    /// Where the outputs go, <c>[samples, output size]</c> row-major. Several outputs lie one after another, each with all its samples, in the order
    /// of <see cref="NetworkInfo.Outputs"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A span has no whole number of samples, or not the same number as the others; or the outputs would be written over other memory that is in use.
    /// </exception>
    /// <exception cref="InvalidOperationException">The network was made for prediction, and no parameters have been loaded or copied yet.</exception>
    void Predict(in TBatch batch, Span<T> outputs);
}
