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

    /// <summary>The name, shape and place of every tensor of <see cref="Buffers"/>.</summary>
    ParameterTable BufferTable => ParameterTable.Empty;

    /// <summary>
    /// Whether the network has parameters to predict with. False for one made for prediction until they have been loaded or copied, or
    /// <see cref="Parameters"/> has been asked for, by which they may have been written.
    /// </summary>
    bool IsLoaded => true;
}
