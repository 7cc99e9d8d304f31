namespace Generated;

/// <summary>
/// The scale, the shift and the running statistics of batch normalisation, and the gradients of the first two. No copies: writing changes the network.
/// </summary>
/// <typeparam name="T">The network's element type.</typeparam>
/// <param name="network">The network.</param>
/// <param name="parameter">The place of the layer's first parameter tensor in the network's table.</param>
/// <param name="buffer">The place of the layer's first buffer in the network's table of buffers.</param>
public readonly struct BatchNormView<T>(INetwork<T> network, int parameter, int buffer)
    where T : unmanaged
{
    /// <summary>The tensor <c>weight</c>: what each channel is multiplied with.</summary>
    public TensorView<T> Scale => new(network.Parameters, network.ParameterTable[parameter]);

    /// <summary>The gradient of <see cref="Scale"/>, as of the last backward pass.</summary>
    /// <exception cref="InvalidOperationException">The network was made for prediction and holds no gradients.</exception>
    public TensorView<T> ScaleGradient => new(network.Gradients, network.ParameterTable[parameter]);

    /// <summary>The tensor <c>bias</c>: what is added to each channel.</summary>
    public TensorView<T> Shift => new(network.Parameters, network.ParameterTable[parameter + 1]);

    /// <summary>The gradient of <see cref="Shift"/>, as of the last backward pass.</summary>
    /// <exception cref="InvalidOperationException">The network was made for prediction and holds no gradients.</exception>
    public TensorView<T> ShiftGradient => new(network.Gradients, network.ParameterTable[parameter + 1]);

    /// <summary>The tensor <c>running_mean</c>: of each channel. No optimizer changes it.</summary>
    public TensorView<T> RunningMean => new(network.Buffers, network.BufferTable[buffer]);

    /// <summary>The tensor <c>running_var</c>: of each channel. No optimizer changes it.</summary>
    public TensorView<T> RunningVariance => new(network.Buffers, network.BufferTable[buffer + 1]);
}
