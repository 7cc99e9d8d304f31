namespace Generated;

/// <summary>The activation HardShrink, element by element: x where |x| > threshold, else 0.</summary>
/// <param name="threshold">The threshold; not negative, 0.5 by default.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HardShrinkAttribute(double threshold = 0.5) : LayerAttribute
{
    /// <summary>The threshold; not negative, 0.5 by default.</summary>
    public double Threshold { get; } = threshold;
}
