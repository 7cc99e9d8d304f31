namespace Generated;

/// <summary>How a checkpoint may differ from the network that it is loaded into.</summary>
/// <example>
/// <code>
/// // Of a larger PyTorch model, the part that is called "backbone"; its classifier is left out.
/// CheckpointReport report = Checkpoint.Load(network, "model.safetensors", new CheckpointLoadOptions
/// {
///     Rename = name => name.StartsWith("backbone.") ? name["backbone.".Length..] : null,
///     Partial = true,
/// });
/// </code>
/// </example>
public sealed record CheckpointLoadOptions
{
    /// <summary>Gives the network's name for a name of the file, or null to leave that tensor out. By default the names are the same.</summary>
    public Func<string, string?>? Rename { get; init; }

    /// <summary>
    /// Whether what fits is loaded though the file lacks tensors or has others, PyTorch's <c>strict=False</c>; false by default. The shapes of what has the same name must
    /// agree in any case, and something must fit.
    /// </summary>
    public bool Partial { get; init; }
}
