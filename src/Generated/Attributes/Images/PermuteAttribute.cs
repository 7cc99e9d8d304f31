namespace Generated;

/// <summary>Puts each sample's axes into another order: axis a of the output is axis <c>axes[a]</c> of the input.</summary>
/// <remarks>
/// Images lie with their channels last here, and first in PyTorch. <c>[Permute(2, 0, 1)]</c> makes [channels, height, width] of
/// [height, width, channels]; put it before <c>[Flatten]</c> where a dense layer's weights come from PyTorch.
/// </remarks>
/// <param name="axes">Each of the sample's axes once, counted from 0; the batch is none of them.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PermuteAttribute(params int[] axes) : LayerAttribute
{
    /// <summary>Each of the sample's axes once, counted from 0; the batch is none of them.</summary>
    public int[] Axes { get; } = axes;
}
