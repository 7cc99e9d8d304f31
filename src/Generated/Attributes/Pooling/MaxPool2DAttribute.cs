namespace Generated;

/// <summary>The largest element of each window of an image [height, width, channels], channel by channel. The same as PyTorch's <c>MaxPool2d</c>, but channels come last here.</summary>
/// <remarks>
/// Each of height and width, n long, becomes ⌊(n + 2·padding - dilation·(kernel - 1) - 1) / stride⌋ + 1 long; with <see cref="CeilMode"/> the quotient is rounded up.
/// Of several equal maxima the first, row by row, gets the gradient; a window with NaN gives NaN.
/// </remarks>
/// <param name="kernel">Size of the window, down and, unless <see cref="KernelWidth"/> is given, across; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2DAttribute(int kernel) : LayerAttribute
{
    /// <summary>Size of the window down; at least 1.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Size of the window across; 0, the default, stands for that down.</summary>
    public int KernelWidth { get; set; }

    /// <summary>From a window to the next down; 0, the default, stands for the kernel, so that windows lie side by side.</summary>
    public int Stride { get; set; }

    /// <summary>From a window to the next across; 0, the default, stands for <see cref="Stride"/> if that is given, else for the kernel across.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Positions at each side that hold no element, above and below; at most half of the window with its dilation, 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>Positions that hold no element left and right; as above and below if not given.</summary>
    public int PaddingWidth { get; set; } = int.MinValue;

    /// <summary>From an offset of the window to the next down; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>From an offset of the window to the next across; 0, the default, stands for that down.</summary>
    public int DilationWidth { get; set; }

    /// <summary>Whether a last window that goes beyond the padding is kept; false by default. One that begins beyond the last element never is.</summary>
    public bool CeilMode { get; set; }
}
