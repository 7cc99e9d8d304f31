using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Generated.Benchmarks;

/// <summary>
/// Without arguments, a short run of everything. What BenchmarkDotNet understands can be given after --, such as
/// --filter *Training*; the ceiling is measured in every run.
/// </summary>
internal static class Program
{
    /// <summary>Makes this executable run the generator once and print how long that took, see <see cref="ColdGenerator"/>.</summary>
    public const string ChildArgument = "--generate-once";

    private static int Main(string[] arguments)
    {
        if (arguments is [ChildArgument, string network])
        {
            ColdGenerator.RunChild(network);
            return 0;
        }

        MachineLoad.Sample();
        foreach (string missing in Peers.Missing)
            Console.WriteLine(missing);

        // In this process rather than in one of its own for every benchmark: 120 processes that each load libtorch,
        // and a project to build that copies it, would take longer than all measuring, and times that are compared
        // had better come from one process.
        // The kernels are optimised when they are first called, but what surrounds them is optimised in the
        // background after some calls and a tenth of a second: warming up takes longer than that.
        Job job = Job.Default
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: true))
            .WithIterationTime(TimeInterval.FromMilliseconds(75))
            .WithWarmupCount(4)
            .WithIterationCount(7)
            .WithUnrollFactor(1)
            .WithGcForce(false); // Collections between iterations would take as long as they do, and nothing of ours is collected.
        IConfig config = DefaultConfig.Instance
            .AddJob(job)
            .AddFilter(new SimpleFilter(IsAvailable))
            .AddColumn(StatisticColumn.Median)
            .AddColumn(PeerColumns.All)
            .HideColumns(Column.Mean, Column.Error, Column.StdDev, Column.RatioSD, Column.Job, Column.Toolchain, Column.UnrollFactor,
                Column.IterationCount, Column.IterationTime, Column.WarmupCount, Column.LaunchCount, Column.RunStrategy)
            .WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Microsecond).WithMaxParameterColumnWidth(40))
            .WithOption(ConfigOptions.JoinSummary, true);

        Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(WithCeiling(arguments), config)];
        foreach (Summary summary in summaries)
        {
            if (summary.Reports.IsEmpty)
                continue;
            string table = ComparisonTable.Write(summary);
            string path = Path.Combine(summary.ResultsDirectoryPath, "summary.md");
            Directory.CreateDirectory(summary.ResultsDirectoryPath);
            File.WriteAllText(path, table);
            Console.WriteLine();
            Console.WriteLine(table);
            Console.WriteLine(path);
        }
        BenchmarkCase[] failed = [.. summaries.SelectMany(summary => summary.Reports).Where(report => report.ResultStatistics is null)
            .Select(report => report.BenchmarkCase)];
        foreach (BenchmarkCase benchmark in failed)
            Console.WriteLine($"Failed: {benchmark.DisplayInfo}");
        return failed.Length == 0 ? 0 : 1;
    }

    private static bool IsAvailable(BenchmarkCase benchmark) => Results.Method(benchmark) switch
    {
        nameof(Training.Libtorch) => Peers.LibtorchProblem is null,
        nameof(Prediction.OnnxRuntime) => Peers.OnnxRuntimeProblem is null,
        _ => true,
    };

    /// <summary>Everything by default; and a filter lets the ceiling pass, without which no share of it can be stated.</summary>
    private static string[] WithCeiling(string[] arguments)
    {
        if (arguments.Length == 0)
            return ["--filter", "*"];
        int filter = Array.FindIndex(arguments, argument => argument is "--filter" or "-f");
        return filter < 0 ? arguments : [.. arguments[..(filter + 1)], $"*.{nameof(Ceiling)}.*", .. arguments[(filter + 1)..]];
    }
}
