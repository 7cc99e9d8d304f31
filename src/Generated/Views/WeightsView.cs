namespace Generated;

/// <summary>The weights of a layer and their gradient. No copies: writing changes the network.</summary>
/// <typeparam name="T">The network's element type.</typeparam>
/// <param name="network">The network.</param>
/// <param name="parameter">The place of the layer's first parameter tensor in the network's table.</param>
public readonly struct WeightsView<T>(INetwork<T> network, int parameter)
    where T : unmanaged
{
    /// <summary>The tensor <c>weight</c>, of the shape that PyTorch gives it: [outputs, inputs] of a dense layer.</summary>
    public TensorView<T> Weights => new(network.Parameters, network.ParameterTable[parameter]);

    /// <summary>The gradient of <see cref="Weights"/>, as of the last backward pass.</summary>
    /// <exception cref="InvalidOperationException">The network was made for prediction and holds no gradients.</exception>
    public TensorView<T> WeightsGradient => new(network.Gradients, network.ParameterTable[parameter]);
}
