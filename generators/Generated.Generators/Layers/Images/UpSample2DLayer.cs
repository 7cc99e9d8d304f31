namespace Generated.Generators.Layers.Images;

/// <inheritdoc cref="UpSampleLayer"/>
internal sealed class UpSample2DLayer(Options given) : UpSampleLayer(given, 2);
