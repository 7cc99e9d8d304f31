using Xunit;

namespace Generated.Tests.Initialization;

public class InitializersTests
{
    private const int FanIn = 200;
    private const int FanOut = 100;

    private static double[] Draw(Initializer kind, double scale = 1, int fanIn = FanIn, int fanOut = FanOut, ulong seed = 1)
    {
        var random = new Philox(seed);
        var weights = new double[fanIn * fanOut];
        Initializers.Fill<double>(weights, kind, fanIn, fanOut, scale, ref random);
        return weights;
    }

    public static TheoryData<Initializer, double, double> Uniforms => new()
    {
        { Initializer.Default, 1, 1 / Math.Sqrt(FanIn) },
        { Initializer.Uniform, 0.25, 0.25 },
        { Initializer.GlorotUniform, 2, 2 * Math.Sqrt(6.0 / (FanIn + FanOut)) },
        { Initializer.HeUniform, 1, Math.Sqrt(6.0 / FanIn) },
        { Initializer.LeCunUniform, 1, Math.Sqrt(3.0 / FanIn) },
    };

    [Theory]
    [MemberData(nameof(Uniforms))]
    public void Uniform_kinds_fill_exactly_their_bounds(Initializer kind, double scale, double bound)
    {
        double[] weights = Draw(kind, scale);
        Assert.InRange(weights.Max(), bound * 0.999, bound);
        Assert.InRange(weights.Min(), -bound, -bound * 0.999);
        Assert.Equal(0, weights.Average(), bound * 0.02);
        Assert.Equal(bound * bound / 3, weights.Average(w => w * w), bound * bound * 0.01);
    }

    public static TheoryData<Initializer, double, double> Normals => new()
    {
        { Initializer.Normal, 0.02, 0.02 },
        { Initializer.GlorotNormal, 1, Math.Sqrt(2.0 / (FanIn + FanOut)) },
        { Initializer.HeNormal, 1, Math.Sqrt(2.0 / FanIn) },
        { Initializer.LeCunNormal, 3, 3 * Math.Sqrt(1.0 / FanIn) },
    };

    [Theory]
    [MemberData(nameof(Normals))]
    public void Normal_kinds_have_their_standard_deviation(Initializer kind, double scale, double deviation)
    {
        double[] weights = Draw(kind, scale);
        Assert.Equal(0, weights.Average(), deviation * 0.025);
        Assert.Equal(1, weights.Average(w => w * w) / (deviation * deviation), 0.04);
        Assert.Equal(3, weights.Average(w => Math.Pow(w / deviation, 4)), 0.3);
    }

    // The variance of a normal distribution cut at ±a deviations is 1 - 2 a φ(a)/(2 Φ(a) - 1).
    [Theory]
    [InlineData(0.02, 1)]
    [InlineData(1, 0.7737413)]
    [InlineData(2, 0.2911251)]
    [InlineData(4, 0.0791899)]
    public void A_truncated_normal_stays_within_two_and_has_the_variance_of_the_cut(double scale, double relativeVariance)
    {
        double[] weights = Draw(Initializer.TruncatedNormal, scale);
        Assert.InRange(weights.Max(), 0, 2);
        Assert.InRange(weights.Min(), -2, 0);
        Assert.Equal(1, weights.Average(w => w * w) / (scale * scale * relativeVariance), 0.03);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(40, 23)]
    [InlineData(23, 40)]
    public void An_orthogonal_matrix_is_orthonormal_along_its_shorter_side_times_the_gain(int fanIn, int fanOut)
    {
        const double gain = 1.5;
        double[] w = Draw(Initializer.Orthogonal, gain, fanIn, fanOut);
        int shorter = Math.Min(fanIn, fanOut), longer = Math.Max(fanIn, fanOut);
        double At(int vector, int element) => fanIn >= fanOut ? w[(element * fanOut) + vector] : w[(vector * fanOut) + element];
        for (int a = 0; a < shorter; a++)
        {
            for (int b = 0; b < shorter; b++)
            {
                double dot = Enumerable.Range(0, longer).Sum(i => At(a, i) * At(b, i));
                Assert.Equal(a == b ? gain * gain : 0, dot, 1e-13);
            }
        }
    }

