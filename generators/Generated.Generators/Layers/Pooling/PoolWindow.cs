using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Pooling;

/// <summary>The options of a pool's windows along one axis: each number with the option that it comes from.</summary>
internal sealed record PoolWindow(SizeOption Kernel, SizeOption Stride, SizeOption Padding, SizeOption Dilation, bool CeilMode)
{
    /// <summary>Larger offsets and steps are not realistic, and would overflow.</summary>
    private const int Most = 1 << 14;

    /// <summary>The value of PaddingWidth if it is not given.</summary>
    private const int Unset = int.MinValue;

    /// <summary>The number of positions from the first offset of a window to the last.</summary>
    private int Reach => ((Kernel.Value - 1) * Dilation.Value) + 1;

    public static PoolWindow Of(Options given, bool across)
    {
        SizeOption kernel = given.Along(nameof(Kernel), across), stride = given.Along(nameof(Stride), across);
        return new PoolWindow(
            kernel, stride.Value == 0 ? stride with { Value = kernel.Value } : stride,
            given.Along(nameof(Padding), across, unset: Unset), given.Along(nameof(Dilation), across, fallback: 1), given.Flag(nameof(CeilMode), false));
    }

    /// <summary>Reports options that have no meaning for an axis of this size.</summary>
    public bool Check(ShapeContext context, int size)
    {
        const string range = "from 1 to 16384";
        (int kernel, int stride, int padding, int dilation) = (Kernel.Value, Stride.Value, Padding.Value, Dilation.Value);
        string room = $"{size}{(padding > 0 ? $" and {2 * padding} of padding" : "")}";
        return context.Require(kernel is >= 1 and <= Most, Kernel.Option, range, kernel)
            && context.Require(stride is >= 1 and <= Most, Stride.Option, range, stride)
            && context.Require(dilation is >= 1 and <= Most, Dilation.Option, range, dilation)
            && context.Require(padding >= 0 && padding <= Reach / 2, Padding.Option, $"from 0 to half of the window, {Reach / 2}", padding)
            && context.Require(Count(size) >= 1, Kernel.Option, $"such that a window of {Reach} fits into {room}", kernel)
            && context.Require(!HasEmptyWindow(size), Padding.Option, "so small that every window holds an element", padding);
    }

    /// <summary>The windows over an axis: which positions each holds, and at which offset.</summary>
    public TapAxis Over(int size) => TapAxis.Windows(size, Count(size), Kernel.Value, Stride.Value, Padding.Value, Dilation.Value);

    /// <summary>
    /// The means over an axis, with PyTorch's divisors: the part of the window within the padded axis, or the number of elements of the axis in it.
    /// </summary>
    public TapAxis MeansOver(int size, bool countPadding) => Over(size).Averaged((window, held) =>
    {
        int start = (window * Stride.Value) - Padding.Value;
        return countPadding ? Math.Min(start + Kernel.Value, size + Padding.Value) - start : held;
    });

    /// <summary>How many windows there are.</summary>
    public int Count(int size)
    {
        (int stride, int padding) = (Stride.Value, Padding.Value);
        int room = size + (2 * padding) - Reach;
        if (room < 0 && !CeilMode || room + stride - 1 < 0)
            return 0;
        int count = ((room + (CeilMode ? stride - 1 : 0)) / stride) + 1;
        // A last window that begins in the padding at the end does not count.
        return CeilMode && (count - 1) * stride >= size + padding ? count - 1 : count;
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
}
