using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Diagnostics;

/// <summary>What is said of layers of images and sequences that are used wrongly.</summary>
public sealed class ImageDiagnosticTests
{
    private const string Image = "an image [height, width, channels]";
    private const string Sequence = "a sequence [time, features]";
    private const string Either = Image + " or " + Sequence;

    private static async Task Says(string layers, string expected)
    {
        (Compilation compilation, _) = Snippet.Generate($"[Network, {layers}, MeanSquaredError] partial class Net;");
        Diagnostic[] diagnostics = [.. await Snippet.Analyze(compilation)];
        Assert.Equal([expected], diagnostics.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
    }

    [Theory]
    [InlineData("Input(128)", "MaxPool2D(2)", Image, "a vector of 128")]
    [InlineData("Input(128)", "AveragePool2D(2)", Image, "a vector of 128")]
    [InlineData("Input(20, 3)", "UpSample2D(2)", Image, "a sequence of 20x3")]
    [InlineData("Input(20, 3)", "Pad2D(1)", Image, "a sequence of 20x3")]
    [InlineData("Input(20)", "Crop2D(1)", Image, "a vector of 20")]
    public Task Layers_of_images_ask_for_one(string input, string layer, string expected, string found) => Says(
        $"{input}, {layer}",
            $"GEN003: {layer.Split('(')[0]} expects {expected}, but the input here is {found}; put [Reshape] before it, or begin with [Input(height, width, "
                + "channels)]");

    [Theory]
    [InlineData("Input(128)", "MaxPool1D(2)", "a vector of 128")]
    [InlineData("Input(8, 8, 3)", "AveragePool1D(2)", "an image of 8x8x3")]
    [InlineData("Input(8, 8, 3)", "UpSample1D(2)", "an image of 8x8x3")]
    [InlineData("Input(8, 8, 3)", "Pad1D(2)", "an image of 8x8x3")]
    [InlineData("Input(8)", "Crop1D(2)", "a vector of 8")]
    public Task Layers_of_sequences_ask_for_one(string input, string layer, string found) => Says(
        $"{input}, {layer}",
            $"GEN003: {layer.Split('(')[0]} expects {Sequence}, but the input here is {found}; put [Reshape] before it, or begin with [Input(time, features)]");

    [Theory]
    [InlineData("GlobalAveragePool")]
    [InlineData("GlobalMaxPool")]
    [InlineData("AdaptiveAveragePool(2)")]
    [InlineData("AdaptiveMaxPool(2)")]
    public Task Pools_of_any_size_ask_for_an_image_or_a_sequence(string layer) => Says(
        $"Input(128), {layer}",
            $"GEN003: {layer.Split('(')[0]} expects {Either}, but the input here is a vector of 128; put [Reshape] before it, or begin with [Input(height, "
                + "width, channels)]");

    [Theory]
    [InlineData("MaxPool2D(0)", "Kernel must be from 1 to 16384, but is 0")]
    [InlineData("MaxPool2D(2, KernelWidth = -1)", "KernelWidth must be from 1 to 16384, but is -1")]
    [InlineData("MaxPool2D(2, Stride = -1)", "Stride must be from 1 to 16384, but is -1")]
    [InlineData("MaxPool2D(2, StrideWidth = -2)", "StrideWidth must be from 1 to 16384, but is -2")]
    [InlineData("MaxPool2D(2, DilationWidth = -1)", "DilationWidth must be from 1 to 16384, but is -1")]
    [InlineData("MaxPool2D(3, Padding = 2)", "Padding must be from 0 to half of the window, 1, but is 2")]
    [InlineData("AveragePool2D(2, PaddingWidth = -1)", "PaddingWidth must be from 0 to half of the window, 1, but is -1")]
    [InlineData("MaxPool2D(7)", "Kernel must be such that a window of 7 fits into 6, but is 7")]
    [InlineData("MaxPool2D(1, KernelWidth = 9, PaddingWidth = 1)", "KernelWidth must be such that a window of 9 fits into 6 and 2 of padding, but is 9")]
    [InlineData("MaxPool2D(2, Dilation = 6, Padding = 3, Stride = 1, DilationWidth = 1, PaddingWidth = 0, KernelWidth = 1)", null)]
    [InlineData("AdaptiveAveragePool(0)", "Size must be from 1 to 16384, but is 0")]
    [InlineData("AdaptiveMaxPool(2, Width = -3)", "Width must be from 1 to 16384, or 0 for that down, but is -3")]
    [InlineData("AdaptiveMaxPool(16384)", "Size must be such that the output has at most 2^24 elements, but is 16384")]
    [InlineData("UpSample2D(0)", "Factor must be from 1 to 1024, but is 0")]
    [InlineData("UpSample2D(2, FactorWidth = 2000)", "FactorWidth must be from 1 to 1024, or 0 for that down, but is 2000")]
    [InlineData("UpSample2D(1024)", "Factor must be such that the output has at most 2^24 elements, but is 1024")]
    [InlineData("Pad2D(-1)", "Top must be from 0 to 16384, but is -1")]
    [InlineData("Pad2D(1, 1, 6, 1, Mode = PaddingMode.Reflect)", "Left must be from 0 to 5, one less than the 6 that are mirrored, but is 6")]
    [InlineData("Pad2D(7, Mode = PaddingMode.Circular)", "Top must be from 0 to 6, as many as there are, but is 7")]
    [InlineData("Pad2D(16384)", "Top must be such that the output has at most 2^24 elements, but is 16384")]
    [InlineData("Crop2D(6)", "Top must be from 0 to 5, so that something is left of 6, but is 6")]
    [InlineData("Crop2D(1, 1, 2, 4)", "Right must be from 0 to 3, so that something is left of 6, but is 4")]
    [InlineData("Permute(0, 1)", "Axes must be each of 0 to 2 once, since the input 6x6x3 has 3 axes, but is 0, 1")]
    [InlineData("Permute(1, 2, 3)", "Axes must be each of 0 to 2 once, since the input 6x6x3 has 3 axes, but is 1, 2, 3")]
    [InlineData("Permute()", "Axes must be each of 0 to 2 once, since the input 6x6x3 has 3 axes, but is none")]
    public async Task Options_must_mean_something(string layer, string? message)
    {
        if (message is not null)
        {
            await Says($"Input(6, 6, 3), {layer}", $"GEN007: {layer.Split('(')[0]}: {message}");
            return;
        }
        (Compilation compilation, _) = Snippet.Generate($"[Network, Input(6, 6, 3), {layer}, MeanSquaredError] partial class Net;");
        Assert.Empty(await Snippet.Analyze(compilation));
    }

    [Fact]
    public Task A_window_must_hold_an_element() =>
        Says("Input(1, 3), MaxPool1D(2, Dilation = 3, Padding = 2, Stride = 1)",
            "GEN007: MaxPool1D: Padding must be so small that every window holds an element, but is 2");

    [Fact]
    public Task Sequences_have_no_width() =>
        Says("Input(8, 3), AdaptiveMaxPool(2, Width = 2)", "GEN007: AdaptiveMaxPool: Width must be left out, since the input is a sequence of 8x3, but is 2");

    [Theory]
    [InlineData("Input(8, 8, 3), Mark(\"a\"), MaxPool2D(2), Concat(\"a\")", "4x4x3", "8x8x3", "4x4x3")]
    [InlineData("Input(8, 3), Mark(\"a\"), Reshape(2, 4, 3), Concat(\"a\")", "2x4x3", "8x3", "2x4x3")]
    public Task Images_that_are_joined_are_of_one_size(string layers, string here, string there, string wanted) => Says(
        layers, $"GEN006: Concat cannot join the value here, which is {here}, with \"a\", which is {there}: all sizes but the last must be the same, as of "
            + $"{wanted}");
}
