using System.Diagnostics;
using System.Runtime.Loader;
using System.Text.Json;

namespace Generated.Mutants;

/// <summary>A process that has loaded the mutated assembly and its tests, and runs them.</summary>
internal sealed class Worker
{
    /// <summary>Tests that take longer than this, in milliseconds, are left out.</summary>
    private const double Slow = 10_000;

    /// <summary>How much longer than usual a test may take before its mutant counts as one that does not end.</summary>
    private const double Patience = 20;

    private const double LeastPatience = 3000;

    private readonly Switch _switch;
    private readonly IReadOnlyList<Test> _tests;

    /// <param name="folder">Where the assemblies are.</param>
    /// <param name="networks">The number of random networks.</param>
    public Worker(string folder, int networks)
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, name.Name + ".dll") is { } path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        _switch = new Switch(AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, "Generated.Generators.dll")));
        _tests = Test.Of(AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, "Generated.Generators.Tests.dll")), networks);
    }

    /// <summary>What a test takes, in milliseconds, and which mutants it passes.</summary>
    internal sealed record Coverage(string Test, double Time, int[] Mutants);

    /// <summary>Runs every test twice: for its time, and for the mutants on its way. Those that fail as it is are told and left out.</summary>
    public void Cover(string file)
    {
        var all = new List<Coverage>();
        foreach (Test test in _tests)
        {
            try
            {
                test.Run();
                long start = Stopwatch.GetTimestamp();
                test.Run();
                double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (time > Slow)
                    Console.WriteLine($"left out: {test.Name} takes {time / 1000:F0} s");
                else
                    all.Add(new Coverage(test.Name, time, _switch.PassedBy(test.Run)));
            }
            catch (Exception exception)
            {
                Console.WriteLine($"left out: {test.Name} fails: {exception.GetBaseException().Message.Split('\n')[0]}");
            }
        }
        File.WriteAllText(file, JsonSerializer.Serialize(all));
    }

    /// <summary>
    /// Runs the tests that pass each mutant, the fastest first, until one fails; writes a line for each. Ends the process if a mutant does not end.
    /// </summary>
    public void Try(IEnumerable<int> mutants, string coverage, string results)
    {
        ILookup<int, Coverage> of = Read(coverage).SelectMany(test => test.Mutants.Select(mutant => (mutant, test)))
            .ToLookup(pair => pair.mutant, pair => pair.test);
        Dictionary<string, Action> runs = _tests.DistinctBy(test => test.Name).ToDictionary(test => test.Name, test => test.Run);
        using var writer = new StreamWriter(results, append: true) { AutoFlush = true };
        foreach (int mutant in mutants)
        {
            writer.WriteLine($"{mutant} {Results.Begun}");
            string result = of.Contains(mutant) ? Results.Survived : Results.Unreached;
            (string Test, double Time, long Start) now = ("", 0, Stopwatch.GetTimestamp());
            var thread = new Thread(() =>
            {
                _switch.Active = mutant;
                foreach (Coverage test in of[mutant].OrderBy(test => test.Time))
                {
                    lock (runs)
                        now = (test.Test, test.Time, Stopwatch.GetTimestamp());
                    try
                    {
                        runs[test.Test]();
                    }
                    catch (Exception exception)
                    {
                        result = $"{Results.Killed} by {test.Test}: {exception.GetBaseException().Message.Split('\n')[0]}";
                        break;
                    }
                }
                _switch.Active = null;
            }) { IsBackground = true };
            thread.Start();
            while (!thread.Join(500))
            {
                lock (runs)
                {
                    if (Stopwatch.GetElapsedTime(now.Start).TotalMilliseconds <= LeastPatience + (Patience * now.Time))
                        continue;
                    writer.WriteLine($"{mutant} {Results.Endless} in {now.Test}");
                    Environment.Exit(1);
                }
            }
            writer.WriteLine($"{mutant} {result}");
        }
    }

    private static Coverage[] Read(string coverage) => JsonSerializer.Deserialize<Coverage[]>(File.ReadAllText(coverage))!;
}
