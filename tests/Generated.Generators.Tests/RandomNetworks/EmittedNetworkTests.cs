using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>
/// Random networks, emitted, compiled and run: see <see cref="EmittedNetwork{T}"/>. They run in processes of their own, one for each kind of machine, since
/// a process cannot change the width of its vectors, and since whoever leaves the caller's memory ends the process. All machines with fused
/// multiply-adds must have the same bits. <c>GENERATED_EMITTED</c> is the number of networks, <c>GENERATED_SEED</c> the seed of the first one.
/// </summary>
public sealed class EmittedNetworkTests
{
    private const string Folder = "GENERATED_EMITTED_FOLDER", OnlyBits = "GENERATED_EMITTED_ONLY_BITS", Step = "GENERATED_EMITTED_STEP";
    private const int Networks = 45;

    /// <summary>Multiplying and adding in one without an instruction takes a hundred: a machine that has none runs each third network.</summary>
    private const int StepWithoutFma = 3;

    private static readonly Lazy<string> s_folder = new(Write);
    private static readonly Lazy<string[]> s_hashes = new(() => Start("", onlyBits: false, step: 1).Result);

    private static int Count => RandomSamples.Number("GENERATED_EMITTED", RandomSamples.Count(Networks));

    private static int First => RandomSamples.FirstSeed;

    [Fact]
    public void Networks_compute_what_the_interpreter_does() => Assert.Equal(Count, s_hashes.Value.Length);

