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

        Assert.Contains($"expected {output.Length}: {@case.OutputSize} for each of 2 samples", Assert.Throws<ArgumentException>("output", () => network.Predict(samples.Inputs, new float[output.Length + 1])).Message, StringComparison.Ordinal);
        Assert.Contains("expected one sample or more", Assert.Throws<ArgumentException>(() => network.Predict(WithFirst(samples.Inputs, default), output)).Message, StringComparison.Ordinal);
        if (@case.InputSizes[0] > 1)
            Assert.Contains($"multiple of {@case.InputSizes[0]}", Assert.Throws<ArgumentException>(() => network.Predict(WithFirst(samples.Inputs, samples.Inputs[0][1..]), output)).Message, StringComparison.Ordinal);
        if (@case.InputSizes.Count > 1)
            Assert.Contains("for each of 1 samples", Assert.Throws<ArgumentException>(() => network.Predict(WithFirst(samples.Inputs, samples.Inputs[0][..@case.InputSizes[0]]), output)).Message, StringComparison.Ordinal);

        if (@case.HasBackward)
        {
            Assert.Throws<ArgumentException>("output", () => network.Forward(samples.Inputs, new float[output.Length - 1]));
            network.Forward(samples.Inputs, output);
            Assert.Contains("expected", Assert.Throws<ArgumentException>("outputGradient", () => network.Backward(new float[output.Length + 1], [])).Message, StringComparison.Ordinal);
            Assert.Contains("expected", Assert.Throws<ArgumentException>(() => network.Backward(output, [new float[(2 * @case.InputSizes[0]) + 1]])).Message, StringComparison.Ordinal);
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
            Assert.Contains(Expected, Assert.Throws<ArgumentException>(() => network.Forward(samples.Inputs, new float[samples.Count * @case.OutputSize])).Message, StringComparison.Ordinal);
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
        Assert.Contains("call Forward first", Assert.Throws<InvalidOperationException>(() => network.Backward(outputGradient, [])).Message, StringComparison.Ordinal);
        if (@case.Loss is null)
            return;
        network.Forward(samples.Inputs, outputGradient);
        network.Train(samples);
        Assert.Contains("Backward cannot follow it", Assert.Throws<InvalidOperationException>(() => network.Backward(outputGradient, [])).Message, StringComparison.Ordinal);
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
            Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => network.Forward(samples.Inputs, output)).Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => network.Backward(output, []));
        }
        Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => network.Gradients.Length).Message, StringComparison.Ordinal);
        network.Predict(samples.Inputs, output);
        if (@case.Loss is null)
            return;
        Assert.Contains(Expected, Assert.Throws<InvalidOperationException>(() => network.Train(samples)).Message, StringComparison.Ordinal);
        network.Evaluate(samples);
    }

    [Theory]
    [MemberData(nameof(Check.CasesWithBackward), MemberType = typeof(Check))]
    public void The_gradient_of_one_input_can_be_had_without_the_others(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        (NetworkUnderTest<float> network, Samples<float> samples) = Make(@case, 3);
        if (@case.HasDropout)
            return;
        Memory<float> outputGradient = Check.OutputGradient<float>(@case, 3);
        Memory<float>[] all = Check.InputGradients<float>(@case, 3);
        network.Forward(samples.Inputs, new float[3 * @case.OutputSize]);
        network.Backward(outputGradient, all);
        for (int i = 0; i < all.Length; i++)
        {
            Memory<float>[] one = [.. Enumerable.Range(0, all.Length).Select(input => input == i ? new Memory<float>(new float[all[i].Length]) : default)];
            network.Forward(samples.Inputs, new float[3 * @case.OutputSize]);
            network.Backward(outputGradient, one);
            BatchTests.AssertSameBits<float>(all[i], one[i], $"Backward of {@case} with nothing but the gradient of input {i}");
        }
    }

    private static (NetworkUnderTest<float> Network, Samples<float> Samples) Make(NetworkCase @case, int count) =>
        (new NetworkUnderTest<float>(@case, seed: 1, MaxBatch), Samples.Draw<float>(@case, count));

    private static Memory<float>[] WithFirst(Memory<float>[] inputs, Memory<float> first) => [first, .. inputs[1..]];

    private static Memory<T> Without<T>(Memory<T> target) => target.IsEmpty ? target : target[..^1];
}
