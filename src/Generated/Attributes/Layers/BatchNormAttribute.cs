namespace Generated;

/// <summary>
/// Normalises each channel (the last axis) of vectors, sequences and images over the batch and all positions, then scales and shifts it:
/// y = (x - mean)/√(variance + epsilon)·scale + shift. Ioffe and Szegedy, 2015.
/// </summary>
/// <remarks>
/// <para>Training uses the mean and the biased variance of the batch, and moves the running statistics towards its mean and unbiased
/// variance, once a call of Train or Forward. Prediction and evaluation use the running statistics, as one product and one sum a channel, which
/// a layer of products before it takes in. They are not parameters: they are the network's <c>Buffers</c>, and checkpoints keep them as
/// <c>running_mean</c> and <c>running_var</c>.</para>
/// <para>PyTorch's <c>BatchNorm1d</c> and <c>BatchNorm2d</c>, but for <c>num_batches_tracked</c>, which is not kept. As there, training refuses a batch of one
/// value a channel (one sample of a single position), which has no variance.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>What is added to the variance: above 0; 1e-5 by default, as in PyTorch.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>How far the running statistics move towards those of a batch, from 0 to 1; 0.1 by default, as in PyTorch.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>Whether there are a learned scale and shift for each channel, from 1 and 0 on; true by default, as in PyTorch.</summary>
    public bool Affine { get; set; } = true;
}
