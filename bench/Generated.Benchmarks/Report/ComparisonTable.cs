using System.Text;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Generated.Benchmarks;

/// <summary>Everything of a run in Markdown: networks against their peers, kernels, the generator.</summary>
internal static class ComparisonTable
{
    public static string Write(Summary summary)
    {
        var text = new StringBuilder();
        text.Append(summary.HostEnvironmentInfo.Cpu.Value?.ProcessorName ?? "Unknown processor").Append(", ")
            .Append(System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription);
        if (Results.CeilingRate(summary, 1) is double one)
            text.Append($"; ceiling {Format.Number(one)} GFLOP/s on one thread, {Format.Number(Results.CeilingRate(summary, 2))} on two");
        text.Append(". Times are medians in µs.\n");
        foreach (string missing in Peers.Missing)
            text.Append('\n').Append(missing).Append('\n');
        if (MachineLoad.Warning is not null)
            text.Append('\n').Append(MachineLoad.Warning).Append('\n');
        Networks(text, summary);
        Kernels(text, summary);
        Generator(text, summary);
        return text.ToString();
    }

    private static void Networks(StringBuilder text, Summary summary)
    {
        BenchmarkCase[] rows =
        [
            .. Of<Training>(summary, nameof(Training.Generated), Training.Cases),
            .. Of<Prediction>(summary, nameof(Prediction.Generated), Prediction.Cases),
        ];
        Head(text, rows, "network", "threads", "Generated", "libtorch", "ONNX Runtime", "x libtorch", "x ONNX Runtime", "x own 1 thread", "GFLOP/s",
            "of ceiling", "allocated");
        foreach (BenchmarkCase row in rows)
        {
            int threads = Results.Threads(row);
            double? own = Results.Median(summary, row);
            Row(text,
                $"{(row.Descriptor.Type == typeof(Training) ? "train" : "predict")} {Results.Case(row)}",
                threads.ToString(),
                Time(row),
                Time(Results.Sibling(summary, row, nameof(Training.Libtorch))),
                Time(Results.Sibling(summary, row, nameof(Prediction.OnnxRuntime))),
                Format.Ratio(Results.Ratio(summary, row, nameof(Training.Libtorch))),
                Format.Ratio(Results.Ratio(summary, row, nameof(Prediction.OnnxRuntime))),
                threads == 1 ? "-" : Format.Ratio(Results.Median(summary, Results.Sibling(summary, row, nameof(Training.Generated), threads: 1)) / own),
                Format.Number(Results.Rate(summary, row)),
                Format.Percent(Results.Rate(summary, row) / Results.CeilingRate(summary, threads)),
                Results.Allocated(row)?.ToString() ?? "-");
        }
        if (rows.Length > 0)
            text.Append(
                "\n~: the iterations vary; their quartiles are more than a fifth of the median apart. GFLOP/s count only matrix products and convolutions.\n");

        string Time(BenchmarkCase? benchmark) =>
            (Results.IsNoisy(summary, benchmark) ? "~" : "") + Format.Microseconds(Results.Median(summary, benchmark));
    }

    private static void Kernels(StringBuilder text, Summary summary)
    {
        BenchmarkCase[] rows = [.. Of<Kernels>(summary, nameof(Benchmarks.Kernels.Forward), Benchmarks.Kernels.Cases)];
        Head(text, rows, "kernel (batch x in x out)", "threads", "forward", "GFLOP/s", "of ceiling", "weight gradient", "GFLOP/s", "of ceiling",
            "input gradient", "GFLOP/s", "of ceiling");
        foreach (BenchmarkCase row in rows)
        {
            double? forward = Results.Median(summary, row);
            double? weights = Results.Median(summary, Results.Sibling(summary, row, nameof(Benchmarks.Kernels.WeightGradient)));
            double? both = Results.Median(summary, Results.Sibling(summary, row, nameof(Benchmarks.Kernels.BothGradients)));
            double? ceiling = Results.CeilingRate(summary, Results.Threads(row));
            Row(text, [Results.Case(row)!.ToString()!, Results.Threads(row).ToString(), .. Cells(forward), .. Cells(weights), .. Cells(both - weights)]);

            string[] Cells(double? time) =>
                [Format.Microseconds(time), Format.Number(Results.Flops(row) / time), Format.Percent(Results.Flops(row) / time / ceiling)];
        }
        if (rows.Length > 0)
            text.Append("\nThe time of the input gradient is what it adds to the time of the weight gradient: transposing the weights, and the product.\n");
    }

    private static void Generator(StringBuilder text, Summary summary)
    {
        BenchmarkCase[] rows = [.. Of<Generator>(summary, nameof(Benchmarks.Generator.Warm), Benchmarks.Generator.Cases)];
        Head(text, rows, "the generator", "cold: first run of a process", "warm", "incremental: an edit elsewhere", "lines written");
        foreach (BenchmarkCase row in rows)
        {
            BenchmarkCase? cold = Of<ColdGenerator>(summary, nameof(ColdGenerator.Cold), [Results.Case(row)!]).FirstOrDefault();
            Row(text,
                Results.Case(row)!.ToString()!,
                Format.Microseconds(Results.Median(summary, cold)),
                Format.Microseconds(Results.Median(summary, row)),
                Format.Microseconds(Results.Median(summary, Results.Sibling(summary, row, nameof(Benchmarks.Generator.Incremental)))),
                new GeneratorRun((string)Results.Case(row)!).Lines().ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The benchmarks of one method, in the order of its cases; for each, those of one thread come first.</summary>
    private static IEnumerable<BenchmarkCase> Of<T>(Summary summary, string method, IEnumerable<object> cases) =>
        cases.SelectMany(of => summary.BenchmarksCases
            .Where(benchmark => benchmark.Descriptor.Type == typeof(T) && Results.Method(benchmark) == method && Equals(Results.Case(benchmark), of))
            .OrderBy(Results.Threads));

    private static void Head(StringBuilder text, BenchmarkCase[] rows, params string[] columns)
    {
        if (rows.Length == 0)
            return;
        text.Append('\n');
        Row(text, columns);
        Row(text, [.. columns.Select((_, column) => column == 0 ? "---" : "--:")]);
    }

    private static void Row(StringBuilder text, params string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
