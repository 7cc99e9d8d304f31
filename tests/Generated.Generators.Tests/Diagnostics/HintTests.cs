using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Diagnostics;

/// <summary>Hints about what compiles and runs, and is mostly not meant: where they are given, and where not.</summary>
public sealed class HintTests
{
    private static async Task Hints(string? id, string marked)
    {
        string source = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        Compilation compilation = Snippet.Compile(source);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Diagnostic[] diagnostics = [.. await Snippet.Analyze(compilation)];
        Assert.Equal(id is null ? [] : [id], diagnostics.Select(diagnostic => diagnostic.Id));
        if (id is not null)
            Assert.Equal(marked[(marked.IndexOf('«', StringComparison.Ordinal) + 1)..marked.IndexOf('»', StringComparison.Ordinal)],
                diagnostics[0].Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostics[0].Location.SourceSpan));
    }

    [Theory]
    [InlineData("3, 32, 32", "Conv2D(4, 3, Padding = 1)", true)]
    [InlineData("1, 28, 28", "Conv2D(4, 1)", true)]
    [InlineData("4, 64, 64", "ReLU, BatchNorm, MaxPool2D(2)", true)]
    [InlineData("3, 224, 320", "Conv2D(4, 3)", true)]
    [InlineData("32, 32, 3", "Conv2D(4, 3)", false)]
    [InlineData("28, 28, 1", "Conv2D(4, 3)", false)]
    [InlineData("3, 8, 8", "Conv2D(4, 3)", false)]
    [InlineData("1, 100, 64", "Conv2D(4, 1)", false)]
    [InlineData("16, 32, 32", "Conv2D(4, 3)", false)]
    [InlineData("3, 32, 32", "Permute(1, 2, 0), Conv2D(4, 3)", false)]
    [InlineData("3, 32, 32", "Flatten, Dense(4), ReLU, Reshape(2, 2, 1), Conv2D(4, 1)", false)]
    [InlineData("3, 32, 32", "Flatten, Dense(4), ReLU", false)]
    public Task An_image_with_its_channels_first_is_noticed(string shape, string layers, bool isNoticed) =>
        Hints(isNoticed ? "GEN062" : null, shape.Contains(' ', StringComparison.Ordinal) && isNoticed
            ? $"[Network, Input(«{shape}»), {layers}, Flatten, Dense(2), MeanSquaredError] partial class Net;"
            : $"[Network, Input({shape}), "
                + $"{layers}{(layers.Contains("Flatten", StringComparison.Ordinal) && !layers.EndsWith("1)", StringComparison.Ordinal) ? "" : ", Flatten")}, "
                + "Dense(2), MeanSquaredError] partial class Net;");

    [Theory]
    [InlineData("for (int e = 0; e < 9; e++) foreach (var (x, y) in «data.Batches(8)») Use(x);", true)]
    [InlineData("while (Go()) { foreach (var batch in «data.Batches(8, seed: 3)») Use(batch.Inputs); }", true)]
    [InlineData("foreach (int e in new[] { 1, 2 }) { if (e > 1) { foreach (var (x, _) in «this.data.Batches(8, shuffle: true)») Use(x); } }", true)]
    [InlineData("for (int e = 0; e < 9; e++) { var batches = «data.Batches(8)»; foreach (var (x, y) in batches) Use(x); }", true)]
    [InlineData("var batches = data.Batches(8); for (int e = 0; e < 9; e++) foreach (var (x, y) in batches) Use(x);", false)]
    [InlineData("foreach (var (x, y) in data.Batches(8)) Use(x);", false)]
    [InlineData("for (int e = 0; e < 9; e++) foreach (var (x, y) in data.Batches(8, shuffle: false)) Use(x);", false)]
    [InlineData("for (int e = 0; e < 9; e++) foreach (var (x, y) in data.Batches(8, epoch: e)) Use(x);", false)]
    [InlineData("for (int e = 0; e < 9; e++) foreach (var (x, y) in data.Batches(8, seed: (ulong)e)) Use(x);", false)]
    [InlineData("foreach (var fold in new[] { data, data }) foreach (var (x, y) in fold.Batches(8)) Use(x);", false)]
    [InlineData(
        "foreach (var fold in new[] { data, data }) { var batches = fold.Batches(8); for (int e = 0; e < 9; e++) foreach (var (x, y) in batches) Use(x); }",
        false)]
    [InlineData("for (int run = 0; run < 3; run++) { var batches = data.Batches(8); for (int e = 0; e < 9; e++) foreach (var (x, y) in batches) Use(x); }",
        false)]
    [InlineData("for (int e = 0; e < 9; e++) foreach (var x in new Other().Batches(8)) { }", false)]
    [InlineData("for (int e = 0; e < 9; e++) { void Local() { foreach (var (x, y) in data.Batches(8)) Use(x); } }", false)]
    public Task Batches_that_begin_anew_in_every_epoch_are_noticed(string statements, bool isNoticed) =>
        Hints(isNoticed ? "GEN063" : null,
            $"class Trainer(ClassificationDataset data) {{ readonly ClassificationDataset data = data; bool Go() => false; void Use(ReadOnlySpan<float> x) {{ "
                + $"}} void Train() {{ {statements} }} }} class Other {{ public int[] Batches(int size) => new int[size]; }}");
}
