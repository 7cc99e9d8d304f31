namespace Generated;

/// <summary>Continues from a marked value or a named input instead of from the layer above.</summary>
/// <param name="mark">The name of a mark above, or of an input.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FromAttribute(string mark) : LayerAttribute
{
    /// <summary>The name of a mark above, or of an input.</summary>
    public string Mark { get; } = mark;
}
