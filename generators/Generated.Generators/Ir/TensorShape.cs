using System.Globalization;
using System.Linq;
using Generated.Generators.Common;

namespace Generated.Generators.Ir;

/// <summary>The shape of a value: whether it has an axis for the batch, and the sizes of its other axes.</summary>
internal sealed record TensorShape(bool Batched, EquatableArray<int> Axes)
{
    /// <summary>One number: a loss, a normaliser.</summary>
    public static readonly TensorShape Scalar = new(false, []);

    /// <summary>One number per sample.</summary>
    public static readonly TensorShape PerSample = new(true, []);

    public static TensorShape OfSample(params int[] axes) => new(true, axes.ToEquatableArray());

    public static TensorShape OfSample(EquatableArray<int> axes) => new(true, axes);

    public static TensorShape Fixed(params int[] axes) => new(false, axes.ToEquatableArray());

    /// <summary>Number of elements, of one sample if batched.</summary>
    public int Elements => Axes.Aggregate(1, (product, size) => checked(product * size));

    public override string ToString() =>
        $"[{string.Join(", ", (Batched ? new[] { "batch" } : []).Concat(Axes.Select(size => size.ToString(CultureInfo.InvariantCulture))))}]";
}
