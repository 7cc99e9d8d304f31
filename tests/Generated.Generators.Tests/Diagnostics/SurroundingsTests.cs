using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generated.Generators.Tests.Diagnostics;

/// <summary>What surrounds a network (names, settings, other code of the user's) gives a quiet build, or one diagnostic.</summary>
public sealed class SurroundingsTests
{
    private const string Layers = "[Network, Input(4), Dense(3), BatchNorm, ReLU, Mark(\"m\"), Dense(3), Dropout(0.1), Add(\"m\"), Dense(2), CrossEntropy] ";

    public static TheoryData<string> ContextualKeywords =>
        [.. SyntaxFacts.GetContextualKeywordKinds().Concat(SyntaxFacts.GetReservedKeywordKinds()).Select(SyntaxFacts.GetText)
        .Where(word => char.IsLetter(word[0]) && !word.StartsWith('_') && word is not ("equals" or "nameof" or "unsafe")).Chunk(12)
        .Select(words => string.Join(' ', words))];

    [Theory]
    [MemberData(nameof(ContextualKeywords))]
    public Task A_keyword_is_a_name_like_any_other(string words) =>
        Snippet.IsQuiet(string.Join('\n', words.Split(' ')
            .Select(word =>
            $"namespace @{word} {{ public partial class @{word}s {{ [Network, Input(4, Name = \"{word}\"), Dense(3, Name = \"{word}\"), Mark(\"{word}2\"), "
                + $"ReLU, Add(\"{word}2\"), MeanSquaredError(Name = \"{word}Out\")] public partial class @{word}; }} }}")));

