namespace Generated;

/// <summary>The activation LeakyReLU, element by element: x for x ≥ 0, slope·x below.</summary>
/// <param name="slope">The slope for negative x; 0.01 by default, as in PyTorch.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LeakyReLUAttribute(double slope = 0.01) : LayerAttribute
{
    /// <summary>The slope for negative x; 0.01 by default, as in PyTorch.</summary>
    public double Slope { get; } = slope;
}
