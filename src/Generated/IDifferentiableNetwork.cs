namespace Generated;

/// <summary>
/// A kind of network whose forward and backward pass can be called one by one, with gradients of the outputs that come from elsewhere: another
/// network, or a loss of your own. All generated networks are, except those with a loss that also reads marks.
/// </summary>
/// <typeparam name="TSelf">The class of the network.</typeparam>
/// <typeparam name="T">Its element type: <see cref="float"/>, or <see cref="double"/> for <see cref="Precision.Double"/>.</typeparam>
/// <typeparam name="TBatch">Its batches: the type <c>Batch</c> within the class.</typeparam>
public interface IDifferentiableNetwork<TSelf, T, TBatch> : INetwork<TSelf, T, TBatch>
    where TSelf : INetwork<TSelf, T, TBatch>
    where T : unmanaged
    where TBatch : INetworkBatch<TBatch>, allows ref struct
{
    /// <summary>The forward pass of training, dropout included; keeps what <see cref="Backward"/> needs. Allocates nothing.</summary>
    /// <param name="batch">The samples, at most <see cref="INetwork{T}.MaxBatch"/>; targets are not needed.</param>
    /// <param name="outputs">
    /// Where the outputs go, <c>[samples, output size]</c> row-major. Several outputs lie one after another, each with all its samples, in the order
    /// of <see cref="NetworkInfo.Outputs"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A span has no whole number of samples, not the same number as the others, or more than <see cref="INetwork{T}.MaxBatch"/>; or one sample,
    /// where a normalisation needs several; or spans overlap of which one is written.
    /// </exception>
    /// <exception cref="InvalidOperationException">The network was made for prediction, or another thread is training it.</exception>
    void Forward(in TBatch batch, Span<T> outputs);

    /// <summary>
    /// The backward pass after <see cref="Forward"/>: from the gradients of the outputs to those of the parameters, in
    /// <see cref="INetwork{T}.Gradients"/>, and of the inputs. Allocates nothing.
    /// </summary>
    /// <param name="outputGradients">The gradients of what is minimised for the outputs, in the places of the outputs.</param>
    /// <param name="inputGradients">
    /// Where the gradients for the inputs go, as many elements as the inputs have. Those of several inputs lie one after another, each with all its
    /// samples. Left out, they are not computed.
    /// </param>
    /// <exception cref="ArgumentException">A span is not of the forward pass' number of samples, or spans overlap of which one is written.</exception>
    /// <exception cref="InvalidOperationException">No forward pass came before, or another thread is training the network.</exception>
    void Backward(ReadOnlySpan<T> outputGradients, Span<T> inputGradients = default);
}
