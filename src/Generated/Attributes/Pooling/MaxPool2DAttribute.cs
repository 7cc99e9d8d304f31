namespace Generated;

/// <summary>The largest element of each window of an image [height, width, channels], channel by channel. The same as PyTorch's <c>MaxPool2d</c>, but channels
/// come last here.</summary>
/// <remarks>
/// A height or width of n becomes ⌊(n + 2·padding - dilation·(kernel - 1) - 1) / stride⌋ + 1; with <see cref="CeilMode"/> the quotient is rounded up.
/// If several elements are the maximum, the first one in row-major order gets the gradient. A window with NaN gives NaN.
/// </remarks>
/// <param name="kernel">Height of the window, and its width unless <see cref="KernelWidth"/> is given; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2DAttribute(int kernel) : LayerAttribute
{
    /// <summary>Height of the window; at least 1.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Width of the window; 0, the default, means the same as the height.</summary>
    public int KernelWidth { get; set; }

    /// <summary>
    /// The vertical stride: the distance from one window to the next; 0, the default, means the height of the kernel: windows lie side by side.
    /// </summary>
    public int Stride { get; set; }

    /// <summary>The horizontal stride; 0, the default, means <see cref="Stride"/> if that is given, else the width of the kernel.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Positions at each side that hold no element, above and below; at most half of the window with its dilation, 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>Positions that hold no element left and right; as above and below if not given.</summary>
    public int PaddingWidth { get; set; } = int.MinValue;

    /// <summary>The vertical dilation: the distance from one offset of the window to the next; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The horizontal dilation; 0, the default, means the same as the vertical one.</summary>
    public int DilationWidth { get; set; }

    /// <summary>
    /// Whether a last window that extends beyond the padding is kept; false by default. A window that begins beyond the last element is never kept.
    /// </summary>
    public bool CeilMode { get; set; }
}
