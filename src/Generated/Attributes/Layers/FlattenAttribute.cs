namespace Generated;

/// <summary>Makes a vector of each sample, row-major: 26x26x16 becomes 10816. Costs nothing.</summary>
/// <remarks>
/// Of an image [height, width, channels] the channels of one position come together, where PyTorch, with its channels first, has the positions of
/// one channel together. A dense layer whose weights come from there has its inputs in another order: put <c>[Permute(2, 0, 1)]</c> before.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;
