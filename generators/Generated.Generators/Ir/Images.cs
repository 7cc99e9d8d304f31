using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Ir;

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
/// The largest element of each window of an image, channel by channel. The weight of a tap is its offset in the window.
/// As in PyTorch the first of several maxima in row-major order wins, and NaN, the last of several, wins over all.
/// </summary>
internal sealed class MaxPoolOp(Value output, Value? winner, Value input, TapAxis height, TapAxis width) : Operation
{
    public Value Output { get; set; } = output;

    /// <summary>Which offset of its window each output element is: row·offsets across + column, as numbers; null where no backward pass will read it.</summary>
    public Value? Winner { get; } = winner;

    public Value Input { get; } = input;

    public TapAxis Height { get; } = height;

    public TapAxis Width { get; } = width;

    public int Channels => Output.Shape.Elements / (Height.To * Width.To);

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => Winner is null ? [Output] : [Output, Winner];
}

/// <summary>
/// The adjoint of <see cref="MaxPoolOp"/>: each element of the image gets the sum of the gradients of the windows that it
/// has won, in the windows' order. The tables are those of the pool, transposed.
/// </summary>
internal sealed class MaxPoolBackwardOp(Value output, Value gradient, Value winner, TapAxis height, TapAxis width, int offsetsAcross) : Operation
{
    public Value Output { get; set; } = output;

    public Value Gradient { get; } = gradient;

    public Value Winner { get; } = winner;

    public TapAxis Height { get; } = height;

    public TapAxis Width { get; } = width;

    /// <summary>Offsets of a window along the width: what a row of offsets counts.</summary>
    public int OffsetsAcross { get; } = offsetsAcross;

    public int Channels => Output.Shape.Elements / (Height.To * Width.To);

    public override IReadOnlyList<Value> Inputs => [Gradient, Winner];

    public override IReadOnlyList<Value> Outputs => [Output];
}

/// <summary>Each sample's axes in another order: axis a of the output is axis <c>Order[a]</c> of the input.</summary>
internal sealed class PermuteOp(Value output, Value input, int[] order) : Operation
{
    public Value Output { get; set; } = output;

    public Value Input { get; } = input;

    public int[] Order { get; } = order;

    /// <summary>The order that leads back.</summary>
    public int[] Inverse => [.. Enumerable.Range(0, Order.Length).Select(axis => Array.IndexOf(Order, axis))];

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => [Output];
}
