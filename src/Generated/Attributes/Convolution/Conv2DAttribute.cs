namespace Generated;

/// <summary>
/// A convolution of an image [height, width, channels], the same as PyTorch's <c>Conv2d</c> but for the order of the axes: channels come last here.
/// </summary>
/// <remarks>
/// Each of height and width, n long, becomes ⌊(n + 2·padding - dilation·(kernel - 1) - 1) / stride⌋ + 1 long. Weights are known to views and checkpoints as PyTorch has them,
/// [out, in/groups, height, width].
/// </remarks>
/// <param name="filters">Number of output channels; at least 1, and a multiple of the groups.</param>
/// <param name="kernel">Size of the window, down and, unless <see cref="KernelWidth"/> is given, across; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute(int filters, int kernel) : LayerAttribute
{
    /// <summary>Number of output channels; at least 1, and a multiple of <see cref="Groups"/>.</summary>
    public int Filters { get; } = filters;

    /// <summary>Size of the window down; at least 1.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Size of the window across; 0, the default, stands for that down.</summary>
    public int KernelWidth { get; set; }

    /// <summary>From a window to the next down; 1 by default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>From a window to the next across; 0, the default, stands for that down.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Zeros at each side, above and below: a number, 0 by default, or <see cref="Generated.Padding.Same"/>.</summary>
    public int Padding { get; set; }

    /// <summary>Zeros left and right; as above and below if not given.</summary>
    public int PaddingWidth { get; set; } = int.MinValue;

    /// <summary>From an offset of the window to the next down; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>From an offset of the window to the next across; 0, the default, stands for that down.</summary>
    public int DilationWidth { get; set; }

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
