namespace Generated;

/// <summary>
/// Normalises the last axis of each sample, or its last axes together, then scales and shifts each element:
/// y = (x - mean)/√(variance + epsilon)·scale + shift, with the biased variance. Ba et al., 2016.
/// </summary>
/// <remarks>The same in training and prediction. PyTorch's <c>LayerNorm</c>; PyTorch takes the sizes of the last axes instead of their number.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>How many of the last axes are normalised together: from 1 to the number of axes of the input; 1 by default.</summary>
    public int Axes { get; set; } = 1;

    /// <summary>Added to the variance; above 0, 1e-5 by default, as in PyTorch.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether each element of these axes has a learned scale and shift, which start at 1 and 0; true by default, as in PyTorch.</summary>
    public bool Affine { get; set; } = true;
}
