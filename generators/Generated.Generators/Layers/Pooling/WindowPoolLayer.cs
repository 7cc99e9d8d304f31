using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers.Images;

namespace Generated.Generators.Layers.Pooling;

/// <param name="Down">The windows down an image, or along a sequence.</param>
/// <param name="Across">The windows across an image; those along a sequence once more.</param>
/// <param name="CountPadding">Whether a mean counts the padding.</param>
internal sealed record WindowPoolOptions(PoolWindow Down, PoolWindow Across, bool CountPadding)
{
    public static WindowPoolOptions Of(Options given, int axes) =>
        new(PoolWindow.Of(given, across: false), PoolWindow.Of(given, across: axes == 2), given.Flag(nameof(CountPadding), true));
}

/// <summary>A pool with windows of the same size.</summary>
/// <param name="given">The options that were given.</param>
/// <param name="axes">1 for sequences [time, features], 2 for images [height, width, channels].</param>
internal abstract class WindowPoolLayer(Options given, int axes) : PoolLayer
{
    private readonly WindowPoolOptions _options = WindowPoolOptions.Of(given, axes);
    private readonly bool _isImage = axes == 2;

    public sealed override InputLayout Layout => _isImage ? InputLayout.Image : InputLayout.Any;

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        if (!ImageShapes.Require(context, input, _isImage ? 2 : 1))
            return null;
        (PoolWindow down, PoolWindow across) = (_options.Down, _options.Across);
        if (!down.Check(context, input[0]))
            return null;
        if (!_isImage)
            return [down.Count(input[0]), input[1]];
        return across.Check(context, input[1]) ? [down.Count(input[0]), across.Count(input[1]), input[2]] : null;
    }

    protected override (TapAxis Height, TapAxis Width) Windows(int[] input)
    {
        TapAxis Over(PoolWindow window, int size) => IsMax ? window.Over(size) : window.MeansOver(size, _options.CountPadding);
        return _isImage ? (Over(_options.Down, input[0]), Over(_options.Across, input[1])) : (OneRow, Over(_options.Down, input[0]));
    }

    public override string Describe()
    {
        (int kernel, int kernelAcross) = (_options.Down.Kernel.Value, _options.Across.Kernel.Value);
        (int stride, int strideAcross) = (_options.Down.Stride.Value, _options.Across.Stride.Value);
        string strides = stride == kernel && strideAcross == kernelAcross ? ""
            : stride == strideAcross ? $", stride {stride}"
            : $", stride {stride}x{strideAcross}";
        return (_isImage ? $"{kernel}x{kernelAcross}" : $"kernel {kernel}") + strides;
    }
}
