using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Runtime;

namespace Generated;

/// <summary>Norms with the same bits at every vector width.</summary>
/// <remarks>
/// Element i of a block of 4,096 belongs to logical lane i mod 16 of quarter-row (i / 16) mod 4. A lane is one chain of additions; the four rows are
/// joined in pairs, then the 16 lanes by one tree (8, 4, 2, 1). Blocks are added in double, in order. The relative error is below (5 + b/2)·ε for a
/// block of b rows of 64, b being at most 64: that is 3e-6 in single and 1e-14 in double precision. If squares (or sums) overflow or vanish, the sum
/// is computed again from values scaled by a power of two, which is exact. The bound therefore holds for all finite values whose norm is finite in
/// double.
/// </remarks>
internal static class LaneSums
{
    private const int Lanes = 16;
    private const int Rows = 4;
    private const int BlockLength = Blocks.Unit;

    internal static double EuclideanNorm<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Root(Sum<T, Square>(values), values);

    /// <summary>The same norm, the same bits, on several threads if the values are many.</summary>
    /// <param name="values">The values.</param>
    /// <param name="sums">Scratch memory, a number for each block of 4,096 values.</param>
    /// <param name="maxThreads">How many threads may take part.</param>
    internal static double EuclideanNorm<T>(ReadOnlySpan<T> values, Span<double> sums, int maxThreads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!Blocks.AreForThreads(values.Length, maxThreads))
            return EuclideanNorm(values);
        int length = Blocks.LengthFor(values.Length);
        if (SimdWidth.PreferWide<T>())
        {
            var job = new BlockJob<T, Vector512<T>, WideSimd<T>>(values, sums, length);
            WorkerPool.Run(ref job, Blocks.Count(values.Length, length), maxThreads);
        }
        else
        {
            var job = new BlockJob<T, Vector<T>, PortableSimd<T>>(values, sums, length);
            WorkerPool.Run(ref job, Blocks.Count(values.Length, length), maxThreads);
        }

