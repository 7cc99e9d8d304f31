using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Pooling;

/// <summary>A layer that computes one element from each window of an image or a sequence, channel by channel. Sequences are images with one row.</summary>
internal abstract class PoolLayer : Layer
{
    public sealed override Values Values => Values.AnyNumbers;

    public sealed override LayerState State => LayerState.None;

    public override Value Lower(LoweringContext context, Value input)
    {
        int[] sizes = [.. input.Shape.Axes];
        (TapAxis height, TapAxis width) = Windows(sizes);
        Value output = context.Program.NewValue(context.ValueName, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        // The backward pass must know which element was the largest; a prediction has no backward pass.
        Value? winner = IsMax && context.Training ? context.Program.NewValue(context.ValueName + "Winner", output.Shape, ValueRole.Intermediate) : null;
        context.Add(IsMax ? new MaxPoolOp(output, winner, input, height, width) : new ResampleOp(output, input, height, width));
        return output;
    }

    /// <summary>Whether it computes maxima instead of means.</summary>
    protected abstract bool IsMax { get; }

    /// <summary>The windows along both axes for an input [height, width, channels] or [time, features]; for means, the weights.</summary>
    protected abstract (TapAxis Height, TapAxis Width) Windows(int[] input);

    /// <summary>The given number of windows over an axis, or their means.</summary>
    protected TapAxis Adaptive(int size, int count) => IsMax ? TapAxis.Adaptive(size, count) : TapAxis.Adaptive(size, count).Averaged((_, held) => held);

    /// <summary>The one row that a sequence has: offset 0 of a window, or a weight of 1.</summary>
    protected TapAxis OneRow => IsMax ? TapAxis.Adaptive(1, 1) : TapAxis.Same(1);
}
