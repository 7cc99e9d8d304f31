namespace Generated;

/// <summary>Takes positions away from the ends of a sequence [time, features].</summary>
/// <param name="before">How many from the first on; at least 0.</param>
/// <param name="after">How many up to the last, at least 0; -1, the default, stands for as many as before. At least one position has to remain.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Crop1DAttribute(int before, int after = -1) : LayerAttribute
{
    /// <summary>How many from the first on; at least 0.</summary>
    public int Before { get; } = before;

    /// <summary>How many up to the last, at least 0; -1 stands for as many as before.</summary>
    public int After { get; } = after;
}
