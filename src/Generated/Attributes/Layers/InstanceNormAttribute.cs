namespace Generated;

/// <summary>
/// Normalises each channel (the last axis) of each sample over all positions of its image or sequence: y = (x - mean)/√(variance + epsilon),
/// with the biased variance; on demand scaled and shifted. Ulyanov et al., 2016.
/// </summary>
/// <remarks>The same in training and prediction. PyTorch's <c>InstanceNorm1d</c> and <c>InstanceNorm2d</c> without running statistics.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InstanceNormAttribute : LayerAttribute
{
    /// <summary>What is added to the variance: above 0; 1e-5 by default, as in PyTorch.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are a learned scale and shift for each channel, from 1 and 0 on; false by default, as in PyTorch.</summary>
    public bool Affine { get; set; }
}
