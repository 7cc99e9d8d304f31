namespace Generated;

/// <summary>Removes rows and columns from the sides of an image [height, width, channels]. At least one of each must remain.</summary>
/// <param name="top">How many rows from the top; at least 0.</param>
/// <param name="bottom">How many rows from the bottom, at least 0; -1, the default, means as many as from the top.</param>
/// <param name="left">How many columns from the left, at least 0; -1, the default, means as many as from the top.</param>
/// <param name="right">How many columns from the right, at least 0; -1, the default, means as many as from the left.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Crop2DAttribute(int top, int bottom = -1, int left = -1, int right = -1) : LayerAttribute
{
    /// <summary>How many rows from the top; at least 0.</summary>
    public int Top { get; } = top;

    /// <summary>How many rows from the bottom, at least 0; -1 means as many as from the top.</summary>
    public int Bottom { get; } = bottom;

    /// <summary>How many columns from the left, at least 0; -1 means as many as from the top.</summary>
    public int Left { get; } = left;

    /// <summary>How many columns from the right, at least 0; -1 means as many as from the left.</summary>
    public int Right { get; } = right;
}
