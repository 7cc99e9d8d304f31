using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>Tiles of up to 6 rows by 4 vectors: see <see cref="Tiles{TSimd, TVector, T}"/>.</summary>
internal static unsafe class Tile4<TSimd, TVector, T>
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
        int place2 = Tiles<TSimd, TVector, T>.Place<TVectors, TSizes>(column, 2);
        int place3 = Tiles<TSimd, TVector, T>.Place<TVectors, TSizes>(column, 3);
        TVector s0_0 = default, s0_1 = default, s0_2 = default, s0_3 = default;
        TVector s1_0 = default, s1_1 = default, s1_2 = default, s1_3 = default;
        TVector s2_0 = default, s2_1 = default, s2_2 = default, s2_3 = default;
        TVector s3_0 = default, s3_1 = default, s3_2 = default, s3_3 = default;
        TVector s4_0 = default, s4_1 = default, s4_2 = default, s4_3 = default;
        TVector s5_0 = default, s5_1 = default, s5_2 = default, s5_3 = default;
        if (typeof(TEpilogue) == typeof(Tiles<TSimd, TVector, T>.SumsEpilogue<TSizes>) && continues)
        {
            s0_0 = TSimd.Load(ref sums, 0);
            s0_1 = TSimd.Load(ref sums, TSimd.Count);
            s0_2 = TSimd.Load(ref sums, 2 * TSimd.Count);
            s0_3 = TSimd.Load(ref sums, 3 * TSimd.Count);
            if (sizeof(TRows) > 1)
            {
                s1_0 = TSimd.Load(ref sums, TSizes.SumsRow);
                s1_1 = TSimd.Load(ref sums, TSizes.SumsRow + TSimd.Count);
                s1_2 = TSimd.Load(ref sums, TSizes.SumsRow + (2 * TSimd.Count));
                s1_3 = TSimd.Load(ref sums, TSizes.SumsRow + (3 * TSimd.Count));
            }
            if (sizeof(TRows) > 2)
            {
                s2_0 = TSimd.Load(ref sums, 2 * TSizes.SumsRow);
                s2_1 = TSimd.Load(ref sums, (2 * TSizes.SumsRow) + TSimd.Count);
                s2_2 = TSimd.Load(ref sums, (2 * TSizes.SumsRow) + (2 * TSimd.Count));
                s2_3 = TSimd.Load(ref sums, (2 * TSizes.SumsRow) + (3 * TSimd.Count));
            }
            if (sizeof(TRows) > 3)
            {
                s3_0 = TSimd.Load(ref sums, 3 * TSizes.SumsRow);
                s3_1 = TSimd.Load(ref sums, (3 * TSizes.SumsRow) + TSimd.Count);
                s3_2 = TSimd.Load(ref sums, (3 * TSizes.SumsRow) + (2 * TSimd.Count));
                s3_3 = TSimd.Load(ref sums, (3 * TSizes.SumsRow) + (3 * TSimd.Count));
            }
            if (sizeof(TRows) > 4)
            {
                s4_0 = TSimd.Load(ref sums, 4 * TSizes.SumsRow);
                s4_1 = TSimd.Load(ref sums, (4 * TSizes.SumsRow) + TSimd.Count);
                s4_2 = TSimd.Load(ref sums, (4 * TSizes.SumsRow) + (2 * TSimd.Count));
                s4_3 = TSimd.Load(ref sums, (4 * TSizes.SumsRow) + (3 * TSimd.Count));
            }
            if (sizeof(TRows) > 5)
            {
                s5_0 = TSimd.Load(ref sums, 5 * TSizes.SumsRow);
                s5_1 = TSimd.Load(ref sums, (5 * TSizes.SumsRow) + TSimd.Count);
                s5_2 = TSimd.Load(ref sums, (5 * TSizes.SumsRow) + (2 * TSimd.Count));
                s5_3 = TSimd.Load(ref sums, (5 * TSizes.SumsRow) + (3 * TSimd.Count));
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
                    TVector right2 = TSimd.Load(ref right, place2);
                    TVector right3 = TSimd.Load(ref right, place3);
                    TVector number;
                    number = TSimd.Create(left);
                    s0_0 = TSimd.MultiplyAdd(number, right0, s0_0);
                    s0_1 = TSimd.MultiplyAdd(number, right1, s0_1);
                    s0_2 = TSimd.MultiplyAdd(number, right2, s0_2);
                    s0_3 = TSimd.MultiplyAdd(number, right3, s0_3);
                    if (sizeof(TRows) > 1)
                    {
                        number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(1)));
                        s1_0 = TSimd.MultiplyAdd(number, right0, s1_0);
                        s1_1 = TSimd.MultiplyAdd(number, right1, s1_1);
                        s1_2 = TSimd.MultiplyAdd(number, right2, s1_2);
                        s1_3 = TSimd.MultiplyAdd(number, right3, s1_3);
                    }
                    if (sizeof(TRows) > 2)
                    {
                        number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(2)));
                        s2_0 = TSimd.MultiplyAdd(number, right0, s2_0);
                        s2_1 = TSimd.MultiplyAdd(number, right1, s2_1);
                        s2_2 = TSimd.MultiplyAdd(number, right2, s2_2);
                        s2_3 = TSimd.MultiplyAdd(number, right3, s2_3);
                    }
                    if (sizeof(TRows) > 3)
                    {
                        number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(3)));
                        s3_0 = TSimd.MultiplyAdd(number, right0, s3_0);
                        s3_1 = TSimd.MultiplyAdd(number, right1, s3_1);
                        s3_2 = TSimd.MultiplyAdd(number, right2, s3_2);
                        s3_3 = TSimd.MultiplyAdd(number, right3, s3_3);
                    }
                    if (sizeof(TRows) > 4)
                    {
                        number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(4)));
                        s4_0 = TSimd.MultiplyAdd(number, right0, s4_0);
                        s4_1 = TSimd.MultiplyAdd(number, right1, s4_1);
                        s4_2 = TSimd.MultiplyAdd(number, right2, s4_2);
                        s4_3 = TSimd.MultiplyAdd(number, right3, s4_3);
                    }
                    if (sizeof(TRows) > 5)
                    {
                        number = TSimd.Create(Unsafe.Add(ref left, TSizes.Left(5)));
                        s5_0 = TSimd.MultiplyAdd(number, right0, s5_0);
                        s5_1 = TSimd.MultiplyAdd(number, right1, s5_1);
                        s5_2 = TSimd.MultiplyAdd(number, right2, s5_2);
                        s5_3 = TSimd.MultiplyAdd(number, right3, s5_3);
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

        int rest0 = TSizes.Columns - column - place0, rest1 = TSizes.Columns - column - place1,
            rest2 = TSizes.Columns - column - place2, rest3 = TSizes.Columns - column - place3;
        epilogue.Store(s0_0, 0, TSizes.Result(0, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s0_1, 0, TSizes.Result(0, place1), place1, TSizes.ColumnsOf(1, rest1));
        epilogue.Store(s0_2, 0, TSizes.Result(0, place2), place2, TSizes.ColumnsOf(2, rest2));
        epilogue.Store(s0_3, 0, TSizes.Result(0, place3), place3, TSizes.ColumnsOf(3, rest3));
        if (sizeof(TRows) == 1)
            return;
        epilogue.Store(s1_0, 1, TSizes.Result(1, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s1_1, 1, TSizes.Result(1, place1), place1, TSizes.ColumnsOf(1, rest1));
        epilogue.Store(s1_2, 1, TSizes.Result(1, place2), place2, TSizes.ColumnsOf(2, rest2));
        epilogue.Store(s1_3, 1, TSizes.Result(1, place3), place3, TSizes.ColumnsOf(3, rest3));
        if (sizeof(TRows) == 2)
            return;
        epilogue.Store(s2_0, 2, TSizes.Result(2, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s2_1, 2, TSizes.Result(2, place1), place1, TSizes.ColumnsOf(1, rest1));
        epilogue.Store(s2_2, 2, TSizes.Result(2, place2), place2, TSizes.ColumnsOf(2, rest2));
        epilogue.Store(s2_3, 2, TSizes.Result(2, place3), place3, TSizes.ColumnsOf(3, rest3));
        if (sizeof(TRows) == 3)
            return;
        epilogue.Store(s3_0, 3, TSizes.Result(3, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s3_1, 3, TSizes.Result(3, place1), place1, TSizes.ColumnsOf(1, rest1));
        epilogue.Store(s3_2, 3, TSizes.Result(3, place2), place2, TSizes.ColumnsOf(2, rest2));
        epilogue.Store(s3_3, 3, TSizes.Result(3, place3), place3, TSizes.ColumnsOf(3, rest3));
        if (sizeof(TRows) == 4)
            return;
        epilogue.Store(s4_0, 4, TSizes.Result(4, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s4_1, 4, TSizes.Result(4, place1), place1, TSizes.ColumnsOf(1, rest1));
        epilogue.Store(s4_2, 4, TSizes.Result(4, place2), place2, TSizes.ColumnsOf(2, rest2));
        epilogue.Store(s4_3, 4, TSizes.Result(4, place3), place3, TSizes.ColumnsOf(3, rest3));
        if (sizeof(TRows) == 5)
            return;
        epilogue.Store(s5_0, 5, TSizes.Result(5, place0), place0, TSizes.ColumnsOf(0, rest0));
        epilogue.Store(s5_1, 5, TSizes.Result(5, place1), place1, TSizes.ColumnsOf(1, rest1));
        epilogue.Store(s5_2, 5, TSizes.Result(5, place2), place2, TSizes.ColumnsOf(2, rest2));
        epilogue.Store(s5_3, 5, TSizes.Result(5, place3), place3, TSizes.ColumnsOf(3, rest3));
    }
}
