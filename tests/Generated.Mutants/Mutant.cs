using System.Globalization;
using System.Text.Json;

namespace Generated.Mutants;

/// <summary>A change of the generator's source that Stryker has made and compiled, beside all others, into one assembly.</summary>
/// <param name="Id">Its number: the assembly behaves like the changed source while this one is active.</param>
/// <param name="File">The file, from the generator's folder on.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Original">The line as it is.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Replacement">What stands there instead.</param>
internal sealed record Mutant(int Id, string File, int Line, string Original, string Kind, string Replacement)
{
    private const string Generator = "Generated.Generators/";

    /// <summary>The mutants of a report of Stryker's that compile and were not left out.</summary>
    public static IReadOnlyList<Mutant> Read(string report)
    {
        var mutants = new List<Mutant>();
        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllText(report));
        foreach (JsonProperty file in document.RootElement.GetProperty("files").EnumerateObject())
        {
            string name = file.Name[(file.Name.LastIndexOf(Generator, StringComparison.Ordinal) + Generator.Length)..];
            string[] lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            foreach (JsonElement mutant in file.Value.GetProperty("mutants").EnumerateArray())
            {
                if (mutant.GetProperty("status").GetString() is "CompileError" or "Ignored")
                    continue;
                int line = mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32();
                string Text(string property) => mutant.GetProperty(property).GetString()!;
                string replacement = string.Join(' ', Text("replacement").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                int id = int.Parse(Text("id"), CultureInfo.InvariantCulture);
                mutants.Add(new Mutant(id, name, line, lines[line - 1].Trim(), Text("mutatorName"), replacement));
            }
        }
        return mutants;
    }
}
