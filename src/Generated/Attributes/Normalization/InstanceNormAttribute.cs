namespace Generated;

/// <summary>
/// Normalises each channel (the last axis) of each sample over all positions of its image or sequence: y = (x - mean)/√(variance + epsilon), with the
/// biased variance. <see cref="Affine"/> adds a scale and shift. Ulyanov et al., 2016.
/// </summary>
/// <remarks>The same in training and prediction. PyTorch's <c>InstanceNorm1d</c> and <c>InstanceNorm2d</c> without running statistics.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InstanceNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance; above 0, 1e-5 by default, as in PyTorch.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether each channel has a learned scale and shift, which start at 1 and 0; false by default, as in PyTorch.</summary>
    public bool Affine { get; set; }
}
