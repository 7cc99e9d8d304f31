namespace Generated;

/// <summary>A step of a network; the order of the attributes on the class is the order of the steps.</summary>
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// A name for the layer, unique within the network: it names the layer's parameters, its comments in the
    /// generated code and its row in the summary. By default the kind and a number, such as <c>Dense1</c>.
    /// </summary>
    public string? Name { get; set; }
}
