using System.Runtime.CompilerServices;
using Generated.Generators.Ir;
using Generated.Generators.Passes;
using Generated.Generators.Tests.Passes.Reading;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>
/// What each pass does alone, and what it leaves alone: small programs in <c>Cases/Pass.md</c>. A block is a program before the pass and after it, as
/// the difference of the two in the notation of <see cref="Printer"/>; a block without a difference is a program that the pass must not change.
/// </summary>
public sealed class PassCaseTests
{
    private static readonly Dictionary<string, Action<TensorProgram>> s_passes = Compilation.Improvements.Select(pass => pass.Run).Append(Differentiation.Run)
        .GroupBy(run => run.Method.DeclaringType!.Name).ToDictionary(same => same.Key.Split('.')[^1], same => same.First());

    public static TheoryData<string> Passes => [.. s_passes.Keys];

    /// <summary>
    /// If a pass does something else, the test writes <c>Pass.received.md</c> with what all its cases are now. To accept the change, look at the difference
    /// and rename received to the name without it.
    /// </summary>
    [Theory]
    [MemberData(nameof(Passes))]
    public void A_pass_does_what_its_cases_say(string pass)
    {
        string path = Path.Combine(Folder(), pass + ".md"), received = Path.Combine(Folder(), pass + ".received.md");
        Assert.True(File.Exists(path), $"The pass {pass} has no cases: say in {path} what it does and what it leaves alone.");
        string text = File.ReadAllText(path).Replace("\r\n", "\n");
        var failures = new List<string>();
        bool changes = false, leaves = false;
        string now = ProgramCase.Rewrite(text, one =>
        {
            try
            {
                string block = Run(s_passes[pass], one.Before);
                if (block != one.Block)
                    failures.Add($"{one.Title}, in line {one.Line}, is now:\n{block}");
                (changes, leaves) = (changes || block.Contains("\n+", StringComparison.Ordinal), leaves || !block.Contains("\n+", StringComparison.Ordinal));
                return block;
            }
            catch (Exception exception) when (exception is ProgramSyntaxException or InvalidOperationException)
            {
                failures.Add($"{one.Title}, from line {one.Line} on: {exception.Message}");
                return one.Block;
            }
        });
        if (failures.Count > 0)
            File.WriteAllText(received, now);
        else
            File.Delete(received);

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.True(changes, $"In no case does {pass} change anything.");
        Assert.True(leaves || pass == nameof(Differentiation), $"In all cases does {pass} change something.");
    }

    /// <summary>What a pass makes of a program; both are valid.</summary>
    private static string Run(Action<TensorProgram> pass, string text)
    {
        TensorProgram program = ProgramReader.Read(text);
        string before = Printer.Print(program);
        Verifier.Run(program, "reading");
        pass(program);
        Verifier.Run(program, "the pass");
        return ProgramCase.Difference(before, Printer.Print(program));
    }

    [Fact]
    public void Every_file_of_cases_belongs_to_a_pass() =>
        Assert.Empty(Directory.GetFiles(Folder(), "*.md").Select(file => Path.GetFileName(file).Split('.')[0]).Except(s_passes.Keys));

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Cases");
}
