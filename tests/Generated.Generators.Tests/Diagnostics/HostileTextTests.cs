using System.Reflection;
using Generated.Generators.CSharp;
using Generated.Generators.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generated.Generators.Tests.Diagnostics;

/// <summary>No text that an attribute takes becomes code: it is refused, or stands in the source as nothing but text.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Hostile =
    [
        "a\nb", "a\rb", "a\u0085b", "a\u2028b", "a\u2029b", "a\0b", "\ud800", "a\udc00b", "\u001b[0m", "a\tb", "a\u0001b", "a\ufdd00\ufdd1b", "a\uffffb",
        .. "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\u200c\u200d\u2060\ufeff".Select(c => $"a{c}b"),
        "*/ int x; /*", "\"\"\"", "\"\"\"\"\"\"", "\"\"\"; int x = 1; //", "&<>'", "</code></summary>", "{0}", "{", "}", "\\", "\\u000a int x;", "//", "]]>",
            "&#10;", "\U000E0001", "a b", "", "é", "😀",
    ];

    /// <summary>Every option of every attribute that takes text, within a network in which it is read where that can be.</summary>
    public static TheoryData<string, string> Options
    {
        get
        {
            var cases = new List<(string Attribute, string Option)>();
            foreach (Type attribute in typeof(LayerAttribute).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract && !type.IsGenericType))
            {
                foreach (PropertyInfo option in attribute.GetProperties().Where(property => property.PropertyType == typeof(string) && property.CanWrite))
                    cases.Add((attribute.Name[..^"Attribute".Length], option.Name));
                foreach (System.Reflection.ParameterInfo parameter in attribute.GetConstructors().SelectMany(constructor => constructor.GetParameters())
                    .Where(parameter => parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(string[])))
                    cases.Add((attribute.Name[..^"Attribute".Length], ""));
            }
            return [.. cases.Distinct()];
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task A_text_is_refused_or_changes_nothing_but_text(string attribute, string option)
    {
        // All texts in one attribute for each option; in the others, which go the same way, a line's end and code.
        bool isFirst = Options.First(other => other.Data.Item2 == option && (option.Length > 0 || other.Data.Item1 == attribute)).Data.Item1 == attribute;
        string[] texts = isFirst ? Hostile : ["a\nb", "\"\"\"; int x = 1; //"];
        (Compilation all, var reported) = Snippet.Generate([.. texts.Select((hostile, i) => Network(attribute, option, hostile, $"Net{i}"))]);
        Assert.Empty(reported);
        SyntaxTree[] generated = [.. all.SyntaxTrees.Skip(texts.Length)];
        foreach (SyntaxTree tree in generated)
        {
            Assert.DoesNotContain(tree.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.DoesNotContain("int x", string.Concat(tree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens()
                .Where(token => !token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)).Select(token => token.Text + " ")), StringComparison.Ordinal);
            Assert.DoesNotContain(tree.GetText(TestContext.Current.CancellationToken).ToString(),
                c => c != '\n' && !UserText.IsLegible(c.ToString()) && !char.IsSurrogate(c));
        }

        // Where Roslyn cannot even read the network, there is nothing to see.
        HashSet<SyntaxTree?> unread = [.. all.SyntaxTrees.Take(texts.Length).Where(tree => all.GetSemanticModel(tree)
            .GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))];
        ILookup<SyntaxTree?, Diagnostic> told = (await Snippet.Analyze(all)).ToLookup(diagnostic => diagnostic.Location.SourceTree);
        foreach ((string hostile, SyntaxTree written) in texts.Zip(all.SyntaxTrees))
        {
            if (UserText.IsLegible(hostile) || unread.Contains(written))
                continue;
            Assert.Contains(told[written], diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            if (attribute != "Map")
                Assert.All(told[written], diagnostic =>
                    Assert.True(UserText.IsLegible(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)), diagnostic.Id));
        }
    }

    /// <summary>A network with a text for an option, or for what an attribute's constructor takes.</summary>
    private static string Network(string attribute, string option, string hostile, string name)
    {
        string literal = SymbolDisplay.FormatLiteral(hostile, true);
        string given = option.Length == 0 ? literal : $"{(attribute is "Dense" ? "4, " : attribute is "Input" ? "4, " : "")}{option} = {literal}";
        string marked = option.Length == 0 && attribute != "Mark" ? $"Mark({literal}), " : "";
        return attribute == "Input"
            ? $"[Network, Input(4), Input({given}), Dense(4), MeanSquaredError] partial class {name};"
            : $"[Network, Input(4), Dense(4), {marked}ReLU, {attribute}({given}){(attribute == "Mark" ? $", ReLU, Add({literal})" : "")}, "
                + $"MeanSquaredError] partial class {name};";
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\u2028b")]
    public void The_writer_refuses_what_is_more_than_a_line(string text) => Assert.Throws<ArgumentException>(() => new SourceWriter().Line(text));

    /// <summary>Quotes in a mark stand in the table of layers, which is a raw string.</summary>
    [Fact]
    public async Task Quotes_in_a_mark_stay_in_the_table()
    {
        const string Mark = "\\\"\\\"\\\"; </code> & {0} */";
        string network =
            $"[Network, Input(4), Dense(4), Mark(\"{Mark}\"), ReLU, Add(\"{Mark}\"), MeanSquaredError] partial class Net; class User {{ const string Table = "
                + $"Net.Summary; }}";
        await Snippet.IsQuiet(network);
        (Compilation compilation, _) = Snippet.Generate(network);
        var summary = (IFieldSymbol)compilation.GetTypeByMetadataName("Net")!.GetMembers("Summary").Single();
        Assert.Contains("\"\"\"; </code> & {0} */", (string)summary.ConstantValue!, StringComparison.Ordinal);
    }
}
