using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Ir.Ops;

/// <summary>
/// Weighted sums over positions of an image, channel by channel, with a table for each axis:
/// <c>y[p, q, c] = Σ_i Σ_j height(p, i)·width(q, j)·x[i, j, c]</c>. Average pools, upsampling, mirrored borders. Its
/// adjoint is the same with the tables transposed.
/// </summary>
internal sealed class ResampleOp(Value output, Value input, TapAxis height, TapAxis width) : Operation
{
    /// <summary>An image of height.To by width.To.</summary>
    public Value Output { get; set; } = output;

    /// <summary>An image of height.From by width.From.</summary>
    public Value Input { get; } = input;

    public TapAxis Height { get; } = height;

    public TapAxis Width { get; } = width;

    public int Channels => Output.Shape.Elements / (Height.To * Width.To);

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => [Output];
}

/// <summary>
/// The largest element of each window of an image, channel by channel. The weight of a tap is its offset in the window. As in PyTorch, the first of
/// several maxima in row-major order wins. NaN wins over all numbers, and the last of several NaNs wins.
/// </summary>
internal sealed class MaxPoolOp(Value output, Value? winner, Value input, TapAxis height, TapAxis width) : Operation
{
    public Value Output { get; set; } = output;

    /// <summary>
    /// For each output element, the offset of the largest element in its window: row·(offsets across) + column, as a number; null if no backward pass
    /// reads it.
    /// </summary>
    public Value? Winner { get; } = winner;

    public Value Input { get; } = input;

    public TapAxis Height { get; } = height;

    public TapAxis Width { get; } = width;

    public int Channels => Output.Shape.Elements / (Height.To * Width.To);

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => Winner is null ? [Output] : [Output, Winner];
}

/// <summary>
/// The adjoint of <see cref="MaxPoolOp"/>: each element of the image gets the sum of the gradients of the windows in which it was the largest, in the
/// order of the windows. The tables are those of the pool, transposed.
/// </summary>
internal sealed class MaxPoolBackwardOp(Value output, Value gradient, Value winner, TapAxis height, TapAxis width, int offsetsAcross) : Operation
{
    public Value Output { get; set; } = output;

    public Value Gradient { get; } = gradient;

    public Value Winner { get; } = winner;

    public TapAxis Height { get; } = height;

    public TapAxis Width { get; } = width;

    /// <summary>The number of offsets of a window along the width, that is the length of a row of offsets.</summary>
    public int OffsetsAcross { get; } = offsetsAcross;

    public int Channels => Output.Shape.Elements / (Height.To * Width.To);

    public override IReadOnlyList<Value> Inputs => [Gradient, Winner];

    public override IReadOnlyList<Value> Outputs => [Output];
}

/// <summary>Reorders the axes of each sample: axis a of the output is axis <c>Order[a]</c> of the input.</summary>
internal sealed class PermuteOp(Value output, Value input, int[] order) : Operation
{
    public Value Output { get; set; } = output;

    public Value Input { get; } = input;

    public int[] Order { get; } = order;

    /// <summary>The inverse order.</summary>
    public int[] Inverse => [.. Enumerable.Range(0, Order.Length).Select(axis => Array.IndexOf(Order, axis))];

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => [Output];
}
