namespace Generated;

/// <summary>Multiplies the current value by marked ones, element by element: a gate.</summary>
/// <remarks>
/// The result has the shape of the largest value, which may be the current value or a mark. Every other value has the same shape, or one number for
/// each channel, which is used at every position (<c>C</c> or <c>1x1xC</c> for <c>HxWxC</c>), or one number for each position (<c>HxWx1</c>).
/// </remarks>
/// <param name="marks">The names of marks above, or of inputs.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiplyAttribute(params string[] marks) : LayerAttribute
{
    /// <summary>The names of marks above, or of inputs.</summary>
    public string[] Marks { get; } = marks;
}
