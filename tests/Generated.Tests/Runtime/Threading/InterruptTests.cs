using Generated.Tests.Layers;
using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

/// <summary>
/// <see cref="Thread.Interrupt"/> cuts no wait of a computation short: the call ends when all of its parts have, and the interrupt
/// comes out of the next wait of the thread's own.
/// </summary>
public class InterruptTests
{
    private const int Callers = 4;

    // More threads than cores: the caller soon parks instead of looking out, and is in a wait when the interrupt comes.
    private static readonly int s_threads = WorkerPool.MaxThreads + 1;

    [Fact]
    public void A_job_is_done_when_the_call_ends()
    {
        AssertPoolWorks(); // its threads are there from here on
        bool[] wrong = new bool[Callers];
        UnderInterrupts(caller =>
        {
            // The results lie in this frame: a part that ran on after the call would write into the next round's.
            Span<int> results = stackalloc int[16];
            for (int round = 0; round < 200; round++)
            {
                results.Clear();
                var job = new SlowJob(results, round);
                WorkerPool.Run(ref job, results.Length, s_threads);
                foreach (int result in results)
                    wrong[caller] |= result != round + 1;
            }
        });
        Assert.DoesNotContain(true, wrong);
        AssertPoolWorks();
    }

    [Fact]
    public void Training_prediction_and_steps_give_their_bits()
    {
        float[] expected = Prepared()();
        Func<float[]>[] runs = [.. Enumerable.Range(0, Callers).Select(_ => Prepared())];
        var results = new float[Callers][];
        UnderInterrupts(caller => results[caller] = runs[caller]());
        Assert.All(results, result => BatchTests.AssertSameBits<float>(expected, result, "A run among interrupts"));
        AssertPoolWorks();
    }

    [Fact]
    public void An_interrupt_is_passed_on_to_the_next_wait()
    {
        bool wasInterrupted = false;
        var thread = new Thread(() =>
        {
            Thread.CurrentThread.Interrupt();
            Span<int> results = stackalloc int[16];
            for (int round = 0; round < 20; round++)
            {
                var job = new SlowJob(results, round);
                WorkerPool.Run(ref job, results.Length, s_threads);
            }
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                wasInterrupted = true;
            }
        });
        thread.Start();
        thread.Join();
        Assert.True(wasInterrupted);
    }

    /// <summary>A training run. Its networks and delegates are made now, for making them may wait.</summary>
    private static Func<float[]> Prepared()
    {
        NetworkCase @case = NetworkCase.All.Where(@case => @case.Target == TargetKind.Class && @case.HasParameters)
            .MinBy(@case => @case.Name, StringComparer.Ordinal)!;
        const int Batch = 29;
        NetworkUnderTest<float> network = NetworkUnderTest<float>.Create(@case, seed: 5, maxBatch: Batch, s_threads);
        var optimizer = new Adam(network.ParameterTable) { MaxThreads = s_threads, MaxGradientNorm = 1 };
        Layers.Samples<float> samples = Layers.Samples.Draw<float>(@case, Batch);
        Memory<float> output = new float[Batch * @case.OutputSize];
        return () =>
        {
            var results = new List<float>();
            for (int step = 0; step < 60; step++)
            {
                results.Add(network.Train(samples));
                network.Step(optimizer);
                network.Predict(samples.Inputs, output);
                results.AddRange(output.Span);
            }
            return [.. results, .. network.Parameters];
        };
    }

    /// <summary>Runs an action on several threads at once while another interrupts them, at moments drawn from a seed.</summary>
    private static void UnderInterrupts(Action<int> action)
    {
        var exceptions = new Exception?[Callers];
        Thread[] threads = [.. Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
        {
            try
            {
                action(caller);
            }
            catch (Exception e)
            {
                exceptions[caller] = e;
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        var random = new Random(7);
        while (threads.Any(thread => thread.IsAlive))
        {
            threads[random.Next(Callers)].Interrupt();
            for (int spins = random.Next(200); spins > 0; spins--)
                Thread.SpinWait(20);
            Thread.Yield();
        }
        Assert.All(exceptions, Assert.Null);
    }

    private static void AssertPoolWorks()
    {
        for (int round = 0; round < 100; round++)
        {
            int[] results = new int[16];
            var job = new SlowJob(results, round);
            WorkerPool.Run(ref job, results.Length, s_threads);
            Assert.All(results, result => Assert.Equal(round + 1, result));
        }
    }

    /// <summary>Its last parts, which workers take first, take longest, so that callers have to wait.</summary>
    private readonly ref struct SlowJob(Span<int> results, int round) : IParallelJob
    {
        private readonly Span<int> _results = results;

        public void Run(int part)
        {
            Thread.SpinWait(part < 8 ? 1 : 2000);
            _results[part] += round + 1;
        }
    }
}
