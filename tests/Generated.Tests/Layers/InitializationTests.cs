using System.Numerics;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>New networks have the parameters that their attributes ask for; <see cref="Initializers"/> itself is tested elsewhere.</summary>
public class InitializationTests
{
    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void Parameters_are_drawn_one_tensor_after_another_as_the_attributes_say(string name)
    {
        CheckOne<float>(NetworkCase.Find(name));
        CheckOne<double>(NetworkCase.Find(name));
    }

    [Fact]
    public void Orthogonal_weights_are_orthogonal_times_their_scale()
    {
        var network = new NetworkUnderTest<double>(NetworkCase.Find("DenseDrawnOrthogonal"), seed: 3, maxBatch: 1);
        ParameterInfo info = network.ParameterTable[0];
        double[] weights = network.Tensors()[0];
        (int rows, int columns) = (info.Shape[0], info.Shape[1]);
        (int few, int many) = (Math.Min(rows, columns), Math.Max(rows, columns));
        for (int a = 0; a < few; a++)
        {
            for (int b = 0; b < few; b++)
            {
                double dot = 0;
                for (int i = 0; i < many; i++)
                    dot += rows <= columns ? weights[(a * columns) + i] * weights[(b * columns) + i] : weights[(i * columns) + a] * weights[(i * columns) + b];
                Assert.Equal(a == b ? 0.7 * 0.7 : 0, dot, 1e-12);
            }
        }
    }

    private static void CheckOne<T>(NetworkCase @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const ulong Seed = 23;
        var network = new NetworkUnderTest<T>(@case, Seed, maxBatch: 1);
        var expected = new T[network.Parameters.Length];
        var tensors = new Queue<ParameterInfo>(network.ParameterTable);
        var random = new Philox(Seed);
        foreach (LayerAttribute step in @case.Steps.Where(step => step.WeightsOf is null))
        {
            if (step is PReLUAttribute prelu)
            {
                ParameterInfo slope = tensors.Dequeue();
                expected.AsSpan(slope.Offset, slope.Length).Fill(T.CreateTruncating(prelu.InitialSlope));
            }
            if (step is not DenseAttribute dense)
                continue;
            ParameterInfo weights = tensors.Dequeue();
            (int fanIn, int fanOut) = (weights.Shape[1], weights.Shape[0]);
            Initializers.Fill(expected.AsSpan(weights.Offset, weights.Length), dense.Initializer, fanIn, fanOut, Scale(dense.Initializer, dense.InitializerScale), ref random);
            Generated.Numerics.Panels.FromRows(expected.AsSpan(weights.Offset, weights.Length), fanOut);
            if (!dense.Bias)
                continue;
            ParameterInfo bias = tensors.Dequeue();
            Initializer drawn = dense.BiasInitializer == Initializer.Default && dense.Initializer != Initializer.Default ? Initializer.Zeros : dense.BiasInitializer;
            Initializers.Fill(expected.AsSpan(bias.Offset, bias.Length), drawn, fanIn, fanOut, Scale(drawn, dense.BiasInitializerScale), ref random);
        }
        Assert.Empty(tensors);
        BatchTests.AssertSameBits<T>(expected, network.Parameters.ToArray(), $"Parameters of {@case}");
    }

    private static double Scale(Initializer initializer, double given) => !double.IsNaN(given) ? given
        : initializer is Initializer.Constant or Initializer.Uniform or Initializer.Normal or Initializer.TruncatedNormal ? 0.02 : 1;
}
