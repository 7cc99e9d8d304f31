namespace Generated;

/// <summary>
/// Declares an input of the network and the shape of one sample, without the batch. The first input begins the chain of layers. Layers further down
/// read other inputs by their names, with <see cref="FromAttribute"/> or a join.
/// </summary>
/// <param name="shape">The sizes of one sample, channels last: <c>[Input(784)]</c> or <c>[Input(28, 28, 1)]</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The sizes of one sample; each is at least 1.</summary>
    public int[] Shape { get; } = shape;
}
