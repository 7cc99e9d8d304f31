using Xunit;

namespace Generated.Generators.Tests.Architecture;

/// <summary>Differences are applied as they say, or refused with the place where they do not fit.</summary>
public sealed class UnifiedDiffTests
{
    private const string Change = "--- a/x.cs\n+++ b/x.cs\n@@ -2,3 +2,3 @@\n two\n-three\n+drei\n four\n";

    private static string Apply(string diff, string? old) => UnifiedDiff.Parse(diff).Apply(_ => old)["x.cs"];

    [Theory]
    [InlineData("one\ntwo\nthree\nfour\n", "one\ntwo\ndrei\nfour\n")]
    [InlineData("zero\nnew\none\ntwo\nthree\nfour", "zero\nnew\none\ntwo\ndrei\nfour")]
    public void A_hunk_is_applied_where_its_lines_are(string old, string expected) => Assert.Equal(expected, Apply(Change, old));

    [Fact]
    public void The_nearest_of_several_places_is_taken() =>
        Assert.Equal("two\nthree\nfour\n5\n6\ntwo\ndrei\nfour\n", Apply(Change.Replace("-2,3", "-5,3"), "two\nthree\nfour\n5\n6\ntwo\nthree\nfour\n"));

    [Fact]
    public void A_later_hunk_moves_with_an_earlier_one() => Assert.Equal("a\nA\nb\nB\nc\nx\nb\nc\n",
        Apply("--- a/x.cs\n+++ b/x.cs\n@@ -1,2 +1,3 @@\n a\n+A\n b\n@@ -2,2 +3,3 @@\n b\n+B\n c\n", "a\nb\nc\nx\nb\nc\n"));

    [Fact]
    public void A_new_file_is_its_lines() => Assert.Equal("a\n\nb\n", Apply("--- /dev/null\n+++ b/x.cs\n@@ -0,0 +1,3 @@\n+a\n+\n+b\n", null));

    [Fact]
    public void A_line_that_differs_is_named() => Assert.Equal("x.cs:3: the difference shows\nthree\nbut the file has\nTHREE",
        Assert.Throws<FormatException>(() => Apply(Change, "one\ntwo\nTHREE\nfour\n")).Message);

    [Theory]
    [InlineData(Change, null, "x.cs: there is no such file.")]
    [InlineData("--- /dev/null\n+++ b/x.cs\n@@ -0,0 +1 @@\n+a\n", "a\n", "x.cs: there is such a file already.")]
    [InlineData("--- a/x.cs\n+++ b/x.cs\n@@ -1,2 +1,2 @@\n one\n", "one\n",
        "Line 5 of the difference: the hunk of line 3 needs 1 more old and 1 more new lines.")]
    [InlineData("--- a/y.cs\n+++ b/x.cs\n", "one\n", "Line 1 of the difference: 'a/y.cs' and 'x.cs' are different files.")]
    [InlineData("one\n", "one\n", "Line 1 of the difference: the names of a file are expected: '--- a/…' or '--- /dev/null', then '+++ b/…'.")]
    public void What_is_not_a_difference_is_refused(string diff, string? old, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Apply(diff, old)).Message);
}