        double total = 0;
        foreach (double sum in sums[..Blocks.Count(values.Length, BlockLength)])
            total += sum;
        return Root(total, values);
    }

    internal static double SumOfAbsolutes<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sum<T, Absolute>(values) is var sum && double.IsFinite(sum) ? sum : Scaled<T, Absolute>(values, out double factor) / factor;

    /// <summary>The norm from the sum of squares, which is computed again if squares may have overflowed or vanished.</summary>
    private static double Root<T>(double squares, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Squares below the smallest normal number lose digits: the total loss must be no more than a rounding error of the sum.
        double least = typeof(T) == typeof(float) ? 1e-31 : 1e-292;
        if (double.IsFinite(squares) && squares >= least * values.Length)
            return Math.Sqrt(squares);
        return Math.Sqrt(Scaled<T, Square>(values, out double factor)) / factor;
    }

    /// <summary>A sum of values after scaling, so that the largest is near 1.</summary>
    /// <param name="values">The values.</param>
    /// <param name="factor">The power of two by which the values are multiplied; 1 if they are all 0, or not all finite.</param>
    private static double Scaled<T, TTerm>(ReadOnlySpan<T> values, out double factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : ITerm
    {
        double largest = Largest(values);
        if (largest == 0 || !double.IsFinite(largest))
        {
            factor = 1;
            return largest;
        }
        int most = typeof(T) == typeof(float) ? 120 : 1000; // The factor is a normal number, and so is what it makes of the least of all values.
        T exact = T.ScaleB(T.One, -Math.Clamp(Math.ILogB(largest), -most, most));
        factor = double.CreateTruncating(exact);
        Span<T> scaled = stackalloc T[BlockLength];
        double total = 0;
        for (int start = 0; start < values.Length; start += BlockLength)
        {
            ReadOnlySpan<T> block = values[start..Math.Min(values.Length, start + BlockLength)];
            for (int i = 0; i < block.Length; i++)
                scaled[i] = block[i] * exact;
            total += Sum<T, TTerm>(scaled[..block.Length]);
        }
        return total;
    }

    internal static double Largest<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumberBase<T> => Sum<T, Maximum>(values);

    private static double Sum<T, TTerm>(ReadOnlySpan<T> values)
        where T : unmanaged, INumberBase<T>
        where TTerm : ITerm =>
        SimdWidth.PreferWide<T>()
            ? Sum<T, Vector512<T>, WideSimd<T>, TTerm>(values)
            : Sum<T, Vector<T>, PortableSimd<T>, TTerm>(values);

    internal static double Sum<T, TVector, TSimd, TTerm>(ReadOnlySpan<T> values)
        where T : unmanaged, INumberBase<T>
        where TVector : struct
        where TSimd : ISimd<TVector, T>
        where TTerm : ITerm
    {
        double total = 0;
        for (int start = 0; start < values.Length; start += BlockLength)
            total = TTerm.Join(total, SumOfBlock<T, TVector, TSimd, TTerm>(values.Slice(start, Math.Min(BlockLength, values.Length - start))));
        return total;
    }

    private static double SumOfBlock<T, TVector, TSimd, TTerm>(ReadOnlySpan<T> block)
        where T : unmanaged, INumberBase<T>
        where TVector : struct
        where TSimd : ISimd<TVector, T>
        where TTerm : ITerm
    {
        Span<T> lanes = stackalloc T[Lanes];
        for (int lane = 0; lane < Lanes; lane += TSimd.Count)
            TSimd.Store(SumOfLanes<T, TVector, TSimd, TTerm>(block, lane), ref MemoryMarshal.GetReference(lanes), lane);
        for (int half = Lanes / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
                lanes[i] = TTerm.Join(lanes[i], lanes[i + half]);
        }
        return double.CreateTruncating(lanes[0]);
    }

    /// <summary>A vector's worth of a block's logical lanes, from <paramref name="lane"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TVector SumOfLanes<T, TVector, TSimd, TTerm>(ReadOnlySpan<T> block, int lane)
        where T : unmanaged
        where TVector : struct
        where TSimd : ISimd<TVector, T>
        where TTerm : ITerm
    {
        ref readonly T first = ref MemoryMarshal.GetReference(block);
        TVector row0 = TSimd.Zero, row1 = TSimd.Zero, row2 = TSimd.Zero, row3 = TSimd.Zero;
        int whole = block.Length - (block.Length % (Rows * Lanes));
        for (int i = lane; i < whole; i += Rows * Lanes)
        {
            row0 = TTerm.Add<TVector, TSimd, T>(row0, TSimd.Load(in first, i));
            row1 = TTerm.Add<TVector, TSimd, T>(row1, TSimd.Load(in first, i + Lanes));
            row2 = TTerm.Add<TVector, TSimd, T>(row2, TSimd.Load(in first, i + (2 * Lanes)));
            row3 = TTerm.Add<TVector, TSimd, T>(row3, TSimd.Load(in first, i + (3 * Lanes)));
        }

        // The remaining rows, the last one possibly incomplete: its missing elements count as 0, which does not change a sum of terms.
        if (whole + lane < block.Length)
            row0 = TTerm.Add<TVector, TSimd, T>(row0, TSimd.LoadPartial(in first, whole + lane, block.Length - whole - lane));
        if (whole + lane + Lanes < block.Length)
            row1 = TTerm.Add<TVector, TSimd, T>(row1, TSimd.LoadPartial(in first, whole + lane + Lanes, block.Length - whole - lane - Lanes));
        if (whole + lane + (2 * Lanes) < block.Length)
            row2 = TTerm.Add<TVector, TSimd, T>(row2, TSimd.LoadPartial(in first, whole + lane + (2 * Lanes), block.Length - whole - lane - (2 * Lanes)));
        if (whole + lane + (3 * Lanes) < block.Length)
            row3 = TTerm.Add<TVector, TSimd, T>(row3, TSimd.LoadPartial(in first, whole + lane + (3 * Lanes), block.Length - whole - lane - (3 * Lanes)));
        return TTerm.Join<TVector, TSimd, T>(TTerm.Join<TVector, TSimd, T>(row0, row1), TTerm.Join<TVector, TSimd, T>(row2, row3));
    }

    /// <summary>Sums of squares, one for each block of 4,096, each stored at its own place; a part is a few blocks.</summary>
    private readonly ref struct BlockJob<T, TVector, TSimd>(ReadOnlySpan<T> values, Span<double> sums, int partLength) : IParallelJob
        where T : unmanaged, INumberBase<T>
        where TVector : struct
        where TSimd : ISimd<TVector, T>
    {
        private readonly ReadOnlySpan<T> _values = values;
        private readonly Span<double> _sums = sums;

        public void Run(int part)
        {
            int end = Math.Min(_values.Length, (part + 1) * partLength);
            for (int start = part * partLength; start < end; start += BlockLength)
                _sums[start / BlockLength] = SumOfBlock<T, TVector, TSimd, Square>(_values[start..Math.Min(end, start + BlockLength)]);
        }
    }

    /// <summary>What is summed, and how; the terms are not negative, and the sum starts at 0.</summary>
    internal interface ITerm
    {
        static abstract TVector Add<TVector, TSimd, T>(TVector sum, TVector value)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
            where T : unmanaged;

        static virtual TVector Join<TVector, TSimd, T>(TVector a, TVector b)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
            where T : unmanaged => TSimd.Add(a, b);

        static virtual T Join<T>(T a, T b)
            where T : INumberBase<T> => a + b;
    }

    internal readonly struct Square : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Add<TVector, TSimd, T>(TVector sum, TVector value)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
            where T : unmanaged => TSimd.MultiplyAdd(value, value, sum);
    }

    internal readonly struct Absolute : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Add<TVector, TSimd, T>(TVector sum, TVector value)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
            where T : unmanaged => TSimd.Add(sum, TSimd.Abs(value));
    }

    internal readonly struct Maximum : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Add<TVector, TSimd, T>(TVector sum, TVector value)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
            where T : unmanaged => TSimd.Max(sum, TSimd.Abs(value));

        public static TVector Join<TVector, TSimd, T>(TVector a, TVector b)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
            where T : unmanaged => TSimd.Max(a, b);

        public static T Join<T>(T a, T b)
            where T : INumberBase<T> => T.MaxMagnitude(a, b); // NaN if either is
    }
}
