namespace Generated;

/// <summary>
/// A transposed convolution of a sequence [time, features]: PyTorch's <c>ConvTranspose1d</c>, but with the channels last.
/// </summary>
/// <remarks>
/// A time axis of length n gets the length (n - 1)·stride - 2·padding + dilation·(kernel - 1) + outputPadding + 1. Views and checkpoints show the
/// weights in PyTorch's order, [in, out/groups, time].
/// </remarks>
/// <param name="filters">Number of output channels; at least 1, and a multiple of the groups.</param>
/// <param name="kernel">Size of the window; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose1DAttribute(int filters, int kernel) : LayerAttribute
{
    /// <summary>Number of output channels; at least 1, and a multiple of <see cref="Groups"/>.</summary>
    public int Filters { get; } = filters;

    /// <summary>Size of the window; at least 1.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>The stride: the distance from one window to the next; 1 by default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>How much is cut off at each side (what a convolution's padding had added); 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>
    /// How much is added at the end of the output, since several output sizes belong to one input size; less than the stride or the dilation, 0 by
    /// default.
    /// </summary>
    public int OutputPadding { get; set; }

    /// <summary>The dilation: the distance from one offset of the window to the next; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// Number of groups of channels that are convolved independently; a divisor of input channels and filters, 1 by default. With as many groups as
    /// channels the convolution is depthwise.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added to each filter; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights are initialised; PyTorch's default (uniform in ±1/√fan_in) if not given.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>
    /// The scale of <see cref="Initializer"/>. For Glorot, He, LeCun, orthogonal and the default it is a gain (1 if not given); for the others it is
    /// the bound, standard deviation or value (0.02 if not given). Finite; not negative for the random kinds except orthogonal.
    /// </summary>
    public double InitializerScale { get; set; } = double.NaN;

    /// <summary>
    /// How the biases are initialised; if not given, PyTorch's default with the default weights, and zeros with any other initialiser. Not
    /// <see cref="Initializer.Orthogonal"/>, which is for matrices.
    /// </summary>
    public Initializer BiasInitializer { get; set; }

    /// <summary>The scale of <see cref="BiasInitializer"/>; it means the same as <see cref="InitializerScale"/> for <see cref="Initializer"/>.</summary>
    public double BiasInitializerScale { get; set; } = double.NaN;
}
