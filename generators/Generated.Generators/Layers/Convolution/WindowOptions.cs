using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Convolution;

/// <summary>The options of a window along one axis: each number with the option that it comes from, checked or known to be right.</summary>
internal sealed record WindowOptions(SizeOption Kernel, SizeOption Stride, SizeOption Padding, SizeOption Dilation)
{
    /// <summary>A padding with this value keeps the size, divided by the stride.</summary>
    private const int Same = Shared.Padding.Same;

    /// <summary>The value of PaddingWidth if it is not given: every other number has a meaning.</summary>
    private const int Unset = int.MinValue;

    public static WindowOptions Of(Options given, bool across) => new(
        given.Along(nameof(Kernel), across, fallback: 1), given.Along(nameof(Stride), across, fallback: 1),
        given.Along(nameof(Padding), across, unset: Unset), given.Along(nameof(Dilation), across, fallback: 1));

    /// <summary>The number of positions from the first offset of a window to the last.</summary>
    public int Reach => ((Kernel.Value - 1) * Dilation.Value) + 1;

    /// <summary>Reports options without a meaning.</summary>
    public bool Check(ShapeContext context, bool takesSame)
    {
        const int most = 1 << 14;
        const string range = "from 1 to 16384";
        string paddings = takesSame ? "from 0 to 16384, or Padding.Same" : "from 0 to 16384";
        int padding = Padding.Value;
        return context.Require(Kernel.Value is >= 1 and <= most, Kernel.Option, range, Kernel.Value)
            && context.Require(Stride.Value is >= 1 and <= most, Stride.Option, range, Stride.Value)
            && context.Require(Dilation.Value is >= 1 and <= most, Dilation.Option, range, Dilation.Value)
            && context.Require(padding <= most && (padding >= 0 || (takesSame && padding == Same)), Padding.Option, paddings, padding);
    }

    /// <summary>The windows over an axis of some size.</summary>
    public WindowAxis Over(int size)
    {
        (int kernel, int stride, int padding, int dilation) = (Kernel.Value, Stride.Value, Padding.Value, Dilation.Value);
        if (padding != Same)
            return new WindowAxis(size, FloorDivide(size + (2 * padding) - Reach, stride) + 1, kernel, stride, dilation, padding);
        int windows = (size + stride - 1) / stride;
        int zeros = Math.Max(((windows - 1) * stride) + Reach - size, 0);
        return new WindowAxis(size, windows, kernel, stride, dilation, zeros / 2);
    }

    private static int FloorDivide(int a, int b) => a < 0 ? -1 : a / b;
}
