using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Convolution;

/// <summary>A transposed convolution: the output is the large image.</summary>
internal abstract class TransposedConvolution(int axes) : ConvolutionLayer(axes)
{
    protected override ConvKind Direction => ConvKind.Scatter;

    protected override ConvGeometry? GeometryOf(ShapeContext context, int[] input)
    {
        Options options = context.Options;
        int filters = options.Integer("Filters"), channels = input[Axes], groups = options.Integer("Groups", 1);
        WindowOptions down = WindowOptions.Of(options, across: false), across = WindowOptions.Of(options, across: Axes == 2);
        bool fine = context.Require(filters is >= 1 and <= 1 << 20, "Filters", "from 1 to 2^20", filters)
            && down.Check(context, takesSame: false) && (Axes == 1 || across.Check(context, takesSame: false))
            && context.Require(groups >= 1 && channels % groups == 0, "Groups", $"a divisor of the {channels} input channels", groups)
            && context.Require(filters % groups == 0, "Groups", $"a divisor of the {filters} filters", groups)
            && CheckOutput(context, down, "OutputPadding", options.Integer("OutputPadding"), input[0])
            && (Axes == 1 || CheckOutput(context, across, options.Integer("OutputPaddingWidth", -1) >= 0 ? "OutputPaddingWidth" : "OutputPadding", Other(options, "OutputPadding"), input[1]));
        return fine ? GeometryOf(options, input) : null;
    }

    private static bool CheckOutput(ShapeContext context, WindowOptions window, string option, int padding, int size) =>
        context.Require(padding >= 0 && padding < Math.Max(window.Stride, window.Dilation), option, $"from 0 to less than the stride or the dilation, {Math.Max(window.Stride, window.Dilation)}", padding)
        && context.Require(SizeOf(window, padding, size) >= 1, "Padding", $"so small that something is left of the output, which has {SizeOf(window with { Padding = 0 }, padding, size)} without it", window.Padding);

    private static long SizeOf(WindowOptions window, int padding, int size) => ((size - 1L) * window.Stride) - (2 * window.Padding) + window.Reach + padding;

    protected override ConvGeometry GeometryOf(Options options, int[] input)
    {
        WindowOptions down = WindowOptions.Of(options, across: false), across = WindowOptions.Of(options, across: Axes == 2);
        static WindowAxis Axis(WindowOptions window, int padding, int size) =>
            new((int)Math.Min(SizeOf(window, padding, size), 1 << 24), size, window.Kernel, window.Stride, window.Dilation, window.Padding);
        return new ConvGeometry(
            Axes == 2 ? Axis(down, options.Integer("OutputPadding"), input[0]) : WindowAxis.None,
            Axis(across, Axes == 2 ? Other(options, "OutputPadding") : options.Integer("OutputPadding"), input[Axes - 1]),
            options.Integer("Filters"), input[Axes], options.Integer("Groups", 1));
    }

    protected override int[] OutputOf(ConvGeometry geometry) => Axes == 1 ? [geometry.Width.Large, geometry.LargeChannels] : [geometry.Height.Large, geometry.Width.Large, geometry.LargeChannels];
}
