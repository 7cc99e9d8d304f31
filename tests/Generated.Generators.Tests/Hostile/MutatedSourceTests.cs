using System.Globalization;
using CsCheck;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Tests.RandomNetworks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generated.Generators.Tests.Hostile;

/// <summary>
/// Sources as they are while somebody types: random networks whose tokens are left out, repeated, exchanged or replaced. Whatever is there, the generator
/// and the analyzer answer with source or a diagnostic, never with an exception or a defect of their own, and soon.
/// </summary>
public sealed class MutatedSourceTests
{
    private const int Sources = 400;

    /// <summary>Far above what it takes, even where a machine is busy.</summary>
    private const int Watchdog = 300_000;

    private static readonly string[] s_replacements =
    [
        "-1", "0", "2147483647", "-2147483648", "4294967296", "1e400", "double.NaN", "double.NegativeInfinity", "float.MaxValue", "null", "default", "\"\"",
            "\"input0\"", "\"Net\"", "\"\\u202e*/\"", "nameof(Net)",
        "BlockArgument.First", "new int[] { }", "new int[] { -1 }", "new string[] { null! }", "(Reduction)77", "typeof(Net)", "Net", "B0", "Use<Net>",
            "Input(3)", "Mark(\"m1\")", "Dense", "[", "]", "(", ")", "{", "}", ";", ",", "<", ">", "1 / 0",
        "partial", "static", "abstract", "struct", "record", "unsafe", "x", "x => x", "throw null!", "int.Parse(\"3\")", "MathF.Exp", "stackalloc int[3]",
    ];

    [Fact(Timeout = Watchdog)]
    public async Task Each_gives_source_or_a_diagnostic()
    {
        (string Text, SyntaxTree Tree)[] sources = [.. Enumerable.Range(1, Sources).Select(Mutated)];
        CSharpCompilation compilation = Snippet.Compile().AddSyntaxTrees(sources.Select(source => source.Tree));
        Snippet.Driver().RunGeneratorsAndUpdateCompilation(compilation, out _, out var generated, TestContext.Current.CancellationToken);

        // GEN000 is a defect of the generator; CS8785 is what the compiler says of a generator that threw.
        Diagnostic[] all = [.. generated, .. await Snippet.Analyze(compilation)];
        Diagnostic[] defects = [.. all.Where(diagnostic => diagnostic.Id is "GEN000" or "CS8785")];
        Assert.True(defects.Length == 0, string.Join("\n", defects.Take(3).Select(defect => $"{defect}\n{defect.Location.SourceTree}")));
        Assert.True(all.Select(diagnostic => diagnostic.Id).Distinct().Count() > 15, "The mutations are of few kinds.");
    }

    private static (string Text, SyntaxTree Tree) Mutated(int seed)
    {
        var random = new PCG(5, (ulong)seed);
        string space = string.Create(CultureInfo.InvariantCulture, $"M{seed}");
        NetworkSpec spec = RandomNetwork.Draw(seed, seed % 2 == 0 ? DType.Float32 : DType.Float64, isWide: true);
        SyntaxNode root = CSharpSyntaxTree.ParseText(RandomSource.Of(spec), cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken);
        List<string> tokens = [.. root.DescendantTokens().Select(token => token.ToFullString())];
        int Any() => (int)random.Next((uint)tokens.Count);
        for (int mutation = 1 + (int)random.Next(3); mutation > 0 && tokens.Count > 1; mutation--)
        {
            int at = Any(), other = Any();
            switch (random.Next(6))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[other]);
                    break;
                case 2:
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                case 3:
                    int length = Math.Min(1 + (int)random.Next(12), tokens.Count - at);
                    tokens.InsertRange(at, tokens.GetRange(at, length));
                    break;
                default:
                    tokens[at] = s_replacements[random.Next((uint)s_replacements.Length)] + " ";
                    break;
            }
        }
        string text = $"{Snippet.Usings}namespace {space};\n{string.Concat(tokens)}";
        return (text, Snippet.Parse(text, $"{space}.cs"));
    }
}
