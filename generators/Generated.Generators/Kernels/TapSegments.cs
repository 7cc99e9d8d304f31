using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Kernels;

/// <summary>
/// Successive output positions with the same pattern of taps: <paramref name="Groups"/> times the positions of <paramref name="Pattern"/>, whose taps
/// advance by <paramref name="Step"/> input positions from one group to the next. For example, a 3-wide window of stride 2 with a padded border is
/// one separate position, followed by one pattern for all others.
/// </summary>
internal sealed record TapSegment(int First, int Groups, int Step, IReadOnlyList<IReadOnlyList<Tap>> Pattern)
{
    /// <summary>The longest pattern that is searched for.</summary>
    private const int LongestPattern = 8;

    /// <summary>An axis in few segments, found by taking the longest one at each position.</summary>
    public static IReadOnlyList<TapSegment> Of(TapAxis axis)
    {
        var segments = new List<TapSegment>();
        for (int first = 0; first < axis.To; first += segments.Last().Groups * segments.Last().Pattern.Count)
        {
            var best = new TapSegment(first, 1, 0, [axis.Taps[first]]);
            for (int length = 1; length <= LongestPattern && first + (2 * length) <= axis.To; length++)
            {
                TapSegment candidate = Repeating(axis, first, length);
                if (candidate.Groups > 1 && candidate.Groups * length > best.Groups * best.Pattern.Count)
                    best = candidate;
            }
            segments.Add(best);
        }
        return segments;
    }

    private static TapSegment Repeating(TapAxis axis, int first, int length)
    {
        IReadOnlyList<Tap>[] pattern = [.. axis.Taps.Skip(first).Take(length)];
        Tap? at = pattern.SelectMany(taps => taps).Cast<Tap?>().FirstOrDefault();
        Tap? next = axis.Taps.Skip(first + length).Take(length).SelectMany(taps => taps).Cast<Tap?>().FirstOrDefault();
        int step = at is { } a && next is { } b ? b.Position - a.Position : 0;
        int groups = 1;
        while (first + ((groups + 1) * length) <= axis.To && Enumerable.Range(0, length).All(i =>
            axis.Taps[first + (groups * length) + i].SequenceEqual(pattern[i].Select(tap => tap with { Position = tap.Position + (groups * step) }))))
        {
            groups++;
        }
        return new TapSegment(first, groups, step, pattern);
    }
}
