using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers.Images;

namespace Generated.Generators.Layers.Pooling;

/// <param name="Size">The number of windows along each axis.</param>
/// <param name="Width">The number across; 0 for that down.</param>
internal sealed record AdaptivePoolOptions(int Size, int Width)
{
    public static AdaptivePoolOptions Of(Options given) => new(given.Integer(nameof(Size)), given.Integer(nameof(Width)));

    public int Across => Width > 0 ? Width : Size;
}

/// <summary>A pool with a given number of windows; their sizes follow from it.</summary>
internal abstract class AdaptivePoolLayer(Options given) : PoolLayer
{
    private readonly AdaptivePoolOptions _options = AdaptivePoolOptions.Of(given);

    public sealed override InputLayout Layout => InputLayout.Any;

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        const int most = 1 << 14;
        if (!ImageShapes.RequireEither(context, input))
            return null;
        (int size, int width) = (_options.Size, _options.Width);
        bool isSequence = input.Length == 2;
        bool fine = context.Require(size is >= 1 and <= most, nameof(_options.Size), "from 1 to 16384", size)
            && context.Require(width is >= 0 and <= most, nameof(_options.Width), "from 1 to 16384, or 0 for that down", width)
            && context.Require(!isSequence || width == 0, nameof(_options.Width), $"left out, since the input is a sequence of {Shapes.Text(input)}", width);
        if (!fine)
            return null;
        return ImageShapes.Limited(context, nameof(_options.Size), size, isSequence ? [size, input[1]] : [size, _options.Across, input[2]]);
    }

    protected override (TapAxis Height, TapAxis Width) Windows(int[] input)
    {
        TapAxis down = Adaptive(input[0], _options.Size);
        return input.Length == 2 ? (OneRow, down) : (down, Adaptive(input[1], _options.Across));
    }

    public override string Describe() => _options.Width > 0 ? $"{_options.Size}x{_options.Width}" : $"{_options.Size}";
}
