namespace Generated;

/// <summary>Multiplies the current value by marked ones, element by element: a gate.</summary>
/// <remarks>
/// All have the shape of the largest, or hold one number for each of its channels (<c>C</c> or <c>1x1xC</c> for <c>HxWxC</c>), which is then
/// the same at every position, or one for each position (<c>HxWx1</c>). The result has the largest's shape, be it the current value or a mark.
/// </remarks>
/// <param name="marks">The names of marks above, or of inputs.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiplyAttribute(params string[] marks) : LayerAttribute
{
    /// <summary>The names of marks above, or of inputs.</summary>
    public string[] Marks { get; } = marks;
}
