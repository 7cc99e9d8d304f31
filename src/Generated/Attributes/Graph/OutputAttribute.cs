namespace Generated;

/// <summary>
/// Makes the current value an output of the network, in addition to the outputs that end with a loss: <c>Predict</c> and <c>Forward</c> return it,
/// <c>Backward</c> takes a gradient for it, and <c>Train</c> ignores it. The value continues unchanged to the next layer.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute : LayerAttribute
{
    /// <summary>Makes the current value an output.</summary>
    /// <param name="name">
    /// The name of the output in the members of a network with several outputs: <c>"Embedding"</c> gives <c>EmbeddingSize</c> and the parameter
    /// <c>embedding</c>. By default it is <c>Output</c> and its number among the outputs.
    /// </param>
    public OutputAttribute(string? name = null) => Name = name;
}
