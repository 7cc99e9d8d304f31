using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Convolution;

/// <summary>The options of a window along one axis, checked or known to be right.</summary>
/// <param name="Suffix">The suffix of the options' names: none down or along a sequence, <c>Width</c> across.</param>
internal readonly record struct WindowOptions(int Kernel, int Stride, int Padding, int Dilation, string Suffix)
{
    /// <summary>A padding with this value keeps the size, divided by the stride.</summary>
    public const int Same = -1;

    public static WindowOptions Of(Options options, bool across)
    {
        int Read(string option, int fallback, int unset) =>
            across && options.Integer(option + "Width", unset) is var width && width != unset ? width : options.Integer(option, fallback);
        return new WindowOptions(Read("Kernel", 1, 0), Read("Stride", 1, 0), Read("Padding", 0, Unset), Read("Dilation", 1, 0), across ? "Width" : "");
    }

    /// <summary>The value of PaddingWidth if it is not given: every other number has a meaning.</summary>
    private const int Unset = int.MinValue;

    /// <summary>The number of positions from the first offset of a window to the last.</summary>
    public int Reach => ((Kernel - 1) * Dilation) + 1;

    /// <summary>Reports options without a meaning.</summary>
    public bool Check(ShapeContext context, bool takesSame)
    {
        const int most = 1 << 14;
        (ShapeContext layer, string suffix) = (context, Suffix);
        string Name(string option) => suffix.Length > 0 && layer.Options.Integer(option + suffix, option == "Padding" ? Unset : 0) != (option == "Padding" ? Unset : 0) ? option + suffix : option;
        return context.Require(Kernel is >= 1 and <= most, Name("Kernel"), "from 1 to 16384", Kernel)
            && context.Require(Stride is >= 1 and <= most, Name("Stride"), "from 1 to 16384", Stride)
            && context.Require(Dilation is >= 1 and <= most, Name("Dilation"), "from 1 to 16384", Dilation)
            && context.Require(Padding <= most && (Padding >= 0 || (takesSame && Padding == Same)), Name("Padding"), takesSame ? "from 0 to 16384, or Padding.Same" : "from 0 to 16384", Padding);
    }

    /// <summary>The windows over an axis of some size.</summary>
    public WindowAxis Over(int size)
    {
        if (Padding != Same)
            return new WindowAxis(size, FloorDivide(size + (2 * Padding) - Reach, Stride) + 1, Kernel, Stride, Dilation, Padding);
        int windows = (size + Stride - 1) / Stride;
        int zeros = Math.Max(((windows - 1) * Stride) + Reach - size, 0);
        return new WindowAxis(size, windows, Kernel, Stride, Dilation, zeros / 2);
    }

    private static int FloorDivide(int a, int b) => a < 0 ? -1 : a / b;
}
