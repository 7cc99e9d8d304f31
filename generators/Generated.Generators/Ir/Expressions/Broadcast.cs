using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir.Expressions;

/// <summary>How a value is repeated where an operation goes through a larger shape.</summary>
internal enum Spread
{
    /// <summary>Not at all: an element for each of the shape's.</summary>
    None,

    /// <summary>One number: <c>[]</c>.</summary>
    Number,

    /// <summary>One number a sample: <c>[batch]</c>.</summary>
    Sample,

    /// <summary>The same elements for every sample: <c>[n]</c> where samples have n elements.</summary>
    Elements,

    /// <summary>One number a channel: <c>[C]</c> or <c>[1, 1, C]</c>, the same for every sample and position.</summary>
    Channels,

    /// <summary>One number a channel of each sample: <c>[batch, C]</c> or <c>[batch, 1, 1, C]</c>, the same for every position.</summary>
    SampleChannels,

    /// <summary>One number a position of each sample: <c>[batch, H, W, 1]</c>, the same for every channel.</summary>
    Positions,

    /// <summary>It does not fit the shape.</summary>
    Misfit,
}

/// <summary>
/// How values with different shapes can be read together. An operation sees its shape as <c>[batch, P positions, C channels]</c>: the last axis, and
/// the product of the axes before it.
/// </summary>
internal static class Broadcast
{
    /// <summary>The number of elements along the last axis; 1 for a shape without axes.</summary>
    public static int Channels(this TensorShape shape) => shape.Axes.Count == 0 ? 1 : shape.Axes[shape.Axes.Count - 1];

    /// <summary>The product of all axes but the last.</summary>
    public static int Positions(this TensorShape shape) => shape.Elements / shape.Channels();

    /// <summary>The shape of one number for each position of each sample: the last axis is 1.</summary>
    public static TensorShape EachPosition(this TensorShape shape) => TensorShape.OfSample([.. shape.Axes.Take(shape.Axes.Count - 1), 1]);

    /// <summary>How a value of one shape is repeated along another.</summary>
    public static Spread Of(TensorShape value, TensorShape domain)
    {
        if (value.Equals(TensorShape.Scalar))
            return domain.Equals(TensorShape.Scalar) ? Spread.None : Spread.Number;
        if (value.Batched && !domain.Batched)
            return Spread.Misfit;
        if (value.Equals(TensorShape.PerSample) && domain.Axes.Count > 0)
            return Spread.Sample;
        if (value.Elements == domain.Elements)
            return value.Batched == domain.Batched ? Spread.None : Spread.Elements;
        if (domain.Axes.Count < 2)
            return Spread.Misfit;
        if (value.Equals(domain.EachPosition()))
            return Spread.Positions;
        bool isRow = value.Axes.Count <= domain.Axes.Count && value.Elements == domain.Channels()
            && value.Axes.Take(value.Axes.Count - 1).All(size => size == 1);
        return !isRow ? Spread.Misfit : value.Batched ? Spread.SampleChannels : Spread.Channels;
    }

    public static Spread Of(Value value, TensorShape domain) => Of(value.Shape, domain);

    /// <summary>The element of a value that belongs to an element of the shape.</summary>
    public static int IndexOf(TensorShape value, TensorShape domain, int element) => Of(value, domain) switch
    {
        Spread.Number or Spread.Sample => 0,
        Spread.Channels or Spread.SampleChannels => element % domain.Channels(),
        Spread.Positions => element / domain.Channels(),
        _ => element,
    };

    /// <summary>
    /// Whether positions and channels must be told apart: something other than whole samples is repeated, or the channel of an element matters.
    /// </summary>
    public static bool NeedsPositions(TensorShape domain, IEnumerable<Value> arguments, Expression expression) => domain.Axes.Count > 1 && domain.Batched
        && (arguments.Any(argument => argument.Literal is null && Of(argument, domain) is Spread.Channels or Spread.SampleChannels or Spread.Positions)
            || expression.Descendants().Any(part => part is Column));

    /// <summary>Whether an operation with these arguments does the same for each element in either shape.</summary>
    public static bool IsSameLoop(TensorShape a, TensorShape b, IEnumerable<Value> arguments, Expression expression) =>
        a.Batched == b.Batched && a.Elements == b.Elements && a.Axes.Count > 0 == b.Axes.Count > 0
        && (!(NeedsPositions(a, arguments, expression) || NeedsPositions(b, arguments, expression))
            || arguments.All(argument => Of(argument, a) == Of(argument, b)) && a.Channels() == b.Channels());

    /// <summary>Whether one value is constant wherever another one is constant.</summary>
    /// <param name="repeated">How the other value is repeated.</param>
    /// <param name="spread">How the first value is repeated.</param>
    public static bool IsConstantAlong(Spread repeated, Spread spread) => spread == Spread.Number || repeated switch
    {
        Spread.Elements => spread is Spread.Elements or Spread.Channels,
        Spread.Channels => spread is Spread.Channels,
        Spread.SampleChannels => spread is Spread.Channels or Spread.SampleChannels or Spread.Sample,
        Spread.Positions => spread is Spread.Positions or Spread.Sample,
        _ => false,
    };

    /// <summary>Whether a sum may read a value with this repetition: a sum along samples or along the batch goes through whole samples.</summary>
    public static bool CanRead(Reduction along, Spread spread) => spread != Spread.Misfit
        && (along is Reduction.Positions or Reduction.Channels || spread is Spread.None or Spread.Number or Spread.Sample or Spread.Elements);
}

/// <summary>The axes along which a <see cref="ReduceOp"/> goes.</summary>
internal enum Reduction
{
    /// <summary>All axes of a sample: <c>[batch, ...]</c> to <c>[batch]</c>.</summary>
    Sample,

    /// <summary>All axes of a sample except the last: <c>[batch, H, W, C]</c> to <c>[batch, C]</c>.</summary>
    Positions,

    /// <summary>The last axis of a sample that has several: <c>[batch, H, W, C]</c> to <c>[batch, H, W, 1]</c>.</summary>
    Channels,

    /// <summary>The axis of the batch: <c>[batch, n]</c> to <c>[n]</c>, <c>[batch]</c> to a scalar.</summary>
    Batch,
}
