namespace Generated;

/// <summary>How a checkpoint is written.</summary>
/// <example>
/// <code>
/// // For model.load_state_dict(safetensors.torch.load_file("model.safetensors")), which is strict:
/// Checkpoint.Save(network, "model.safetensors", new CheckpointSaveOptions { BatchCounts = true });
/// </code>
/// </example>
public sealed record CheckpointSaveOptions
{
    /// <summary>Notes to save with it, each a name and a text; none by default.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Returns the name in the file for a name of the network; by default the same name.</summary>
    public Func<string, string>? Rename { get; init; }

    /// <summary>
    /// Whether each batch normalisation gets a <c>num_batches_tracked</c> of 0, which strict loading in PyTorch requires; false by default. Loading
    /// such a file here ignores the counts.
    /// </summary>
    public bool BatchCounts { get; init; }
}
