namespace Generated;

/// <summary>Reorders the axes of each sample: axis a of the output is axis <c>axes[a]</c> of the input.</summary>
/// <remarks>
/// Images have their channels last here, and first in PyTorch. <c>[Permute(2, 0, 1)]</c> turns [height, width, channels] into [channels, height,
/// width]; put it before <c>[Flatten]</c> if the weights of the dense layer that follows come from PyTorch.
/// </remarks>
/// <param name="axes">Each axis of the sample once, counted from 0, without the batch.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PermuteAttribute(params int[] axes) : LayerAttribute
{
    /// <summary>Each axis of the sample once, counted from 0, without the batch.</summary>
    public int[] Axes { get; } = axes;
}
