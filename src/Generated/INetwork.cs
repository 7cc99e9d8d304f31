namespace Generated;

/// <summary>
/// The members of every generated network that optimizers and checkpoints use: its parameters. Implemented by generated code. Code that also makes
/// networks, trains them or predicts with them uses <see cref="INetwork{TSelf, T, TBatch}"/> and <see cref="ITrainableNetwork{TSelf, T, TBatch}"/>.
/// </summary>
/// <typeparam name="T"><see cref="float"/>, or <see cref="double"/> for <see cref="Precision.Double"/>.</typeparam>
public interface INetwork<T>
    where T : unmanaged
{
    /// <summary>
    /// The largest number of samples that training takes in one call. Predictions and evaluations take any number, in turns of so many.
    /// </summary>
    int MaxBatch { get; }

    /// <summary>All parameters, in the order of <see cref="ParameterTable"/>; writing changes the network.</summary>
    Span<T> Parameters { get; }

    /// <summary>The gradient of the loss for every parameter, as of the last backward pass, at the same places as <see cref="Parameters"/>.</summary>
    /// <exception cref="InvalidOperationException">The network was made for prediction and holds no gradients.</exception>
    Span<T> Gradients { get; }

    /// <summary>The name, shape, place and kind of every parameter tensor.</summary>
    ParameterTable ParameterTable { get; }

    /// <summary>
    /// The numbers that the network keeps between calls besides its parameters, in the order of <see cref="BufferTable"/>: the running statistics of
    /// <see cref="BatchNormAttribute"/>. Empty for a network without such layers. Writing to it changes the network.
    /// </summary>
    Span<T> Buffers => [];

    /// <summary>
    /// How many passes have drawn random numbers, for example for <see cref="DropoutAttribute"/>. After setting it, the next pass draws the numbers
    /// of that step.
    /// </summary>
    ulong RandomStep { get; set; }

    /// <summary>
    /// The seed that the network was made with. Together with <see cref="RandomStep"/> it determines the random numbers. A network that draws no
    /// random numbers has the seed 0, and no other can be set.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network draws no random numbers.</exception>
    ulong RandomSeed
    {
        get => 0;
        set => _ = value == 0 ? 0 : throw new InvalidOperationException("The network draws no random numbers.");
    }

    /// <summary>
    /// Replaces the parameters and buffers of the network, all at once. A network made for prediction gets new memory, and each call of Predict and
    /// Evaluate sees either all of the new memory or all of the old: this method may be called while other threads predict. Spans that were taken
    /// from <see cref="Parameters"/> and <see cref="Buffers"/> before then refer to the old memory, and writing to them changes nothing. A network
    /// that can be trained is written in place; no other call may run at the same time.
    /// </summary>
    /// <param name="parameters">The new <see cref="Parameters"/>.</param>
    /// <param name="buffers">The new <see cref="Buffers"/>.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is changed.</exception>
    void Replace(ReadOnlySpan<T> parameters, ReadOnlySpan<T> buffers)
    {
        if (parameters.Length != Parameters.Length || buffers.Length != Buffers.Length)
            throw new ArgumentException(
                $"Expected {Parameters.Length} parameters and {Buffers.Length} buffers, found {parameters.Length} and {buffers.Length}.");
        parameters.CopyTo(Parameters);
        buffers.CopyTo(Buffers);
    }

    /// <summary>The name, shape and place of every tensor of <see cref="Buffers"/>.</summary>
    ParameterTable BufferTable => ParameterTable.Empty;

    /// <summary>
    /// Whether the network has parameters to predict with. For a network made for prediction this is false until parameters are loaded or copied, or
    /// until <see cref="Parameters"/> is read, because the caller may then have written them.
    /// </summary>
    bool IsLoaded => true;
}
