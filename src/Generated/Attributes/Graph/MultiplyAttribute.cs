namespace Generated;

/// <summary>Multiplies the current value by marked ones of the same shape, element by element: a gate.</summary>
/// <param name="marks">The names of marks above, or of inputs.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiplyAttribute(params string[] marks) : LayerAttribute
{
    /// <summary>The names of marks above, or of inputs.</summary>
    public string[] Marks { get; } = marks;
}
