namespace Generated;

/// <summary>Adds rows and columns around an image [height, width, channels].</summary>
/// <remarks>Convolutions and pools can pad their input with their own options, which is faster than this layer.</remarks>
/// <param name="top">How many rows at the top; at least 0.</param>
/// <param name="bottom">How many rows at the bottom, at least 0; -1, the default, means as many as at the top.</param>
/// <param name="left">How many columns at the left, at least 0; -1, the default, means as many as at the top.</param>
/// <param name="right">How many columns at the right, at least 0; -1, the default, means as many as at the left.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Pad2DAttribute(int top, int bottom = -1, int left = -1, int right = -1) : LayerAttribute
{
    /// <summary>How many rows at the top; at least 0.</summary>
    public int Top { get; } = top;

    /// <summary>How many rows at the bottom, at least 0; -1 means as many as at the top.</summary>
    public int Bottom { get; } = bottom;

    /// <summary>How many columns at the left, at least 0; -1 means as many as at the top.</summary>
    public int Left { get; } = left;

    /// <summary>How many columns at the right, at least 0; -1 means as many as at the left.</summary>
    public int Right { get; } = right;

    /// <summary>What the added positions contain; zeros by default.</summary>
    public PaddingMode Mode { get; set; }
}
