namespace Generated.Generators.Layers.Images;

/// <inheritdoc cref="PadLayer"/>
internal sealed class Pad1DLayer(Options given) : PadLayer(given, 1);
