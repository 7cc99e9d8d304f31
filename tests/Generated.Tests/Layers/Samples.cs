using System.Numerics;

namespace Generated.Tests.Layers;

/// <summary>A batch for a network: inputs and targets, each in the middle of a longer array.</summary>
internal sealed class Samples<T>
    where T : unmanaged
{
    public required int Count { get; init; }

    public required Memory<T>[] Inputs { get; init; }

    public Memory<T> Target { get; init; }

    public Memory<int> Classes { get; init; }

    /// <summary>Some of the samples.</summary>
    public Samples<T> Slice(int start, int count) => new()
    {
        Count = count,
        Inputs = [.. Inputs.Select(input => Part(input, start, count))],
        Target = Part(Target, start, count),
        Classes = Part(Classes, start, count),
    };

    private Memory<TElement> Part<TElement>(Memory<TElement> whole, int start, int count)
    {
        int size = whole.Length / Count;
        return whole.Slice(start * size, count * size);
    }
}

/// <summary>Draws batches. The same in single and double precision, and in every run.</summary>
internal static class Samples
{
    private const int Margin = 24;

    /// <summary>
    /// Draws samples for a case. Inputs are odd multiples of 1/128, exact in both precisions: at least 1/128 from
    /// every multiple of 1/64, where the kinks of piecewise functions are. Number targets lie between them.
    /// </summary>
    public static Samples<T> Draw<T>(NetworkCase @case, int count, int variant = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(@case.Seed + variant);
        Func<double> input = @case.Loss is BinaryCrossEntropyOfProbabilitiesAttribute && @case.Steps.Count == 3
            ? () => ((2 * random.Next(64)) + 1) / 128.0
            : () => ((2 * random.Next(-192, 192)) + 1) / 128.0;
        bool hasMaxima = @case.Steps.Any(step => step is MaxPool1DAttribute or MaxPool2DAttribute or GlobalMaxPoolAttribute or AdaptiveMaxPoolAttribute);
        return new Samples<T>
        {
            Count = count,
            Inputs = [.. @case.InputSizes.Select(size => Guarded<T>(hasMaxima ? Distinct(count, size, random) : Numbers(count * size, input)))],
            Target = @case.Target == TargetKind.Numbers ? Guarded<T>(Enumerable.Range(0, count).SelectMany(_ => Target(@case, random))) : default,
            Classes = @case.Target == TargetKind.Class ? Classes(@case, count, random) : default,
        };
    }

    /// <summary>The numbers, between others that would show in any result that used them.</summary>
    public static Memory<T> Guarded<T>(IEnumerable<double> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] guard = [.. Enumerable.Repeat(T.NaN, Margin)];
        T[] all = [.. guard, .. numbers.Select(T.CreateChecked), .. guard];
        return all.AsMemory(Margin, all.Length - (2 * Margin));
    }

    private static IEnumerable<double> Numbers(int count, Func<double> next) => Enumerable.Range(0, count).Select(_ => next());

    /// <summary>Odd multiples of 1/128, none of them twice in one sample: which of several is the largest is then no matter of how they are compared.</summary>
    private static IEnumerable<double> Distinct(int count, int size, Random random)
    {
        int[] numbers = [.. Enumerable.Range(-(size / 2), size).Select(i => (2 * i) + 1)];
        for (int sample = 0; sample < count; sample++)
        {
            random.Shuffle(numbers);
            foreach (int number in numbers)
                yield return number / 128.0;
        }
    }

    /// <summary>One sample's target, as the loss wants it.</summary>
    private static double[] Target(NetworkCase @case, Random random)
    {
        double[] numbers = [.. Numbers(@case.TargetSize, () => ((2 * random.Next(-256, 256)) + 1) / 256.0)];
        switch (@case.Loss)
        {
            case HingeAttribute or HingeEmbeddingAttribute or CosineEmbeddingAttribute:
                return [.. numbers.Select(number => number > 0 ? 1.0 : -1)];
            case BinaryCrossEntropyAttribute or BinaryCrossEntropyOfProbabilitiesAttribute: // often 0 or 1, else between
                return [.. numbers.Select(number => Math.Clamp((number / 2) + 0.5, 0, 1))];
            case PoissonNegativeLogLikelihoodAttribute:
                return [.. numbers.Select(number => Math.Round(3 * Math.Abs(number)))];
            case KLDivergenceAttribute or ProbabilityCrossEntropyAttribute: // some of them 0
                double[] shares = [.. numbers.Select(number => Math.Max(0, number))];
                shares[random.Next(shares.Length)] += 0.5;
                double sum = shares.Sum();
                return [.. shares.Select(share => (double)(float)(share / sum))];
            default:
                return numbers;
        }
    }

    /// <summary>The target that does not count.</summary>
    public static int Ignored(NetworkCase @case) => @case.Loss is CrossEntropyAttribute loss
        ? loss.IgnoreIndex : ((NegativeLogLikelihoodAttribute)@case.Loss!).IgnoreIndex;

    /// <summary>Classes, among them those to ignore; the first counts.</summary>
    private static Memory<int> Classes(NetworkCase @case, int count, Random random)
    {
        int ignored = Ignored(@case);
        int[] all = [.. Enumerable.Repeat(int.MaxValue, Margin), .. Enumerable.Range(0, count * @case.TargetSize).Select(Class),
            .. Enumerable.Repeat(int.MaxValue, Margin)];
        return all.AsMemory(Margin, count * @case.TargetSize);

        int Class(int index)
        {
            int drawn = random.Next(@case.Classes);
            if (index == 0 && drawn == ignored)
                return (drawn + 1) % @case.Classes;
            return index > 0 && random.Next(4) == 0 ? ignored : drawn;
        }
    }
}
