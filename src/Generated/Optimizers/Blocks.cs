namespace Generated;

/// <summary>How long spans are split for threads: by rules that depend only on their length, so that a result cannot depend on the machine.</summary>
internal static class Blocks
{
    /// <summary>The length of a block is a multiple of this, and it is the length of the blocks of a sum.</summary>
    internal const int Unit = 4096;

    /// <summary>A block takes microseconds and its distribution a tenth of one: 64 blocks share the work evenly and cost little.</summary>
    private const int MostBlocks = 64;

    // Measured on two cores of a Sapphire Rapids Xeon: a job on two threads costs 0.2 to 0.7 µs while workers are awake, as between the
    // kernels of a network that trains on threads; steps over 16,384 floats take 2.5 (SGD) to 12 µs (Adadelta).
    private const int LeastForThreads = 16_384;

    /// <summary>Whether this many elements are worth more than one thread.</summary>
    internal static bool AreForThreads(int length, int maxThreads) => maxThreads > 1 && length >= LeastForThreads;

    /// <summary>The length of a block.</summary>
    internal static int LengthFor(int length) => Count(length, Unit * MostBlocks) * Unit;

    /// <summary>How many blocks there are; the last may be shorter.</summary>
    internal static int Count(int length, int blockLength) => (int)(((long)length + blockLength - 1) / blockLength);
}
