namespace Generated;

/// <summary>The mean of each window of an image [height, width, channels], channel by channel. The same as PyTorch's <c>AvgPool2d</c>, but channels come last
/// here.</summary>
/// <remarks>A height or width of n becomes ⌊(n + 2·padding - kernel) / stride⌋ + 1; with <see cref="CeilMode"/> the quotient is rounded up.</remarks>
/// <param name="kernel">Height of the window, and its width unless <see cref="KernelWidth"/> is given; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool2DAttribute(int kernel) : LayerAttribute
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

    /// <summary>Zeros at each side, above and below; at most half of the kernel, 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>Zeros left and right; as above and below if not given.</summary>
    public int PaddingWidth { get; set; } = int.MinValue;

    /// <summary>
    /// Whether a last window that extends beyond the padding is kept; false by default. A window that begins beyond the last element is never kept.
    /// </summary>
    public bool CeilMode { get; set; }

    /// <summary>Whether the zeros of the padding count as elements in the mean; true by default.</summary>
    public bool CountPadding { get; set; } = true;
}
