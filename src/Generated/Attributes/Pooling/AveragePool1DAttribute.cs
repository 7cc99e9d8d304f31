namespace Generated;

/// <summary>The mean of each window of a sequence [time, features], feature by feature. The same as PyTorch's <c>AvgPool1d</c>, but features come last here.</summary>
/// <remarks>A sequence n long becomes ⌊(n + 2·padding - kernel) / stride⌋ + 1 long; with <see cref="CeilMode"/> the quotient is rounded up.</remarks>
/// <param name="kernel">Size of the window; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool1DAttribute(int kernel) : LayerAttribute
{
    /// <summary>Size of the window; at least 1.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>From a window to the next; 0, the default, stands for the kernel, so that windows lie side by side.</summary>
    public int Stride { get; set; }

    /// <summary>Zeros at each side; at most half of the kernel, 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>Whether a last window that goes beyond the padding is kept; false by default. One that begins beyond the last element never is.</summary>
    public bool CeilMode { get; set; }

    /// <summary>Whether the zeros of the padding count as elements in the mean; true by default.</summary>
    public bool CountPadding { get; set; } = true;
}
