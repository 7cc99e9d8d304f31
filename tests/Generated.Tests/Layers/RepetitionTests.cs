using System.Numerics;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>The same seed gives the same bits.</summary>
public class RepetitionTests
{
    [Theory]
    [MemberData(nameof(Check.CasesWithLoss), MemberType = typeof(Check))]
    public void The_same_training_gives_the_same_bits_at_any_maximal_batch(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        CheckOne<float>(@case, Precision.Single);
        CheckOne<double>(@case, Precision.Double);
    }

    [Fact]
    public async Task Sixteen_threads_that_predict_at_once_get_the_sequential_answers()
    {
        foreach (NetworkCase @case in NetworkCase.All)
            await Predict16<float>(@case);
        foreach (NetworkCase @case in NetworkCase.All)
            await Predict16<double>(@case);
    }

    private static void CheckOne<T>(NetworkCase @case, Precision precision)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] losses, T[] parameters) = Train<T>(@case, precision, maxBatch: 9);
        foreach (int maxBatch in (int[])[9, 16, 40])
        {
            (T[] otherLosses, T[] otherParameters) = Train<T>(@case, precision, maxBatch);
            BatchTests.AssertSameBits<T>(losses, otherLosses, $"Losses of {@case} with batches up to {maxBatch}");
            BatchTests.AssertSameBits<T>(parameters, otherParameters, $"Parameters of {@case} with batches up to {maxBatch}");
        }
    }

    /// <summary>Three rounds over 20 samples in batches of 9, 9 and 2.</summary>
    private static (T[] Losses, T[] Parameters) Train<T>(NetworkCase @case, Precision precision, int maxBatch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Count = 20, Batch = 9;
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 17, maxBatch);
        Adam? optimizer = @case.HasParameters ? new Adam(network.ParameterTable, precision) { LearningRate = 0.01 } : null;
        Samples<T> samples = Samples.Draw<T>(@case, Count);
        var losses = new List<T>();
        for (int round = 0; round < 3; round++)
        {
            for (int start = 0; start < Count; start += Batch)
            {
                losses.Add(network.Train(samples.Slice(start, Math.Min(Batch, Count - start))));
                if (optimizer is not null)
                    network.Step(optimizer);
            }
        }
        return ([.. losses], network.Parameters.ToArray());
    }

    private static async Task Predict16<T>(NetworkCase @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Threads = 16, Rounds = 10, Batch = 5;
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 19, maxBatch: 4);
        Samples<T>[] samples = [.. Enumerable.Range(0, Threads).Select(thread => Samples.Draw<T>(@case, Batch, variant: thread))];
        T[][] expected = [.. samples.Select(given => Predict(given))];
        using var start = new Barrier(Threads);
        Task[] tasks = [.. Enumerable.Range(0, Threads)
            .Select(thread => Task.Factory.StartNew(() => Run(thread), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        await Task.WhenAll(tasks);

        void Run(int thread)
        {
            start.SignalAndWait();
            for (int round = 0; round < Rounds; round++)
                BatchTests.AssertSameBits<T>(expected[thread], Predict(samples[thread]), $"Thread {thread} of {Threads} predicting with {@case}");
        }

        T[] Predict(Samples<T> given)
        {
            var output = new T[Batch * @case.OutputSize];
            network.Predict(given.Inputs, output);
            return output;
        }
    }
}
