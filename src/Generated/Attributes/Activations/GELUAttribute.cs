namespace Generated;

/// <summary>The activation GELU, element by element: the Gaussian error linear unit, x·Φ(x). Hendrycks and Gimpel, 2016.</summary>
/// <param name="approximation">The exact form by erf, the default, or the approximation by tanh.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GELUAttribute(GeluApproximation approximation = GeluApproximation.None) : LayerAttribute
{
    /// <summary>The exact form by erf, the default, or the approximation by tanh.</summary>
    public GeluApproximation Approximation { get; } = approximation;
}
