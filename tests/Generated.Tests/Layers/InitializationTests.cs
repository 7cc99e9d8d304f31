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
        NetworkUnderTest<double> network = NetworkUnderTest<double>.Create(NetworkCase.Find("DenseDrawnOrthogonal"), seed: 3, maxBatch: 1);
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
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, Seed, maxBatch: 1);
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
            if (step is BatchNormAttribute or LayerNormAttribute or RMSNormAttribute or GroupNormAttribute or InstanceNormAttribute)
            {
                // Factors of one, and offsets of zero; none without either.
                string layer = NameOfLayer(tensors);
                while (tensors.Count > 0 && tensors.Peek().Kind == ParameterKind.Normalization && NameOfLayer(tensors) == layer)
                {
                    ParameterInfo factor = tensors.Dequeue();
                    expected.AsSpan(factor.Offset, factor.Length).Fill(factor.Name.EndsWith(".weight", StringComparison.Ordinal) ? T.One : T.Zero);
                }
                continue;
            }
            if (DrawnOf(step) is not { } drawing)
                continue;
            ParameterInfo weights = tensors.Dequeue();
            int field = weights.Length / weights.Shape[0] / weights.Shape[1];
            (int fanIn, int fanOut) = (weights.Shape[1] * field, weights.Shape[0] * field);
            Initializers.Fill(expected.AsSpan(weights.Offset, weights.Length), drawing.Initializer, fanIn, fanOut, Scale(drawing.Initializer, drawing.Scale),
                ref random);
            if (drawing.Groups == 1)
                Generated.Runtime.Panels.FromRows(expected.AsSpan(weights.Offset, weights.Length), weights.Shape[0]);
            if (!drawing.Bias)
                continue;
            ParameterInfo bias = tensors.Dequeue();
            Initializer drawn = drawing.BiasInitializer == Initializer.Default && drawing.Initializer != Initializer.Default
                ? Initializer.Zeros : drawing.BiasInitializer;
            Initializers.Fill(expected.AsSpan(bias.Offset, bias.Length), drawn, fanIn, fanOut, Scale(drawn, drawing.BiasScale), ref random);
        }
        Assert.Empty(tensors);
        BatchTests.AssertSameBits<T>(expected, network.Parameters.ToArray(), $"Parameters of {@case}");
    }

    private static string NameOfLayer(Queue<ParameterInfo> tensors) => tensors.TryPeek(out ParameterInfo? next) ? next.Name[..next.Name.LastIndexOf('.')] : "";

    /// <summary>How a layer draws weights and biases; null if it draws none.</summary>
    private static (Initializer Initializer, double Scale, bool Bias, Initializer BiasInitializer, double BiasScale,
        int Groups)? DrawnOf(LayerAttribute step) => step switch
    {
        DenseAttribute a => (a.Initializer, a.InitializerScale, a.Bias, a.BiasInitializer, a.BiasInitializerScale, 1),
        Conv1DAttribute a => (a.Initializer, a.InitializerScale, a.Bias, a.BiasInitializer, a.BiasInitializerScale, a.Groups),
        Conv2DAttribute a => (a.Initializer, a.InitializerScale, a.Bias, a.BiasInitializer, a.BiasInitializerScale, a.Groups),
        ConvTranspose1DAttribute a => (a.Initializer, a.InitializerScale, a.Bias, a.BiasInitializer, a.BiasInitializerScale, a.Groups),
        ConvTranspose2DAttribute a => (a.Initializer, a.InitializerScale, a.Bias, a.BiasInitializer, a.BiasInitializerScale, a.Groups),
        _ => null,
    };

    private static double Scale(Initializer initializer, double given) => !double.IsNaN(given) ? given
        : initializer is Initializer.Constant or Initializer.Uniform or Initializer.Normal or Initializer.TruncatedNormal ? 0.02 : 1;
}
