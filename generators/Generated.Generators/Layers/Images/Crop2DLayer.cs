namespace Generated.Generators.Layers.Images;

/// <inheritdoc cref="CropLayer"/>
internal sealed class Crop2DLayer(Options given) : CropLayer(given, 2);
