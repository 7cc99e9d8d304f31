using Generated.Generators.CSharp;
using Generated.Generators.Ir;
using Generated.Generators.Schedule;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>How threads share a program, and how many samples stay together.</summary>
public sealed class RegionTests
{
    private const string Small = "[Input(28, 28, 1), Conv2D(6, 5, Padding = 2), Tanh, MaxPool2D(2), Conv2D(16, 5), Flatten, Dense(10), CrossEntropy]";
    private const string Large = "[Input(32, 32, 16), Conv2D(16, 3, Padding = 1), ReLU, Flatten, Dense(10), CrossEntropy]";

    // A layer of 2·3·3·16·16·32·32 operations is worth several threads, and one of 2·5·5·6·16·10·10 is not. A pass of training has other samples.
    [Theory]
    [InlineData(Small, false)]
    [InlineData(Large, true)]
    [InlineData("[Input(64, 64, 64), Conv2D(64, 3, Padding = 1, Groups = 64), Flatten, Dense(10)]", false)]
    [InlineData("[Input(75, 24), Conv1D(47, 7, Padding = 3), GlobalAveragePool]", true)]
    public void Threads_share_images_that_are_worth_it(string network, bool expected)
    {
        CompiledNetwork compiled = Programs.Compile(network);
        Assert.Equal(expected, Region.Of(compiled.Prediction.Program.Forward, predicts: true).Any(region => region.HasLargeImages));
        string source = Snippet.Generate($"[Network] {network} public partial class Net;").Compilation.SyntaxTrees.Last().ToString();
        Assert.Equal(expected, source.Contains("images: true", StringComparison.Ordinal));
    }

    [Fact]
    public void Weights_that_change_are_split_by_panels_and_others_by_samples()
    {
        CompiledNetwork compiled = Programs.Compile("[Input(256), Dense(256), ReLU, Dense(3), CrossEntropy]");
        Assert.Contains(Region.Of(compiled.Training.Program.Forward, predicts: false), region => region.Kind == RegionKind.Panels);
        Assert.All(Region.Of(compiled.Prediction.Program.Forward, predicts: true), region => Assert.Equal(RegionKind.Samples, region.Kind));
    }

    // What stays in the second-level cache goes on while it is there: half of it for values, 131,072 of them.
    [Theory]
    [InlineData("[Input(32, 32, 3), Conv2D(32, 3, Padding = 1), Tanh, MaxPool2D(2), GlobalAveragePool]", 1, 4)]
    [InlineData("[Input(8, 8, 3), Conv2D(8, 3, Padding = 1), Tanh, MaxPool2D(2), GlobalAveragePool]", 0, 0)]
    public void Samples_stay_together_that_a_cache_holds(string network, int least, int most)
    {
        TensorProgram program = Programs.Compile(network).Prediction.Program;
        Region region = Region.Of(program.Forward, predicts: true).Single(region => region.Kind == RegionKind.Samples);
        Assert.InRange(region.SamplesAtOnce, least, most);
    }
}
