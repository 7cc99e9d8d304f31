using System.ComponentModel;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Generated.Runtime;

/// <summary>
/// Permanent threads, shared by the process, on which networks and optimizers run the parts of a job. Once the threads exist, nothing is allocated.
/// Used by generated code.
/// </summary>
/// <remarks>
/// <para>The parts that have not been taken are an interval. It is stored in one 64-bit word, together with the number of workers that may take
/// parts. The caller takes parts from the low end of the interval, workers from the high end, each by one compare-and-swap of the whole word. With
/// two threads, the same core then works on the same memory in the next job and finds it in its cache. Taking a part is permission and proof at once:
/// a thread that has swapped the word holds a part of the current job, and the caller does not return before this part has been reported as done.
/// Only then does the thread read the job's address and code. A worker that wakes late finds an empty interval or that of the next job, but never a
/// part of a job that has ended. If the same word appears again in a later job, this does no harm, because it then stands for the parts of that
/// job.</para>
/// <para>The job is in the stack frame of its owner, pinned in case it is on the heap; workers reach it through its address. The references inside
/// the job belong to this frame, where the garbage collector finds and updates them. Threads that work with copies are stopped during a collection,
/// and their copies are updated as well.</para>
/// <para>Workers look for the next job for <see cref="SpinMicroseconds"/>, then they park. With a shorter time they would park within every training
/// loop whose caller does some work of its own, and a thread wakes up late. The system may also put it on the core of the thread that woke it, where
/// it waits for a time slice while the caller does all of the work. A thread that finds work left and workers parked wakes up to two of them, so that
/// many workers wake in the form of a tree. Nobody waits for a worker that has no part: the caller does the parts that nobody takes.</para>
/// <para>The memory of a job belongs to its caller: the call does not return, not even by an exception, before all parts that were taken are done.
/// <see cref="Thread.Interrupt"/> therefore does not shorten a wait; the interruption is passed on when the work is done, to the next wait of the
/// caller.</para>
/// <para>Measured on two virtual cores of a Sapphire Rapids Xeon, least of 30 means of 300: an empty job of two parts on two threads takes 0.07 to
/// 0.2 µs while the worker is awake (the caller has often done both parts by then); a job whose two parts wait for each other to begin takes 0.4 to
/// 0.7 µs. If the worker is parked, the caller spends 5 to 12 µs on waking it, which takes about 30 µs. The plain loop takes 25 ns.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class WorkerPool
{
    /// <summary>One word has a bit for each worker.</summary>
    private const int MostWorkers = 64;

    /// <summary>The number of parts that fits into the word; a job with more parts runs on the caller.</summary>
    private const int MostParts = (1 << PartBits) - 1;

    private const int PartBits = 28;

    /// <summary>
    /// How long a thread looks for work, or for the end of the work of others, before it parks. This covers the gap between two training steps in
    /// which a batch is gathered or augmented.
    /// </summary>
    private const int SpinMicroseconds = 1000;

    private static readonly int s_cores = Environment.ProcessorCount;
    private static readonly long s_spinTicks = Stopwatch.Frequency * SpinMicroseconds / 1_000_000;
    private static readonly Shared* s_shared = Shared.Allocate();
    private static readonly Worker?[] s_workers = new Worker?[MostWorkers];
    private static readonly AutoResetEvent s_finished = new(false);
    private static int s_workerCount;
    private static Exception? s_exception;

    /// <summary>The meaning of "all cores": the number of processors that this process may use, at most 64.</summary>
    public static int MaxThreads => Math.Min(s_cores, MostWorkers);

    /// <summary>Runs <c>job.Run(0)</c> to <c>job.Run(parts - 1)</c>, each exactly once, and returns when all are done.</summary>
    /// <remarks>
    /// The parts run on the calling thread alone, in order, if there is only one part, thread or core, or if the pool is busy with a job of another
    /// thread or with the job that makes this call. Afterwards the caller sees everything that the parts have written.
    /// </remarks>
    /// <typeparam name="TJob">The job's type; it may be a ref struct.</typeparam>
    /// <param name="job">The job; all threads work on this very instance.</param>
    /// <param name="parts">The number of parts; with 0 or less nothing happens.</param>
    /// <param name="maxThreads">
    /// The maximum number of threads that work on them, including the caller; it may exceed the number of cores. At most 65 threads are used.
    /// </param>
    /// <exception cref="Exception">
    /// The exception that a part threw, the first one if several parts did. Parts that have not begun are left out in this case.
    /// </exception>
    public static void Run<TJob>(scoped ref TJob job, int parts, int maxThreads)
        where TJob : struct, IParallelJob, allows ref struct
    {
        int workers = Math.Min(Math.Min(parts, maxThreads) - 1, MostWorkers);
        if (workers <= 0 || s_cores == 1 || parts > MostParts || !TryEnter())
        {
            for (int part = 0; part < parts; part++)
                job.Run(part);
            return;
        }

        try
        {
            RunShared(ref job, parts, Math.Min(workers, Available(workers)));
        }
        finally
        {
            Volatile.Write(ref s_shared->Busy, 0);
        }
    }

    private static void RunShared<TJob>(scoped ref TJob job, int parts, int workers)
        where TJob : struct, IParallelJob, allows ref struct
    {
        Shared* shared = s_shared;
        int done = 0;
        fixed (byte* address = &Unsafe.As<TJob, byte>(ref job))
        {
            shared->Job = address;
            shared->Execute = &Execute<TJob>;
            shared->Finished = 0;
            Volatile.Write(ref shared->Word, Pack(0, parts, workers));

            // There must be a full fence between this write and the look at the sleepers. There is also one between setting a worker's bit and its
            // last look at the word: at least one of the two threads then sees the other.
            Interlocked.MemoryBarrier();
            try
            {
                WakeUpToTwo(shared);
            }
            catch (Exception e)
            {
                done += Fail(shared, e);
            }

            while (TryTakeFirst(shared, out int part))
            {
                try
                {
                    job.Run(part);
                }
                catch (Exception e)
                {
                    done += Fail(shared, e);
                }
                done++;
            }
            Join(shared, parts - done, workers);
        }

        if (s_exception is { } exception)
        {
            s_exception = null;
            ExceptionDispatchInfo.Throw(exception);
        }
    }

    private static void Execute<TJob>(void* job, int part)
        where TJob : struct, IParallelJob, allows ref struct => Unsafe.AsRef<TJob>(job).Run(part);

    private static bool TryEnter()
    {
        ref int busy = ref s_shared->Busy;
        return Volatile.Read(ref busy) == 0 && Interlocked.CompareExchange(ref busy, 1, 0) == 0;
    }

    /// <summary>Waits until workers have reported as many parts as they have taken.</summary>
    private static void Join(Shared* shared, int expected, int workers)
    {
        if (Volatile.Read(ref shared->Finished) == expected)
            return;
        if (workers < s_cores)
        {
            long end = Stopwatch.GetTimestamp() + s_spinTicks;
            do
            {
                for (int i = 0; i < 16; i++)
                {
                    if (Volatile.Read(ref shared->Finished) == expected)
                        return;
                    Thread.SpinWait(1);
                }
            }
            while (Stopwatch.GetTimestamp() < end);
        }
        else
        {
            for (int i = 0; i < 16; i++)
            {
                if (Volatile.Read(ref shared->Finished) == expected)
                    return;
                Thread.Yield();
            }
        }

        Volatile.Write(ref shared->IsCallerParked, 1);
        Interlocked.MemoryBarrier(); // the worker's counterpart is in Report
        bool interrupted = false;
        while (Volatile.Read(ref shared->Finished) != expected)
            interrupted |= !Wait(s_finished);
        Volatile.Write(ref shared->IsCallerParked, 0);
        if (interrupted)
            Thread.CurrentThread.Interrupt();
    }

    /// <summary>Waits for an event. Returns false if <see cref="Thread.Interrupt"/> ended the wait early; the event is then unchanged.</summary>
    /// <remarks>
    /// An event and not a monitor: at the end of a wait a monitor takes its lock again, and this could also be interrupted. Setting an event never
    /// waits.
    /// </remarks>
    private static bool Wait(AutoResetEvent signal)
    {
        try
        {
            return signal.WaitOne();
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
        catch (Exception e)
        {
            // A wait may be delegated to the thread's SynchronizationContext, which may throw any exception. Only the caller has one.
            Interlocked.CompareExchange(ref s_exception, e, null);
            Thread.Yield();
            return true;
        }
    }

    private static void Report(Shared* shared, int count)
    {
        Interlocked.Add(ref shared->Finished, count);
        Interlocked.MemoryBarrier(); // ARM64: an acquiring read may overtake the store of an atomic operation
        if (Volatile.Read(ref shared->IsCallerParked) != 0)
            s_finished.Set();
    }

    /// <summary>Keeps the first exception and takes all remaining parts; returns their number.</summary>
    private static int Fail(Shared* shared, Exception exception)
    {
        Interlocked.CompareExchange(ref s_exception, exception, null);
        while (true)
        {
            ulong word = Volatile.Read(ref shared->Word);
            int left = High(word) - Low(word);
            if (left == 0 || Interlocked.CompareExchange(ref shared->Word, Pack(0, 0, Workers(word)), word) == word)
                return left;
        }
    }

    private static bool TryTakeFirst(Shared* shared, out int part)
    {
        while (true)
        {
            ulong word = Volatile.Read(ref shared->Word);
            part = Low(word);
            if (part == High(word))
                return false;
            if (Interlocked.CompareExchange(ref shared->Word, word + 1, word) == word)
                return true;
        }
    }

    private static bool TryTakeLast(Shared* shared, int worker, out int part)
    {
        while (true)
        {
            ulong word = Volatile.Read(ref shared->Word);
            part = High(word) - 1;
            if (!IsForMe(word, worker))
                return false;
            if (Interlocked.CompareExchange(ref shared->Word, word - (1UL << PartBits), word) == word)
                return true;
        }
    }

    // The word: the first part not taken, the end of those not taken, the number of workers that may take.
    private static ulong Pack(int low, int high, int workers) => (uint)low | ((ulong)(uint)high << PartBits) | ((ulong)(uint)workers << (2 * PartBits));

    private static int Low(ulong word) => (int)word & MostParts;

    private static int High(ulong word) => (int)(word >> PartBits) & MostParts;

    private static int Workers(ulong word) => (int)(word >> (2 * PartBits));

    private static bool IsForMe(ulong word, int worker) => Low(word) != High(word) && worker < Workers(word);

    /// <summary>Wakes up to two parked workers that could take a part.</summary>
    private static void WakeUpToTwo(Shared* shared)
    {
        for (int i = 0; i < 2; i++)
        {
            ulong sleepers = Volatile.Read(ref shared->Sleepers);
            if (sleepers == 0)
                return;
            ulong word = Volatile.Read(ref shared->Word);
            int worker = BitOperations.TrailingZeroCount(sleepers);
            if (!IsForMe(word, worker))
                return;
            ulong bit = 1UL << worker;
            if ((Interlocked.And(ref shared->Sleepers, ~bit) & bit) != 0)
                s_workers[worker]!.Wake();
        }
    }

    /// <summary>Creates workers if there are fewer than wanted; returns how many there are. Called while the pool is entered, by one thread.</summary>
    private static int Available(int wanted)
    {
        if (s_workerCount < wanted)
            Add(wanted);
        return s_workerCount;
    }

    private static void Add(int wanted)
    {
        try
        {
            for (int i = s_workerCount; i < wanted; i++)
            {
                var worker = new Worker(i);
                s_workers[i] = worker;
                worker.Start();
                Volatile.Write(ref s_workerCount, i + 1);
            }
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            // The system gives no more threads: the job runs on the existing ones.
        }
    }

    /// <summary>The data that the threads share, each item on its own cache lines: 128 bytes, because processors fetch lines in pairs.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 5 * Line)]
    private struct Shared
    {
        private const int Line = 128;

        [FieldOffset(0)]
        internal int Busy;

        /// <summary>The parts that may be taken; the other data on its line are only read by threads that have taken a part.</summary>
        [FieldOffset(Line)]
        internal ulong Word;

        [FieldOffset(Line + 8)]
        internal void* Job;

        [FieldOffset(Line + 16)]
        internal delegate*<void*, int, void> Execute;

        /// <summary>How many parts workers have reported as done.</summary>
        [FieldOffset(2 * Line)]
        internal int Finished;

        [FieldOffset((2 * Line) + 4)]
        internal int IsCallerParked;

        /// <summary>A bit for each worker that is parked, or about to park. The thread that clears the bit wakes the worker.</summary>
        [FieldOffset(3 * Line)]
        internal ulong Sleepers;

        internal static Shared* Allocate()
        {
            var shared = (Shared*)NativeMemory.AlignedAlloc((nuint)sizeof(Shared), Line);
            *shared = default;
            return shared;
        }
    }

    private sealed class Worker(int index)
    {
        private readonly AutoResetEvent _woken = new(false);

        internal void Start() => new Thread(Loop) { IsBackground = true, Name = $"Generated worker {index + 1}" }.UnsafeStart();

        internal void Wake() => _woken.Set();

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Loop()
        {
            Shared* shared = s_shared;
            while (true)
            {
                if (TryTakeLast(shared, index, out int part))
                    Work(shared, part);
                else if (!SeesWork(shared))
                    Park(shared);
            }
        }

        private void Work(Shared* shared, int part)
        {
            // They do not change before these parts have been reported.
            void* job = shared->Job;
            delegate*<void*, int, void> execute = shared->Execute;
            WakeUpToTwo(shared);
            int done = 0;
            do
            {
                try
                {
                    execute(job, part);
                }
                catch (Exception e)
                {
                    done += Fail(shared, e);
                }
                done++;
            }
            while (TryTakeLast(shared, index, out part));
            Report(shared, done);
        }

        /// <summary>Looks for work for a short while, if there is a core to spare for it.</summary>
        private bool SeesWork(Shared* shared)
        {
            int workers = Workers(Volatile.Read(ref shared->Word));
            if (index >= workers || workers >= s_cores)
                return false;
            long end = Stopwatch.GetTimestamp() + s_spinTicks;
            do
            {
                for (int i = 0; i < 16; i++)
                {
                    if (IsForMe(Volatile.Read(ref shared->Word), index))
                        return true;
                    Thread.SpinWait(1);
                }
            }
            while (Stopwatch.GetTimestamp() < end);
            return false;
        }

        private void Park(Shared* shared)
        {
            ulong bit = 1UL << index;
            Interlocked.Or(ref shared->Sleepers, bit);
            Interlocked.MemoryBarrier();
            if (!IsForMe(Volatile.Read(ref shared->Word), index))
                Wait(_woken); // interrupted, it looks for work and comes back

            // The bit may still be set: nobody woke the worker, or the thread that did had seen the bit of an earlier time.
            Interlocked.And(ref shared->Sleepers, ~bit);
        }
    }
}
