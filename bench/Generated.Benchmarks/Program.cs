using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;

// One short run by default; what BenchmarkDotNet understands can be given after --, such as --filter *Training*.
IConfig config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithId("short"))
    .WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Microsecond))
    .HideColumns(Column.Error, Column.StdDev, Column.Job);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
