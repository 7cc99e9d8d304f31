using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

public class PortableMathTests
{
    [Fact]
    public void Functions_agree_with_the_platforms_to_a_few_units_in_the_last_place()
    {
        var random = new Philox(9);
        for (int i = 0; i < 20_000; i++)
        {
            double u = random.NextDouble();
            double wide = Math.Pow(10, (600 * u) - 300);
            Close(Math.Log(wide), PortableMath.Log(wide), "log", wide);
            Close(Math.Log(0.5 + u), PortableMath.Log(0.5 + u), "log", 0.5 + u);
            double x = (1400 * u) - 700;
            Close(Math.Exp(x), PortableMath.Exp(x), "exp", x);
            Close(Math.Exp(x / 1000), PortableMath.Exp(x / 1000), "exp", x / 1000);
            Assert.Equal(Math.Cos(Math.PI * 8 * u), PortableMath.CosPi(8 * u), 2e-15 * 4);
            Close(Math.Pow(u, 0.96 * i / 100), PortableMath.Pow(u, 0.96 * i / 100), "pow", u, 1e-12);
        }
    }

    [Fact]
    public void Special_values_are_as_IEEE_754_has_them()
    {
        Assert.Equal(double.NegativeInfinity, PortableMath.Log(0));
        Assert.Equal(double.NaN, PortableMath.Log(-1));
        Assert.Equal(0, PortableMath.Log(1));
        Close(Math.Log(double.Epsilon), PortableMath.Log(double.Epsilon), "log", double.Epsilon);
        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal(double.PositiveInfinity, PortableMath.Exp(710));
        Assert.Equal(0, PortableMath.Exp(-800));
        Assert.Equal(double.Epsilon, PortableMath.Exp(-744.5));
        Assert.Equal(Math.Exp(709.7), PortableMath.Exp(709.7), 1e-14 * Math.Exp(709.7));
        Assert.Equal([1, 0, -1, 0, 1], [PortableMath.CosPi(0), PortableMath.CosPi(0.5), PortableMath.CosPi(1), PortableMath.CosPi(1.5), PortableMath.CosPi(2)]);
        Assert.Equal(1024, PortableMath.Pow(2.0, 10L));
        Assert.Equal(0.25, PortableMath.Pow(2, -2.0));
        Assert.Equal(1, PortableMath.Pow(0, 0.0));
        Assert.Equal(0, PortableMath.Pow(0, 0.5));
    }

    private static void Close(double expected, double actual, string function, double argument, double tolerance = 1e-15) =>
        Claim.True(Math.Abs(expected - actual) <= tolerance * Math.Abs(expected), $"{function}({argument:R}) is {expected:R}; got {actual:R}.");
}
