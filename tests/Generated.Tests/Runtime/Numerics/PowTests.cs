using System.Numerics;
using System.Runtime.Intrinsics;
using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

public sealed class PowTests
{
    private static readonly double[] Special =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 2.5, -2.5, 1e30, -1e30, 1e-30, 16777217, double.PositiveInfinity,
        double.NegativeInfinity, double.NaN,
    ];

    [Fact]
    public void Edges_are_as_the_standard_has_them()
    {
        foreach (var x in Special)
        {
            foreach (var y in Special)
            {
                Check(x, y, Double(x, y), Math.Pow(x, y), 4e-16);
                Check(x, y, Single((float)x, (float)y), MathF.Pow((float)x, (float)y), 3e-7);
            }
        }

        static void Check(double x, double y, double actual, double expected, double error) =>
            Claim.True(
                FloatBits.Same(actual, expected) || (Math.Abs(actual - expected) <= error * Math.Abs(expected) && expected != 0 && double.IsFinite(expected)),
                $"{x}^{y} is {FloatBits.Show(actual)}, not {FloatBits.Show(expected)}");
    }

    [Fact]
    public void Doubles_are_within_two_ulps_of_the_exact_value()
    {
        var random = new Random(11);
        for (var i = 0; i < 2500; i++)
        {
            var x = i % 2 == 0 ? Math.Exp((random.NextDouble() - 0.5) * 600) : 0.5 + random.NextDouble();
            var y = i % 3 == 0
                ? (random.NextDouble() * 2 - 1) * Math.Min(10, 700 / Math.Abs(Math.Log(x)))
                : (random.NextDouble() * 1445 - 740) / Math.Log(x); // results from 10^-321 to 10^306
            var ulps = BigReal.Pow(x, y).UlpsFrom(Double(x, y));
            Claim.True(ulps <= 2, $"{x:R}^{y:R} is {Double(x, y):R}, {ulps:F2} ulp from {BigReal.Pow(x, y).ToDouble():R}");
        }
    }

    [Fact]
    public void Floats_are_within_two_ulps_of_the_double_version()
    {
        var random = new Random(12);
        for (var i = 0; i < 200_000; i++)
        {
            var x = (float)(i % 2 == 0 ? Math.Exp((random.NextDouble() - 0.5) * 170) : 0.5 + random.NextDouble());
            var y = (float)((random.NextDouble() * 2 - 1) * (i % 3 == 0 ? 10 : Math.Min(1e6, 110 / Math.Abs(Math.Log(x)))));
            var ulps = Sweep.Ulps(Single(x, y), Double(x, y));
            Claim.True(ulps <= 2, $"{x:R}^{y:R} is {Single(x, y):R}, {ulps:F2} ulp from {Double(x, y):R}");
        }
    }

    [Fact]
    public void Both_widths_give_the_same_bits()
    {
        var random = new Random(13);
        for (var i = 0; i < 50_000; i++)
        {
            var (x, y) = (BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)),
                BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)));
            var wide = SingleMath.Pow<WideSimd<float>, Vector512<float>>(Vector512.Create(x), Vector512.Create(y))[0];
            Claim.True(FloatBits.Same(wide, Single(x, y)), $"{x:R}^{y:R} is {wide:R} and {Single(x, y):R}");

            var wideDouble = DoubleMath.Pow<WideSimd<double>, Vector512<double>>(Vector512.Create((double)x), Vector512.Create((double)y))[0];
            Claim.True(FloatBits.Same(wideDouble, Double(x, y)), $"{x:R}^{y:R} is {wideDouble:R} and {Double(x, y):R}");
        }
    }

    private static float Single(float x, float y) =>
        SingleMath.Pow<PortableSimd<float>, Vector<float>>(Vector.Create(x), Vector.Create(y))[0];

    private static double Double(double x, double y) =>
        DoubleMath.Pow<PortableSimd<double>, Vector<double>>(Vector.Create(x), Vector.Create(y))[0];
}
