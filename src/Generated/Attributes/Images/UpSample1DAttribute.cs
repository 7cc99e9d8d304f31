namespace Generated;

/// <summary>Enlarges a sequence [time, features] by a whole factor. The same as PyTorch's <c>Upsample</c>, but features come last here.</summary>
/// <param name="factor">How many times as long; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UpSample1DAttribute(int factor) : LayerAttribute
{
    /// <summary>How many times as long; at least 1.</summary>
    public int Factor { get; } = factor;

    /// <summary>How the values between positions are computed; <see cref="Interpolation.Nearest"/> by default.</summary>
    public Interpolation Mode { get; set; }
}
