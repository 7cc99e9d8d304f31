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
    /// <summary>Notes to keep with it, from text to text; none by default.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Gives the file's name for a name of the network; by default the same.</summary>
    public Func<string, string>? Rename { get; init; }

    /// <summary>
    /// Whether each batch normalisation gets a <c>num_batches_tracked</c> of 0, which PyTorch's strict loading asks for; false by default. When such a file is loaded here, the counts are
    /// passed over.
    /// </summary>
    public bool BatchCounts { get; init; }
}
