namespace Generated;

/// <summary>Adds marked values of the same shape to the current one, element by element: a residual join.</summary>
/// <param name="marks">The names of marks above, or of inputs.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(params string[] marks) : LayerAttribute
{
    /// <summary>The names of marks above, or of inputs.</summary>
    public string[] Marks { get; } = marks;
}
