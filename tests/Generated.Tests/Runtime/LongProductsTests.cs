using System.Numerics;
using System.Runtime.Intrinsics;
using Generated.Runtime;
using Generated.Tests.Layers;
using Xunit;

namespace Generated.Tests.Runtime;

/// <summary>A product that stores its sums between blocks of steps has the bits of one that keeps them in registers, whatever the number of its rows.</summary>
public class LongProductsTests
{
    private const int Steps = 103, Panels = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(131)]
    [InlineData(132)]
    [InlineData(133)]
    [InlineData(275)]
    public void Blocks_of_steps_do_not_change_a_bit(int rows)
    {
        Compare<PortableSimd<float>, Vector<float>, float, Whole<Columns64>, Blocks<Columns64>>(rows);
        Compare<PortableSimd<double>, Vector<double>, double, Whole<Columns32>, Blocks<Columns32>>(rows);
        if (!Vector512.IsHardwareAccelerated)
            return;
        Compare<WideSimd<float>, Vector512<float>, float, Whole<Columns64>, Blocks<Columns64>>(rows);
        Compare<WideSimd<double>, Vector512<double>, double, Whole<Columns32>, Blocks<Columns32>>(rows);
    }

    private static void Compare<TSimd, TVector, T, TWhole, TBlocks>(int rows)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : struct
        where T : unmanaged, IFloatingPointIeee754<T>
        where TWhole : struct, IProduct
        where TBlocks : struct, IProduct
    {
        var random = new System.Random(rows);
        T[] left = Drawn(rows * Steps), right = Drawn(Panels * Steps * TWhole.Columns);
        T[] expected = Product<TWhole>(), actual = Product<TBlocks>();
        Assert.Equal(expected, actual);

        // And it is the product: of the last row and column, as one chain.
        T sum = T.Zero;
        for (int step = 0; step < Steps; step++)
            sum = T.FusedMultiplyAdd(left[^(Steps - step)], right[((((Panels - 1) * Steps) + step + 1) * TWhole.Columns) - 1], sum);
        if (OtherMachine.HasFusedMultiplyAdd)
            Assert.Equal(sum, actual[^1]);

        T[] Drawn(int length) => [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked((random.NextDouble() * 2) - 1))];

        T[] Product<TSizes>()
            where TSizes : struct, IProduct
        {
            int columns = Panels * TSizes.Columns;
            var result = new T[rows * columns];
            Array.Fill(result, T.NaN);
            Products<TSimd, TVector, T>.OfSamples<Vectors4, Rows6, Rows2, TSizes, PlainEpilogue<TSimd, TVector, T>>(
                ref left[0], ref right[0], new(ref result[0], columns), Steps, Steps * TSizes.Columns, rows, WorkShare.Whole(columns));
            return result;
        }
    }

    private interface IColumns
    {
        static abstract int Count { get; }
    }

    private readonly struct Columns32 : IColumns
    {
        public static int Count => 32;
    }

    private readonly struct Columns64 : IColumns
    {
        public static int Count => 64;
    }

    private readonly struct Whole<TColumns> : IProduct
        where TColumns : struct, IColumns
    {
        public static int RightStep => TColumns.Count;

        public static int Columns => TColumns.Count;

        public static int FewVectors => 2;

        public static int Left(int row) => row * Steps;
    }

    private readonly struct Blocks<TColumns> : IProduct
        where TColumns : struct, IColumns
    {
        public static int RightStep => TColumns.Count;

        public static int Columns => TColumns.Count;

        public static int FewVectors => 2;

        public static int Block => 20;

        public static int Left(int row) => row * Steps;
    }
}
