using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir.Expressions;

/// <summary>The letters by which elements are indexed in texts: b samples, p positions, n channels or elements.</summary>
internal static class Indices
{
    /// <summary>The letters of a value's elements; empty for a single number.</summary>
    public static string Letters(this TensorShape shape) => shape switch
    {
        { Batched: true, Axes.Count: 0 } => "[b]",
        { Batched: true, Axes.Count: 1 } => "[b, n]",
        { Batched: true } => shape.Channels() == 1 ? "[b, p]" : "[b, p, n]",
        { Axes.Count: 0 } => "",
        _ => "[n]",
    };

    /// <summary>The letter of an index: n along the last axis, and p with the number of the axis from the end along others.</summary>
    public static string Letter(AxisIndex index) => index.Axis == -1 ? "n" : $"p{-index.Axis}";

    /// <summary>The letters of the axes along which a sum or maximum goes.</summary>
    public static string AlongLetters(this ReduceOp op) => op.Keeps switch
    {
        Along.Elements => "b",
        Along.SampleChannels => "p",
        Along.Samples when op.Domain.Axes.Count > 1 => "p, n",
        _ => "n",
    };
}
