namespace Generated.Generators.Layers.Images;

/// <summary>A layer that changes the positions of an image or a sequence, channel by channel.</summary>
/// <param name="axes">1 for sequences [time, features], 2 for images [height, width, channels].</param>
internal abstract class ImageLayer(int axes) : Layer
{
    protected int Axes { get; } = axes;

    public sealed override Values Values => Values.AnyNumbers;

    public sealed override LayerState State => LayerState.None;

    public sealed override InputLayout Layout => Axes == 2 ? InputLayout.Image : InputLayout.Any;
}
