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
        "a\nb", "a\rb", "a\u0085b", "a\u2028b", "a\u2029b", "a\0b", "\ud800", "a\udc00b", "\u001b[0m", "a\tb", "a\u0001b",
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
        // All texts in one attribute for each option; in the others, which go the same way, one of each kind.
        bool isFirst = Options.First(other => other.Data.Item2 == option && (option.Length > 0 || other.Data.Item1 == attribute)).Data.Item1 == attribute;
        foreach (string hostile in isFirst ? Hostile : ["a\nb", "a\u2028b", "a\u202eb", "*/ int x; /*", "\"\"\"; int x = 1; //"])
        {
            string literal = SymbolDisplay.FormatLiteral(hostile, true);
            string given = option.Length == 0 ? literal : $"{(attribute is "Dense" ? "4, " : attribute is "Input" ? "4, " : "")}{option} = {literal}";
            string marked = option.Length == 0 && attribute != "Mark" ? $"Mark({literal}), " : "";
            string network = attribute == "Input"
                ? $"[Network, Input(4), Input({given}), Dense(4), MeanSquaredError] partial class Net;"
                : $"[Network, Input(4), Dense(4), {marked}ReLU, {attribute}({given}){(attribute == "Mark" ? $", ReLU, Add({literal})" : "")}, "
                    + "MeanSquaredError] partial class Net;";
            (Compilation compilation, var reported) = Snippet.Generate(network);
            Assert.Empty(reported);
            // Where Roslyn cannot even read the network, there is nothing to see.
            SyntaxTree generated = compilation.SyntaxTrees.Last();
            Assert.DoesNotContain(generated.GetDiagnostics(TestContext.Current.CancellationToken),
                diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.DoesNotContain("int x", string.Concat(generated.GetRoot(TestContext.Current.CancellationToken).DescendantTokens()
                .Where(token => !token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)).Select(token => token.Text + " ")), StringComparison.Ordinal);
            Assert.DoesNotContain(generated.GetText(TestContext.Current.CancellationToken).ToString(),
                c => c != '\n' && !UserText.IsLegible(c.ToString()) && !char.IsSurrogate(c));
            if (UserText.IsLegible(hostile) || compilation.GetDiagnostics(TestContext.Current.CancellationToken)
                .Any(diagnostic => diagnostic.Location.SourceTree != generated && diagnostic.Severity == DiagnosticSeverity.Error))
                continue;
            Diagnostic[] told = [.. await Snippet.Analyze(compilation)];
            Assert.Contains(told, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            if (attribute != "Map")
                Assert.All(told, diagnostic => Assert.True(UserText.IsLegible(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)),
                    diagnostic.Id));
        }
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
