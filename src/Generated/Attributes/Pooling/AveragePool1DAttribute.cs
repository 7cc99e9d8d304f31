namespace Generated;

/// <summary>The mean of each window of a sequence [time, features], feature by feature. The same as PyTorch's <c>AvgPool1d</c>, but features come last
/// here.</summary>
/// <remarks>A sequence of length n gets the length ⌊(n + 2·padding - kernel) / stride⌋ + 1; with <see cref="CeilMode"/> the quotient is rounded up.</remarks>
/// <param name="kernel">Size of the window; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool1DAttribute(int kernel) : LayerAttribute
{
    /// <summary>Size of the window; at least 1.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>The stride: the distance from one window to the next; 0, the default, means the size of the kernel, so that windows lie side by side.</summary>
    public int Stride { get; set; }

    /// <summary>Zeros at each side; at most half of the kernel, 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>
    /// Whether a last window that extends beyond the padding is kept; false by default. A window that begins beyond the last element is never kept.
    /// </summary>
    public bool CeilMode { get; set; }

    /// <summary>Whether the zeros of the padding count as elements in the mean; true by default.</summary>
    public bool CountPadding { get; set; } = true;
}
