using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>Tiles of up to 12 rows by 2 vectors: see <see cref="Tiles{TSimd, TVector, T}"/>.</summary>
internal static unsafe class Tile2<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>Computes a tile, and gives its sums to the epilogue.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TVectors, TRows, TSizes, TEpilogue>(ref T left, ref T right, ref T sums, TEpilogue epilogue, int count, int column, bool continues)
        where TVectors : unmanaged, IVectors
        where TRows : unmanaged, IRows
        where TSizes : struct, ITileSizes
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        int place0 = Tiles<TSimd, TVector, T>.Place<TVectors, TSizes>(column, 0);
        int place1 = Tiles<TSimd, TVector, T>.Place<TVectors, TSizes>(column, 1);
        TVector s0_0 = default, s0_1 = default, s1_0 = default, s1_1 = default, s2_0 = default, s2_1 = default;
        TVector s3_0 = default, s3_1 = default, s4_0 = default, s4_1 = default, s5_0 = default, s5_1 = default;
        TVector s6_0 = default, s6_1 = default, s7_0 = default, s7_1 = default, s8_0 = default, s8_1 = default;
        TVector s9_0 = default, s9_1 = default, s10_0 = default, s10_1 = default, s11_0 = default, s11_1 = default;
        if (typeof(TEpilogue) == typeof(Tiles<TSimd, TVector, T>.SumsEpilogue<TSizes>) && continues)
        {
            s0_0 = TSimd.Load(ref sums, 0);
            s0_1 = TSimd.Load(ref sums, TSimd.Count);
            if (sizeof(TRows) > 1)
            {
                s1_0 = TSimd.Load(ref sums, TSizes.SumsRow);
                s1_1 = TSimd.Load(ref sums, TSizes.SumsRow + TSimd.Count);
            }
            if (sizeof(TRows) > 2)
            {
                s2_0 = TSimd.Load(ref sums, 2 * TSizes.SumsRow);
                s2_1 = TSimd.Load(ref sums, (2 * TSizes.SumsRow) + TSimd.Count);
            }
            if (sizeof(TRows) > 3)
            {
                s3_0 = TSimd.Load(ref sums, 3 * TSizes.SumsRow);
                s3_1 = TSimd.Load(ref sums, (3 * TSizes.SumsRow) + TSimd.Count);
            }
            if (sizeof(TRows) > 4)
            {
                s4_0 = TSimd.Load(ref sums, 4 * TSizes.SumsRow);
                s4_1 = TSimd.Load(ref sums, (4 * TSizes.SumsRow) + TSimd.Count);
            }
            if (sizeof(TRows) > 5)
            {
                s5_0 = TSimd.Load(ref sums, 5 * TSizes.SumsRow);
                s5_1 = TSimd.Load(ref sums, (5 * TSizes.SumsRow) + TSimd.Count);
            }
            if (sizeof(TRows) > 6)
            {
                s6_0 = TSimd.Load(ref sums, 6 * TSizes.SumsRow);
                s6_1 = TSimd.Load(ref sums, (6 * TSizes.SumsRow) + TSimd.Count);
                if (sizeof(TRows) > 7)
                {
                    s7_0 = TSimd.Load(ref sums, 7 * TSizes.SumsRow);
                    s7_1 = TSimd.Load(ref sums, (7 * TSizes.SumsRow) + TSimd.Count);
                }
                if (sizeof(TRows) > 8)
                {
                    s8_0 = TSimd.Load(ref sums, 8 * TSizes.SumsRow);
                    s8_1 = TSimd.Load(ref sums, (8 * TSizes.SumsRow) + TSimd.Count);
                }
                if (sizeof(TRows) > 9)
                {
                    s9_0 = TSimd.Load(ref sums, 9 * TSizes.SumsRow);
                    s9_1 = TSimd.Load(ref sums, (9 * TSizes.SumsRow) + TSimd.Count);
                }
                if (sizeof(TRows) > 10)
                {
                    s10_0 = TSimd.Load(ref sums, 10 * TSizes.SumsRow);
                    s10_1 = TSimd.Load(ref sums, (10 * TSizes.SumsRow) + TSimd.Count);
                }
                if (sizeof(TRows) > 11)
                {
                    s11_0 = TSimd.Load(ref sums, 11 * TSizes.SumsRow);
                    s11_1 = TSimd.Load(ref sums, (11 * TSizes.SumsRow) + TSimd.Count);
                }
            }
        }

        int repeat = 0;
        do
        {
            int run = 0;
            do
            {
                for (int step = 0; step < (TSizes.Steps > 0 ? TSizes.Steps : count); step++)
                {
                    TVector right0 = TSimd.Load(ref right, place0);
                    TVector right1 = TSimd.Load(ref right, place1);
                    TVector number;
                    number = TSimd.Create(left);
                    s0_0 = TSimd.MultiplyAdd(number, right0, s0_0);
                    s0_1 = TSimd.MultiplyAdd(number, right1, s0_1);
                    if (sizeof(TRows) > 1)
                    {
                        number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(1)));
                        s1_0 = TSimd.MultiplyAdd(number, right0, s1_0);
                        s1_1 = TSimd.MultiplyAdd(number, right1, s1_1);
                    }
                    if (sizeof(TRows) > 2)
                    {
                        number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(2)));
                        s2_0 = TSimd.MultiplyAdd(number, right0, s2_0);
                        s2_1 = TSimd.MultiplyAdd(number, right1, s2_1);
                    }
                    if (sizeof(TRows) > 3)
                    {
                        number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(3)));
                        s3_0 = TSimd.MultiplyAdd(number, right0, s3_0);
                        s3_1 = TSimd.MultiplyAdd(number, right1, s3_1);
                    }
                    if (sizeof(TRows) > 4)
                    {
                        number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(4)));
                        s4_0 = TSimd.MultiplyAdd(number, right0, s4_0);
                        s4_1 = TSimd.MultiplyAdd(number, right1, s4_1);
                    }
                    if (sizeof(TRows) > 5)
                    {
                        number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(5)));
                        s5_0 = TSimd.MultiplyAdd(number, right0, s5_0);
                        s5_1 = TSimd.MultiplyAdd(number, right1, s5_1);
                    }
                    if (sizeof(TRows) > 6)
                    {
                        number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(6)));
                        s6_0 = TSimd.MultiplyAdd(number, right0, s6_0);
                        s6_1 = TSimd.MultiplyAdd(number, right1, s6_1);
                        if (sizeof(TRows) > 7)
                        {
                            number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(7)));
                            s7_0 = TSimd.MultiplyAdd(number, right0, s7_0);
                            s7_1 = TSimd.MultiplyAdd(number, right1, s7_1);
                        }
                        if (sizeof(TRows) > 8)
                        {
                            number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(8)));
                            s8_0 = TSimd.MultiplyAdd(number, right0, s8_0);
                            s8_1 = TSimd.MultiplyAdd(number, right1, s8_1);
                        }
                        if (sizeof(TRows) > 9)
                        {
                            number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(9)));
                            s9_0 = TSimd.MultiplyAdd(number, right0, s9_0);
                            s9_1 = TSimd.MultiplyAdd(number, right1, s9_1);
                        }
                        if (sizeof(TRows) > 10)
                        {
                            number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(10)));
                            s10_0 = TSimd.MultiplyAdd(number, right0, s10_0);
                            s10_1 = TSimd.MultiplyAdd(number, right1, s10_1);
                        }
                        if (sizeof(TRows) > 11)
                        {
                            number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(11)));
                            s11_0 = TSimd.MultiplyAdd(number, right0, s11_0);
                            s11_1 = TSimd.MultiplyAdd(number, right1, s11_1);
                        }
                    }
                    left = ref Unsafe.Add(ref left, TSizes.LeftStep);
                    right = ref Unsafe.Add(ref right, TSizes.RightStep);
                }
                left = ref Unsafe.Add(ref left, TSizes.NextRun);
            }
            while (TSizes.Runs > 1 && ++run < TSizes.Runs);
            left = ref Unsafe.Add(ref left, TSizes.NextRepeat);
            right = ref Unsafe.Add(ref right, TSizes.RightNextRepeat);
        }
        while (TSizes.Repeats != 1 && ++repeat < (TSizes.Repeats > 0 ? TSizes.Repeats : count));

        int rest0 = TSizes.Columns - column - place0, rest1 = TSizes.Columns - column - place1;
        epilogue.Store(s0_0, 0, TSizes.Result(0, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s0_1, 0, TSizes.Result(0, place1), place1, TSizes.ColumnsOf(1, rest1));
        if (sizeof(TRows) == 1)
            return;
        epilogue.Store(s1_0, 1, TSizes.Result(1, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s1_1, 1, TSizes.Result(1, place1), place1, TSizes.ColumnsOf(1, rest1));
        if (sizeof(TRows) == 2)
            return;
        epilogue.Store(s2_0, 2, TSizes.Result(2, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s2_1, 2, TSizes.Result(2, place1), place1, TSizes.ColumnsOf(1, rest1));
        if (sizeof(TRows) == 3)
            return;
        epilogue.Store(s3_0, 3, TSizes.Result(3, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s3_1, 3, TSizes.Result(3, place1), place1, TSizes.ColumnsOf(1, rest1));
        if (sizeof(TRows) == 4)
            return;
        epilogue.Store(s4_0, 4, TSizes.Result(4, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s4_1, 4, TSizes.Result(4, place1), place1, TSizes.ColumnsOf(1, rest1));
        if (sizeof(TRows) == 5)
            return;
        epilogue.Store(s5_0, 5, TSizes.Result(5, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s5_1, 5, TSizes.Result(5, place1), place1, TSizes.ColumnsOf(1, rest1));
        if (sizeof(TRows) == 6)
            return;
        epilogue.Store(s6_0, 6, TSizes.Result(6, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s6_1, 6, TSizes.Result(6, place1), place1, TSizes.ColumnsOf(1, rest1));
        if (sizeof(TRows) == 7)
            return;
        epilogue.Store(s7_0, 7, TSizes.Result(7, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s7_1, 7, TSizes.Result(7, place1), place1, TSizes.ColumnsOf(1, rest1));
        if (sizeof(TRows) == 8)
            return;
        epilogue.Store(s8_0, 8, TSizes.Result(8, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s8_1, 8, TSizes.Result(8, place1), place1, TSizes.ColumnsOf(1, rest1));
        if (sizeof(TRows) == 9)
            return;
        epilogue.Store(s9_0, 9, TSizes.Result(9, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s9_1, 9, TSizes.Result(9, place1), place1, TSizes.ColumnsOf(1, rest1));
        if (sizeof(TRows) == 10)
            return;
        epilogue.Store(s10_0, 10, TSizes.Result(10, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s10_1, 10, TSizes.Result(10, place1), place1, TSizes.ColumnsOf(1, rest1));
        if (sizeof(TRows) == 11)
            return;
        epilogue.Store(s11_0, 11, TSizes.Result(11, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s11_1, 11, TSizes.Result(11, place1), place1, TSizes.ColumnsOf(1, rest1));
    }
}
