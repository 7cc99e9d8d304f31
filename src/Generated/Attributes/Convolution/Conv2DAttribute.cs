namespace Generated;

/// <summary>
/// A convolution of an image [height, width, channels]: PyTorch's <c>Conv2d</c>, but with the channels last.
/// </summary>
/// <remarks>
/// A height or width of n becomes ⌊(n + 2·padding - dilation·(kernel - 1) - 1) / stride⌋ + 1. Views and checkpoints show the weights in PyTorch's
/// order, [out, in/groups, height, width].
/// </remarks>
/// <param name="filters">Number of output channels; at least 1, and a multiple of the groups.</param>
/// <param name="kernel">Height of the window, and its width unless <see cref="KernelWidth"/> is given; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute(int filters, int kernel) : LayerAttribute
{
    /// <summary>Number of output channels; at least 1, and a multiple of <see cref="Groups"/>.</summary>
    public int Filters { get; } = filters;

    /// <summary>Height of the window; at least 1.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Width of the window; 0, the default, means the same as the height.</summary>
    public int KernelWidth { get; set; }

    /// <summary>The vertical stride: the distance from one window to the next; 1 by default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The horizontal stride; 0, the default, means the same as the vertical one.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Zeros at each side, above and below: a number, 0 by default, or <see cref="Generated.Padding.Same"/>.</summary>
    public int Padding { get; set; }

    /// <summary>Zeros left and right; as above and below if not given.</summary>
    public int PaddingWidth { get; set; } = int.MinValue;

    /// <summary>The vertical dilation: the distance from one offset of the window to the next; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The horizontal dilation; 0, the default, means the same as the vertical one.</summary>
    public int DilationWidth { get; set; }

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