    [Theory]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("DOTNET_EnableAVX512=0 DOTNET_MaxVectorTBitWidth=128")]
    [InlineData("DOTNET_EnableAVX2=0")]
    public async Task Networks_compute_the_same_on_a_machine_with(string settings)
    {
        Assert.SkipUnless(X86Base.IsSupported, "The settings are those of x86.");
        Assert.SkipWhen(settings == "DOTNET_EnableAVX512=0" && !Avx512F.IsSupported, "This machine is one without AVX-512 itself: the other test is of it.");
        bool hasFma = !settings.Contains("AVX2", StringComparison.Ordinal);
        string[] hashes = await Start(settings, onlyBits: hasFma, hasFma ? 1 : StepWithoutFma);
        if (!hasFma)
            return; // other roundings
        string[] others = [.. hashes.Except(s_hashes.Value)];
        Assert.True(others.Length == 0,
            $"With {settings}, {others.Length} of {hashes.Length} networks compute other bits:\n"
                + string.Join("\n", others.Take(5).Select(hash => RandomSource.Of(Draw(int.Parse(hash.Split(' ')[0], CultureInfo.InvariantCulture))))));
    }

    /// <summary>What the processes of the other tests run.</summary>
    [Fact(Explicit = true)]
    public void Run()
    {
        AppContext.SetData("Generated.MinimumFlopsPerThread", "1"); // small networks are split over threads, too
        string folder = Environment.GetEnvironmentVariable(Folder) ?? s_folder.Value;
        Assembly assembly = Assembly.LoadFrom(Path.Combine(folder, "Random.dll"));
        var hashes = new ConcurrentDictionary<int, string>();
        var failures = new ConcurrentDictionary<int, string>();
        bool onlyBits = Environment.GetEnvironmentVariable(OnlyBits) == "1";
        int inexact = 0, step = RandomSamples.Number(Step, 1);
        string[] functions = [.. Enumerable.Range(0, RandomFunctions.Count)
            .Select(function => EmittedFunction.Failure(assembly.GetType($"F{function}.Net")!, $"F{function}")).OfType<string>()];
        Assert.True(functions.Length == 0, string.Join("\n", functions));
        string[] kept = [.. KeptNetworks.All.Select((one, i) =>
            Failure(assembly.GetType($"K{i}.Net")!, KeptNetworks.Spec(one.Source), 1, onlyBits, out _, out _) is { } failure ? $"{one.Fault}: {failure}" : null)
            .OfType<string>()];
        Assert.True(kept.Length == 0, string.Join("\n", kept));
        using var begun = new StreamWriter(Path.Combine(folder, "begun.txt")) { AutoFlush = true };
        Parallel.For(First, First + Count, (seed, loop) =>
        {
            if ((seed - First) % step != 0)
                return;
            lock (begun)
                begun.WriteLine($"{seed} begun");
            NetworkSpec spec = Draw(seed);
            if (Failure(assembly.GetType($"N{seed}.Net")!, spec, seed, onlyBits, out string hash, out bool isExact) is { } failure)
                failures[seed] = failure;
            if (failures.Count >= 5)
                loop.Stop();
            hashes[seed] = hash;
            if (!isExact)
                Interlocked.Increment(ref inexact);
            lock (begun)
                begun.WriteLine($"{seed} ended");
        });
        Assert.True(failures.IsEmpty,
            $"{failures.Count} of {hashes.Count} networks:\n"
                + string.Join("\n", failures.OrderBy(failure => failure.Key).Select((failure, i) => $"Seed {failure.Key}: {failure.Value}\n"
                    + RandomSource.Of(i > 0 ? Draw(failure.Key) : Smaller(Draw(failure.Key), failure.Key, onlyBits)))));
        Assert.True(inexact <= Count / 10, $"The numbers of {inexact} of {Count} networks are too large to be compared.");
        File.WriteAllLines(Path.Combine(folder, "hashes.txt"), hashes.OrderBy(hash => hash.Key).Select(hash => $"{hash.Key} {hash.Value}"));
    }

    /// <summary>The network of a seed: each other one in single precision.</summary>
    private static NetworkSpec Draw(int seed) => RandomNetwork.Draw(seed, seed % 2 == 0 ? DType.Float32 : DType.Float64, isWide: true);

    private static string? Failure(Type type, NetworkSpec spec, int seed, bool onlyBits, out string hash, out bool isExact)
    {
        hash = "";
        isExact = true;
        try
        {
            return spec.Element == DType.Float32
                ? EmittedNetwork<float>.Failure(type, spec, seed, onlyBits, out hash, out isExact)
                : EmittedNetwork<double>.Failure(type, spec, seed, onlyBits, out hash, out isExact);
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException or ArgumentException or TargetInvocationException
            or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException)
        {
            return string.Join("\n", exception.ToString().Split('\n').Take(6));
        }
    }

    /// <summary>The network without the layers that its failure does not need.</summary>
    private static NetworkSpec Smaller(NetworkSpec spec, int seed, bool onlyBits)
    {
        int compilations = 0;
        for (bool again = true; again;)
        {
            again = false;
            for (int i = spec.Layers.Count - 1; i >= 0 && compilations < 40; i--)
            {
                NetworkSpec candidate = RandomNetwork.Spec(spec.Layers.Where((_, at) => at != i), spec.Element);
                if (candidate.Layers.Count == 0 || RandomNetwork.Shape(candidate) is null)
                    continue;
                using var assembly = new MemoryStream();
                Compile([RandomSource.Of(candidate)], assembly);
                compilations++;
                if (Failure(Assembly.Load(assembly.ToArray()).GetType("Net")!, candidate, seed, onlyBits, out _, out _) is not null)
                    (spec, again) = (candidate, true);
            }
        }
        return spec;
    }

    /// <summary>Emits and compiles all networks into a new folder.</summary>
    private static string Write()
    {
        string folder = Directory.CreateTempSubdirectory("generated-random-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using FileStream file = File.Create(Path.Combine(folder, "Random.dll"));
        Compile(
        [
            .. Enumerable.Range(First, Count).Select(seed => RandomSource.Of(Draw(seed), $"N{seed}")),
            .. KeptNetworks.All.Select((kept, i) => $"namespace K{i};\n\n{kept.Source}"),
            .. Enumerable.Range(0, RandomFunctions.Count)
                .Select(function => RandomSource.Of(RandomFunctions.Network(function, EmittedFunction.Inputs), $"F{function}")),
        ], file);
        return folder;
    }

    private static void Compile(string[] sources, Stream assembly)
    {
        Snippet.Driver().RunGeneratorsAndUpdateCompilation(Snippet.Compile(sources), out Compilation compilation, out var problems,
            TestContext.Current.CancellationToken);
        compilation = compilation.WithOptions(Snippet.Options.WithOptimizationLevel(OptimizationLevel.Release).WithConcurrentBuild(true))
            .WithAssemblyName($"Random{Guid.NewGuid():N}");
        var emitted = compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        string[] errors = [.. problems.Concat(emitted.Diagnostics).Where(problem => problem.Severity == DiagnosticSeverity.Error)
            .Select(problem => $"{problem}\n{problem.Location.SourceTree?.ToString()[..Math.Min(2000, problem.Location.SourceTree.Length)]}")];
        Assert.True(errors.Length == 0, string.Join("\n", errors.Take(3)));
    }

    private static async Task<string[]> Start(string settings, bool onlyBits, int step)
    {
        string folder = s_folder.Value;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "Generated.Generators.Tests.dll"), "-noColor", "-explicit", "only", "-class",
                typeof(EmittedNetworkTests).FullName! },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            start.Environment[setting.Split('=')[0]] = setting.Split('=')[1];
        start.Environment[Folder] = folder;
        start.Environment[OnlyBits] = onlyBits ? "1" : "";
        start.Environment[Step] = step.ToString(CultureInfo.InvariantCulture);
        // What the runner that started this process told it is not for another one.
        foreach (string variable in start.Environment.Keys.Where(key => key.StartsWith("TESTINGPLATFORM_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        File.Delete(Path.Combine(folder, "hashes.txt"));
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (process.ExitCode == 0 && File.Exists(Path.Combine(folder, "hashes.txt")))
            return await File.ReadAllLinesAsync(Path.Combine(folder, "hashes.txt"), TestContext.Current.CancellationToken);
        string[] lines = File.Exists(Path.Combine(folder, "begun.txt")) ? File.ReadAllLines(Path.Combine(folder, "begun.txt")) : [];
        string[] running = [.. lines.Where(line => line.EndsWith("begun", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])
            .Except(lines.Where(line => line.EndsWith("ended", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]))];
        Assert.Fail(
            $"With '{settings}' the process ended with "
                + $"{process.ExitCode}{(running.Length == 0 ? "" : $" while it ran the networks of the seeds {string.Join(" and ", running)}")}:\n"
                + $"{output}\n{await errors}");
        return [];
    }
}
