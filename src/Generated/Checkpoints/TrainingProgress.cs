namespace Generated;

/// <summary>What a saved training run tells besides the tensors, which are back in their places.</summary>
/// <param name="Epoch">The number of epochs that were done: what <see cref="Batches{TTarget}.Epoch"/> goes on from.</param>
/// <param name="Metadata">The notes that were kept with it.</param>
public sealed record TrainingProgress(int Epoch, IReadOnlyDictionary<string, string> Metadata);
