using System.Diagnostics;
using System.Globalization;
using Generated.Mutants;

// Mutation testing of the generator's representation and passes, see the README of the tests. Stryker makes the mutants and compiles them; this
// program runs the tests, because they share what is compiled just in time, and stop at the first failure: minutes instead of days.
const int Networks = 300;
string root = Directory.GetCurrentDirectory();
string output = Path.Combine(root, "out", "mutants"), assemblies = Path.Combine(output, "assemblies");
string coverage = Path.Combine(output, "coverage.json"), report = Path.Combine(output, "mutation-report.json");
switch (args.FirstOrDefault())
{
    case "make":
        Make();
        break;
    case "test":
        Test(args.ElementAtOrDefault(1) ?? "");
        break;
    case "cover":
        new Worker(assemblies, Networks).Cover(coverage);
        break;
    case "work":
        new Worker(assemblies, Networks).Try([.. File.ReadLines(args[1]).Select(int.Parse)], coverage, args[2]);
        break;
    default:
        Console.WriteLine("""
            make          Stryker makes the mutants. It must be installed: dotnet tool install --global dotnet-stryker
            test [part]   runs the tests for each mutant, or for those in files with this part of a name
            Both are run in the project's folder, and write to out/mutants.
            """);
        return 1;
}
return 0;

// Stryker puts the mutated assembly beside the tests while it works, and takes it away at the end.
void Make()
{
    string tests = Path.Combine(root, "tests", "Generated.Generators.Tests");
    Directory.CreateDirectory(assemblies);
    string[] arguments = ["--output", Path.Combine(output, "stryker")];
    var start = new ProcessStartInfo("dotnet-stryker", arguments) { WorkingDirectory = tests, RedirectStandardOutput = true };
    using Process stryker = Process.Start(start)!;
    while (stryker.StandardOutput.ReadLine() is { } line)
    {
        Console.WriteLine(line);
        if (!line.Contains("Capture mutant coverage", StringComparison.Ordinal))
            continue;
        string built = Path.Combine(tests, "bin", "Release", "net10.0");
        foreach (string file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(assemblies, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
    stryker.WaitForExit();
    File.Copy(Path.Combine(output, "stryker", "reports", "mutation-report.json"), report, overwrite: true);
    Directory.Delete(Path.Combine(output, "stryker"), recursive: true);
}

void Test(string part)
{
    Mutant[] mutants = [.. Mutant.Read(report).Where(mutant => mutant.File.Contains(part, StringComparison.Ordinal))];
    File.Copy(typeof(Mutant).Assembly.Location, Path.Combine(assemblies, "Generated.Mutants.dll"), overwrite: true);
    if (!File.Exists(coverage))
        Start("cover").WaitForExit();
    string[] results = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(i => Path.Combine(output, $"results.{i}.txt"))];
    Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = results.Length }, i =>
    {
        // A process ends with the first mutant that does not: the next one goes on behind it.
        string left = Path.Combine(output, $"left.{i}.txt");
        while (true)
        {
            Dictionary<int, string> known = Results.Read([results[i]]);
            File.WriteAllLines(results[i], known.Select(result => $"{result.Key} {result.Value}"));
            string[] rest =
            [
                .. mutants.Where((mutant, at) => at % results.Length == i && !known.ContainsKey(mutant.Id))
                    .Select(mutant => mutant.Id.ToString(CultureInfo.InvariantCulture)),
            ];
            if (rest.Length == 0)
                return;
            File.WriteAllLines(left, rest);
            using Process worker = Start("work", left, results[i]);
            worker.WaitForExit();
        }
    });

    Dictionary<int, string> found = Results.Read(results);
    foreach (IGrouping<string, Mutant> file in mutants.GroupBy(mutant => mutant.File).OrderBy(file => file.Key, StringComparer.Ordinal))
        Console.WriteLine($"{file.Count(mutant => Results.IsFound(found[mutant.Id])),5} of {file.Count(),5}   {file.Key}");
    int killed = mutants.Count(mutant => Results.IsFound(found[mutant.Id]));
    int unreached = mutants.Count(mutant => found[mutant.Id] == Results.Unreached);
    Console.WriteLine($"{killed,5} of {mutants.Length,5}   {100.0 * killed / mutants.Length:F1} %");
    Console.WriteLine($"{unreached} are never passed, or only once, when a class is first used.");
    File.WriteAllLines(
        Path.Combine(output, "survivors.txt"),
        from mutant in mutants
        where !Results.IsFound(found[mutant.Id])
        orderby mutant.File, mutant.Line
        select $"{mutant.File}:{mutant.Line} {found[mutant.Id]}: {mutant.Kind}\n  {mutant.Original}\n  -> {mutant.Replacement}");
}

// The tests' own dependencies and settings are those of the process.
Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet",
[
    "exec", "--depsfile", Path.Combine(assemblies, "Generated.Generators.Tests.deps.json"), "--runtimeconfig",
    Path.Combine(assemblies, "Generated.Generators.Tests.runtimeconfig.json"), Path.Combine(assemblies, "Generated.Mutants.dll"), .. arguments,
]))!;
