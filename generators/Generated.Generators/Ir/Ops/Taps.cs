using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Ir.Ops;

/// <summary>One of the positions that an output position reads, with a weight or with an offset of a window.</summary>
internal readonly record struct Tap(int Position, double Weight);

/// <summary>
/// For one axis of an image: which input positions each output position reads. With such a table for each axis, an operation covers stride, padding,
/// dilation, adaptive windows, interpolation and mirrored borders in the same way. Its adjoint is the same operation with the tables transposed: each
/// input position then reads the positions that have read it, always in the same order.
/// </summary>
/// <param name="from">Number of input positions.</param>
/// <param name="taps">The taps of each output position, from the first input position to the last.</param>
internal sealed class TapAxis(int from, IReadOnlyList<IReadOnlyList<Tap>> taps)
{
    /// <summary>An axis of the given size that does not change.</summary>
    public static TapAxis Same(int size) => Of(size, size, o => [new Tap(o, 1)]);

    /// <summary>Number of input positions.</summary>
    public int From { get; } = from;

    /// <summary>Number of output positions.</summary>
    public int To => Taps.Count;

    /// <summary>What each output position reads.</summary>
    public IReadOnlyList<IReadOnlyList<Tap>> Taps { get; } = taps;

    /// <summary>The maximum number of offsets of a window, for tables whose weights are offsets.</summary>
    public int Offsets => 1 + (int)All.Select(tap => tap.Weight).DefaultIfEmpty(0).Max();

    /// <summary>All taps of all output positions.</summary>
    public IEnumerable<Tap> All => Taps.SelectMany(of => of);

    /// <summary>The weight that all taps have; null if they differ.</summary>
    public double? OneWeight => All.Select(tap => tap.Weight).Distinct().ToArray() is [var only] ? only : null;

    /// <summary>The number of taps of each output position if it is the same for all; otherwise null.</summary>
    public int? OneCount => Taps.Select(of => of.Count).Distinct().ToArray() is [var only] ? only : null;

    /// <summary>The table in which each input position reads the output positions that read it.</summary>
    public TapAxis Transposed()
    {
        List<Tap>[] transposed = [.. Enumerable.Range(0, From).Select(_ => new List<Tap>())];
        for (int o = 0; o < To; o++)
        {
            foreach (Tap tap in Taps[o])
                transposed[tap.Position].Add(new Tap(o, tap.Weight));
        }
        return new TapAxis(To, transposed);
    }

    /// <summary>The same positions with weights multiplied by <paramref name="weight"/>.</summary>
    public TapAxis Scaled(double weight) => new(From,
        [.. Taps.Select(of => (IReadOnlyList<Tap>)[.. of.Select(tap => tap with { Weight = tap.Weight * weight })])]);

    /// <summary>
    /// A table from the positions that each output position reads. Taps of the same position are added up; taps with weight zero are dropped.
    /// </summary>
    public static TapAxis Of(int from, int to, Func<int, IEnumerable<Tap>> taps) => new(from, [.. Enumerable.Range(0, to).Select(o =>
        (IReadOnlyList<Tap>)[.. taps(o).GroupBy(tap => tap.Position).Select(same => new Tap(same.Key, same.Sum(tap => tap.Weight)))
            .OrderBy(tap => tap.Position)])]);

    /// <summary>The windows of a pool: the weight of a tap is its offset in the window.</summary>
    public static TapAxis Windows(int size, int count, int kernel, int stride, int padding, int dilation) =>
        new(size, [.. Enumerable.Range(0, count).Select(o =>
        (IReadOnlyList<Tap>)[.. Enumerable.Range(0, kernel).Select(k => new Tap((o * stride) - padding + (k * dilation), k))
            .Where(tap => tap.Position >= 0 && tap.Position < size)])]);

    /// <summary>
    /// The windows of an adaptive pool: output o of n reads from ⌊o·size/n⌋ up to, but not including, ⌈(o + 1)·size/n⌉. The weight of a tap is its
    /// offset.
    /// </summary>
    public static TapAxis Adaptive(int size, int count) => new(size, [.. Enumerable.Range(0, count).Select(o =>
    {
        int start = (int)((long)o * size / count);
        int end = (int)((((long)(o + 1) * size) + count - 1) / count);
        return (IReadOnlyList<Tap>)[.. Enumerable.Range(start, end - start).Select(position => new Tap(position, position - start))];
    })]);

    /// <summary>Means instead of windows: each tap weighs 1 over the divisor of its window.</summary>
    /// <param name="divisor">Returns the divisor for an output position and its number of taps.</param>
    public TapAxis Averaged(Func<int, int, int> divisor) =>
        new(From, [.. Taps.Select((of, o) => (IReadOnlyList<Tap>)[.. of.Select(tap => tap with { Weight = 1.0 / divisor(o, of.Count) })])]);

    public override bool Equals(object? other) => other is TapAxis axis && axis.From == From && axis.To == To
        && axis.Taps.Zip(Taps, (a, b) => a.SequenceEqual(b)).All(same => same);

    public override int GetHashCode() => (From * 397) ^ To;
}
