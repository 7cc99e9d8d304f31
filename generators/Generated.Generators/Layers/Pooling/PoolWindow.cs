using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Pooling;

/// <summary>The options of a pool's windows along one axis.</summary>
/// <param name="Suffix">The suffix of the options' names for this axis: none down or along a sequence, <c>Width</c> across.</param>
internal sealed record PoolWindow(int Kernel, int Stride, int Padding, int Dilation, bool CeilMode, string Suffix)
{
    /// <summary>Larger offsets and steps are not realistic, and would overflow.</summary>
    private const int Most = 1 << 14;

    /// <summary>The value of PaddingWidth if it is not given.</summary>
    private const int Unset = int.MinValue;

    /// <summary>The number of positions from the first offset of a window to the last.</summary>
    private int Reach => ((Kernel - 1) * Dilation) + 1;

    public static PoolWindow Of(Options options, bool across)
    {
        int kernel = options.Integer("Kernel"), stride = options.Integer("Stride"), padding = options.Integer("Padding"), dilation = options.Integer("Dilation", 1);
        if (across)
        {
            kernel = Given(options.Integer("KernelWidth"), kernel);
            stride = Given(options.Integer("StrideWidth"), stride);
            padding = options.Integer("PaddingWidth", Unset) is var width && width != Unset ? width : padding;
            dilation = Given(options.Integer("DilationWidth"), dilation);
        }
        return new PoolWindow(kernel, Given(stride, kernel), padding, dilation, options.Flag("CeilMode", false), across ? "Width" : "");

        static int Given(int value, int fallback) => value == 0 ? fallback : value;
    }

    /// <summary>Reports options that have no meaning for an axis of this size.</summary>
    public bool Check(ShapeContext context, int size)
    {
        return context.Require(Kernel is >= 1 and <= Most, Name(context, "Kernel"), "from 1 to 16384", Kernel)
            && context.Require(Stride is >= 1 and <= Most, Name(context, "Stride"), "from 1 to 16384", Stride)
            && context.Require(Dilation is >= 1 and <= Most, Name(context, "Dilation"), "from 1 to 16384", Dilation)
            && context.Require(Padding >= 0 && Padding <= Reach / 2, Name(context, "Padding"), $"from 0 to half of the window, {Reach / 2}", Padding)
            && context.Require(Count(size) >= 1, Name(context, "Kernel"), $"such that a window of {Reach} fits into {size}{(Padding > 0 ? $" and {2 * Padding} of padding" : "")}", Kernel)
            && context.Require(!HasEmptyWindow(size), Name(context, "Padding"), "so small that every window holds an element", Padding);
    }

    /// <summary>The windows over an axis: which positions each holds, and at which offset.</summary>
    public TapAxis Over(int size) => TapAxis.Windows(size, Count(size), Kernel, Stride, Padding, Dilation);

    /// <summary>
    /// The means over an axis, with PyTorch's divisors: the part of the window within the padded axis, or the number of elements of the axis in it.
    /// </summary>
    public TapAxis MeansOver(int size, bool countPadding) => Over(size).Averaged((window, held) =>
    {
        int start = (window * Stride) - Padding;
        return countPadding ? Math.Min(start + Kernel, size + Padding) - start : held;
    });

    /// <summary>How many windows there are.</summary>
    public int Count(int size)
    {
        int room = size + (2 * Padding) - Reach;
        if (room < 0 && !CeilMode || room + Stride - 1 < 0)
            return 0;
        int count = ((room + (CeilMode ? Stride - 1 : 0)) / Stride) + 1;
        // A last window that begins in the padding at the end does not count.
        return CeilMode && (count - 1) * Stride >= size + Padding ? count - 1 : count;
    }

    private bool HasEmptyWindow(int size)
    {
        foreach (var window in Over(size).Taps)
        {
            if (window.Count == 0)
                return true;
        }
        return false;
    }

    /// <summary>The option as it was given: for this axis, or for both.</summary>
    private string Name(ShapeContext context, string option)
    {
        int unset = option == "Padding" ? Unset : 0;
        return Suffix.Length > 0 && context.Options.Integer(option + Suffix, unset) != unset ? option + Suffix : option;
    }
}
