using System.Runtime.CompilerServices;
using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

public class WorkerPoolTests
{
    [Fact]
    public void Every_part_runs_exactly_once_whatever_the_number_of_threads()
    {
        foreach (int threads in new[] { -1, 0, 1, 2, 3, 8, 64, 100 })
        {
            foreach (int parts in new[] { -1, 0, 1, 2, 3, 7, 8, 64, 1000, 20_000 })
            {
                var job = new CountingJob(new int[Math.Max(0, parts)]);
                WorkerPool.Run(ref job, parts, threads);
                Assert.All(job.Runs, runs => Assert.Equal(1, runs));
            }
        }
        Assert.InRange(WorkerPool.MaxThreads, 1, Environment.ProcessorCount);
    }

    [Fact]
    public void A_hundred_thousand_small_jobs_lose_and_repeat_no_part()
    {
        var sums = new long[16 * 16];
        for (int round = 0; round < 100_000; round++)
        {
            int parts = 1 + (round % 16), threads = 1 + (round % 5);
            var job = new AddingJob(sums, round);
            WorkerPool.Run(ref job, parts, threads);
        }
        for (int part = 0; part < 16; part++)
        {
            long expected = 0;
            for (int round = 0; round < 100_000; round++)
                expected += part < 1 + (round % 16) ? round : 0;
            Assert.Equal(expected, sums[part * 16]);
        }
    }

    // Each part waits for the other: on one thread this could never end. The pool may be busy with another test's
    // job, which makes a job run on its caller alone; so the job gives up after a while, and is tried again.
    [Fact]
    public void Two_parts_run_on_two_threads_at_once()
    {
        Assert.SkipWhen(Environment.ProcessorCount == 1, "On one core everything runs on the caller.");
        for (int attempt = 0; attempt < 1000; attempt++)
        {
            var begun = new StrongBox<int>();
            var met = new StrongBox<int>();
            var job = new MeetingJob(begun, met);
            WorkerPool.Run(ref job, 2, 2);
            if (met.Value == 2)
                return;
        }
        Assert.Fail("In a thousand jobs of two parts no two met.");
    }

    [Fact]
    public void No_more_threads_work_than_were_asked_for()
    {
        var many = new ThreadsJob(new int[500]);
        WorkerPool.Run(ref many, 500, 8);
        Assert.InRange(many.Ids.Distinct().Count(), 1, 8);
        for (int round = 0; round < 50; round++)
        {
            var two = new ThreadsJob(new int[500]);
            WorkerPool.Run(ref two, 500, 2);
            Assert.InRange(two.Ids.Distinct().Count(), 1, 2);
        }
    }

    [Fact]
    public void A_job_within_a_job_runs_where_it_is_started()
    {
        var job = new OuterJob(new int[64 * 64]);
        WorkerPool.Run(ref job, 64, 8);
        Assert.All(job.Runs, runs => Assert.Equal(1, runs));
    }

