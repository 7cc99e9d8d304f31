using Xunit;

namespace Generated.Tests.Layers;

/// <summary>Every gradient of every network against what a small change really does, and single against double precision.</summary>
public class GradientTests
{
    private const double Step = 1e-6;
    private const double Absolute = 1e-5;
    private const double Relative = 1e-3;
    private const double RoundingUnit = 1.1e-16;

    [Theory]
    [MemberData(nameof(Check.CasesWithLoss), MemberType = typeof(Check))]
    public void Train_gives_the_slope_of_the_loss(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        foreach (int batch in Check.BatchesOf(@case))
        {
            NetworkUnderTest<double> network = NetworkUnderTest<double>.Create(@case, seed: 7, maxBatch: batch + 2);
            Samples<double> samples = Samples.Draw<double>(@case, batch);
            Memory<double>[] d = Check.InputGradients<double>(@case, batch);
            network.Gradients.Fill(double.NaN);
            network.Train(samples, d);
            CheckSlopes($"Train of {@case}, {batch} samples", network, samples.Inputs, d, () =>
            {
                network.RandomStep = 0;
                return network.Train(samples);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Check.CasesWithBackward), MemberType = typeof(Check))]
    public void Backward_gives_the_slopes_of_the_output(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        foreach (int batch in Check.BatchesOf(@case))
        {
            NetworkUnderTest<double> network = NetworkUnderTest<double>.Create(@case, seed: 7, maxBatch: batch);
            Samples<double> samples = Samples.Draw<double>(@case, batch);
            Memory<double>[] d = Check.InputGradients<double>(@case, batch);
            Memory<double> outputGradient = Check.OutputGradient<double>(@case, batch);
            var output = new double[batch * @case.OutputSize];
            network.Gradients.Fill(double.NaN);
            network.Forward(samples.Inputs, output);
            network.Backward(outputGradient, d);
            CheckSlopes($"Backward of {@case}, {batch} samples", network, samples.Inputs, d, () =>
            {
                network.RandomStep = 0;
                network.Forward(samples.Inputs, output);
                double sum = 0;
                for (int i = 0; i < output.Length; i++)
                    sum += output[i] * outputGradient.Span[i];
                return sum;
            });
        }
    }

    // Both start from the same numbers. What rounding adds up to is measured against the largest gradient of a tensor.
    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void Gradients_in_single_precision_are_close_to_those_in_double(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        foreach (int batch in Check.BatchesOf(@case))
        {
            NetworkUnderTest<float> single = NetworkUnderTest<float>.Create(@case, seed: 11, maxBatch: batch);
            NetworkUnderTest<double> twin = NetworkUnderTest<double>.Create(@case, seed: 11, maxBatch: batch);
            Check.CopyParameters(single, twin);
            Samples<float> samples = Samples.Draw<float>(@case, batch);
            Samples<double> twinSamples = Samples.Draw<double>(@case, batch);
            Memory<float>[] d = Check.InputGradients<float>(@case, batch);
            Memory<double>[] twinD = Check.InputGradients<double>(@case, batch);

            if (@case.HasBackward)
            {
                single.Forward(samples.Inputs, new float[batch * @case.OutputSize]);
                single.Backward(Check.OutputGradient<float>(@case, batch), d);
                twin.Forward(twinSamples.Inputs, new double[batch * @case.OutputSize]);
                twin.Backward(Check.OutputGradient<double>(@case, batch), twinD);
                Compare("Backward");
            }
            if (@case.Loss is null)
                continue;
            single.Train(samples, d);
            twin.Train(twinSamples, twinD);
            Compare("Train");

            void Compare(string method)
            {
                for (int i = 0; i < single.ParameterTable.Count; i++)
                {
                    ParameterInfo info = single.ParameterTable[i];
                    Close.Assert<float>(new TensorView<double>(twin.Gradients, twin.ParameterTable[i]).ToArray(),
                        new TensorView<float>(single.Gradients, info)
                        .ToArray(), (1e-4, 2e-5), $"{method} of {@case}, {batch} samples, gradient of {info.Name}");
                }
                for (int i = 0; i < d.Length; i++)
                    Close.Assert<float>(twinD[i].Span, d[i].Span, (1e-4, 2e-5), $"{method} of {@case}, {batch} samples, gradient of input {i}");
            }
        }
    }

    private static void CheckSlopes(string what, NetworkUnderTest<double> network, Memory<double>[] inputs, Memory<double>[] inputGradients,
        Func<double> objective)
    {
        double[] gradients = network.Gradients.ToArray();
        int most = network.Parameters.Length > LargeNetwork ? MostOfLarge : s_mostElements;
        foreach (ParameterInfo info in network.ParameterTable)
        {
            foreach (int i in Chosen(info.Length, inputs[0].Length, most).Select(element => info.Offset + element))
                CheckSlope(gradients[i], Slope(ref network.Parameters[i], objective),
                    () => $"{what}: the gradient of {info.Name}, element {i - info.Offset} of {info.Length} in memory");
        }
        for (int input = 0; input < inputs.Length; input++)
        {
            foreach (int i in Chosen(inputs[input].Length, inputs[input].Length, most))
                CheckSlope(inputGradients[input].Span[i], Slope(ref inputs[input].Span[i], objective),
                    () => $"{what}: the gradient of input {input}, element {i} of {inputs[input].Length}");
        }
    }

    /// <summary>The elements of a tensor that are compared: all, or of large ones every so many, by an odd number and for each batch beginning elsewhere, so
    /// that every row and column is met.</summary>
    private static IEnumerable<int> Chosen(int length, int seed, int most)
    {
        int step = length > most ? (length / most) | 1 : 1;
        for (int i = seed % step; i < length; i += step)
            yield return i;
    }

    /// <summary>Elements of a tensor all of which are compared.</summary>
    // other processes compare less: it is the kernels that differ there, not their elements
    private static readonly int s_mostElements = OtherMachine.IsPlayed ? 25 : 250;

    /// <summary>Networks with more parameters, each of whose steps takes long, have fewer elements compared.</summary>
    private const int LargeNetwork = 2000, MostOfLarge = 25;

    /// <summary>The central difference.</summary>
    /// <returns>The slope, and what rounding the objective may have done to it.</returns>
    private static (double Slope, double Rounding) Slope(ref double variable, Func<double> objective)
    {
        double value = variable;
        variable = value + Step;
        double above = objective();
        variable = value - Step;
        double below = objective();
        variable = value;
        return ((above - below) / (2 * Step), 16 * Math.Max(Math.Abs(above), Math.Abs(below)) * RoundingUnit / Step);
    }

    private static void CheckSlope(double gradient, (double Slope, double Rounding) difference, Func<string> what)
    {
        (double slope, double rounding) = difference;
        if (!(Math.Abs(gradient - slope) <= Absolute + (Relative * Math.Abs(slope)) + rounding))
            Assert.Fail($"{what()}, is {gradient:R}; the central difference is {slope:R}.");
    }
}
