namespace Generated.Benchmarks;

/// <summary>
/// Bytes that one call of a generated network allocates, exactly. BenchmarkDotNet's own column also counts some
/// 6 KB that it allocates itself in every iteration when it runs in the same process, whatever the number of calls.
/// </summary>
internal static class Allocations
{
    private const int Calls = 32;
    private static readonly Dictionary<(Type Measure, object Case, int Threads), long> s_bytes = [];

    /// <summary>Counts for all threads of the process; the least of some tries, since others may allocate meanwhile.</summary>
    public static void Measure(Type measure, object of, int threads, Action call)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            call();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Calls; i++)
                call();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        s_bytes[(measure, of, threads)] = least / Calls;
    }

    public static long? Of(Type measure, object? of, int threads) =>
        of is not null && s_bytes.TryGetValue((measure, of, threads), out long bytes) ? bytes : null;
}
