namespace Generated;

/// <summary>
/// A transposed convolution of a sequence [time, features], the same as PyTorch's <c>ConvTranspose1d</c> but for the order of the axes: channels come last here.
/// </summary>
/// <remarks>
/// The time axis, n long, becomes (n - 1)·stride - 2·padding + dilation·(kernel - 1) + outputPadding + 1 long. Weights are known to views and checkpoints as PyTorch has them,
/// [in, out/groups, time].
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

    /// <summary>From a window to the next; 1 by default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>How much is cut off at each side (what a convolution's padding had added); 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>How much is added to the output's end, for a size that several inputs would lead to; less than the stride or the dilation, 0 by default.</summary>
    public int OutputPadding { get; set; }

    /// <summary>From an offset of the window to the next; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Groups of channels that have nothing to do with one another; a divisor of input channels and filters, 1 by default. As many as there are channels make a depthwise convolution.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added to each filter; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights are drawn; PyTorch's default (uniform in ±1/√fan_in) if not given.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The scale of <see cref="Initializer"/>: a gain for the Glorot, He, LeCun and orthogonal ones and the default (1 if not given), the bound, standard deviation or value for the others (0.02 if not given).</summary>
    public double InitializerScale { get; set; } = double.NaN;

    /// <summary>How the biases are drawn; if not given, PyTorch's default with the default weights, and zeros with any other initialiser.</summary>
    public Initializer BiasInitializer { get; set; }

    /// <summary>The scale of <see cref="BiasInitializer"/>, as <see cref="InitializerScale"/> is of <see cref="Initializer"/>.</summary>
    public double BiasInitializerScale { get; set; } = double.NaN;
}
