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
    /// <summary>Returns the network's name for a name in the file, or null to leave this tensor out. By default the names are the same.</summary>
    public Func<string, string?>? Rename { get; init; }

    /// <summary>
    /// Whether to load the tensors that fit even if the file lacks others or has additional ones (PyTorch's <c>strict=False</c>); false by default.
    /// Tensors with the same name must always have the same shape, and at least one tensor must fit.
    /// </summary>
    public bool Partial { get; init; }
}
