namespace Generated;

/// <summary>Puts positions around a sequence [time, features].</summary>
/// <param name="before">How many before the first; at least 0.</param>
/// <param name="after">How many after the last, at least 0; -1, the default, stands for as many as before.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Pad1DAttribute(int before, int after = -1) : LayerAttribute
{
    /// <summary>How many before the first; at least 0.</summary>
    public int Before { get; } = before;

    /// <summary>How many after the last, at least 0; -1 stands for as many as before.</summary>
    public int After { get; } = after;

    /// <summary>What they hold; zeros by default.</summary>
    public PaddingMode Mode { get; set; }
}
