namespace Generated;

/// <summary>The largest element of each window of a sequence [time, features], feature by feature. The same as PyTorch's <c>MaxPool1d</c>, but features come
/// last here.</summary>
/// <remarks>
/// A sequence of length n gets the length ⌊(n + 2·padding - dilation·(kernel - 1) - 1) / stride⌋ + 1; with <see cref="CeilMode"/> the quotient is rounded up.
/// If several elements are the maximum, the first one in row-major order gets the gradient. A window with NaN gives NaN.
/// </remarks>
/// <param name="kernel">Size of the window; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute(int kernel) : LayerAttribute
{
    /// <summary>Size of the window; at least 1.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>The stride: the distance from one window to the next; 0, the default, means the size of the kernel, so that windows lie side by side.</summary>
    public int Stride { get; set; }

    /// <summary>Positions at each side that hold no element; at most half of the window with its dilation, 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>The dilation: the distance from one offset of the window to the next; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// Whether a last window that extends beyond the padding is kept; false by default. A window that begins beyond the last element is never kept.
    /// </summary>
    public bool CeilMode { get; set; }
}
