using System.Text.RegularExpressions;
using Generated.Generators.Diagnostics;
using Xunit;

namespace Generated.Generators.Tests.Diagnostics;

/// <summary>Every link that a reader can follow leads to a file of the repository: from a diagnostic, a README, a help page, the package's page.</summary>
public sealed partial class LinkTests
{
    private static readonly string Root = Repository.Root;

    /// <summary>Where the repository shows a file of its main branch.</summary>
    private static readonly string Files = Repository.HomePage + "/blob/main/";

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file))
        .Where(file => !file.Split(Path.DirectorySeparatorChar)
            .Any(folder => folder is "bin" or "obj" or "node_modules" or ".git" || folder.StartsWith("BenchmarkDotNet", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_of_a_diagnostic_leads_to_its_page(string id)
    {
        string link = Descriptors.Of(id).HelpLinkUri;

        Assert.StartsWith(Files, link, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Root, link[Files.Length..])), $"{link} is no file of the repository.");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_links_of_a_page_lead_to_files_that_exist(string page)
    {
        string file = Path.Combine(Root, page);
        bool isInPackage = page == Path.Combine("src", "Generated", "README.md");
        foreach (Match match in Link().Matches(Code().Replace(File.ReadAllText(file), "")))
        {
            string link = match.Groups[1].Value.Split('#')[0];
            string? target = link.StartsWith(Files, StringComparison.Ordinal) ? Path.Combine(Root, link[Files.Length..])
                : link.Length == 0 || Uri.TryCreate(link, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" ? null
                : Path.Combine(Path.GetDirectoryName(file)!, link);

            Assert.True(target is null || File.Exists(target) || Directory.Exists(target), $"{page} links to {link}, which does not exist.");
            Assert.False(isInPackage && target is not null && !link.StartsWith(Files, StringComparison.Ordinal),
                $"{page} is read outside the repository, so that its link {link} must be an address.");
        }
    }

    [GeneratedRegex(@"\[[^\]\n]*\]\(([^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
