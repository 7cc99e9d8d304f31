using System.Numerics;
using System.Runtime.Intrinsics;
using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

public sealed class FastQuotientTests
{
    [Fact]
    public void Quotients_are_within_0_53_ulp_for_mantissas_and_exponents_of_all_kinds()
    {
        var random = new Random(5);
        double worst = 0;
        var a = new float[4096];
        var b = new float[4096];
        for (int round = 0; round < 1024; round++)
        {
            for (int i = 0; i < a.Length; i++)
            {
                // Every second mantissa of the denominator's first octave comes up, the exponents at random.
                int mantissa = ((round * a.Length) + i) * 2;
                int exponent = random.Next(-99, 66);
                b[i] = MathF.ScaleB(BitConverter.Int32BitsToSingle(0x3F800000 | mantissa), exponent);
                a[i] = MathF.ScaleB((float)(1 + random.NextDouble()),
                    random.Next(Math.Max(-98, exponent - 120), Math.Min(99, exponent + 120))) * (random.Next(2) == 0 ? 1 : -1);
            }
            float[] q = Divide<WideSimd<float>, Vector512<float>>(a, b);
            for (int i = 0; i < a.Length; i++)
            {
                double exact = -(double)a[i] / b[i];
                float near = MathF.Abs((float)exact);
                double ulp = MathF.BitIncrement(near) - (double)near;
                if (Math.Abs(exact) is >= 1e-30 and <= 1e37)
                    worst = Math.Max(worst, Math.Abs(q[i] - exact) / ulp);
            }
        }
        Assert.InRange(worst, 0.4, 0.53);
    }

    [Fact]
    public void Both_widths_give_the_same_bits()
    {
        var random = new Random(6);
        float[] a = [.. Enumerable.Range(0, 4096).Select(_ => (float)(random.NextDouble() - 0.5))];
        float[] b = [.. Enumerable.Range(0, 4096).Select(_ => (float)(1e-8 + random.NextDouble()))];
        Assert.Equal(Divide<PortableSimd<float>, Vector<float>>(a, b), Divide<WideSimd<float>, Vector512<float>>(a, b));
    }

    [Fact]
    public void Special_numbers_divide_as_documented()
    {
        float[] a = [0, 1, float.NaN, 1, float.PositiveInfinity, 1, 1e-42f, 1e25f, 3];
        float[] b = [1, float.PositiveInfinity, 1, float.NaN, 1, 1e-30f, 1e-8f, float.MaxValue, 2];
        float[] q = Divide<WideSimd<float>, Vector512<float>>(a, b);
        Assert.Equal(0, q[0]);
        Assert.InRange(q[1], -2.4e-38f, 0);
        Assert.Equal(float.NaN, q[2]);
        Assert.Equal(float.NaN, q[3]);
        Assert.False(float.IsFinite(q[4]));
        Assert.Equal(-1e30f, q[5], 1e24f);
        Assert.Equal(-1e-34f, q[6], 1e-37f);
        Assert.InRange(q[7], -3e-13f, 0);
        Assert.Equal(-1.5f, q[8]);
    }

    [Fact]
    public void Doubles_and_tiny_denominators_are_divided_exactly()
    {
        Assert.True(FastQuotient.Serves<float>(1e-30));
        Assert.False(FastQuotient.Serves<float>(1e-31));
        Assert.False(FastQuotient.Serves<float>(0));
        Assert.False(FastQuotient.Serves<double>(1e-8));
    }

    private static float[] Divide<TSimd, TVector>(float[] a, float[] b)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        var result = new float[a.Length];
        for (int i = 0; i < a.Length; i += TSimd.Count)
        {
            int lanes = Math.Min(TSimd.Count, a.Length - i);
            TSimd.StorePartial(FastQuotient.DivideNegated<TVector, TSimd, float>(TSimd.LoadPartial(in a[0], i, lanes), TSimd.LoadPartial(in b[0], i, lanes)),
                ref result[0], i, lanes);
        }
        return result;
    }
}
