namespace Generated;

/// <summary>Enlarges an image [height, width, channels] by a whole factor. The same as PyTorch's <c>Upsample</c>, but channels come last here.</summary>
/// <param name="factor">How many times as high and, unless <see cref="FactorWidth"/> is given, as wide; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UpSample2DAttribute(int factor) : LayerAttribute
{
    /// <summary>How many times as high; at least 1.</summary>
    public int Factor { get; } = factor;

    /// <summary>How many times as wide; 0, the default, means as many times as high.</summary>
    public int FactorWidth { get; set; }

    /// <summary>How the values between positions are computed; <see cref="Interpolation.Nearest"/> by default.</summary>
    public Interpolation Mode { get; set; }
}
