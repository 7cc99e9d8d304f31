namespace Generated;

/// <summary>
/// The means over a given number of windows of an image [height, width, channels] or a sequence [time, features] of any size. The same as
/// PyTorch's <c>AdaptiveAvgPool1d</c> and <c>2d</c>, but channels come last here.
/// </summary>
/// <remarks>
/// With n positions and m windows, window i contains the positions from ⌊i·n/m⌋ up to, but not including, ⌈(i + 1)·n/m⌉: windows may overlap by one.
/// </remarks>
/// <param name="size">Number of windows along a sequence, or down an image and, unless <see cref="Width"/> is given, across it; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AdaptiveAveragePoolAttribute(int size) : LayerAttribute
{
    /// <summary>Number of windows along a sequence, or down an image; at least 1.</summary>
    public int Size { get; } = size;

    /// <summary>Number of windows across an image; 0, the default, means the same as down. Not for sequences.</summary>
    public int Width { get; set; }
}
