using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;

namespace Generated.Generators.Ir;

/// <summary>The shape of a value: the size of each axis. Symbols come first, since a symbol's axis is the one along which memory grows.</summary>
internal sealed record TensorShape
{
    private TensorShape(EquatableArray<Dim> symbols, EquatableArray<int> axes)
    {
        Symbols = symbols;
        Axes = axes;
        Elements = axes.Aggregate(1, (product, size) => checked(product * size));
    }

    /// <summary>The sizes that only a call knows, in the order of their axes: none, or the batch.</summary>
    public EquatableArray<Dim> Symbols { get; }

    /// <summary>The sizes that are numbers, in the order of their axes: those of one sample.</summary>
    public EquatableArray<int> Axes { get; }

    /// <summary>The size of each axis.</summary>
    public IReadOnlyList<Dim> Dims => [.. Symbols, .. Axes.Select(size => (Dim)size)];

    /// <summary>The number of elements is the product of this number and of all <see cref="Symbols"/>.</summary>
    public int Elements { get; }

    /// <summary>Whether it has an axis for the batch.</summary>
    public bool Batched => Symbols.Contains(Dim.Batch);

    private static readonly EquatableArray<Dim> OfBatch = EquatableArray.Of(Dim.Batch);

    /// <summary>One number: a loss, a normaliser.</summary>
    public static readonly TensorShape Scalar = new(EquatableArray<Dim>.Empty, EquatableArray<int>.Empty);

    /// <summary>One number per sample.</summary>
    public static readonly TensorShape PerSample = new(OfBatch, EquatableArray<int>.Empty);

    public static TensorShape OfSample(params int[] axes) => new(OfBatch, axes.ToEquatableArray());

    public static TensorShape OfSample(EquatableArray<int> axes) => new(OfBatch, axes);

    public static TensorShape Of(params int[] axes) => new(EquatableArray<Dim>.Empty, axes.ToEquatableArray());

    public bool Equals(TensorShape? other) => other is not null && Symbols.Equals(other.Symbols) && Axes.Equals(other.Axes);

    public override int GetHashCode() => unchecked((Symbols.GetHashCode() * 31) + Axes.GetHashCode());

    public override string ToString() => $"[{string.Join(", ", Dims)}]";
}
