namespace Generated;

/// <summary>
/// What every generated network offers to code that works on any network: optimizers, checkpoints, training
/// loops. Implemented by generated code.
/// </summary>
/// <typeparam name="T"><see cref="float"/>, or <see cref="double"/> for <see cref="Precision.Double"/>.</typeparam>
public interface INetwork<T>
    where T : unmanaged
{
    /// <summary>All parameters, in the order of <see cref="ParameterTable"/>; writing changes the network.</summary>
    Span<T> Parameters { get; }

    /// <summary>The gradient of the loss for every parameter, at the same places as <see cref="Parameters"/>.</summary>
    /// <exception cref="InvalidOperationException">The network was made for prediction and holds no gradients.</exception>
    Span<T> Gradients { get; }

    /// <summary>The name, shape, place and kind of every parameter tensor.</summary>
    ParameterTable ParameterTable { get; }

    /// <summary>
    /// What the network keeps between calls besides its parameters, in the order of <see cref="BufferTable"/>: the running statistics of
    /// <see cref="BatchNormAttribute"/>. Empty for a network without such layers. Writing changes the network.
    /// </summary>
    Span<T> Buffers => [];

    /// <summary>How many passes have drawn random numbers, such as for <see cref="DropoutAttribute"/>; setting it makes the next pass draw what it would draw then.</summary>
    ulong RandomStep { get; set; }

    /// <summary>What random numbers are drawn from, with <see cref="RandomStep"/>: the seed that the network was made with. A network that draws none has 0, and can have no other.</summary>
    /// <exception cref="InvalidOperationException">The network draws no random numbers.</exception>
    ulong RandomSeed
    {
        get => 0;
        set => _ = value == 0 ? 0 : throw new InvalidOperationException("The network draws no random numbers.");
    }

    /// <summary>
    /// Gives the network other parameters and buffers, all at once. One that was made for prediction gets new memory, which each call of Predict and Evaluate
    /// sees whole or not at all: it may be called while other threads predict. What was taken from <see cref="Parameters"/> and <see cref="Buffers"/> before is then
    /// memory of the old ones, and writing there changes nothing. One that can be trained is written in place, which must not happen beside other calls.
    /// </summary>
    /// <param name="parameters">What <see cref="Parameters"/> are to be.</param>
    /// <param name="buffers">What <see cref="Buffers"/> are to be.</param>
    /// <exception cref="ArgumentException">A span is not of their length; nothing is changed.</exception>
    void Replace(ReadOnlySpan<T> parameters, ReadOnlySpan<T> buffers)
    {
        if (parameters.Length != Parameters.Length || buffers.Length != Buffers.Length)
            throw new ArgumentException($"Expected {Parameters.Length} parameters and {Buffers.Length} buffers, found {parameters.Length} and {buffers.Length}.");
        parameters.CopyTo(Parameters);
        buffers.CopyTo(Buffers);
    }

    /// <summary>The name, shape and place of every tensor of <see cref="Buffers"/>.</summary>
    ParameterTable BufferTable => ParameterTable.Empty;

    /// <summary>
    /// Whether the network has parameters to predict with. False for one made for prediction until they have been loaded or copied, or
    /// <see cref="Parameters"/> has been asked for, by which they may have been written.
    /// </summary>
    bool IsLoaded => true;
}
