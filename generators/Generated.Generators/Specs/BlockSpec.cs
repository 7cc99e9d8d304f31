using Generated.Generators.Collections;

namespace Generated.Generators.Specs;

/// <summary>A block as one use of it has it: the layers of its class, with the arguments of the use in their options.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Layers">Its layers; further uses of blocks among them.</param>
internal sealed record BlockSpec(string Name, EquatableArray<LayerSpec> Layers)
{
    /// <summary>The most layers of a network: blocks that repeat blocks are quickly more than anyone means.</summary>
    public const int MaximumLayers = 2048;

    /// <summary>How deep blocks may stand within one another: names of layers are paths through them.</summary>
    public const int MaximumDepth = 32;
}
