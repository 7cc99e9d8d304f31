using System.Text;
using Generated.Generators.Frontend.Parsing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Parsing;

/// <summary>No name of a class keeps its file, or that of another network, from being written.</summary>
public sealed class HintNameTests
{
    private const string Layers = "[Network, Input(1), Dense(1), MeanSquaredError]";

    private static string[] HintsOf(string source)
    {
        (Compilation compilation, var diagnostics) = Snippet.Generate(source);
        Assert.Empty(diagnostics);
        return [.. compilation.SyntaxTrees.Skip(1).Select(tree => Path.GetFileName(tree.FilePath))];
    }

    [Theory]
    [InlineData("{0} partial class Net; {0} partial class NET; {0} partial class net;")]
    [InlineData("namespace A {{ {0} partial class Net; }} namespace a {{ {0} partial class Net; }}")]
    [InlineData("partial class Outer {{ {0} public partial class Net; }} partial class OUTER {{ {0} public partial class Net; }}")]
    [InlineData(
        "namespace A.B {{ {0} partial class Net; }} namespace A.b {{ partial class C {{ {0} public partial class Net; }} }} namespace A.B {{ partial class C "
            + "{{ {0} public partial class Net; }} }}")]
    [InlineData("{0} partial class Äther; {0} partial class äther;")]
    public void Names_that_differ_in_case_give_files_that_differ_in_more(string source)
    {
        string[] hints = HintsOf(string.Format(System.Globalization.CultureInfo.InvariantCulture, source, Layers));
        Assert.Equal(source.Split("{0}").Length - 1, hints.Length);
        Assert.Equal(hints.Length, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_name_is_the_classs_own_and_stays_whatever_else_is_written()
    {
        Assert.Equal(["N.Outer.Net.g.cs"], HintsOf($"namespace N {{ partial class Outer {{ {Layers} public partial class Net; }} }}"));
        string twins = $"{Layers} partial class Net; {Layers} partial class NET;";
        string[] before = HintsOf(twins), after = HintsOf("class Other { } " + Layers + " partial class First; " + twins);
        Assert.Subset(after.ToHashSet(), before.ToHashSet());
    }

    [Theory]
    [InlineData('a', 900)]
    [InlineData('界', 300)]
    [InlineData('é', 118)]
    public void A_long_name_is_cut_and_stays_unique(char letter, int length)
    {
        string name = new(letter, length);
        string[] hints = HintsOf($"{Layers} partial class {name}1; {Layers} partial class {name}2;");
        Assert.Equal(2, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(hints, hint => Assert.InRange(Encoding.UTF8.GetByteCount(hint), 1, HintNames.MaximumBytes));
    }

    [Theory]
    [InlineData("नेट")] // with a vowel sign, which Roslyn does not take in a hint
    [InlineData("Con")]
    [InlineData("nul")]
    public void A_name_that_cannot_be_a_files_gets_a_hash(string name) => Assert.Contains('-', Assert.Single(HintsOf($"{Layers} partial class {name};")));

    [Fact]
    public void Two_network_attributes_are_the_compilers_to_refuse()
    {
        (Compilation compilation, var diagnostics) = Snippet.Generate(Layers + " partial class Net; [Network] partial class Net; " + Layers
            + " partial class Other;");
        Assert.Empty(diagnostics);
        Assert.Equal(["CS0579"], compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id));
    }
}
