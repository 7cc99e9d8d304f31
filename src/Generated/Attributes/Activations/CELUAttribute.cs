namespace Generated;

/// <summary>The activation CELU, element by element: max(x, 0) + min(0, alpha·(e^(x/alpha) - 1)).</summary>
/// <param name="alpha">The scale of the negative part, which approaches -alpha; not 0, 1 by default.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CELUAttribute(double alpha = 1) : LayerAttribute
{
    /// <summary>The scale of the negative part, which approaches -alpha; not 0, 1 by default.</summary>
    public double Alpha { get; } = alpha;
}
