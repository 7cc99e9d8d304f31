using Generated.Generators.Ir;

namespace Generated.Generators.Schedule;

/// <summary>
/// The machine that code is written for: the only place with sizes of caches, vectors and registers. One source runs on all machines, so that these
/// are the sizes of a current server core, and code that needs fewer of something asks for that when it runs.
/// </summary>
internal static class Machine
{
    /// <summary>The elements of <c>float</c> in the widest vector.</summary>
    public const int MostLanes = 16;

    /// <summary>The bytes of the widest vector.</summary>
    public const int MostBytes = MostLanes * sizeof(float);

    /// <summary>The elements in the widest vector.</summary>
    public static int Lanes(DType element) => element == DType.Float32 ? MostLanes : MostLanes / 2;

    /// <summary>A size filled up to whole vectors, the widest that there are.</summary>
    public static int InWholeVectors(int elements) => (elements + MostLanes - 1) / MostLanes * MostLanes;

    /// <summary>The vector registers with AVX-512, and on ARM.</summary>
    public const int Registers = 32;

    /// <summary>The vector registers without AVX-512.</summary>
    public const int FewRegisters = 16;

    /// <summary>The elements of <c>float</c> in a cache line of 64 bytes.</summary>
    public const int CacheLine = 16;

    /// <summary>The elements of <c>float</c> in a second-level cache of 1 MiB, the smallest of current servers.</summary>
    public const int L2 = 262_144;

    /// <summary>The sums that must be in progress: a multiply-add takes 4 cycles, and 2 begin in each cycle, besides what loading them takes.</summary>
    public const int SumsInProgress = 12;

    /// <summary>
    /// The cost of reading or writing an element in order. In the time of 64 floating-point operations, one cycle, a core reads or writes about a
    /// vector of 16 elements in its second-level cache.
    /// </summary>
    public const long Moved = 4;

    /// <summary>
    /// The cost of an element that is read at one place and written at another: transposition and packing shuffle, and access cache lines in another
    /// order.
    /// </summary>
    public const long Shuffled = 16;

    /// <summary>The cost of a random number.</summary>
    public const long Drawn = 20;

    /// <summary>
    /// The minimum number of elements of a matrix whose panels are split over threads: 64 KiB of <c>float</c>. That is a thousand cache lines to
    /// fetch, whereas waiting for all threads after the operation costs about as much as fetching fifty.
    /// </summary>
    public const int LeastForPanels = 16_384;

    /// <summary>
    /// The work for which two threads are used, in the time of floating-point operations: twice the library's default for one of several threads.
    /// </summary>
    public const long LeastForThreads = 1_000_000;

    /// <summary>
    /// The most parameters of a network that is written as straight code: as many as there are registers and a few more, because each has a sum for its
    /// gradient. What does not fit is in the first-level cache, at a load and a store for a multiply-add.
    /// </summary>
    public const int MostStraightParameters = 40;

    /// <summary>The most elements of a sample's inputs, targets and values in straight code: each is a variable.</summary>
    public const int MostStraightElements = Registers;

    /// <summary>
    /// The most instructions of straight code, as <see cref="Ir.Expressions.Algebra.Cost"/> counts them: a loop that stays in the first-level cache for
    /// instructions, and that the just-in-time compiler optimises quickly.
    /// </summary>
    public const int MostStraightInstructions = 2_000;
}
