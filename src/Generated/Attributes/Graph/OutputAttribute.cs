namespace Generated;

/// <summary>
/// Makes the current value an output of the network, besides those that losses end with: <c>Predict</c> and
/// <c>Forward</c> give it, <c>Backward</c> takes a gradient for it, and training leaves it alone. The value goes on to
/// the next layer unchanged.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute : LayerAttribute
{
    /// <summary>Makes the current value an output.</summary>
    /// <param name="name">
    /// Names the output in the members of a network with several: <c>"Embedding"</c> gives <c>EmbeddingSize</c> and the
    /// parameter <c>embedding</c>. Left out, it is <c>Output</c> and its number among the outputs.
    /// </param>
    public OutputAttribute(string? name = null) => Name = name;
}
