namespace Generated;

/// <summary>The activation Softplus, element by element: log(1 + e^(beta·x))/beta, and x itself where beta·x is above the threshold.</summary>
/// <param name="beta">The sharpness; not 0, 1 by default.</param>
/// <param name="threshold">Where beta·x is above this threshold, the result is x; 20 by default.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftplusAttribute(double beta = 1, double threshold = 20) : LayerAttribute
{
    /// <summary>The sharpness; not 0, 1 by default.</summary>
    public double Beta { get; } = beta;

    /// <summary>Where beta·x is above this threshold, the result is x; 20 by default.</summary>
    public double Threshold { get; } = threshold;
}
