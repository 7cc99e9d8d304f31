using System.Numerics;
using System.Runtime.InteropServices;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>Samples do not influence each other, nor anything beyond the spans that are given.</summary>
public class BatchTests
{
    private const int Margin = 40;

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void A_batch_gives_bit_for_bit_what_its_samples_give_alone_and_writes_nothing_beyond(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        foreach (int batch in Check.BatchesOf(@case))
        {
            CheckOne<float>(@case, batch);
            CheckOne<double>(@case, batch);
        }
    }

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void More_samples_than_fit_are_predicted_in_turns_with_the_same_bits(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        CheckTurns<float>(@case);
        CheckTurns<double>(@case);
    }

    private static void CheckOne<T>(NetworkCase @case, int batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 13, maxBatch: batch + 1);
        Samples<T> samples = Samples.Draw<T>(@case, batch);
        Memory<T> outputGradient = Check.OutputGradient<T>(@case, batch);
        Fenced<T> predicted = new(batch * @case.OutputSize), forward = new(batch * @case.OutputSize);
        Fenced<T>[] d = [.. @case.InputSizes.Select(size => new Fenced<T>(batch * size))];
        Memory<T>[] whole = [.. d.Select(gradient => gradient.Inside)];

        T[] statistics = network.Buffers.ToArray();
        network.Predict(samples.Inputs, predicted.Inside);
        predicted.AssertIntact($"Predict of {@case}, {batch} samples");
        if (@case.Loss is not null)
        {
            network.Train(samples, whole);
            foreach (Fenced<T> gradient in d)
                gradient.AssertIntact($"Train of {@case}, {batch} samples");
        }
        if (@case.HasBackward)
        {
            network.Forward(samples.Inputs, forward.Inside);
            forward.AssertIntact($"Forward of {@case}, {batch} samples");
            network.Backward(outputGradient, whole);
            foreach (Fenced<T> gradient in d)
                gradient.AssertIntact($"Backward of {@case}, {batch} samples");
        }

        Memory<T> one = new T[@case.OutputSize];
        Memory<T>[] dOne = Check.InputGradients<T>(@case, 1);
        statistics.CopyTo(network.Buffers);
        for (int b = 0; b < batch; b++)
        {
            Memory<T>[] sample = samples.Slice(b, 1).Inputs;
            network.Predict(sample, one);
            AssertSameBits<T>(one, Part(predicted.Inside, b, batch), $"Predict of {@case}, sample {b} of {batch}");
            if (!@case.HasBackward || @case.HasDropout || @case.HasBatchStatistics) // a sample's mask depends on its place in the batch
                continue;
            network.Forward(sample, one);
            AssertSameBits<T>(one, Part(forward.Inside, b, batch), $"Forward of {@case}, sample {b} of {batch}");
            network.Backward(Part(outputGradient, b, batch), dOne);
            for (int i = 0; i < d.Length; i++)
                AssertSameBits<T>(dOne[i], Part(d[i].Inside, b, batch), $"Backward of {@case}, gradient of input {i}, sample {b} of {batch}");
        }
    }

    private static void CheckTurns<T>(NetworkCase @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Batch = 29;
        Samples<T> samples = Samples.Draw<T>(@case, Batch);
        Memory<T> atOnce = new T[Batch * @case.OutputSize];
        NetworkUnderTest<T> large = NetworkUnderTest<T>.Create(@case, seed: 13, maxBatch: Batch);
        large.Predict(samples.Inputs, atOnce);
        foreach (int maxBatch in (int[])[1, 7, 8])
        {
            NetworkUnderTest<T> small = NetworkUnderTest<T>.ForPrediction(@case, maxBatch);
            small.CopyFrom(large);
            var inTurns = new Fenced<T>(atOnce.Length);
            small.Predict(samples.Inputs, inTurns.Inside);
            inTurns.AssertIntact($"Predict of {@case} in turns of {maxBatch}");
            AssertSameBits<T>(atOnce, inTurns.Inside, $"Predict of {@case} in turns of {maxBatch}");
        }
    }

    internal static void AssertSameBits<T>(ReadOnlyMemory<T> expected, ReadOnlyMemory<T> found, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (MemoryMarshal.AsBytes(expected.Span).SequenceEqual(MemoryMarshal.AsBytes(found.Span)))
            return;
        for (int i = 0; i < expected.Length; i++)
            Claim.True(expected.Span[i].Equals(found.Span[i]),
                $"{what}: element {i} of {expected.Length} is {found.Span[i]}; expected the bits of {expected.Span[i]}.");
        Assert.Fail($"{what}: the bits of zeros or of numbers that are not differ.");
    }

    private static Memory<T> Part<T>(Memory<T> whole, int sample, int batch) => whole.Slice(whole.Length / batch * sample, whole.Length / batch);

    /// <summary>Memory with numbers on either side that nobody may change.</summary>
    private sealed class Fenced<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T[] _all;
        private readonly T _fence = T.CreateChecked(12345.5);

        public Fenced(int length)
        {
            _all = new T[length + (2 * Margin)];
            _all.AsSpan().Fill(_fence);
        }

        public Memory<T> Inside => _all.AsMemory(Margin, _all.Length - (2 * Margin));

        public void AssertIntact(string what)
        {
            for (int i = 0; i < Margin; i++)
            {
                Claim.True(_all[i] == _fence, $"{what} wrote {Margin - i} elements before the span.");
                Claim.True(_all[^(i + 1)] == _fence, $"{what} wrote {Margin - i} elements behind the span.");
            }
            for (int i = 0; i < Inside.Length; i++)
                Claim.True(Inside.Span[i] != _fence, $"{what} left element {i} of {Inside.Length} unwritten.");
        }
    }
}
