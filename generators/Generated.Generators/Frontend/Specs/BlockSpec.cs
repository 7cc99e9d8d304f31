using Generated.Generators.Common;

namespace Generated.Generators.Frontend.Specs;

/// <summary>A block in one use: the layers of its class, with the arguments of the use inserted in their options.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Layers">Its layers; further uses of blocks among them.</param>
internal sealed record BlockSpec(string Name, EquatableArray<LayerSpec> Layers)
{
    /// <summary>The maximum number of layers of a network: blocks that repeat blocks quickly give more than intended.</summary>
    public const int MaximumLayers = 2048;

    /// <summary>The maximum nesting depth of blocks: the names of layers are paths through them.</summary>
    public const int MaximumDepth = 32;
}
