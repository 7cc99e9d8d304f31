namespace Generated;

/// <summary>The activation HardTanh, element by element: min(max(x, minimum), maximum).</summary>
/// <param name="minimum">The lower bound; -1 by default.</param>
/// <param name="maximum">The upper bound, above the lower; 1 by default.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HardTanhAttribute(double minimum = -1, double maximum = 1) : LayerAttribute
{
    /// <summary>The lower bound; -1 by default.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The upper bound, above the lower; 1 by default.</summary>
    public double Maximum { get; } = maximum;
}
