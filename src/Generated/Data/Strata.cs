namespace Generated;

/// <summary>Divides samples into parts that hold each stratum (a class, or a range of values) in the same proportion.</summary>
internal static class Strata
{
    /// <summary>Two parts of samples: the size of each stratum, and of the whole, is within one sample of the fraction.</summary>
    /// <param name="stratumOf">The stratum of each sample.</param>
    /// <param name="count">Number of strata.</param>
    /// <param name="fraction">The first part's share.</param>
    /// <param name="whole">The number of samples of the first part.</param>
    /// <param name="random">Draws which sample goes to which part.</param>
    public static (int[] First, int[] Second) Split(ReadOnlySpan<int> stratumOf, int count, double fraction, int whole, Philox random)
    {
        int[][] strata = Shuffled(stratumOf, count, random);

        // Every stratum gives its share, rounded down; the strata with the largest remainders give the samples that are then missing.
        int[] shares = new int[count];
        int missing = whole;
        for (int stratum = 0; stratum < count; stratum++)
        {
            shares[stratum] = (int)(fraction * strata[stratum].Length);
            missing -= shares[stratum];
        }
        foreach (int stratum in Enumerable.Range(0, count).OrderByDescending(stratum => (fraction * strata[stratum].Length) - shares[stratum]).Take(missing))
            shares[stratum]++;

        var first = new List<int>();
        var second = new List<int>();
        for (int stratum = 0; stratum < count; stratum++)
        {
            first.AddRange(strata[stratum].AsSpan(0, shares[stratum]));
            second.AddRange(strata[stratum].AsSpan(shares[stratum]));
        }
        return ([.. first], [.. second]);
    }

    /// <summary>Which of <paramref name="k"/> parts each sample is in: the sizes of a stratum in the parts differ by at most one sample.</summary>
    public static int[] Folds(ReadOnlySpan<int> stratumOf, int count, int k, Philox random)
    {
        int[] foldOf = new int[stratumOf.Length];
        int dealt = 0; // goes on from stratum to stratum, so that the parts' sizes differ by one at most
        foreach (int[] indices in Shuffled(stratumOf, count, random))
        {
            foreach (int index in indices)
                foldOf[index] = dealt++ % k;
        }
        return foldOf;
    }

    /// <summary>
    /// The stratum of each value. If there are at most <paramref name="bins"/> different values, such as labels of 0 and 1, each value is a stratum.
    /// Otherwise quantiles divide the values into <paramref name="bins"/> strata of nearly the same size; equal values always stay together.
    /// </summary>
    /// <exception cref="ArgumentException">A value is NaN; the message says which.</exception>
    public static int[] OfValues(ReadOnlySpan<double> values, int bins, out int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        double[] sorted = values.ToArray();
        for (int i = 0; i < sorted.Length; i++)
        {
            if (double.IsNaN(sorted[i]))
                throw new ArgumentException($"The target of sample {i} is NaN and belongs to no range of values.", nameof(values));
        }
        Array.Sort(sorted);
        double[] distinct = [.. sorted.Distinct()];
        int[] stratumOf = new int[values.Length];
        count = Math.Min(bins, distinct.Length);
        for (int i = 0; i < values.Length; i++)
        {
            stratumOf[i] = distinct.Length <= bins
                ? Array.BinarySearch(distinct, values[i])
                : (int)((long)bins * FirstOf(sorted, values[i]) / sorted.Length);
        }
        return stratumOf;
    }

    /// <summary>How many values are less than a given one.</summary>
    private static int FirstOf(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>The samples of each stratum, in random order.</summary>
    private static int[][] Shuffled(ReadOnlySpan<int> stratumOf, int count, Philox random)
    {
        var strata = new int[count][];
        int[] filled = new int[count];
        foreach (int stratum in stratumOf)
            filled[stratum]++;
        for (int stratum = 0; stratum < count; stratum++)
            strata[stratum] = new int[filled[stratum]];
        for (int i = stratumOf.Length - 1; i >= 0; i--)
            strata[stratumOf[i]][--filled[stratumOf[i]]] = i;
        foreach (int[] indices in strata)
            random.Shuffle<int>(indices);
        return strata;
    }
}
