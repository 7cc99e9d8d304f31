using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Ir.Expressions;

/// <summary>The loops over samples, positions and channels that operations need.</summary>
internal static class Loops
{
    /// <summary>The number of elements along the last axis; 1 for a shape without axes.</summary>
    public static int Channels(this TensorShape shape) => shape.Axes.Count == 0 ? 1 : shape.Axes[shape.Axes.Count - 1];

    /// <summary>The product of all axes but the last.</summary>
    public static int Positions(this TensorShape shape) => shape.Elements / shape.Channels();

    /// <summary>The shape of one number for each position of each sample: the last axis is 1.</summary>
    public static TensorShape EachPosition(this TensorShape shape) => TensorShape.OfSample([.. shape.Axes.Take(shape.Axes.Count - 1), 1]);

    /// <summary>Whether an expression contains the index along an axis.</summary>
    public static bool HasIndices(this Expression expression) => expression.Descendants().Any(part => part is AxisIndex);

    /// <summary>
    /// Whether positions and channels must be told apart: something other than whole samples is repeated, or the channel of an element matters.
    /// </summary>
    public static bool NeedPositions(TensorShape domain, IEnumerable<Value> arguments, Expression expression) => domain.Axes.Count > 1 && domain.Batched
        && (arguments.Any(argument => argument.Literal is null
            && Access.AlongOf(argument, domain) is Along.Channels or Along.SampleChannels or Along.SamplePositions) || expression.HasIndices());

    /// <summary>Whether an operation with these arguments does the same for each element in either shape.</summary>
    public static bool AreSame(TensorShape a, TensorShape b, IEnumerable<Value> arguments, Expression expression) =>
        a.Batched == b.Batched && a.Elements == b.Elements && a.Axes.Count > 0 == b.Axes.Count > 0
        && (!(NeedPositions(a, arguments, expression) || NeedPositions(b, arguments, expression))
            || arguments.All(argument => Access.AlongOf(argument, a) == Access.AlongOf(argument, b)) && a.Channels() == b.Channels());

    /// <summary>Whether a sum that keeps some axes may read a value: a sum along whole samples or along the batch does not tell channels apart.</summary>
    public static bool CanSum(Along keeps, Along? read) => read is not null
        && (keeps is Along.SampleChannels or Along.SamplePositions || read is Along.Everything or Along.Nothing or Along.Samples or Along.Elements);
}
