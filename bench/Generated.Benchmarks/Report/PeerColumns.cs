using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Generated.Benchmarks;

/// <summary>The columns that BenchmarkDotNet does not have: ratios to the peers, GFLOP/s, and their share of the ceiling.</summary>
internal static class PeerColumns
{
    public static IColumn[] All { get; } =
    [
        new Column("x libtorch", "How many times as fast as libtorch with as many threads",
            (summary, benchmark) => Format.Ratio(Results.Ratio(summary, benchmark, nameof(Training.Libtorch)))),
        new Column("x ONNX Runtime", "How many times as fast as ONNX Runtime with as many threads",
            (summary, benchmark) => Format.Ratio(Results.Ratio(summary, benchmark, nameof(Prediction.OnnxRuntime)))),
        new Column("GFLOP/s", "Floating-point operations of the products of matrices and of convolutions in a nanosecond of the median",
            (summary, benchmark) => Format.Number(Results.Rate(summary, benchmark))),
        new Column("of ceiling", "GFLOP/s as a share of what fused multiply-adds alone reach in the same run with as many threads", (summary, benchmark) =>
            Format.Percent(Results.Rate(summary, benchmark) / Results.CeilingRate(summary, Results.Threads(benchmark)))),
    ];

    private sealed class Column(string name, string legend, Func<Summary, BenchmarkCase, string> value) : IColumn
    {
        public string Id => name;

        public string ColumnName => name;

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => Array.IndexOf(All, this);

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => legend;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => value(summary, benchmarkCase);

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => value(summary, benchmarkCase);

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
    }
}
