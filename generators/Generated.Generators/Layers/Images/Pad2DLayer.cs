namespace Generated.Generators.Layers.Images;

/// <inheritdoc cref="PadLayer"/>
internal sealed class Pad2DLayer(Options given) : PadLayer(given, 2);
