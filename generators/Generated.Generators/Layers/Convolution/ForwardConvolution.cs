using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Convolution;

/// <summary>A convolution: the output is the small image.</summary>
internal abstract class ForwardConvolution(int axes) : ConvolutionLayer(axes)
{
    protected override ConvKind Direction => ConvKind.Gather;

    protected override ConvGeometry? GeometryOf(ShapeContext context, int[] input)
    {
        Options options = context.Options;
        int filters = options.Integer("Filters"), channels = input[Axes], groups = options.Integer("Groups", 1);
        WindowOptions down = WindowOptions.Of(options, across: false), across = WindowOptions.Of(options, across: Axes == 2);
        bool fine = context.Require(filters is >= 1 and <= 1 << 20, "Filters", "from 1 to 2^20", filters)
            && down.Check(context, takesSame: true) && (Axes == 1 || across.Check(context, takesSame: true))
            && context.Require(groups >= 1 && channels % groups == 0, "Groups", $"a divisor of the {channels} input channels", groups)
            && context.Require(filters % groups == 0, "Groups", $"a divisor of the {filters} filters", groups);
        if (!fine)
            return null;
        ConvGeometry geometry = GeometryOf(options, input);
        return CheckReach(context, down, input[0], geometry is { Height: var height } && Axes == 2 ? height : geometry.Width) && (Axes == 1 || CheckReach(context, across, input[1], geometry.Width)) ? geometry : null;
    }

    private static bool CheckReach(ShapeContext context, WindowOptions window, int size, WindowAxis axis) =>
        context.Require(axis.Small >= 1, "Kernel", $"such that a window of {window.Reach} fits into {size}{(window.Padding > 0 ? $" and {2 * window.Padding} zeros of padding" : "")}", window.Kernel);

    protected override ConvGeometry GeometryOf(Options options, int[] input)
    {
        WindowOptions down = WindowOptions.Of(options, across: false), across = WindowOptions.Of(options, across: Axes == 2);
        return new ConvGeometry(Axes == 2 ? down.Over(input[0]) : WindowAxis.None, across.Over(input[Axes - 1]), input[Axes], options.Integer("Filters"), options.Integer("Groups", 1));
    }

    protected override int[] OutputOf(ConvGeometry geometry) => Axes == 1 ? [geometry.Width.Small, geometry.SmallChannels] : [geometry.Height.Small, geometry.Width.Small, geometry.SmallChannels];
}
