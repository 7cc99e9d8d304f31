namespace Generated;

/// <summary>The activation ELU, element by element: x for x > 0, alpha·(eˣ - 1) below.</summary>
/// <param name="alpha">The scale of the negative part; 1 by default, as in PyTorch.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ELUAttribute(double alpha = 1) : LayerAttribute
{
    /// <summary>The scale of the negative part; 1 by default, as in PyTorch.</summary>
    public double Alpha { get; } = alpha;
}
