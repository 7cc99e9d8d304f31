namespace Generated;

/// <summary>Removes positions from the ends of a sequence [time, features]. At least one position must remain.</summary>
/// <param name="before">How many positions to remove at the beginning; at least 0.</param>
/// <param name="after">How many positions to remove at the end, at least 0; -1, the default, means as many as before.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Crop1DAttribute(int before, int after = -1) : LayerAttribute
{
    /// <summary>How many positions to remove at the beginning; at least 0.</summary>
    public int Before { get; } = before;

    /// <summary>How many positions to remove at the end, at least 0; -1 means as many as before.</summary>
    public int After { get; } = after;
}
