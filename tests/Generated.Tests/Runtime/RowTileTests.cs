using System.Numerics;
using System.Runtime.Intrinsics;
using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

/// <summary>Samples that are too few for a tile of several rows have the bits that they have in one, whatever the width of a panel.</summary>
public class RowTileTests
{
    private const int Steps = 37, Panels = 3, Enough = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_few_rows_have_the_bits_of_many(int rows)
    {
        ByWidth<PortableSimd<float>, Vector<float>, float>(rows);
        ByWidth<PortableSimd<double>, Vector<double>, double>(rows);
        if (!Vector512.IsHardwareAccelerated)
            return;
        ByWidth<WideSimd<float>, Vector512<float>, float>(rows);
        ByWidth<WideSimd<double>, Vector512<double>, double>(rows);
    }

    private static void ByWidth<TSimd, TVector, T>(int rows)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : struct
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Compare<TSimd, TVector, T, Vectors1, Panel<T, Rows1>>(rows);
        Compare<TSimd, TVector, T, Vectors2, Panel<T, Rows2>>(rows);
        Compare<TSimd, TVector, T, Vectors3, Panel<T, Rows3>>(rows);
        Compare<TSimd, TVector, T, Vectors4, Panel<T, Rows4>>(rows);
    }

    private static unsafe void Compare<TSimd, TVector, T, TVectors, TProduct>(int rows)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : struct
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVectors : unmanaged, IVectors
        where TProduct : struct, IProduct
    {
        int columns = Panels * TProduct.Columns;
        var random = new System.Random(columns);
        T[] left = Drawn(Enough * Steps), right = Drawn(Steps * columns), many = Product(Enough), few = Product(rows);
        Assert.Equal(many[..few.Length], few);
        Assert.DoesNotContain(few, T.IsNaN);

        T[] Drawn(int length) => [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked((random.NextDouble() * 2) - 1))];

        T[] Product(int count)
        {
            var result = new T[count * columns];
            Array.Fill(result, T.NaN);
            Products<TSimd, TVector, T>.OfSamples<TVectors, Rows4, Rows4, TProduct, PlainEpilogue<TSimd, TVector, T>>(
                ref left[0], ref right[0], new(ref result[0], columns), Steps, Steps * TProduct.Columns, count, WorkShare.Whole(columns));
            return result;
        }
    }

    /// <summary>An even panel of as many of the widest vectors as <typeparamref name="TWidth"/> has bytes.</summary>
    private readonly struct Panel<T, TWidth> : IProduct
        where T : unmanaged
        where TWidth : unmanaged
    {
        public static int RightStep => Columns;

        public static unsafe int Columns => sizeof(TWidth) * 64 / sizeof(T);

        public static int Left(int row) => row * Steps;
    }
}
