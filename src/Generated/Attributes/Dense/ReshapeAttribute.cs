namespace Generated;

/// <summary>Gives each sample another shape with the same number of elements, row-major. Costs nothing.</summary>
/// <param name="shape">The new sizes of one sample, without the batch; one of them may be -1, and is then computed.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The new sizes of one sample, without the batch; one of them may be -1, and is then computed.</summary>
    public int[] Shape { get; } = shape;
}
