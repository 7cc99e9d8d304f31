namespace Generated;

/// <summary>Adds positions at both ends of a sequence [time, features].</summary>
/// <param name="before">How many before the first; at least 0.</param>
/// <param name="after">How many after the last, at least 0; -1, the default, means as many as before.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Pad1DAttribute(int before, int after = -1) : LayerAttribute
{
    /// <summary>How many before the first; at least 0.</summary>
    public int Before { get; } = before;

    /// <summary>How many after the last, at least 0; -1 means as many as before.</summary>
    public int After { get; } = after;

    /// <summary>What the added positions contain; zeros by default.</summary>
    public PaddingMode Mode { get; set; }
}
