namespace Generated;

/// <summary>
/// Appends marked values to the current one along the last axis: vectors, or images and sequences that differ only in the number of channels.
/// </summary>
/// <param name="marks">The names of marks above, or of inputs.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(params string[] marks) : LayerAttribute
{
    /// <summary>The names of marks above, or of inputs.</summary>
    public string[] Marks { get; } = marks;
}
