using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Generated.Tests.Optimizers;

public class GradientClippingTests
{
    [Fact]
    public void Norms_and_clipped_gradients_are_those_of_PyTorch()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "clip_grad_norm.json")));
        foreach (JsonElement test in document.RootElement.EnumerateArray())
        {
            double[] All(string name) => [.. test.GetProperty(name).EnumerateArray().SelectMany(t => t.EnumerateArray()).Select(e => e.GetDouble())];
            string type = test.GetProperty("norm_type").GetString()!;
            double normType = type == "inf" ? double.PositiveInfinity : double.Parse(type, CultureInfo.InvariantCulture);
            double maxNorm = test.GetProperty("max_norm").GetDouble();
            double total = test.GetProperty("total_norm").GetDouble();

            double[] g = All("grads");
            float[] h = [.. g.Select(x => (float)x)];
            Assert.Equal(total, GradientClipping.ClipByNorm<double>(g, maxNorm, normType), 1e-14);
            Assert.Equal(total, GradientClipping.ClipByNorm<float>(h, maxNorm, normType), 1e-6);
            double[] expected = All("clipped");
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], g[i], 1e-15);
                Assert.Equal(expected[i], h[i], 1e-7);
            }
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(2.5)]
    public void Norms_of_any_order_are_the_textbook_formula(double order)
    {
        var random = new Philox(1);
        var g = new double[5001];
        Initializers.Fill<double>(g, Initializer.Normal, 1, 1, 1, ref random);
        double expected = Math.Pow(g.Sum(x => Math.Pow(Math.Abs(x), order)), 1 / order);
        Assert.Equal(expected, GradientClipping.Norm<double>(g, order), 1e-11 * expected);
    }

    [Fact]
    public void Norms_that_are_not_finite_behave_as_in_PyTorch_or_throw()
    {
        double[] infinite = [1, double.NegativeInfinity], undefined = [1, double.NaN];
        foreach (double order in new[] { 1, 2, 3, double.PositiveInfinity })
        {
            double[] g = [.. infinite];
            Assert.Throws<NotFiniteNumberException>(() => GradientClipping.ClipByNorm<double>(g, 1, order, errorIfNonFinite: true));
            Assert.Equal(infinite, g);
            Assert.Equal(double.PositiveInfinity, GradientClipping.ClipByNorm<double>(g, 1, order));
            Assert.Equal([0, double.NaN], g);

            g = [.. undefined];
            Assert.Equal(double.NaN, GradientClipping.ClipByNorm<double>(g, 1, order));
            Assert.Equal([double.NaN, double.NaN], g);
        }
    }

    [Fact]
    public void Values_are_limited_each_for_itself()
    {
        var g = new float[35];
        for (int i = 0; i < g.Length; i++)
            g[i] = i - 17;
        GradientClipping.ClipByValue<float>(g, 2.5);
        for (int i = 0; i < g.Length; i++)
            Assert.Equal(Math.Clamp(i - 17, -2.5f, 2.5f), g[i]);
        float[] undefined = [float.NaN];
        GradientClipping.ClipByValue<float>(undefined, 1);
        Assert.Equal(float.NaN, undefined[0]);
    }

    [Fact]
    public void Clipping_allocates_nothing_and_takes_empty_spans()
    {
        var g = new float[100];
        GradientClipping.ClipByNorm<float>(g, 1);
        GradientClipping.ClipByValue<float>(g, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        GradientClipping.ClipByNorm<float>(g, 1);
        GradientClipping.ClipByValue<float>(g, 1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, GradientClipping.ClipByNorm<float>([], 1));
    }

    [Fact]
    public void Wrong_limits_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ClipByNorm<float>([], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ClipByNorm<float>([], 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ClipByNorm<float>([], 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ClipByValue<float>([], double.NaN));
    }
}
