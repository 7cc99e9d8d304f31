using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Snapshots;

/// <summary>The whole generated source of a few networks that between them show every kind of emitted code.</summary>
public sealed class SourceSnapshots
{
    [Fact]
    public async Task A_line() => Snapshot.Verify(await Source("""
        namespace Samples;

        [Network]
        [Input(1)]
        [Dense(5), ReLU]
        [Dense(1)]
        [MeanSquaredError]
        public partial class Line;
        """), "cs");

    [Fact]
    public async Task Straight_code_of_several_elements_and_probabilities_in_double_precision() => Snapshot.Verify(await Source("""
        namespace Samples;

        [Network(Precision.Double)]
        [Input(2)]
        [Dense(3, Bias = false), Tanh]
        [Dense(2), Sigmoid]
        [BinaryCrossEntropyOfProbabilities]
        public partial class Tiny;
        """), "cs");

    [Fact]
    public async Task A_digit_classifier() => Snapshot.Verify(await Source("""
        namespace Samples;

        [Network]
        [Input(784)]
        [Dense(128), ReLU]
        [Dense(10)]
        [CrossEntropy]
        public partial class DigitClassifier;
        """), "cs");

    [Fact]
    public async Task Two_inputs_a_residual_join_dropout_and_a_function_of_the_user_in_double_precision() => Snapshot.Verify(await Source("""
        namespace Samples;

        internal static partial class Outer
        {
            [Network(Precision.Double)]
            [Input(7, Name = "features"), Input(3, Name = "condition")]
            [Dense(20, Name = "hidden"), Map(nameof(Swish)), Mark("x")]
            [Dense(20), GELU, Dropout(0.25), Add("x"), Concat("condition")]
            [Dense(4), Softmax]
            [MeanAbsoluteError]
            internal sealed partial class Joined
            {
                private static double Swish(double x) => x / (1 + Math.Exp(-x));
            }
        }
        """), "cs");

    [Fact]
    public async Task A_network_without_a_loss() => Snapshot.Verify(await Source("""
        [Network]
        [Input(6)]
        [Dense(33, Bias = false), Tanh]
        public partial class Encoder;
        """), "cs");

    [Fact]
    public async Task A_small_convolutional_network() => Snapshot.Verify(await Source("""
        namespace Samples;

        [Network]
        [Input(12, 12, 3)]
        [Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Mark("x")]
        [Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, Add("x"), ReLU]
        [MaxPool2D(2)]
        [Conv2D(6, 3, Stride = 2), ReLU]
        [GlobalAveragePool, Dense(5)]
        [CrossEntropy]
        public partial class SmallImages;
        """), "cs");

    [Fact]
    public async Task Two_heads_and_an_output_without_a_loss() => Snapshot.Verify(await Source("""
        namespace Samples;

        [Network]
        [Input(16)]
        [Dense(8), ReLU, Mark("features"), Output("Embedding")]
        [Dense(3)]
        [CrossEntropy(Name = "Digit")]
        [From("features")]
        [Dense(1)]
        [MeanSquaredError(Name = "Angle", Weight = 0.1)]
        public partial class TwoHeads;
        """), "cs");

    [Fact]
    public async Task A_repeated_block() => Snapshot.Verify(await Source("""
        namespace Samples;

        [Network]
        [Input(6)]
        [Use<Residual>(6, Repeat = 2, Name = "Stage")]
        [Dense(3)]
        [CrossEntropy]
        public partial class Staged;

        [Block]
        [Mark("x")]
        [Dense(Width), ReLU]
        [Dense(Width), Add("x")]
        public class Residual
        {
            public const int Width = BlockArgument.First;
        }
        """), "cs");

    /// <summary>
    /// Source that nobody needs costs compilers and readers time: the lines of a line, a digit classifier, a small convolutional network and ResNet-20.
    /// </summary>
    [Fact]
    public async Task The_source_is_no_longer_than_it_must_be()
    {
        static int Lines(string snapshot) => File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Generated.Generators.Tests", "Snapshots",
            $"{nameof(SourceSnapshots)}.{snapshot}.verified.cs")).Length;
        string network = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Generated.Models", "ResNet20.cs"),
            TestContext.Current.CancellationToken);
        string resNet = await Source(network.Replace("using Generated;\n", "", StringComparison.Ordinal));
        Assert.InRange(Lines(nameof(A_line)), 1, 450);
        Assert.InRange(Lines(nameof(A_digit_classifier)), 1, 660);
        Assert.InRange(Lines(nameof(A_small_convolutional_network)), 1, 1_320);
        Assert.InRange(resNet.Split('\n').Length, 1, 2_420);
    }

    /// <summary>The generated source, which must compile without a word from the compiler, and have no line that is too wide to read.</summary>
    private static async Task<string> Source(string network)
    {
        string[] complaints = [.. (await Snippet.Complaints(network)).Where(complaint => !complaint.Contains("GEN027"))];
        Assert.True(complaints.Length == 0, string.Join("\n", complaints));
        (Compilation compilation, _) = Snippet.Generate(network);
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
        string source = (await tree.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        Assert.All(source.Split('\n'), line => Assert.InRange(line.Length, 0, 160));
        return source;
    }
}
