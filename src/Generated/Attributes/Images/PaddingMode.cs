#if GENERATOR
namespace Generated.Generators.Layers.Shared;
#else
namespace Generated;
#endif

/// <summary>What <see cref="Pad1DAttribute"/> and <see cref="Pad2DAttribute"/> put around the input.</summary>
public enum PaddingMode
{
    /// <summary>Zeros.</summary>
    Zero = 0,

    /// <summary>The mirror image, without the border itself: before a, b, c come c, b. At most one position less than there are.</summary>
    Reflect = 1,

    /// <summary>The border, repeated.</summary>
    Replicate = 2,

    /// <summary>The values from the other end, as if the positions formed a circle. At most as many positions as there are.</summary>
    Circular = 3,
}