    [Fact]
    public void Constants_are_what_they_say()
    {
        Assert.All(Draw(Initializer.Zeros, 3), w => Assert.Equal(0, w));
        Assert.All(Draw(Initializer.Ones, 3), w => Assert.Equal(1, w));
        Assert.All(Draw(Initializer.Constant, -3), w => Assert.Equal(-3, w));
    }

    [Fact]
    public void Every_kind_gives_floats_that_are_the_doubles_rounded()
    {
        foreach (Initializer kind in Enum.GetValues<Initializer>())
        {
            var random = new Philox(3);
            var singles = new float[12 * 7];
            Initializers.Fill<float>(singles, kind, 12, 7, 1, ref random);
            Assert.Equal(Draw(kind, 1, 12, 7, seed: 3).Select(w => (float)w), singles);
        }
    }

    [Fact]
    public void A_seed_means_the_same_weights_for_ever()
    {
        string found = string.Join('\n', Enum.GetValues<Initializer>().Select(kind =>
            $"{kind} {string.Join(' ', Draw(kind, 1, 3, 2, seed: 42).Select(w => BitConverter.DoubleToInt64Bits(w).ToString("x16")))}"));
        Assert.Equal(
            """
            Default bfa292656bcdea30 bfc7855b93756c37 bfc98f71305617eb bfab0248a95be74a 3fc7663877dda80a 3fd437d7cb1c7736
            Zeros 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000
            Ones 3ff0000000000000 3ff0000000000000 3ff0000000000000 3ff0000000000000 3ff0000000000000 3ff0000000000000
            Constant 3ff0000000000000 3ff0000000000000 3ff0000000000000 3ff0000000000000 3ff0000000000000 3ff0000000000000
            Uniform bfb0156d88c62a20 bfd45ea61476a058 bfd622c981019270 bfb763f208f8e150 3fd443aee5e9b600 3fe182695666935a
            Normal bfda4cf416d42f64 bfff5e3d9afd7a85 3fe5b508b87d06a7 3ff8615d17e58a38 3fe39f1660593153 3fe26444d55f2c5d
            TruncatedNormal bfda4cf416d42f64 bfff5e3d9afd7a85 3fe5b508b87d06a7 3ff8615d17e58a38 3fe39f1660593153 3fe26444d55f2c5d
            GlorotUniform bfb19e6a8f030ff0 bfd6505c8b3997d8 bfd83fa77e794740 bfb99f7731012471 3fd632d27cadb29d 3fe32e3c5a54af0f
            GlorotNormal bfd0a24b2e08245e bff3d6c52699ec1e 3fdb7527642ce73e 3feed6c51a2b13ee 3fd8d1c2433072a9 3fd7438a992f6c7a
            HeUniform bfb6beec1e0a5eb1 bfdccea0821526fb bfdf4e0c15bfde74 bfc08a1de8be9776 3fdca87def4c39b3 3fe8c3164c27ddae
            HeNormal bfd5796ef93c390e bff99ca9fdfa92c4 3fe1b94c9fdb747d 3ff3e80d54ee4707 3fe005556cf93f6e 3fde0892259e5ec8
            LeCunUniform bfb0156d88c62a20 bfd45ea61476a058 bfd622c981019270 bfb763f208f8e150 3fd443aee5e9b600 3fe182695666935a
            LeCunNormal bfce5e8b8527ed78 bff21c42f822b342 3fd910b5d16b36d8 3fec26e7ed22386e 3fd6a82967656e9c 3fd53ca3ff1d4ebd
            Orthogonal bfc8df490e860f62 3febcd4aeca558f9 bfedaa1dda8d91b4 bf862e74a30b0f04 3fd4873afb389962 3fdfae8550105f34
            """,
            found);
    }

    [Fact]
    public void Wrong_arguments_are_refused_with_what_was_expected()
    {
        static void Fill(Initializer kind, int fanIn, int fanOut, double scale, int length = 6)
        {
            var random = new Philox(1);
            Initializers.Fill<float>(new float[length], kind, fanIn, fanOut, scale, ref random);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Fill(Initializer.Default, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fill(Initializer.Default, 1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fill(Initializer.Normal, 1, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fill(Initializer.Constant, 1, 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fill((Initializer)99, 1, 1, 1));
        var wrong = Assert.Throws<ArgumentException>(() => Fill(Initializer.Orthogonal, 2, 3, 1, length: 5));
        Assert.Contains("[2, 3] has 6 elements; the span has 5", wrong.Message);
    }
}
