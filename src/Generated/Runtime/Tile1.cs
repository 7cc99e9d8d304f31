using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>Tiles of up to 30 rows by 1 vector: see <see cref="Tiles{TSimd, TVector, T}"/>.</summary>
internal static unsafe class Tile1<TSimd, TVector, T>
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
        TVector s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default;
        TVector s6 = default, s7 = default, s8 = default, s9 = default, s10 = default, s11 = default;
        TVector s12 = default, s13 = default, s14 = default, s15 = default, s16 = default, s17 = default;
        TVector s18 = default, s19 = default, s20 = default, s21 = default, s22 = default, s23 = default;
        TVector s24 = default, s25 = default, s26 = default, s27 = default, s28 = default, s29 = default;
        if (typeof(TEpilogue) == typeof(Tiles<TSimd, TVector, T>.SumsEpilogue<TSizes>) && continues)
        {
            s0 = TSimd.Load(ref sums, 0);
            if (sizeof(TRows) > 1)
                s1 = TSimd.Load(ref sums, TSizes.SumsRow);
            if (sizeof(TRows) > 2)
                s2 = TSimd.Load(ref sums, 2 * TSizes.SumsRow);
            if (sizeof(TRows) > 3)
                s3 = TSimd.Load(ref sums, 3 * TSizes.SumsRow);
            if (sizeof(TRows) > 4)
                s4 = TSimd.Load(ref sums, 4 * TSizes.SumsRow);
            if (sizeof(TRows) > 5)
                s5 = TSimd.Load(ref sums, 5 * TSizes.SumsRow);
            if (sizeof(TRows) > 6)
            {
                s6 = TSimd.Load(ref sums, 6 * TSizes.SumsRow);
                if (sizeof(TRows) > 7)
                    s7 = TSimd.Load(ref sums, 7 * TSizes.SumsRow);
                if (sizeof(TRows) > 8)
                    s8 = TSimd.Load(ref sums, 8 * TSizes.SumsRow);
                if (sizeof(TRows) > 9)
                    s9 = TSimd.Load(ref sums, 9 * TSizes.SumsRow);
                if (sizeof(TRows) > 10)
                    s10 = TSimd.Load(ref sums, 10 * TSizes.SumsRow);
                if (sizeof(TRows) > 11)
                    s11 = TSimd.Load(ref sums, 11 * TSizes.SumsRow);
            }
            if (sizeof(TRows) > 12)
            {
                s12 = TSimd.Load(ref sums, 12 * TSizes.SumsRow);
                if (sizeof(TRows) > 13)
                    s13 = TSimd.Load(ref sums, 13 * TSizes.SumsRow);
                if (sizeof(TRows) > 14)
                    s14 = TSimd.Load(ref sums, 14 * TSizes.SumsRow);
                if (sizeof(TRows) > 15)
                    s15 = TSimd.Load(ref sums, 15 * TSizes.SumsRow);
                if (sizeof(TRows) > 16)
                    s16 = TSimd.Load(ref sums, 16 * TSizes.SumsRow);
                if (sizeof(TRows) > 17)
                    s17 = TSimd.Load(ref sums, 17 * TSizes.SumsRow);
            }
            if (sizeof(TRows) > 18)
            {
                s18 = TSimd.Load(ref sums, 18 * TSizes.SumsRow);
                if (sizeof(TRows) > 19)
                    s19 = TSimd.Load(ref sums, 19 * TSizes.SumsRow);
                if (sizeof(TRows) > 20)
                    s20 = TSimd.Load(ref sums, 20 * TSizes.SumsRow);
                if (sizeof(TRows) > 21)
                    s21 = TSimd.Load(ref sums, 21 * TSizes.SumsRow);
                if (sizeof(TRows) > 22)
                    s22 = TSimd.Load(ref sums, 22 * TSizes.SumsRow);
                if (sizeof(TRows) > 23)
                    s23 = TSimd.Load(ref sums, 23 * TSizes.SumsRow);
            }
            if (sizeof(TRows) > 24)
            {
                s24 = TSimd.Load(ref sums, 24 * TSizes.SumsRow);
                if (sizeof(TRows) > 25)
                    s25 = TSimd.Load(ref sums, 25 * TSizes.SumsRow);
                if (sizeof(TRows) > 26)
                    s26 = TSimd.Load(ref sums, 26 * TSizes.SumsRow);
                if (sizeof(TRows) > 27)
                    s27 = TSimd.Load(ref sums, 27 * TSizes.SumsRow);
                if (sizeof(TRows) > 28)
                    s28 = TSimd.Load(ref sums, 28 * TSizes.SumsRow);
                if (sizeof(TRows) > 29)
                    s29 = TSimd.Load(ref sums, 29 * TSizes.SumsRow);
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
                    s0 = TSimd.MultiplyAdd(TSimd.Create(left), right0, s0);
                    if (sizeof(TRows) > 1)
                        s1 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(1))), right0, s1);
                    if (sizeof(TRows) > 2)
                        s2 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(2))), right0, s2);
                    if (sizeof(TRows) > 3)
                        s3 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(3))), right0, s3);
                    if (sizeof(TRows) > 4)
                        s4 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(4))), right0, s4);
                    if (sizeof(TRows) > 5)
                        s5 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(5))), right0, s5);
                    if (sizeof(TRows) > 6)
                    {
                        s6 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(6))), right0, s6);
                        if (sizeof(TRows) > 7)
                            s7 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(7))), right0, s7);
                        if (sizeof(TRows) > 8)
                            s8 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(8))), right0, s8);
                        if (sizeof(TRows) > 9)
                            s9 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(9))), right0, s9);
                        if (sizeof(TRows) > 10)
                            s10 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(10))), right0, s10);
                        if (sizeof(TRows) > 11)
                            s11 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(11))), right0, s11);
                    }
                    if (sizeof(TRows) > 12)
                    {
                        s12 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(12))), right0, s12);
                        if (sizeof(TRows) > 13)
                            s13 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(13))), right0, s13);
                        if (sizeof(TRows) > 14)
                            s14 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(14))), right0, s14);
                        if (sizeof(TRows) > 15)
                            s15 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(15))), right0, s15);
                        if (sizeof(TRows) > 16)
                            s16 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(16))), right0, s16);
                        if (sizeof(TRows) > 17)
                            s17 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(17))), right0, s17);
                    }
                    if (sizeof(TRows) > 18)
                    {
                        s18 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(18))), right0, s18);
                        if (sizeof(TRows) > 19)
                            s19 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(19))), right0, s19);
                        if (sizeof(TRows) > 20)
                            s20 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(20))), right0, s20);
                        if (sizeof(TRows) > 21)
                            s21 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(21))), right0, s21);
                        if (sizeof(TRows) > 22)
                            s22 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(22))), right0, s22);
                        if (sizeof(TRows) > 23)
                            s23 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(23))), right0, s23);
                    }
                    if (sizeof(TRows) > 24)
                    {
                        s24 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(24))), right0, s24);
                        if (sizeof(TRows) > 25)
                            s25 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(25))), right0, s25);
                        if (sizeof(TRows) > 26)
                            s26 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(26))), right0, s26);
                        if (sizeof(TRows) > 27)
                            s27 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(27))), right0, s27);
                        if (sizeof(TRows) > 28)
                            s28 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(28))), right0, s28);
                        if (sizeof(TRows) > 29)
                            s29 = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, TSizes.Left(29))), right0, s29);
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

        int rest0 = TSizes.Columns - column - place0;
        epilogue.Store(s0, 0, TSizes.Result(0, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 1)
            return;
        epilogue.Store(s1, 1, TSizes.Result(1, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 2)
            return;
        epilogue.Store(s2, 2, TSizes.Result(2, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 3)
            return;
        epilogue.Store(s3, 3, TSizes.Result(3, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 4)
            return;
        epilogue.Store(s4, 4, TSizes.Result(4, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 5)
            return;
        epilogue.Store(s5, 5, TSizes.Result(5, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 6)
            return;
        epilogue.Store(s6, 6, TSizes.Result(6, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 7)
            return;
        epilogue.Store(s7, 7, TSizes.Result(7, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 8)
            return;
        epilogue.Store(s8, 8, TSizes.Result(8, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 9)
            return;
        epilogue.Store(s9, 9, TSizes.Result(9, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 10)
            return;
        epilogue.Store(s10, 10, TSizes.Result(10, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 11)
            return;
        epilogue.Store(s11, 11, TSizes.Result(11, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 12)
            return;
        epilogue.Store(s12, 12, TSizes.Result(12, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 13)
            return;
        epilogue.Store(s13, 13, TSizes.Result(13, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 14)
            return;
        epilogue.Store(s14, 14, TSizes.Result(14, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 15)
            return;
        epilogue.Store(s15, 15, TSizes.Result(15, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 16)
            return;
        epilogue.Store(s16, 16, TSizes.Result(16, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 17)
            return;
        epilogue.Store(s17, 17, TSizes.Result(17, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 18)
            return;
        epilogue.Store(s18, 18, TSizes.Result(18, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 19)
            return;
        epilogue.Store(s19, 19, TSizes.Result(19, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 20)
            return;
        epilogue.Store(s20, 20, TSizes.Result(20, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 21)
            return;
        epilogue.Store(s21, 21, TSizes.Result(21, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 22)
            return;
        epilogue.Store(s22, 22, TSizes.Result(22, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 23)
            return;
        epilogue.Store(s23, 23, TSizes.Result(23, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 24)
            return;
        epilogue.Store(s24, 24, TSizes.Result(24, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 25)
            return;
        epilogue.Store(s25, 25, TSizes.Result(25, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 26)
            return;
        epilogue.Store(s26, 26, TSizes.Result(26, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 27)
            return;
        epilogue.Store(s27, 27, TSizes.Result(27, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 28)
            return;
        epilogue.Store(s28, 28, TSizes.Result(28, place0), place0, TSizes.ColumnsOf(0, rest0));
        if (sizeof(TRows) == 29)
            return;
        epilogue.Store(s29, 29, TSizes.Result(29, place0), place0, TSizes.ColumnsOf(0, rest0));
    }
}
