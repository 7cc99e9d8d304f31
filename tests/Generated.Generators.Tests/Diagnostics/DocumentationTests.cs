using System.Text.RegularExpressions;
using Generated.CodeFixes;
using Generated.Generators.Diagnostics;
using Generated.Generators.Frontend.Specs;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Diagnostics;

/// <summary>The pages in <c>generators/diagnostics</c> say what the descriptors say, and their examples do what they claim.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "generators", "diagnostics");

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    private static string Page(string id) => File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n");

    [Fact]
    public void Each_id_has_one_descriptor_and_one_page()
    {
        string[] ids = [.. typeof(DiagnosticIds).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal)];
        Assert.Equal(ids, Descriptors.All.Select(descriptor => descriptor.Id));
        Assert.Equal(ids, Directory.GetFiles(Folder, "GEN*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_and_the_index_agree_with_the_descriptor(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.Of(id);
        string title = descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] lines = Page(id).Split('\n');
        Assert.Equal($"# {id}: {title}", lines[0]);
        Assert.Equal($"Severity: {descriptor.DefaultSeverity}", lines[2].TrimEnd());
        Assert.EndsWith($"/generators/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.True(Uri.IsWellFormedUriString(descriptor.HelpLinkUri, UriKind.Absolute));
        Assert.Contains($"| [{id}]({id}.md) | {descriptor.DefaultSeverity} | {title} |", Page("README"), StringComparison.Ordinal);

        bool isFixed = new TextFixProvider[] { new MakePartialFix(), new InsertAttributeFix(),
            new RemoveAttributeFix() }.Any(fix => fix.FixableDiagnosticIds.Contains(id));
        Assert.StartsWith("Code fix: ", lines[3], StringComparison.Ordinal);
        Assert.Equal(isFixed, !lines[3].StartsWith("Code fix: None", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_example_gives_the_diagnostic_and_the_mended_one_gives_none(string id)
    {
        string[] code = [.. Example().Matches(Page(id)).Select(match => match.Groups[1].Value)];
        if (id == DiagnosticIds.GeneratorDefect)
        {
            Assert.Empty(code);
            return;
        }
        Assert.Equal(2, code.Length);
        Compilation wrong = id == DiagnosticIds.OldLanguage
            ? Snippet.As(Snippet.Compile(code[0]), Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12).Compilation
            : Snippet.Generate(code[0]).Compilation;
        Assert.Equal([id], (await Snippet.Analyze(wrong)).Select(diagnostic => diagnostic.Id));
        await Snippet.IsQuiet(code[1]);
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
