using System.Numerics;
using Xunit;

namespace Generated.Tests.Optimizers;

/// <summary>Norms are right wherever the values are finite: squares may overflow or vanish, norms may not.</summary>
public class NormRangeTests
{
    private static readonly int[] s_lengths = [1, 3, 64, 4095, 4097, 20_000];

    public static TheoryData<double> Orders => [0.5, 1, 2, 3, 20, double.PositiveInfinity];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Norms_neither_overflow_nor_vanish(double order)
    {
        // The power of two that values are about; the norm of 20,000 has to be finite too.
        foreach (int exponent in (int[])[-149, -140, -100, -75, -63, -50, -1, 0, 50, 63, 64, 80, 97, 120, 127])
            Check<float>(order, exponent, 5e-6);
        foreach (int exponent in (int[])[-1074, -1060, -700, -540, -511, -300, 0, 300, 511, 512, 700, 980])
            Check<double>(order, exponent, 1e-12);
    }

    [Theory]
    [InlineData(1e20f)]
    [InlineData(1e-25f)]
    [InlineData(3e38f)]
    [InlineData(1e-44f)]
    public void Clipped_steps_of_very_large_or_small_gradients_are_taken(float size)
    {
        foreach (int length in (int[])[5, 40_000])
        {
            float[] gradients = [.. Enumerable.Range(0, length).Select(i => i % 2 == 0 ? size : -size)];
            double norm = size * Math.Sqrt(length), limit = Math.Min(1, norm / 2);
            foreach (int threads in (int[])[1, 3])
            {
                float[] parameters = new float[length];
                var optimizer = new SGD(length) { LearningRate = 1, MaxGradientNorm = limit, MaxThreads = threads };
                optimizer.Step(parameters, gradients);
                Assert.Equal(norm, optimizer.GradientNorm, 1e-5 * norm);
                float expected = (float)(size * Math.Min(1, limit / (norm + 1e-6)));
                Assert.All(parameters, parameter => Assert.Equal(expected, Math.Abs(parameter), (1e-5 * expected) + 3.2e-33));

                float[] clipped = [.. gradients];
                GradientClipping.ClipByNorm<float>(clipped, limit);
                // What is below 2^-108 counts as 0 to an optimizer.
                Assert.Equal([.. clipped.Select(gradient => Math.Abs(gradient) < 3.2e-33f ? 0 : -gradient)], parameters);
            }
        }
    }

    [Fact]
    public void The_trust_ratio_of_LAMB_is_right_for_very_small_and_large_parameters()
    {
        foreach (float size in (float[])[1e-25f, 1e-3f, 1e25f])
        {
            float[] parameters = [size, -size, size];
            new LAMB(3) { LearningRate = 0.01, WeightDecay = 0 }.Step(parameters, [1, 1, 1]);
            Assert.Equal(0.99, parameters[0] / size, 1e-4);
        }
    }

    private static void Check<T>(double order, int exponent, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int length in s_lengths)
        {
            var random = new Random(length);
            T[] values = [.. Enumerable.Range(0, length).Select(_ => T.ScaleB(T.CreateChecked(random.Next(1, 9)) / T.CreateChecked(8), exponent))];
            values[0] = T.ScaleB(T.One, exponent);

            // The sum of powers of the values divided by the largest, by which the norm is multiplied.
            double largest = double.CreateChecked(values[0]);
            double sum = values.Sum(value => Math.Pow(double.CreateChecked(value) / largest, order));
            double expected = double.IsInfinity(order) ? largest : largest * Math.Pow(sum, 1 / order);
            if (!double.IsFinite(expected) || sum == 0)
                continue;
            double found = GradientClipping.Norm<T>(values, order);
            Claim.True(Math.Abs(found - expected) <= (tolerance * expected) + 5e-324,
                $"The norm of order {order} of {length} {typeof(T).Name} about 2^{exponent} is {found}; expected {expected}.");
        }
    }
}
