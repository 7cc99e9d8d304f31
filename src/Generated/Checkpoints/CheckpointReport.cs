namespace Generated;

/// <summary>What was loaded from a checkpoint.</summary>
/// <param name="Loaded">The network's tensors that were loaded.</param>
/// <param name="Missing">The network's tensors that the file lacks; they are unchanged.</param>
/// <param name="Unexpected">
/// The tensors that the network lacks, by their names in the file. Without those that <see cref="CheckpointLoadOptions.Rename"/> left out, and
/// without PyTorch's counts of batches.
/// </param>
/// <param name="Metadata">The notes that were saved with the checkpoint.</param>
public sealed record CheckpointReport(IReadOnlyList<string> Loaded, IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected,
    IReadOnlyDictionary<string, string> Metadata);
