using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>Every network tells what is wrong with what it is given.</summary>
public class ArgumentTests
{
    private const int MaxBatch = 4;

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void Wrong_lengths_are_named_with_what_was_expected(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        (NetworkUnderTest<float> network, Samples<float> samples) = Make(@case, 2);
        Memory<float> output = new float[2 * @case.OutputSize];

        Assert.Contains($"expected {output.Length}: {@case.OutputSize} for each of 2 samples",
            Assert.Throws<ArgumentException>("output", () => network.Predict(samples.Inputs, new float[output.Length + 1])).Message, StringComparison.Ordinal);
        Assert.Contains("expected one sample or more",
            Assert.Throws<ArgumentException>(() => network.Predict(WithFirst(samples.Inputs, default), output)).Message, StringComparison.Ordinal);
        if (@case.InputSizes[0] > 1)
            Assert.Contains($"multiple of {@case.InputSizes[0]}",
                Assert.Throws<ArgumentException>(() => network.Predict(WithFirst(samples.Inputs, samples.Inputs[0][1..]), output))
                .Message, StringComparison.Ordinal);
        if (@case.InputSizes.Count > 1)
            Assert.Contains("for each of 1 samples", Assert.Throws<ArgumentException>(() =>
                network.Predict(WithFirst(samples.Inputs, samples.Inputs[0][..@case.InputSizes[0]]), output)).Message, StringComparison.Ordinal);

        if (@case.HasBackward)
        {
            Assert.Throws<ArgumentException>("output", () => network.Forward(samples.Inputs, new float[output.Length - 1]));
            network.Forward(samples.Inputs, output);
            Assert.Contains("expected", Assert.Throws<ArgumentException>("outputGradient", () => network.Backward(new float[output.Length + 1], [])).Message,
                StringComparison.Ordinal);
            Assert.Contains("expected", Assert.Throws<ArgumentException>(() => network.Backward(output, [new float[(2 * @case.InputSizes[0]) + 1]])).Message,
                StringComparison.Ordinal);
        }

        if (@case.Loss is null)
            return;
        Assert.Throws<ArgumentException>(() => network.Train(samples, new float[(2 * @case.InputSizes[0]) + 1]));
        if (@case.Target == TargetKind.None)
            return;
        Samples<float> shorter = new() { Count = 2, Inputs = samples.Inputs, Target = Without(samples.Target), Classes = Without(samples.Classes) };
        string expected = $"expected {2 * @case.TargetSize}: {@case.TargetSize} for each of 2 samples";
        Assert.Contains(expected, Assert.Throws<ArgumentException>("target", () => network.Train(shorter)).Message, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Throws<ArgumentException>("target", () => network.Evaluate(shorter)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void A_larger_batch_than_the_network_was_made_for_is_refused_in_training(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        (NetworkUnderTest<float> network, Samples<float> samples) = Make(@case, MaxBatch + 1);
        const string Expected = "holds 5 samples; the network was made for at most 4";
        if (@case.HasBackward)
            Assert.Contains(Expected, Assert.Throws<ArgumentException>(() => network.Forward(samples.Inputs, new float[samples.Count * @case.OutputSize]))
                .Message, StringComparison.Ordinal);
        if (@case.Loss is null)
            return;
        Assert.Contains(Expected, Assert.Throws<ArgumentException>(() => network.Train(samples)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Check.CasesWithLoss), MemberType = typeof(Check))]
    public void An_index_that_no_class_has_is_named(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        if (@case.Target != TargetKind.Class)
            return;
        (NetworkUnderTest<float> network, Samples<float> samples) = Make(@case, 2);
        foreach (int wrong in (int[])[@case.Classes, -2, int.MaxValue, int.MinValue])
        {
            int at = samples.Classes.Length - 1;
            samples.Classes.Span[at] = wrong;
            string place = @case.HasPositions ? $"{at} (sample 1, position {@case.TargetSize - 1})" : "1";
            string expected = $"'target' holds {wrong} at index {place}; expected the index of a class, 0 to {@case.Classes - 1}";
            Assert.Contains(expected, Assert.Throws<ArgumentOutOfRangeException>("target", () => network.Train(samples)).Message, StringComparison.Ordinal);
            Assert.Contains(expected, Assert.Throws<ArgumentOutOfRangeException>("target", () => network.Evaluate(samples)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Check.CasesWithBackward), MemberType = typeof(Check))]
    public void Backward_needs_a_forward_pass(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        (NetworkUnderTest<float> network, Samples<float> samples) = Make(@case, 2);
        Memory<float> outputGradient = new float[2 * @case.OutputSize];
        Assert.Contains("call Forward first", Assert.Throws<InvalidOperationException>(() => network.Backward(outputGradient, [])).Message,
            StringComparison.Ordinal);
        if (@case.Loss is null)
            return;
        network.Forward(samples.Inputs, outputGradient);
        network.Train(samples);
        Assert.Contains("Backward cannot follow it", Assert.Throws<InvalidOperationException>(() => network.Backward(outputGradient, [])).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void A_network_made_for_prediction_does_not_train(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        NetworkUnderTest<float> network = NetworkUnderTest<float>.ForPrediction(@case, MaxBatch);
        Samples<float> samples = Samples.Draw<float>(@case, 2);
        Memory<float> output = new float[2 * @case.OutputSize];
        const string Expected = "made for prediction";
        if (@case.HasBackward)
        {
            Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => network.Forward(samples.Inputs, output)).Message,
                StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => network.Backward(output, []));
        }
        Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => network.Gradients.Length).Message, StringComparison.Ordinal);
        if (@case.Loss is not null)
            Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => network.Train(samples)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void A_network_made_for_prediction_predicts_nothing_before_it_is_loaded(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        NetworkUnderTest<float> network = NetworkUnderTest<float>.ForPrediction(@case, MaxBatch);
        NetworkUnderTest<float> trained = NetworkUnderTest<float>.Create(@case, seed: 1, MaxBatch);
        Samples<float> samples = Samples.Draw<float>(@case, 2);
        Memory<float> output = new float[2 * @case.OutputSize], expected = new float[2 * @case.OutputSize];
        Assert.True(trained.Network.IsLoaded);
        if (@case.HasParameters)
        {
            const string Expected = "has no parameters yet";
            Assert.False(network.Network.IsLoaded);
            Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => network.Predict(samples.Inputs, output)).Message,
                StringComparison.Ordinal);
            if (@case.Loss is not null)
                Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => network.Evaluate(samples)).Message, StringComparison.Ordinal);
            Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => trained.CopyFrom(network)).Message, StringComparison.Ordinal);
        }
        network.CopyFrom(trained);
        Assert.True(network.Network.IsLoaded);
        network.Predict(samples.Inputs, output);
        trained.Predict(samples.Inputs, expected);
        BatchTests.AssertSameBits<float>(expected, output, $"A copy of {@case}");
        if (@case.Loss is not null)
            network.Evaluate(samples);
    }

    [Theory]
    [MemberData(nameof(Check.CasesWithLoss), MemberType = typeof(Check))]
    public void A_batch_of_one_has_no_statistics(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        (NetworkUnderTest<float> network, Samples<float> samples) = Make(@case, 1);
        if (!@case.NeedsSeveralSamples)
        {
            network.Train(samples);
            return;
        }
        float[] before = network.Buffers.ToArray();
        const string Expected = "holds 1 sample; expected 2 or more: in training BatchNorm";
        Assert.Contains(Expected, Assert.Throws<ArgumentException>(() => network.Train(samples)).Message, StringComparison.Ordinal);
        if (@case.HasBackward)
            Assert.Contains(Expected, Assert.Throws<ArgumentException>(() => network.Forward(samples.Inputs, new float[@case.OutputSize])).Message,
                StringComparison.Ordinal);
        Assert.Equal(before, network.Buffers.ToArray());
        network.Evaluate(samples);
    }

    [Theory]
    [MemberData(nameof(Check.CasesWithLoss), MemberType = typeof(Check))]
    public void A_target_that_the_loss_is_not_made_for_is_named(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        if (@case.Target != TargetKind.Numbers)
            return;
        double[] wrong = @case.Loss switch
        {
            BinaryCrossEntropyAttribute or BinaryCrossEntropyOfProbabilitiesAttribute or ProbabilityCrossEntropyAttribute or KLDivergenceAttribute =>
                [-0.001, 1.001, 7, double.NaN, double.PositiveInfinity],
            HingeAttribute or HingeEmbeddingAttribute or CosineEmbeddingAttribute => [0, 0.999, -2, double.NaN],
            PoissonNegativeLogLikelihoodAttribute => [-0.001, double.NaN, double.PositiveInfinity, double.NegativeInfinity],
            MeanSquaredErrorAttribute or MeanAbsoluteErrorAttribute or HuberAttribute or SmoothL1Attribute or GaussianNegativeLogLikelihoodAttribute => [],
            _ => throw new InvalidOperationException($"State here which targets {@case.Loss} refuses."),
        };
        CheckTargets<float>(@case, wrong);
        CheckTargets<double>(@case, wrong);
    }

    private static void CheckTargets<T>(NetworkCase @case, double[] wrong)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        const int Batch = 3;
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 1, MaxBatch);
        Samples<T> samples = Samples.Draw<T>(@case, Batch);
        foreach (double number in wrong)
        {
            foreach (int at in (int[])[0, samples.Target.Length / 2, samples.Target.Length - 1])
            {
                T right = samples.Target.Span[at];
                samples.Target.Span[at] = T.CreateChecked(number);
                string expected = $"at index {at}, element {at % @case.TargetSize} of sample {at / @case.TargetSize}";
                Assert.Contains(expected, Assert.Throws<ArgumentOutOfRangeException>("target", () => network.Train(samples)).Message, StringComparison.Ordinal);
                Assert.Contains(expected, Assert.Throws<ArgumentOutOfRangeException>("target", () => network.Evaluate(samples)).Message,
                    StringComparison.Ordinal);
                samples.Target.Span[at] = right;
            }
        }
        network.Train(samples);
    }

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void One_thread_trains_at_a_time(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        (NetworkUnderTest<float> network, Samples<float> samples) = Make(@case, 2);
        Memory<float> output = new float[2 * @case.OutputSize];
        var buffers = (NetworkBuffers<float>)network.Network.GetType()
            .GetField("_buffers", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.GetValue(network.Network)!;
        const string Expected = "another thread is in Train, Forward or Backward";
        using (buffers.BeginTraining()) // as another thread would, in the middle of its call
        {
            if (@case.Loss is not null)
                Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => network.Train(samples)).Message, StringComparison.Ordinal);
            if (@case.HasBackward)
            {
                Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => network.Forward(samples.Inputs, output)).Message,
                    StringComparison.Ordinal);
                Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => network.Backward(output, [])).Message, StringComparison.Ordinal);
            }
            network.Predict(samples.Inputs, output);
        }

        // A call that fails gives its turn back.
        if (@case.HasBackward)
        {
            Assert.Contains("call Forward first", Assert.Throws<InvalidOperationException>(() => network.Backward(output, [])).Message,
                StringComparison.Ordinal);
            network.Forward(samples.Inputs, output);
        }
        if (@case.Loss is not null)
            network.Train(samples);
    }

    private static (NetworkUnderTest<float> Network, Samples<float> Samples) Make(NetworkCase @case, int count) =>
        (NetworkUnderTest<float>.Create(@case, seed: 1, MaxBatch), Samples.Draw<float>(@case, count));

    private static Memory<float>[] WithFirst(Memory<float>[] inputs, Memory<float> first) => [first, .. inputs[1..]];

    private static Memory<T> Without<T>(Memory<T> target) => target.IsEmpty ? target : target[..^1];
}
