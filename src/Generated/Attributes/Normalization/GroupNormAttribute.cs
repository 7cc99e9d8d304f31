namespace Generated;

/// <summary>
/// Normalises groups of neighbouring channels (the last axis) of each sample over all positions, then scales and shifts each channel:
/// y = (x - mean)/√(variance + epsilon)·scale + shift, with the biased variance. Wu and He, 2018.
/// </summary>
/// <param name="groups">
/// Number of groups: a divisor of the number of channels, and less than the number of elements of a sample, because a group with a single value would
/// always be 0.
/// </param>
/// <remarks>The same in training and prediction. PyTorch's <c>GroupNorm</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GroupNormAttribute(int groups) : LayerAttribute
{
    /// <summary>
    /// Number of groups: a divisor of the number of channels, and less than the number of elements of a sample, because a group with a single value
    /// would always be 0.
    /// </summary>
    public int Groups { get; } = groups;

    /// <summary>Added to the variance; above 0, 1e-5 by default, as in PyTorch.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether each channel has a learned scale and shift, which start at 1 and 0; true by default, as in PyTorch.</summary>
    public bool Affine { get; set; } = true;
}
