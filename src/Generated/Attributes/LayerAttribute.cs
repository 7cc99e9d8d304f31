namespace Generated;

/// <summary>A step of a network; the order of the attributes on the class is the order of the steps.</summary>
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// A name for the layer, unique within the network: it names the layer's parameters, its comments in the
    /// generated code and its row in the summary. By default the kind and a number, such as <c>Dense1</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of a layer above, such as <c>Dense1</c> or <c>Encoder.Dense1</c>, whose parameters this layer uses; it then has none
    /// of its own, and what both contribute to their gradients adds up. It must be a layer of the same kind whose parameters have
    /// the same shapes. On <see cref="UseAttribute{TBlock}"/> the name of a placement of the same block above,
    /// whose layers lend theirs one by one. Only for layers that have parameters, and by default null: parameters of its own.
    /// </summary>
    public string? WeightsOf { get; set; }
}
