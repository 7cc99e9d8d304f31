using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Convolution;

/// <summary>The options of a transposed convolution besides those of every convolution.</summary>
/// <param name="Down">The additional positions at the end of an image downwards, or of a sequence.</param>
/// <param name="Across">Those at the end across an image; those of a sequence once more.</param>
internal sealed record OutputPaddingOptions(SizeOption Down, SizeOption Across)
{
    private const string OutputPadding = nameof(OutputPadding);

    public static OutputPaddingOptions Of(Options given, int axes)
    {
        SizeOption down = given.Along(OutputPadding, across: false), across = given.Along(OutputPadding, across: axes == 2, unset: -1);
        return new(down, across.Value >= 0 ? across : down);
    }
}

/// <summary>A transposed convolution: the output is the large image.</summary>
internal abstract class TransposedConvolution(Options given, int axes) : ConvolutionLayer(given, axes)
{
    private readonly OutputPaddingOptions _outputPadding = OutputPaddingOptions.Of(given, axes);

    protected override ConvKind Direction => ConvKind.Scatter;

    protected override ConvGeometry? CheckedGeometryOf(ShapeContext context, int[] input)
    {
        bool fine = CheckOptions(context, channels: input[Axes], takesSame: false)
            && CheckOutput(context, Options.Down, _outputPadding.Down, input[0])
            && (Axes == 1 || CheckOutput(context, Options.Across, _outputPadding.Across, input[1]));
        return fine ? GeometryOf(input) : null;
    }

    private static bool CheckOutput(ShapeContext context, WindowOptions window, SizeOption padding, int size)
    {
        int limit = Math.Max(window.Stride.Value, window.Dilation.Value);
        long without = SizeOf(window, padding.Value, size) + (2 * window.Padding.Value);
        return context.Require(padding.Value >= 0 && padding.Value < limit, padding.Option, $"from 0 to less than the stride or the dilation, {limit}", padding.Value)
            && context.Require(SizeOf(window, padding.Value, size) >= 1, nameof(window.Padding), $"so small that something is left of the output, which has {without} without it", window.Padding.Value);
    }

    private static long SizeOf(WindowOptions window, int padding, int size) =>
        ((size - 1L) * window.Stride.Value) - (2 * window.Padding.Value) + window.Reach + padding;

    protected override ConvGeometry GeometryOf(int[] input)
    {
        static WindowAxis Axis(WindowOptions window, SizeOption padding, int size) => new(
            (int)Math.Min(SizeOf(window, padding.Value, size), 1 << 24), size, window.Kernel.Value, window.Stride.Value, window.Dilation.Value, window.Padding.Value);
        return new ConvGeometry(
            Axes == 2 ? Axis(Options.Down, _outputPadding.Down, input[0]) : WindowAxis.None,
            Axis(Options.Across, _outputPadding.Across, input[Axes - 1]),
            Options.Filters, input[Axes], Options.Groups);
    }

    protected override int[] OutputOf(ConvGeometry geometry) => Axes == 1 ? [geometry.Width.Large, geometry.LargeChannels] : [geometry.Height.Large, geometry.Width.Large, geometry.LargeChannels];
}
