using System.Runtime.CompilerServices;
using Generated.Generators.Autodiff;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Tests.Ir;
using Generated.Generators.Tests.Passes.Reading;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>
/// What each pass does alone, and what it leaves alone: small programs in <c>Cases/Pass.md</c>. A block is a program before the pass and after it, as
/// the difference of the two in the notation of <see cref="Printer"/>; a block without a difference is a program that the pass must not change.
/// </summary>
public sealed class PassCaseTests
{
    private static readonly Dictionary<string, Action<TensorProgram>> s_passes = Pipeline.Improvements.Select(pass => pass.Run).Append(Differentiation.Run)
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

    /// <summary>What a pass makes of a program; both are valid and compute the same.</summary>
    private static string Run(Action<TensorProgram> pass, string text)
    {
        TensorProgram program = ProgramReader.Read(text);
        string before = Printer.Print(program);
        Verifier.Run(program, "reading");
        double[][] expected = Results(program);
        pass(program);
        Verifier.Run(program, "the pass");
        bool isSame = expected.Zip(Results(program)).All(both => both.First.Zip(both.Second).All(pair => IsNear(pair.First, pair.Second)));
        return isSame ? ProgramCase.Difference(before, Printer.Print(program))
            : throw new InvalidOperationException($"it computes something else:\n{Printer.Print(program)}");
    }

    private static bool IsNear(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a));

    /// <summary>What a program gives to its caller, for random numbers that depend only on what it gets: outputs, gradients, contents of buffers.</summary>
    private static double[][] Results(TensorProgram program)
    {
        const int Batch = 2;
        double[] Numbers(Value value, int seed)
        {
            var random = new Random(seed);
            return [.. Enumerable.Range(0, (value.Shape.Batched ? Batch : 1) * value.Shape.Elements).Select(_ => 0.5 + random.NextDouble())];
        }
        double[][] Of(params ValueRole[] roles) =>
            [.. program.Values.Where(value => value.ViewOf is null && roles.Contains(value.Role)).Select(Numbers)];
        double[][] gradients = [.. program.Outputs.Select(output => output.Gradient ?? output.Value).Select(Numbers)];
        var given = new Given(Of(ValueRole.Input), Of(ValueRole.Target), Of(ValueRole.Parameter), Of(ValueRole.Buffer), gradients,
            (_, length) => [.. Enumerable.Range(0, length).Select(i => i % 2 * 2.0)]);
        Interpreter interpreter = Interpreter.Run(program, given, Batch);
        IEnumerable<Value> results = program.Values.Where(value => value.GradientOf is not null || value.UpdateOf is not null);
        return [.. program.Outputs.Select(output => output.Value).Concat(results).Where(interpreter.Has).Select(interpreter.Of)];
    }

    [Fact]
    public void Every_file_of_cases_belongs_to_a_pass() =>
        Assert.Empty(Directory.GetFiles(Folder(), "*.md").Select(file => Path.GetFileName(file).Split('.')[0]).Except(s_passes.Keys));

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Cases");
}
