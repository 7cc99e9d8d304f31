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

    private static bool CheckOutput(ShapeContext context, WindowOptions window, SizeOption added, int size)
    {
        (int padding, long output) = (window.Padding.Value, SizeOf(window, added.Value, size));
        int limit = Math.Max(window.Stride.Value, window.Dilation.Value);
        string small = $"so small that something is left of the output, which has {output + (2 * padding)} without it";
        return context.Require(added.Value >= 0 && added.Value < limit, added.Option, $"from 0 to less than the stride or the dilation, {limit}", added.Value)
            && context.Require(output >= 1, nameof(window.Padding), small, padding);
    }

    private static long SizeOf(WindowOptions window, int padding, int size) =>
        ((size - 1L) * window.Stride.Value) - (2 * window.Padding.Value) + window.Reach + padding;

    protected override ConvGeometry GeometryOf(int[] input)
    {
        static WindowAxis Axis(WindowOptions window, SizeOption added, int size)
        {
            int large = (int)Math.Min(SizeOf(window, added.Value, size), 1 << 24);
            return new(large, size, window.Kernel.Value, window.Stride.Value, window.Dilation.Value, window.Padding.Value);
        }
        return new ConvGeometry(
            Axes == 2 ? Axis(Options.Down, _outputPadding.Down, input[0]) : WindowAxis.None,
            Axis(Options.Across, _outputPadding.Across, input[Axes - 1]),
            Options.Filters, input[Axes], Options.Groups);
    }

    protected override int[] OutputOf(ConvGeometry geometry) =>
        Axes == 1 ? [geometry.Width.Large, geometry.LargeChannels] : [geometry.Height.Large, geometry.Width.Large, geometry.LargeChannels];
}
