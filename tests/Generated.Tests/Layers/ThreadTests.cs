using System.Numerics;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>
/// The number of threads changes no bit. This project's settings make the least work enough to be split, so that every
/// layer goes the way of large networks.
/// </summary>
public class ThreadTests
{
    private const int Batch = 29;

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        CheckBits<float>(@case, Precision.Single);
        CheckBits<double>(@case, Precision.Double);
    }

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void Sharing_work_allocates_nothing(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        CheckAllocations<float>(@case);
        CheckAllocations<double>(@case);
    }

    [Fact]
    public void Work_is_split_in_these_tests() => Assert.Equal(3, Generated.Runtime.WorkShare.Parts(flops: 10, maxThreads: 3));

    // Of two NaNs an x86 processor gives the one that it was given first, and which that is the compiler decides for every kernel: so a NaN's sign says
    // nothing.
    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void Any_number_of_threads_gives_the_same_bits_beside_the_same_places_of_NaN(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        CheckBits<float>(@case, Precision.Single, hasNaN: true);
        CheckBits<double>(@case, Precision.Double, hasNaN: true);
    }

    private static void CheckBits<T>(NetworkCase @case, Precision precision, bool hasNaN = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] expected = Run<T>(@case, precision, 1, hasNaN);
        foreach (int threads in (int[])[2, 3, 8])
            BatchTests.AssertSameBits<T>(expected, Run<T>(@case, precision, threads, hasNaN), $"{@case} on {threads} threads");
    }

    /// <summary>All that comes of two steps of training, a forward and a backward pass and a prediction.</summary>
    private static T[] Run<T>(NetworkCase @case, Precision precision, int threads, bool hasNaN)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 31, maxBatch: Batch, threads);
        Adam? optimizer = @case.HasParameters ? new Adam(network.ParameterTable, precision) { LearningRate = 0.01 } : null;
        Samples<T> samples = Samples.Draw<T>(@case, Batch);
        if (hasNaN)
        {
            // Of either sign, in every third sample.
            foreach (Memory<T> input in samples.Inputs)
            {
                for (int i = 0; i < input.Length; i += (3 * input.Length / Batch) + 1)
                    input.Span[i] = i % 2 == 0 ? T.NaN : -T.NaN;
            }
        }
        Memory<T>[] d = Check.InputGradients<T>(@case, Batch);
        Memory<T> output = new T[Batch * @case.OutputSize];
        var results = new List<T>();
        for (int step = 0; step < 2; step++)
        {
            if (@case.Loss is not null)
            {
                results.Add(network.Train(samples, d));
                results.AddRange(network.Gradients);
                Array.ForEach(d, gradient => results.AddRange(gradient.Span));
                results.Add(network.Evaluate(samples));
            }
            if (@case.HasBackward)
            {
                network.Forward(samples.Inputs, output);
                results.AddRange(output.Span);
                network.Backward(Check.OutputGradient<T>(@case, Batch), d);
                results.AddRange(network.Gradients);
                Array.ForEach(d, gradient => results.AddRange(gradient.Span));
            }
            if (optimizer is not null)
                network.Step(optimizer);
            network.Predict(samples.Inputs, output);
            results.AddRange(output.Span);
        }
        foreach (int few in s_few)
        {
            network.Predict(samples.Slice(0, few).Inputs, output[..(few * @case.OutputSize)]);
            results.AddRange(output[..(few * @case.OutputSize)].Span);
        }
        results.AddRange(network.Parameters);
        return [.. results.Select(result => T.IsNaN(result) ? T.NaN : result)];
    }

    /// <summary>Fewer samples than threads, or hardly more.</summary>
    private static readonly int[] s_few = [1, 2, 3, 9];

    private static void CheckAllocations<T>(NetworkCase @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Steps = 20;
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 3, maxBatch: Batch, maxThreads: 2);
        Samples<T> samples = Samples.Draw<T>(@case, Batch);
        Memory<T>[] d = Check.InputGradients<T>(@case, Batch);
        Memory<T> outputGradient = Check.OutputGradient<T>(@case, Batch);
        Memory<T> output = new T[Batch * @case.OutputSize];
        Memory<T>[] first = samples.Slice(0, 1).Inputs;
        Allocations.AssertNone(
            () =>
            {
                for (int step = 0; step < Steps; step++)
                {
                    if (@case.Loss is not null)
                        network.Train(samples, d);
                    if (@case.HasBackward)
                    {
                        network.Forward(samples.Inputs, output);
                        network.Backward(outputGradient, d);
                    }
                    network.Predict(samples.Inputs, output);
                    network.Predict(first, output[..@case.OutputSize]);
                }
            },
            $"{Steps} steps of {@case} on two threads");
    }
}
