using System.Numerics;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>More samples than a network takes at once have the loss of one batch of them all.</summary>
public class EvaluateTests
{
    private const int Count = 29;

    [Theory]
    [MemberData(nameof(Check.CasesWithLoss), MemberType = typeof(Check))]
    public void The_loss_of_many_samples_is_that_of_one_batch(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        CheckOne<float>(@case);
        CheckOne<double>(@case);
    }

    private static void CheckOne<T>(NetworkCase @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkUnderTest<T> whole = NetworkUnderTest<T>.Create(@case, seed: 5, maxBatch: Count);
        Samples<T> samples = Samples.Draw<T>(@case, Count);
        Ignore(@case, samples, from: 7, to: 14); // a turn of 7 samples that has no loss at all
        double expected = Check.ReferenceLoss(@case, samples, Check.Reference(whole, samples));
        Close.Assert<T>([expected], [whole.Evaluate(samples)], Close.ToReference<T>(), $"Evaluate of {@case} in one batch");
        foreach (int maxBatch in (int[])[1, 7, 28])
        {
            NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 5, maxBatch);
            T loss = network.Evaluate(samples);
            Close.Assert<T>([expected], [loss], Close.ToReference<T>(), $"Evaluate of {@case} in turns of {maxBatch}");
            Assert.Equal(loss, NetworkUnderTest<T>.Create(@case, seed: 5, maxBatch, maxThreads: 3).Evaluate(samples));
        }
    }

    [Theory]
    [MemberData(nameof(Check.CasesWithLoss), MemberType = typeof(Check))]
    public void Evaluating_many_samples_allocates_nothing(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        NetworkUnderTest<float> network = NetworkUnderTest<float>.Create(@case, seed: 5, maxBatch: 3);
        Samples<float> samples = Samples.Draw<float>(@case, 8);
        Allocations.AssertNone(
            () =>
            {
                for (int i = 0; i < 100; i++)
                    network.Evaluate(samples);
            },
            $"evaluations of {@case}");
    }

    private static void Ignore<T>(NetworkCase @case, Samples<T> samples, int from, int to)
        where T : unmanaged
    {
        if (@case.Target == TargetKind.Class)
            samples.Slice(from, to - from).Classes.Span.Fill(Samples.Ignored(@case));
    }
}
