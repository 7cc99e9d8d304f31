namespace Generated;

/// <summary>
/// A fully connected layer: y = x·W + b, from a vector of n to one of <c>units</c>; of a sequence, from <c>[steps, n]</c> to <c>[steps, units]</c>, with
/// the same weights for each step. The same as PyTorch's <c>Linear</c>. An image needs a <see cref="FlattenAttribute"/> before it.
/// </summary>
/// <param name="units">Number of outputs; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>Number of outputs; at least 1.</summary>
    public int Units { get; } = units;

    /// <summary>Whether a bias is added; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights are initialised; PyTorch's default for a dense layer (uniform in ±1/√fan_in) if not given.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>
    /// The scale of <see cref="Initializer"/>. For Glorot, He, LeCun, orthogonal and the default it is a gain (1 if not given); for the others it is
    /// the bound, standard deviation or value (0.02 if not given). Finite; not negative for the random kinds except orthogonal.
    /// </summary>
    public double InitializerScale { get; set; } = double.NaN;

    /// <summary>
    /// How the biases are initialised; if not given, PyTorch's default for a dense layer (uniform in ±1/√fan_in) with the default weights, and zeros
    /// with any other initialiser. Not <see cref="Initializer.Orthogonal"/>, which is for matrices.
    /// </summary>
    public Initializer BiasInitializer { get; set; }

    /// <summary>The scale of <see cref="BiasInitializer"/>; it means the same as <see cref="InitializerScale"/> for <see cref="Initializer"/>.</summary>
    public double BiasInitializerScale { get; set; } = double.NaN;
}
