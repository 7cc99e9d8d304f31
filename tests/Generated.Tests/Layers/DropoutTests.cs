using Generated.Networks;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>Dropout as layers use it; <see cref="Generated.Runtime.DropoutMask"/> itself is tested in Random.</summary>
public class DropoutTests
{
    private const int Count = 500;

    [Fact]
    public void It_keeps_a_fraction_near_one_minus_the_rate_and_scales_what_it_keeps()
    {
        var network = new DropoutAloneSingle(seed: 1, maxBatch: Count);
        float[] output = Forward(network);
        Assert.All(output, number => Claim.True(number is 0 or 2, $"Dropout of 1s at rate 0.5 gave {number}; expected 0 or 2."));
        double kept = output.Count(number => number != 0) / (double)output.Length;
        Assert.InRange(kept, 0.5 - 0.02, 0.5 + 0.02); // five standard deviations of 16,500 choices
    }

    [Fact]
    public void The_gradient_goes_through_the_same_mask()
    {
        var network = new DropoutAloneDouble(seed: 2, maxBatch: Count);
        double[] input = [.. Enumerable.Repeat(1.0, Count * DropoutAloneDouble.InputSize)];
        var output = new double[input.Length];
        var gradient = new double[input.Length];
        network.Forward(input, output);
        network.Backward(input, gradient);
        Assert.Equal(output, gradient);
    }

    [Fact]
    public void Another_step_draws_another_mask_and_the_same_step_and_seed_the_same()
    {
        var network = new DropoutAloneSingle(seed: 3, maxBatch: Count);
        float[] first = Forward(network);
        Assert.Equal(1UL, network.RandomStep);
        Assert.NotEqual(first, Forward(network));
        network.RandomStep = 0;
        Assert.Equal(first, Forward(network));
        Assert.Equal(first, Forward(new DropoutAloneSingle(seed: 3, maxBatch: Count + 7)));
        Assert.NotEqual(first, Forward(new DropoutAloneSingle(seed: 4, maxBatch: Count)));
    }

    [Fact]
    public void Both_precisions_drop_the_same_elements()
    {
        float[] single = Forward(new DropoutAloneSingle(seed: 5, maxBatch: Count));
        var output = new double[single.Length];
        new DropoutAloneDouble(seed: 5, maxBatch: Count).Forward([.. Enumerable.Repeat(1.0, single.Length)], output);
        Assert.Equal([.. single.Select(number => (double)number)], output);
    }

    [Theory]
    [MemberData(nameof(Check.CasesWithDropout), MemberType = typeof(Check))]
    public void Prediction_ignores_it_and_does_not_count_as_a_step(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        NetworkUnderTest<float> network = NetworkUnderTest<float>.Create(@case, seed: 6, maxBatch: 5);
        Samples<float> samples = Samples.Draw<float>(@case, 5);
        var first = new float[5 * @case.OutputSize];
        var second = new float[first.Length];
        network.Predict(samples.Inputs, first);
        if (@case.Loss is not null)
            network.Evaluate(samples);
        Assert.Equal(0UL, network.RandomStep);
        network.Forward(samples.Inputs, second);
        Assert.NotEqual(first, second);
        Assert.Equal(1UL, network.RandomStep);
        network.Predict(samples.Inputs, second);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Training_resumed_with_the_random_step_continues_bit_for_bit()
    {
        NetworkCase @case = NetworkCase.Find("DropoutBetween");
        Samples<float> samples = Samples.Draw<float>(@case, 9);
        NetworkUnderTest<float> whole = NetworkUnderTest<float>.Create(@case, seed: 7, maxBatch: 9);
        Train(whole, 5);
        NetworkUnderTest<float> resumed = NetworkUnderTest<float>.Create(@case, seed: 7, maxBatch: 9);
        whole.Parameters.CopyTo(resumed.Parameters);
        resumed.RandomStep = whole.RandomStep;
        Train(whole, 5);
        Train(resumed, 5);
        Assert.Equal(whole.Parameters.ToArray(), resumed.Parameters.ToArray());

        void Train(NetworkUnderTest<float> network, int steps)
        {
            var optimizer = new SGD(network.ParameterTable) { LearningRate = 0.1 }; // without momentum: it has no state to resume
            for (int step = 0; step < steps; step++)
            {
                network.Train(samples);
                network.Step(optimizer);
            }
        }
    }

    private static float[] Forward(DropoutAloneSingle network)
    {
        float[] input = [.. Enumerable.Repeat(1f, Count * DropoutAloneSingle.InputSize)];
        var output = new float[input.Length];
        network.Forward(input, output);
        return output;
    }
}
