namespace Generated;

/// <summary>Gives the current value a name, for a join or <see cref="FromAttribute"/> further down.</summary>
/// <param name="mark">The name; unique within the network.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MarkAttribute(string mark) : LayerAttribute
{
    /// <summary>The name; unique within the network.</summary>
    public string Mark { get; } = mark;
}
