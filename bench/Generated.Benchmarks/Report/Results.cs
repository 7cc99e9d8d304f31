using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Generated.Benchmarks;

/// <summary>What columns and tables ask of a run. Times are medians: on a machine that does other things, too, a mean tells of those.</summary>
internal static class Results
{
    public static string Method(BenchmarkCase benchmark) => benchmark.Descriptor.WorkloadMethod.Name;

    public static int Threads(BenchmarkCase benchmark) => benchmark.Parameters[nameof(Training.Threads)] as int? ?? 1;

    public static object? Case(BenchmarkCase benchmark) => benchmark.Parameters[nameof(Training.Case)];

    /// <summary>The median time in nanoseconds, or null if the benchmark has not run, or not yet.</summary>
    public static double? Median(Summary summary, BenchmarkCase? benchmark) =>
        summary.Reports.FirstOrDefault(report => report.BenchmarkCase == benchmark)?.ResultStatistics?.Median;

    /// <summary>The benchmark of the same kind, with the same network, batch and number of threads, of another method.</summary>
    public static BenchmarkCase? Sibling(Summary summary, BenchmarkCase benchmark, string method, int? threads = null) =>
        summary.BenchmarksCases.FirstOrDefault(other =>
            other.Descriptor.Type == benchmark.Descriptor.Type && Method(other) == method
            && Equals(Case(other), Case(benchmark)) && Threads(other) == (threads ?? Threads(benchmark)));

    /// <summary>How many times as fast as the peer the network is, in the same run.</summary>
    public static double? Ratio(Summary summary, BenchmarkCase benchmark, string peer) =>
        Method(benchmark) == nameof(Training.Generated)
            ? Median(summary, Sibling(summary, benchmark, peer)) / Median(summary, benchmark)
            : null;

    /// <summary>Floating-point operations of one call, or null for what has none to speak of.</summary>
    public static double? Flops(BenchmarkCase benchmark) => (Case(benchmark), Method(benchmark)) switch
    {
        (NetworkCase network, _) => network.Flops(training: benchmark.Descriptor.Type == typeof(Training)),
        (DenseShape shape, nameof(Kernels.BothGradients)) => 2 * shape.Flops,
        (DenseShape shape, _) => shape.Flops,
        (_, nameof(Ceiling.FusedMultiplyAdd)) => Ceiling.Flops(Threads(benchmark)),
        _ => null,
    };

    /// <summary>Floating-point operations a nanosecond, which is GFLOP/s.</summary>
    public static double? Rate(Summary summary, BenchmarkCase benchmark) => Flops(benchmark) / Median(summary, benchmark);

    /// <summary>
    /// GFLOP/s of the ceiling for as many threads, measured in the same run. The fastest iteration counts rather
    /// than the median: whatever else the machine does can only make a ceiling look lower than it is.
    /// </summary>
    public static double? CeilingRate(Summary summary, int threads) =>
        Ceiling.Flops(threads) / summary.Reports.FirstOrDefault(report =>
            report.BenchmarkCase.Descriptor.Type == typeof(Ceiling) && Threads(report.BenchmarkCase) == threads)?.ResultStatistics?.Min;

    /// <summary>Bytes allocated by one call of a network.</summary>
    public static long? Allocated(BenchmarkCase benchmark) => Allocations.Of(benchmark.Descriptor.Type, Case(benchmark), Threads(benchmark));

    /// <summary>The iterations differ: their quartiles are more than a fifth of the median apart.</summary>
    public static bool IsNoisy(Summary summary, BenchmarkCase? benchmark) =>
        summary.Reports.FirstOrDefault(report => report.BenchmarkCase == benchmark)?.ResultStatistics is { } statistics
        && statistics.InterquartileRange > 0.2 * statistics.Median;
}
