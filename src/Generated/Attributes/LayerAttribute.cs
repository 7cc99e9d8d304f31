namespace Generated;

/// <summary>A step of a network; the order of the attributes on the class is the order of the steps.</summary>
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The name of the layer, unique within the network. It names the layer's parameters, its comments in the generated code and its row in the
    /// summary. By default it is the kind of the layer with a number, such as <c>Dense1</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of a layer above, such as <c>Dense1</c> or <c>Encoder.Dense1</c>, whose parameters this layer uses. This layer then has no parameters
    /// of its own, and the gradients of both layers add up. The other layer must be of the same kind, and its parameters must have the same shapes.
    /// On <see cref="UseAttribute{TBlock}"/> it is the name of a placement of the same block above: each layer of the block uses the parameters of
    /// the same layer there. Only for layers that have parameters. Null, the default, means parameters of its own.
    /// </summary>
    public string? WeightsOf { get; set; }
}
