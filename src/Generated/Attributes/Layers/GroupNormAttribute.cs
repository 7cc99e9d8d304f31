namespace Generated;

/// <summary>
/// Normalises groups of neighbouring channels (the last axis) of each sample over all positions, then scales and shifts each channel:
/// y = (x - mean)/√(variance + epsilon)·scale + shift, with the biased variance. Wu and He, 2018.
/// </summary>
/// <param name="groups">How many groups: a divisor of the number of channels, and fewer than the elements of a sample, for a group of one value is always 0.</param>
/// <remarks>The same in training and prediction. PyTorch's <c>GroupNorm</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GroupNormAttribute(int groups) : LayerAttribute
{
    /// <summary>How many groups: a divisor of the number of channels, and fewer than the elements of a sample, for a group of one value is always 0.</summary>
    public int Groups { get; } = groups;

    /// <summary>What is added to the variance: above 0; 1e-5 by default, as in PyTorch.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are a learned scale and shift for each channel, from 1 and 0 on; true by default, as in PyTorch.</summary>
    public bool Affine { get; set; } = true;
}
