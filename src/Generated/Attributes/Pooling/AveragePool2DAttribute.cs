namespace Generated;

/// <summary>The mean of each window of an image [height, width, channels], channel by channel. The same as PyTorch's <c>AvgPool2d</c>, but channels come last here.</summary>
/// <remarks>Each of height and width, n long, becomes ⌊(n + 2·padding - kernel) / stride⌋ + 1 long; with <see cref="CeilMode"/> the quotient is rounded up.</remarks>
/// <param name="kernel">Size of the window, down and, unless <see cref="KernelWidth"/> is given, across; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool2DAttribute(int kernel) : LayerAttribute
{
    /// <summary>Size of the window down; at least 1.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Size of the window across; 0, the default, stands for that down.</summary>
    public int KernelWidth { get; set; }

    /// <summary>From a window to the next down; 0, the default, stands for the kernel, so that windows lie side by side.</summary>
    public int Stride { get; set; }

    /// <summary>From a window to the next across; 0, the default, stands for <see cref="Stride"/> if that is given, else for the kernel across.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Zeros at each side, above and below; at most half of the kernel, 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>Zeros left and right; as above and below if not given.</summary>
    public int PaddingWidth { get; set; } = int.MinValue;

    /// <summary>Whether a last window that goes beyond the padding is kept; false by default. One that begins beyond the last element never is.</summary>
    public bool CeilMode { get; set; }

    /// <summary>Whether the zeros of the padding count as elements in the mean; true by default.</summary>
    public bool CountPadding { get; set; } = true;
}
