namespace Generated;

/// <summary>The activation SoftShrink, element by element: x - threshold for x > threshold, x + threshold for x &lt; -threshold, else 0.</summary>
/// <param name="threshold">The threshold; not negative, 0.5 by default.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftShrinkAttribute(double threshold = 0.5) : LayerAttribute
{
    /// <summary>The threshold; not negative, 0.5 by default.</summary>
    public double Threshold { get; } = threshold;
}
