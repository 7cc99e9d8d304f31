using System.Numerics;
using System.Runtime.Intrinsics;
using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

/// <summary>The elementary functions: their errors, their edges, and that the width of the vectors does not matter.</summary>
public sealed class MathTests
{
    public static TheoryData<string> Names => [.. MathFunction.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Doubles_are_within_the_documented_error_of_the_exact_value(string name)
    {
        var function = MathFunction.Named(name);
        var x = Sweep.Doubles(function, 2500);
        var actual = Lanewise.PortableDouble(function, x);
        for (var i = 0; i < x.Length; i++)
        {
            var exact = function.Exact(x[i]);
            var ulps = exact.UlpsFrom(actual[i]);
            Assert.True(
                ulps <= function.DoubleUlps,
                $"{name}({FloatBits.Show(x[i])}) is {FloatBits.Show(actual[i])}, {ulps:F2} ulp from {FloatBits.Show(exact.ToDouble())}; {function.DoubleUlps} "
                    + "are documented");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Floats_are_within_the_documented_error_of_the_double_version(string name)
    {
        var function = MathFunction.Named(name);
        foreach (var x in Sweep.Singles(10007))
        {
            var actual = Lanewise.PortableSingle(function, x);
            var expected = Lanewise.PortableDouble(function, [.. x.Select(v => (double)v)]);
            for (var i = 0; i < x.Length; i++)
            {
                var ulps = Sweep.Ulps(actual[i], expected[i]);
                Claim.True(
                    ulps <= function.SingleUlps,
                    $"{name}({FloatBits.Show(x[i])}) is {FloatBits.Show(actual[i])}, {ulps:F2} ulp from {expected[i]:R}; {function.SingleUlps} are documented");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_widths_give_the_same_bits(string name)
    {
        var function = MathFunction.Named(name);
        foreach (var x in Sweep.Singles(100003))
            AssertSame(name, x, Lanewise.PortableSingle(function, x), Lanewise.WideSingle(function, x));

        var doubles = Sweep.Bits(20000, 3);
        AssertSame(name, doubles, Lanewise.PortableDouble(function, doubles), Lanewise.WideDouble(function, doubles));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lane_does_not_depend_on_its_neighbours(string name)
    {
        var function = MathFunction.Named(name);
        foreach (var x in Sweep.Singles(1000003))
        {
            var together = Lanewise.WideSingle(function, x);
            var apart = x.Select(v => function.Single<WideSimd<float>, Vector512<float>>(Vector512.Create(v))[0]).ToArray();
            AssertSame(name, x, together, apart);
        }
    }

    [Theory]
    [InlineData("Exp", "0 1; -0 1; inf inf; -inf 0; nan nan; 88.8 inf; -104 0; -1e30 0; 1e30 inf")]
    [InlineData("ExpM1", "0 0; -0 -0; inf inf; -inf -1; nan nan; 1e-42 1e-42; -1e-42 -1e-42; 88.8 inf; -50 -1")]
    [InlineData("Log", "0 -inf; -0 -inf; 1 0; inf inf; -inf nan; -1 nan; -1e-42 nan; nan nan")]
    [InlineData("Log1P", "0 0; -0 -0; -1 -inf; -1.5 nan; -inf nan; inf inf; nan nan; 1e-42 1e-42")]
    [InlineData("Log1PExp", "inf inf; -inf 0; nan nan; 1000 1000; -1000 0")]
    [InlineData("Sigmoid", "0 0.5; -0 0.5; inf 1; -inf 0; nan nan; 1000 1; -1000 0")]
    [InlineData("Tanh", "0 0; -0 -0; inf 1; -inf -1; nan nan; 1e-42 1e-42; 50 1; -50 -1")]
    [InlineData("Erf", "0 0; -0 -0; inf 1; -inf -1; nan nan; 7 1; -7 -1")]
    [InlineData("Sin", "0 0; -0 -0; inf nan; -inf nan; nan nan; 1e-42 1e-42")]
    [InlineData("Exp2", "0 1; -0 1; inf inf; -inf 0; nan nan; 1 2; -1 0.5; 10 1024; -149 1.401298464324817E-45; 1e30 inf; -1e30 0; 1e-42 1")]
    [InlineData("Log2", "0 -inf; -0 -inf; 1 0; inf inf; -inf nan; -1 nan; -1e-42 nan; nan nan; 8 3; 0.125 -3; 1.401298464324817E-45 -149")]
    [InlineData("Log10", "0 -inf; -0 -inf; 1 0; inf inf; -inf nan; -1 nan; -1e-42 nan; nan nan; 10 1; 100 2; 1e5 5; 1e10 10")]
    [InlineData("Sinh", "0 0; -0 -0; inf inf; -inf -inf; nan nan; 1e-42 1e-42; -1e-42 -1e-42; 1e30 inf; -1e30 -inf")]
    [InlineData("Cosh", "0 1; -0 1; inf inf; -inf inf; nan nan; 1e-42 1; 1e30 inf; -1e30 inf")]
    [InlineData("Cos", "0 1; -0 1; inf nan; -inf nan; nan nan")]
    public void Edges_are_as_the_standard_has_them(string name, string pairs)
    {
        var function = MathFunction.Named(name);
        foreach (var pair in pairs.Split("; "))
        {
            var numbers = pair.Split(' ').Select(Sweep.Parse).ToArray();
            var (x, expected) = (numbers[0], numbers[1]);
            var single = function.Single<PortableSimd<float>, Vector<float>>(Vector.Create((float)x))[0];
            Claim.True(FloatBits.Same((float)expected, single), $"{name}({x}f) is {FloatBits.Show(single)}, not {expected}");

            // A float's range ends earlier.
            if (double.IsFinite(x) && Math.Abs(x) is > 80 and < 750)
                continue;
            var wide = function.Double<PortableSimd<double>, Vector<double>>(Vector.Create(x))[0];
            Claim.True(FloatBits.Same(expected, wide), $"{name}({x}) is {FloatBits.Show(wide)}, not {expected}");
        }
    }

    [Theory]
    [InlineData("Exp", -745.0, 709.0)]
    [InlineData("Log", 1e-300, 1e300)]
    [InlineData("Tanh", -15.0, 15.0)]
    [InlineData("Sigmoid", -740.0, 40.0)]
    public void Rising_functions_never_fall_by_more_than_their_error(string name, double low, double high)
    {
        var function = MathFunction.Named(name);
        var x = Enumerable.Range(0, 20001).Select(i => low + (high - low) * i / 20000).ToArray();
        var y = Lanewise.PortableDouble(function, x);
        for (var i = 1; i < x.Length; i++)
            Claim.True(y[i] >= y[i - 1], $"{name} falls from {y[i - 1]:R} to {y[i]:R} at {x[i]:R}");
    }

    [Fact]
    public void Powers_of_two_and_ten_and_their_logarithms_are_exact()
    {
        for (var n = -1074; n <= 1023; n++)
        {
            var power = Math.ScaleB(1, n);
            Assert.Equal(power, DoubleMath.Exp2<PortableSimd<double>, Vector<double>>(Vector.Create((double)n))[0]);
            Assert.Equal(n, DoubleMath.Log2<PortableSimd<double>, Vector<double>>(Vector.Create(power))[0]);
            if (n is < -149 or > 127)
                continue;
            Assert.Equal((float)power, SingleMath.Exp2<PortableSimd<float>, Vector<float>>(Vector.Create((float)n))[0]);
            Assert.Equal(n, SingleMath.Log2<PortableSimd<float>, Vector<float>>(Vector.Create((float)power))[0]);
        }

        for (var n = 0; n <= 22; n++)
        {
            var power = double.Parse("1e" + n, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(n, DoubleMath.Log10<PortableSimd<double>, Vector<double>>(Vector.Create(power))[0]);
            if (n <= 10)
                Assert.Equal(n, SingleMath.Log10<PortableSimd<float>, Vector<float>>(Vector.Create((float)power))[0]);
        }
    }

    [Fact]
    public void Hyperbolic_functions_overflow_only_where_their_values_do()
    {
        foreach (var x in new[] { 88.8f, 89f, 89.3f, 89.41f, -89.41f })
        {
            Assert.Equal((float)Math.Sinh(x), SingleMath.Sinh<PortableSimd<float>, Vector<float>>(Vector.Create(x))[0], 1e33f);
            Assert.Equal((float)Math.Cosh(x), SingleMath.Cosh<PortableSimd<float>, Vector<float>>(Vector.Create(x))[0], 1e33f);
        }

        foreach (var x in new[] { 709.9, 710, 710.47, -710.47 })
        {
            Assert.Equal(1, DoubleMath.Sinh<PortableSimd<double>, Vector<double>>(Vector.Create(x))[0] / Math.Sinh(x), 1e-14);
            Assert.Equal(1, DoubleMath.Cosh<PortableSimd<double>, Vector<double>>(Vector.Create(x))[0] / Math.Cosh(x), 1e-14);
        }
    }

    [Fact]
    public void Denormal_results_of_exp_are_rounded_not_flushed()
    {
        for (var x = -103.9f; x < -87f; x += 0.01f)
        {
            var actual = SingleMath.Exp<PortableSimd<float>, Vector<float>>(Vector.Create(x))[0];
            Claim.True(Math.Abs(actual - Math.Exp(x)) <= Math.ScaleB(0.8, -149) + 1e-7 * Math.Exp(x), $"exp({x:R}) is {actual:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_have_the_bits_that_they_had_when_this_was_written(string name)
    {
        // One number stands for a sweep over all exponents, in both precisions. It changes with a coefficient,
        // and must not change with the machine, the width of its vectors or the version of the runtime.
        var function = MathFunction.Named(name);
        var hash = 14695981039346656037UL; // FNV-1a, by words
        foreach (var x in Sweep.Singles(100003))
        {
            foreach (var y in Lanewise.PortableSingle(function, x))
                hash = (hash ^ (float.IsNaN(y) ? 1 : FloatBits.Of(y))) * 1099511628211UL;
        }

        foreach (var y in Lanewise.PortableDouble(function, Sweep.Doubles(function, 20000)))
            hash = (hash ^ (double.IsNaN(y) ? 1 : FloatBits.Of(y))) * 1099511628211UL;

        var expected = KnownHashes[name];
        Claim.True(expected == hash, $"{name}: 0x{hash:X16}, not 0x{expected:X16}");
    }

    private static readonly Dictionary<string, ulong> KnownHashes = new()
    {
        ["Exp"] = 0x9F1FB614F4D96D45,
        ["ExpM1"] = 0xCD36334A558BE695,
        ["Log"] = 0xE0AC14A4ABC0A49A,
        ["Log1P"] = 0x29AF500DFE27213C,
        ["Log1PExp"] = 0xDFCE5F716A32239F,
        ["Sigmoid"] = 0xAD84109C2813EF21,
        ["Tanh"] = 0x7A08F0CF14A15A46,
        ["Erf"] = 0x73C6821F461CB692,
        ["Sin"] = 0x6E60C22901A49829,
        ["Cos"] = 0x61FB89AEC874C246,
        ["Exp2"] = 0xA0606ED6CF8A6A13,
        ["Log2"] = 0x72ACC4D0974D6B93,
        ["Log10"] = 0x6B64044188DD5564,
        ["Sinh"] = 0xF9EBA98D01F0BA11,
        ["Cosh"] = 0xF0F0B41E04EF4ACC,
    };

    private static void AssertSame<T>(string name, T[] x, T[] a, T[] b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (!FloatBits.Same(a[i], b[i]))
                Assert.Fail($"{name}({FloatBits.Show(x[i])}) is {FloatBits.Show(a[i])} and {FloatBits.Show(b[i])}");
        }
    }
}
