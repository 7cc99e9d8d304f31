namespace Generated;

/// <summary>Makes a vector of each sample, row-major: 26x26x16 becomes 10816. Costs nothing.</summary>
/// <remarks>
/// For an image [height, width, channels], all channels of one position are neighbours in the vector. In PyTorch, with channels first, all positions
/// of one channel are neighbours. A dense layer with weights from PyTorch therefore expects its inputs in another order: put
/// <c>[Permute(2, 0, 1)]</c> before this layer.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;
