namespace Generated;

/// <summary>What <see cref="Pad1DAttribute"/> and <see cref="Pad2DAttribute"/> put around.</summary>
public enum PaddingMode
{
    /// <summary>Zeros.</summary>
    Zero = 0,

    /// <summary>The mirror image, without the border itself: before a, b, c come c, b. At most as many positions as there are, less one.</summary>
    Reflect = 1,

    /// <summary>The border, again and again.</summary>
    Replicate = 2,

    /// <summary>The other end, as if the positions lay on a circle. At most as many positions as there are.</summary>
    Circular = 3,
}
