namespace Generated.Generators.Layers.Images;

/// <inheritdoc cref="CropLayer"/>
internal sealed class Crop1DLayer(Options given) : CropLayer(given, 1);
