namespace Generated;

/// <summary>What was loaded from a checkpoint.</summary>
/// <param name="Loaded">The network's tensors that were loaded.</param>
/// <param name="Missing">The network's tensors that the file lacks, and which stay as they were.</param>
/// <param name="Unexpected">The file's tensors, by the file's names, that the network lacks. Those that were left out by a rename, and PyTorch's counts of batches, are not among them.</param>
/// <param name="Metadata">The notes kept with it.</param>
public sealed record CheckpointReport(IReadOnlyList<string> Loaded, IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyDictionary<string, string> Metadata);
