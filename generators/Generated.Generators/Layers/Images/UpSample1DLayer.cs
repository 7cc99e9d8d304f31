namespace Generated.Generators.Layers.Images;

/// <inheritdoc cref="UpSampleLayer"/>
internal sealed class UpSample1DLayer(Options given) : UpSampleLayer(given, 1);