    [Fact]
    public void Sixteen_threads_start_jobs_at_once()
    {
        var counts = new int[16][];
        var threads = new Thread[16];
        for (int t = 0; t < threads.Length; t++)
        {
            int[] own = counts[t] = new int[64];
            int own3 = 2 + (t % 3);
            threads[t] = new Thread(() =>
            {
                for (int round = 0; round < 500; round++)
                {
                    var job = new CountingJob(own);
                    WorkerPool.Run(ref job, own.Length, own3);
                }
            });
        }
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(counts.SelectMany(c => c), runs => Assert.Equal(500, runs));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void An_exception_reaches_the_caller_and_the_pool_goes_on(int threads)
    {
        for (int round = 0; round < 200; round++)
        {
            var failing = new FailingJob(new int[40], round % 40);
            string message = "";
            try
            {
                WorkerPool.Run(ref failing, 40, threads);
            }
            catch (InvalidOperationException e)
            {
                message = e.Message;
            }
            Assert.Equal($"part {round % 40}", message);
            Assert.All(failing.Runs, runs => Assert.InRange(runs, 0, 1));
            Assert.Equal(1, failing.Runs[round % 40]);

            var job = new CountingJob(new int[40]);
            WorkerPool.Run(ref job, 40, threads);
            Assert.All(job.Runs, runs => Assert.Equal(1, runs));
        }
    }

    [Fact]
    public void All_parts_may_throw()
    {
        for (int round = 0; round < 200; round++)
        {
            Assert.Throws<InvalidOperationException>(static () =>
            {
                var failing = new FailingJob(new int[40], -1);
                WorkerPool.Run(ref failing, 40, 8);
            });
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Jobs_allocate_nothing_on_the_thread_that_starts_them(int threads)
    {
        var runs = new int[100];
        Allocations.AssertNone(
            () =>
            {
                for (int round = 0; round < 300; round++)
                {
                    var job = new CountingJob(runs);
                    WorkerPool.Run(ref job, runs.Length, threads);
                    var spans = new SpanJob(runs, runs);
                    WorkerPool.Run(ref spans, 10, threads);
                }
            },
            $"A job on {threads} threads");
    }

    // The arrays are not pinned, and the only references to them while the job runs are inside the job. Another thread
    // makes garbage around them and has the heap compacted, so that they move.
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Arrays_may_move_while_a_job_has_references_into_them(int threads)
    {
        bool stop = false;
        var collector = new Thread(() =>
        {
            var kept = new object[64];
            for (int i = 0; !Volatile.Read(ref stop); i++)
            {
                for (int k = 0; k < 200; k++)
                    kept[(i + k) % kept.Length] = new byte[100 + (k * 16)];
                GC.Collect(i % 50 == 0 ? 2 : i % 2, GCCollectionMode.Forced, blocking: true, compacting: true);
                Thread.Yield(); // Other tests go on meanwhile.
            }
            GC.KeepAlive(kept);
        });
        collector.Start();
        try
        {
            for (int round = 0; round < 100; round++)
                Assert.Equal(16L * 1000 * (round + round + 1), CopyAndSum(round, threads));
        }
        finally
        {
            Volatile.Write(ref stop, true);
            collector.Join();
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static long CopyAndSum(int round, int threads)
        {
            // Small enough not to be among the large objects, which stay where they are.
            var job = new SpanJob(Filled(16 * 1000, round), Filled(16 * 1000, round + 1));
            WorkerPool.Run(ref job, 64, threads);
            long sum = 0;
            foreach (int value in job.Destination)
                sum += value;
            return sum;
        }

        static int[] Filled(int length, int value)
        {
            var array = new int[length];
            Array.Fill(array, value);
            return array;
        }
    }

    // A struct's own field in an object on the heap, which moves: the pool has to hold it in place.
    [Fact]
    public void A_job_may_lie_on_the_heap()
    {
        for (int round = 0; round < 100; round++)
        {
            var box = new StrongBox<HeapJob>();
            WorkerPool.Run(ref box.Value, 50, 8);
            Assert.Equal(50, box.Value.Count);
        }
    }

    private readonly struct CountingJob(int[] runs) : IParallelJob
    {
        public int[] Runs => runs;

        public void Run(int part) => Interlocked.Increment(ref runs[part]);
    }

    private readonly struct AddingJob(long[] sums, int value) : IParallelJob
    {
        public void Run(int part) => sums[part * 16] += value; // no other thread has this part: no lock
    }

    private readonly struct ThreadsJob(int[] ids) : IParallelJob
    {
        public int[] Ids => ids;

        public void Run(int part)
        {
            ids[part] = Environment.CurrentManagedThreadId;
            Thread.SpinWait(20);
        }
    }

    private readonly struct MeetingJob(StrongBox<int> begun, StrongBox<int> met) : IParallelJob
    {
        public void Run(int part)
        {
            Interlocked.Increment(ref begun.Value);
            for (int i = 0; i < 10_000 && Volatile.Read(ref begun.Value) < 2; i++)
                Thread.Yield();
            if (Volatile.Read(ref begun.Value) == 2)
                Interlocked.Increment(ref met.Value);
        }
    }

    private readonly struct OuterJob(int[] runs) : IParallelJob
    {
        public int[] Runs => runs;

        public void Run(int part)
        {
            var inner = new InnerJob(runs, part * 64);
            WorkerPool.Run(ref inner, 64, 8);
        }
    }

    private readonly struct InnerJob(int[] runs, int start) : IParallelJob
    {
        public void Run(int part) => Interlocked.Increment(ref runs[start + part]);
    }

    private readonly struct FailingJob(int[] runs, int failing) : IParallelJob
    {
        public int[] Runs => runs;

        public void Run(int part)
        {
            Interlocked.Increment(ref runs[part]);
            if (part == failing || failing < 0)
                throw new InvalidOperationException($"part {part}");
        }
    }

    private readonly ref struct SpanJob(Span<int> destination, ReadOnlySpan<int> added) : IParallelJob
    {
        private readonly Span<int> _destination = destination;
        private readonly ReadOnlySpan<int> _added = added;

        public Span<int> Destination => _destination;

        public void Run(int part)
        {
            int length = _destination.Length / 64;
            for (int i = part * length; i < (part + 1) * length; i++)
                _destination[i] += _added[i];
        }
    }

    private struct HeapJob : IParallelJob
    {
        public int Count;

        public void Run(int part)
        {
            Interlocked.Increment(ref Count);
            _ = new byte[1000];
        }
    }
}
