namespace Generated;

/// <summary>The activation CELU, element by element: max(x, 0) + min(0, alpha·(e^(x/alpha) - 1)).</summary>
/// <param name="alpha">Where the negative part levels off, and the width of the bend; 1 by default, not 0.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CELUAttribute(double alpha = 1) : LayerAttribute
{
    /// <summary>Where the negative part levels off, and the width of the bend; 1 by default, not 0.</summary>
    public double Alpha { get; } = alpha;
}
