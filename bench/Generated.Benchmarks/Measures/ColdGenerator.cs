using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.Parameters;
using BenchmarkDotNet.Toolchains.Results;
using Microsoft.CodeAnalysis;

namespace Generated.Benchmarks;

/// <summary>
/// The generator's first run in a fresh process, in which the just-in-time compiler has seen neither it nor
/// Roslyn. The one of the SDK is compiled ahead of time, so that a real build's first run is shorter.
/// </summary>
[Config(typeof(ColdStart))]
public class ColdGenerator
{
    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    public static IEnumerable<string> Cases => GeneratorRun.Networks;

    [Benchmark(Description = "cold")]
    public GeneratorDriver Cold() => new GeneratorRun(Case).Full();

    /// <summary>What the child process does: prints the nanoseconds of its first run.</summary>
    internal static void RunChild(string network)
    {
        var run = new GeneratorRun(network);
        long start = Stopwatch.GetTimestamp();
        run.Full();
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalNanoseconds.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class ColdStart : ManualConfig
    {
        public ColdStart() => AddJob(Job.Default
            .WithToolchain(new Toolchain("own executable", new Nothing(), new Nothing(), new Child()))
            .WithStrategy(RunStrategy.ColdStart)
            .WithLaunchCount(5)
            .AsMutator());
    }

    /// <summary>The executable is there already: it is this one.</summary>
    private sealed class Nothing : IGenerator, IBuilder
    {
        public GenerateResult GenerateProject(BuildPartition buildPartition, ILogger logger, string rootArtifactsFolderPath) =>
            GenerateResult.Success(ArtifactsPaths.Empty, []);

        public BuildResult Build(GenerateResult generateResult, BuildPartition buildPartition, ILogger logger) => BuildResult.Success(generateResult);
    }

    /// <summary>Starts this executable again for each launch, and takes the time that it prints.</summary>
    private sealed class Child : IExecutor
    {
        public ExecuteResult Execute(ExecuteParameters executeParameters)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
                start.ArgumentList.Add(typeof(Program).Assembly.Location);
            start.ArgumentList.Add(Program.ChildArgument);
            start.ArgumentList.Add((string)executeParameters.BenchmarkCase.Parameters[nameof(Case)]);
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var results = new List<string>();
            if (double.TryParse(output, CultureInfo.InvariantCulture, out double nanoseconds))
            {
                // BenchmarkDotNet reads the lines that its own child processes print: the measurement, and the result made of it.
                foreach (IterationStage stage in (IterationStage[])[IterationStage.Actual, IterationStage.Result])
                    results.Add(new Measurement(executeParameters.LaunchIndex, IterationMode.Workload, stage, 1, 1, nanoseconds).ToString());
            }
            foreach (string line in results)
                executeParameters.Logger.WriteLine(line);
            return new ExecuteResult(true, process.ExitCode, process.Id, results, [], [output], executeParameters.LaunchIndex);
        }
    }
}
