using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers.Images;

namespace Generated.Generators.Layers.Pooling;

/// <summary>A layer that computes one element from each window of an image or a sequence, channel by channel. Sequences are images with one row.</summary>
internal abstract class PoolLayer : Layer
{
    public override Value Lower(LoweringContext context, Value input)
    {
        int[] sizes = [.. input.Shape.Axes];
        (TapAxis height, TapAxis width) = Windows(context.Options, sizes);
        Value output = context.Program.NewValue(context.ValueName, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        // The backward pass must know which element was the largest; a prediction has no backward pass.
        Value? winner = IsMax && context.Training ? context.Program.NewValue(context.ValueName + "Winner", output.Shape, ValueRole.Intermediate) : null;
        context.Program.Forward.Add(IsMax
            ? new MaxPoolOp(output, winner, input, height, width) { Label = context.LayerName }
            : new ResampleOp(output, input, height, width) { Label = context.LayerName });
        return output;
    }

    /// <summary>Whether it computes maxima instead of means.</summary>
    protected abstract bool IsMax { get; }

    /// <summary>The windows along both axes for an input [height, width, channels] or [time, features]; for means, the weights.</summary>
    protected abstract (TapAxis Height, TapAxis Width) Windows(Options options, int[] input);

    /// <summary>The given number of windows over an axis, or their means.</summary>
    protected TapAxis Adaptive(int size, int count) => IsMax ? TapAxis.Adaptive(size, count) : TapAxis.Adaptive(size, count).Averaged((_, held) => held);

    /// <summary>The one row that a sequence has: offset 0 of a window, or a weight of 1.</summary>
    protected TapAxis OneRow => IsMax ? TapAxis.Adaptive(1, 1) : TapAxis.Same(1);
}

/// <summary>A pool with windows of the same size.</summary>
/// <param name="axes">1 for sequences [time, features], 2 for images [height, width, channels].</param>
internal abstract class WindowPoolLayer(int axes) : PoolLayer
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        if (!ImageShapes.Require(context, input, axes))
            return null;
        PoolWindow down = PoolWindow.Of(context.Options, across: false);
        if (!down.Check(context, input[0]))
            return null;
        if (axes == 1)
            return [down.Count(input[0]), input[1]];
        PoolWindow across = PoolWindow.Of(context.Options, across: true);
        return across.Check(context, input[1]) ? [down.Count(input[0]), across.Count(input[1]), input[2]] : null;
    }

    protected override (TapAxis Height, TapAxis Width) Windows(Options options, int[] input)
    {
        PoolWindow down = PoolWindow.Of(options, across: false), across = PoolWindow.Of(options, across: true);
        bool countPadding = options.Flag("CountPadding", true);
        TapAxis Over(PoolWindow window, int size) => IsMax ? window.Over(size) : window.MeansOver(size, countPadding);
        return axes == 2 ? (Over(down, input[0]), Over(across, input[1])) : (OneRow, Over(down, input[0]));
    }

    public override string Describe(Options options)
    {
        PoolWindow down = PoolWindow.Of(options, across: false), across = PoolWindow.Of(options, across: true);
        string kernel = axes == 1 ? $"kernel {down.Kernel}" : $"{down.Kernel}x{across.Kernel}";
        string stride = down.Stride == down.Kernel && (axes == 1 || across.Stride == across.Kernel) ? ""
            : axes == 1 || down.Stride == across.Stride ? $", stride {down.Stride}" : $", stride {down.Stride}x{across.Stride}";
        return kernel + stride;
    }
}

/// <summary>y[t, c] = max over k of x[t·stride - padding + k·dilation, c].</summary>
internal sealed class MaxPool1DLayer() : WindowPoolLayer(1)
{
    protected override bool IsMax => true;
}

/// <summary>y[h, w, c] = max over i, j of x[h·stride - padding + i·dilation, w·stride - padding + j·dilation, c].</summary>
internal sealed class MaxPool2DLayer() : WindowPoolLayer(2)
{
    protected override bool IsMax => true;
}

/// <summary>y[t, c] = mean over k of x[t·stride - padding + k, c].</summary>
internal sealed class AveragePool1DLayer() : WindowPoolLayer(1)
{
    protected override bool IsMax => false;
}

/// <summary>y[h, w, c] = mean over i, j of x[h·stride - padding + i, w·stride - padding + j, c].</summary>
internal sealed class AveragePool2DLayer() : WindowPoolLayer(2)
{
    protected override bool IsMax => false;
}

/// <summary>A pool of all positions: y[c] from all x[h, w, c].</summary>
internal abstract class GlobalPoolLayer : PoolLayer
{
    public override int[]? Infer(ShapeContext context, int[] input) => ImageShapes.RequireEither(context, input) ? [input[input.Length - 1]] : null;

    protected override (TapAxis Height, TapAxis Width) Windows(Options options, int[] input) =>
        input.Length == 2 ? (OneRow, Adaptive(input[0], 1)) : (Adaptive(input[0], 1), Adaptive(input[1], 1));
}

/// <summary>y[c] = mean over h, w of x[h, w, c].</summary>
internal sealed class GlobalAveragePoolLayer : GlobalPoolLayer
{
    protected override bool IsMax => false;
}

/// <summary>y[c] = max over h, w of x[h, w, c].</summary>
internal sealed class GlobalMaxPoolLayer : GlobalPoolLayer
{
    protected override bool IsMax => true;
}

/// <summary>A pool with a given number of windows; their sizes follow from it.</summary>
internal abstract class AdaptivePoolLayer : PoolLayer
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        const int most = 1 << 14;
        if (!ImageShapes.RequireEither(context, input))
            return null;
        int size = context.Options.Integer("Size"), width = context.Options.Integer("Width");
        bool isSequence = input.Length == 2;
        bool fine = context.Require(size is >= 1 and <= most, "Size", "from 1 to 16384", size)
            && context.Require(width is >= 0 and <= most, "Width", "from 1 to 16384, or 0 for that down", width)
            && context.Require(!isSequence || width == 0, "Width", $"left out, since the input is a sequence of {Shapes.Text(input)}", width);
        if (!fine)
            return null;
        return ImageShapes.Limited(context, "Size", size, isSequence ? [size, input[1]] : [size, Across(context.Options), input[2]]);
    }

    protected override (TapAxis Height, TapAxis Width) Windows(Options options, int[] input)
    {
        TapAxis down = Adaptive(input[0], options.Integer("Size"));
        return input.Length == 2 ? (OneRow, down) : (down, Adaptive(input[1], Across(options)));
    }

    private static int Across(Options options) => options.Integer("Width") is var width && width > 0 ? width : options.Integer("Size");

    public override string Describe(Options options) => options.Integer("Width") is var width && width > 0 ? $"{options.Integer("Size")}x{width}" : $"{options.Integer("Size")}";
}

/// <summary>y[h, w, c] = mean of window h, w of x[., ., c].</summary>
internal sealed class AdaptiveAveragePoolLayer : AdaptivePoolLayer
{
    protected override bool IsMax => false;
}

/// <summary>y[h, w, c] = max of window h, w of x[., ., c].</summary>
internal sealed class AdaptiveMaxPoolLayer : AdaptivePoolLayer
{
    protected override bool IsMax => true;
}
