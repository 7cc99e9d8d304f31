namespace Generated;

/// <summary>
/// The mean of each of so many windows of an image [height, width, channels] or a sequence [time, features], whatever its size. The same as
/// PyTorch's <c>AdaptiveAvgPool1d</c> and <c>2d</c>, but channels come last here.
/// </summary>
/// <remarks>Of n positions and m windows, window i goes from ⌊i·n/m⌋ to before ⌈(i + 1)·n/m⌉: windows may overlap by one.</remarks>
/// <param name="size">Number of windows along a sequence, or down and, unless <see cref="Width"/> is given, across an image; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AdaptiveAveragePoolAttribute(int size) : LayerAttribute
{
    /// <summary>Number of windows along a sequence, or down an image; at least 1.</summary>
    public int Size { get; } = size;

    /// <summary>Number of windows across an image; 0, the default, stands for that down. Sequences have none.</summary>
    public int Width { get; set; }
}
