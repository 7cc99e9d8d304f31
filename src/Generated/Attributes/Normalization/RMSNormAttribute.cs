namespace Generated;

/// <summary>
/// Divides the last axis of each sample by its root mean square, then scales each element: y = x/√(mean(x²) + epsilon)·scale.
/// Zhang and Sennrich, 2019.
/// </summary>
/// <remarks>The same in training and prediction. PyTorch's <c>RMSNorm</c> over the last axis.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RMSNormAttribute : LayerAttribute
{
    /// <summary>Added to the mean square; above 0, 2⁻²³ by default, as in PyTorch in single precision (in double precision PyTorch uses 2⁻⁵²).</summary>
    public double Epsilon { get; set; } = 1.1920928955078125e-07;

    /// <summary>Whether each element has a learned scale, which starts at 1; true by default, as in PyTorch.</summary>
    public bool Affine { get; set; } = true;
}
