namespace Generated;

/// <summary>
/// Normalises each channel (the last axis) of vectors, sequences and images over the batch and all positions, then scales and shifts it:
/// y = (x - mean)/√(variance + epsilon)·scale + shift. Ioffe and Szegedy, 2015.
/// </summary>
/// <remarks>
/// <para>Training uses the mean and the biased variance of the batch. Each call of Train or Forward also moves the running statistics towards the
/// mean and the unbiased variance of the batch. Prediction and evaluation use the running statistics: one product and one sum per channel, which are
/// merged into a dense or convolution layer before it. The running statistics are not parameters: they are in the network's <c>Buffers</c>, and
/// checkpoints save them as <c>running_mean</c> and <c>running_var</c>.</para>
/// <para>The same as PyTorch's <c>BatchNorm1d</c> and <c>BatchNorm2d</c>, but without <c>num_batches_tracked</c>. As in PyTorch, training refuses a
/// batch with only one value per channel (one sample with a single position), which has no variance.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance; above 0, 1e-5 by default, as in PyTorch.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>The fraction by which the running statistics move towards those of a batch, from 0 to 1; 0.1 by default, as in PyTorch.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>Whether each channel has a learned scale and shift, which start at 1 and 0; true by default, as in PyTorch.</summary>
    public bool Affine { get; set; } = true;
}
