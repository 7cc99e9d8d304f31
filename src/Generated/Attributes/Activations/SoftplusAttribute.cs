namespace Generated;

/// <summary>The activation Softplus, element by element: log(1 + e^(beta·x))/beta, and x itself where beta·x is above the threshold.</summary>
/// <param name="beta">The sharpness; 1 by default, not 0.</param>
/// <param name="threshold">Above it the function is taken to be x; 20 by default.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftplusAttribute(double beta = 1, double threshold = 20) : LayerAttribute
{
    /// <summary>The sharpness; 1 by default, not 0.</summary>
    public double Beta { get; } = beta;

    /// <summary>Above it the function is taken to be x; 20 by default.</summary>
    public double Threshold { get; } = threshold;
}
