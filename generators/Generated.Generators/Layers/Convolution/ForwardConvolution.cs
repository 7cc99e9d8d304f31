using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Convolution;

/// <summary>A convolution: the output is the small image.</summary>
internal abstract class ForwardConvolution(Options given, int axes) : ConvolutionLayer(given, axes)
{
    protected override ConvKind Direction => ConvKind.Gather;

    protected override ConvGeometry? CheckedGeometryOf(ShapeContext context, int[] input)
    {
        if (!CheckOptions(context, channels: input[Axes], takesSame: true))
            return null;
        ConvGeometry geometry = GeometryOf(input);
        bool fits = CheckReach(context, Options.Down, input[0], Axes == 2 ? geometry.Height : geometry.Width)
            && (Axes == 1 || CheckReach(context, Options.Across, input[1], geometry.Width));
        return fits ? geometry : null;
    }

    private static bool CheckReach(ShapeContext context, WindowOptions window, int size, WindowAxis axis)
    {
        string zeros = window.Padding.Value > 0 ? $" and {2 * window.Padding.Value} zeros of padding" : "";
        return context.Require(axis.Small >= 1, nameof(window.Kernel), $"such that a window of {window.Reach} fits into {size}{zeros}", window.Kernel.Value);
    }

    protected override ConvGeometry GeometryOf(int[] input)
    {
        WindowAxis height = Axes == 2 ? Options.Down.Over(input[0]) : WindowAxis.None;
        return new ConvGeometry(height, Options.Across.Over(input[Axes - 1]), input[Axes], Options.Filters, Options.Groups);
    }

    protected override int[] OutputOf(ConvGeometry geometry) =>
        Axes == 1 ? [geometry.Width.Small, geometry.SmallChannels] : [geometry.Height.Small, geometry.Width.Small, geometry.SmallChannels];
}