    [Theory]
    [InlineData("namespace Generated { class Math; class Vector; class Span; class Unsafe; class ParameterInfo2; }")]
    [InlineData(
        "class Generated2; namespace App { class Generated; class System; class Span; class Vector; class Math; class MathF; class Unsafe; class Single; }")]
    [InlineData("namespace Generated.System { class Math; } namespace Generated.Generated { class X; }")]
    [InlineData("class Math; class MathF; class Unsafe; class MemoryMarshal; class Vector; class Vector512; class NetworkBuffers; class WorkShare;")]
    public async Task Types_of_the_users_are_not_taken_for_those_of_the_library(string types)
    {
        await Snippet.IsQuiet(types + " namespace App { " + Layers + " partial class Net; }");
        await Snippet.IsQuiet(types + " namespace Generated { " + Layers + " partial class Net; }");
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.Preview)]
    public void The_code_is_understood_from_the_version_on_that_the_diagnostic_names(LanguageVersion version)
    {
        (CSharpCompilation compilation, GeneratorDriver driver) = Snippet.As(Snippet.Compile(Layers + "partial class Net;"), version);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _, TestContext.Current.CancellationToken);
        Assert.Empty(generated.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp12)]
    public async Task An_older_version_gives_one_diagnostic(LanguageVersion version)
    {
        (CSharpCompilation compilation, GeneratorDriver driver) =
            Snippet.As(Snippet.Compile(Layers + "partial class Net { } class User { Net Use() { return new Net(seed: 1); } }"), version);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _, TestContext.Current.CancellationToken);
        Assert.Empty(generated.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden));
        Assert.Equal(["GEN050"], (await Snippet.Analyze(generated)).Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData(
        "public partial class Net { public static readonly Net Shared = Load(); static readonly int Count = ParameterTable.Count + BufferTable.Count; static "
            + "Net Load() => new(seed: 1); }")]
    [InlineData(
        "public partial class Net : Base; public abstract class Base { public void Train(string path) { } protected int Predict => 1; private int Parameters "
            + "=> 2; }", "GEN051")]
    [InlineData("public partial class Net : Base; public abstract class Base { public void Train(string path) { } private int Parameters => 2; }")]
    [InlineData("public partial class Net : Base; public abstract class Base { public int Dense1; }", "GEN051")]
    [InlineData("public partial class Net { public required string Title { get; set; } }", "GEN014")]
    public async Task What_a_class_has_besides_is_quiet_or_told_once(string rest, string? id = null)
    {
        if (id is null)
            await Snippet.IsQuiet(Layers + rest);
        else
            Assert.Equal([id], (await Snippet.Analyze(Snippet.Compile(Layers + rest))).Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("public partial class Net;")]
    [InlineData("[CLSCompliant(false)] public partial class Net;")]
    [InlineData("internal partial class Net;")]
    [InlineData("[CLSCompliant(true)] public partial class Net;")]
    [InlineData(
        "public partial class Net; [Block, Use<Inner>, Reshape(2, 4), Permute(1, 0)] public partial class Outer; [Block, Dense(8)] public partial class "
            + "Inner;")]
    [InlineData("public partial class Net; public partial class Outer { [Network, Input(1), Dense(1), MeanSquaredError] public partial class Inner; }")]
    public Task A_compliant_assembly_gets_no_warning(string rest) => Snippet.IsQuiet("[assembly: CLSCompliant(true)]\n" + Layers + rest);

    [Fact]
    public async Task In_a_compliant_assembly_a_mistake_is_one_error() =>
        Assert.Single(await Snippet.Complaints("[assembly: CLSCompliant(true)]\n[Network, Input(2, 2, 2), Dense(3), CrossEntropy] public partial class Net;"));

    [Fact]
    public async Task Projects_that_see_each_others_internals_may_have_the_same_networks()
    {
        const string Networks = Layers + "internal partial class Net; namespace App { " + Layers
            + "internal partial class Net; [Block, Dense(4)] internal partial class Half; [Network, Input(3), Use<Half>, MeanSquaredError] internal partial "
            + "class Other; }";
        (Compilation first, _) = Snippet.Generate("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Second\")]\n" + Networks);
        using var image = new MemoryStream();
        Assert.True(first.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        CSharpCompilation second = Snippet.Compile(Networks).WithAssemblyName("Second").AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Snippet.Driver().RunGeneratorsAndUpdateCompilation(second, out Compilation generated, out _, TestContext.Current.CancellationToken);
        // What the user has written himself names a class that is there twice; the compiler tells him, and that is all.
        Assert.Empty(generated.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden && diagnostic.Location.SourceTree?.FilePath is not "Network0.cs"));
        Assert.Empty(await Snippet.Analyze(generated));
    }

    [Theory]
    [InlineData("/// <summary>Mine.</summary>\n", "remarks")]
    [InlineData("/// <summary>Mine.</summary>\n/// <remarks>Mine too.</remarks>\n", null)]
    [InlineData("", "summary")]
    public async Task A_class_has_one_summary(string documentation, string? element)
    {
        await Snippet.IsQuiet(documentation + Layers + "public partial class Net;");
        (Compilation compilation, _) = Snippet.Generate(documentation + Layers + "public partial class Net;");
        string head = compilation.SyntaxTrees.Last().ToString().Split("partial class Net")[0];
        Assert.Equal(element == "summary", head.Contains("<summary>", StringComparison.Ordinal));
        Assert.Equal(element == "remarks", head.Contains("<remarks>", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_of_the_compiler_do_not_matter()
    {
        CSharpCompilation compilation = Snippet.Compile(Layers + "public partial class Net;");
        compilation = compilation.WithOptions(compilation.Options.WithOverflowChecks(true).WithNullableContextOptions(NullableContextOptions.Disable)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error).WithWarningLevel(9999).WithAllowUnsafe(false));
        Snippet.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _, TestContext.Current.CancellationToken);
        Assert.Empty(generated.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden));
    }

    /// <summary>A culture in which nothing is written as in others: whatever is formatted by the machine's settings shows.</summary>
    [Fact]
    public async Task The_culture_of_the_machine_changes_no_byte()
    {
        const string Networks =
            "[Network, Input(1200, 2), Flatten, Dense(3), LeakyReLU(-0.5), Dropout(0.25), Dense(2), CrossEntropy(Weight = 0.5, IgnoreIndex = -7)] partial "
                + "class Net; [Network, Input(0), Dense(-3), MeanSquaredError] partial class Wrong;";
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat = new NumberFormatInfo { NegativeSign = "minus", NumberDecimalSeparator = "؛", NumberGroupSeparator = "'", PositiveSign = "plus",
            NumberGroupSizes = [2], NaNSymbol = "?" };
        (string[] sources, string[] messages) = await Under(CultureInfo.InvariantCulture);
        (string[] oddSources, string[] oddMessages) = await Under(odd);
        Assert.Equal(sources, oddSources);
        Assert.Equal(messages, oddMessages);

        static async Task<(string[], string[])> Under(CultureInfo culture)
        {
            // The tasks that the compiler starts have it, too. The default of all threads would be that of the tests that run beside this one.
            CultureInfo before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = culture;
                (Compilation compilation, _) = Snippet.Generate(Networks);
                string[] messages = [.. (await Snippet.Analyze(compilation)).Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];
                return ([.. compilation.SyntaxTrees.Select(tree => tree.ToString())], messages);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }
}
