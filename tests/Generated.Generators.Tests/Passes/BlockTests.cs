using System.Text.RegularExpressions;
using Generated.Generators.CSharp;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Inference;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>What blocks and shared weights become.</summary>
public sealed partial class BlockTests
{
    private const string Residual =
        "[Block, Mark(\"x\"), Dense(Width), GELU, Dense(Width), Add(\"x\"), LeakyReLU] class Residual { public const int Width = BlockArgument.First; }";

    private static NetworkSpec Parse(string attributes, string blocks)
    {
        Microsoft.CodeAnalysis.Compilation compilation = Snippet.Compile($"[Network] {attributes} public partial class Net; {blocks}");
        ParsedNetwork parsed = NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken);
        Assert.True(parsed.IsFine, string.Join("\n", parsed.Problems));
        return parsed.Spec;
    }

    private static CompiledNetwork Compile(string attributes, string blocks)
    {
        (ShapedNetwork? network, var problems) = ShapeInference.Run(Parse(attributes, blocks));
        Assert.True(network is not null, string.Join("\n", problems));
        return Pipeline.Run(network);
    }

    private static string[] ParametersOf(string attributes, string blocks) =>
        [.. Compile(attributes, blocks).Parameters.Select(parameter => parameter.FullName)];

    [Fact]
    public void The_arguments_of_a_use_stand_where_the_block_has_their_constants()
    {
        NetworkSpec spec = Parse("[Input(4), Use<B>(7, 0.25, 2), MeanSquaredError]",
            "[Block, Dense(Width), Dropout(Rate), Reshape(1, Width), Flatten, Use<C>(BlockArgument.Second, Repeat = Depth)] class B { public const int Width "
                + "= BlockArgument.First, Rate = BlockArgument.Second, Depth = BlockArgument.Third; } [Block, LeakyReLU(BlockArgument.First)] class C;");
        EquatableArray<LayerSpec> layers = spec.Layers[1].Block!.Layers;
        Assert.Equal([new OptionSpec("Units", 7)], layers[0].Options);
        Assert.Equal([new OptionSpec("Rate", 0.25)], layers[1].Options);
        Assert.Equal([new OptionSpec("Shape", EquatableArray.Of<double>(1, 7))], layers[2].Options);
        Assert.Equal(new OptionSpec("Repeat", 2), layers[4].Options[1]);
        Assert.Equal([new OptionSpec("Slope", 0.25)], layers[4].Block!.Layers[0].Options);
        ObjectGraph.HoldsNothingOfRoslyn(spec);
    }

    [Fact]
    public void A_function_of_a_block_may_use_its_arguments()
    {
        NetworkSpec spec = Parse("[Input(4), Use<B>(7), MeanSquaredError]",
            "[Block, Map(nameof(F))] class B { const int Scale = BlockArgument.First; static float F(float x) => Scale * x; }");
        Assert.Equal("(7 * $0)", Parsing.Written.Of(spec.Layers[1].Block!.Layers[0].Function!.Body));
    }

    [Fact]
    public void The_generator_knows_the_librarys_constants() =>
        Assert.Equal(Enumerable.Range(0, BlockArguments.Count),
            typeof(BlockArgument).GetFields().Select(field => BlockArguments.IndexOf((int)field.GetRawConstantValue()!)));

    [Fact]
    public void Parameters_are_named_by_their_path() => Assert.Equal(
        ["Dense1.weight", "Dense1.bias", "Pair1.left.weight", "Pair1.Dense2.weight", "Pair1.Dense2.bias", "stage.Block1.left.weight",
            "stage.Block1.Dense2.weight", "stage.Block1.Dense2.bias", "stage.Block2.left.weight", "stage.Block2.Dense2.weight", "stage.Block2.Dense2.bias",
            "Dense2.weight", "Dense2.bias"],
        ParametersOf("[Input(4), Dense(5), ReLU, Use<Pair>, Use<Pair>(Repeat = 2, Name = \"stage\"), Dense(1), MeanSquaredError]",
            "[Block, Dense(6, Name = \"left\", Bias = false), ReLU, Dense(5), ReLU] class Pair;"));

    [Fact]
    public void Blocks_of_blocks_have_longer_paths() => Assert.Equal(
        ["Outer1.Inner1.Block1.PReLU1.weight", "Outer1.Inner1.Block2.PReLU1.weight", "Outer1.Last.PReLU1.weight"],
        ParametersOf("[Input(4), Use<Outer>, MeanSquaredError]",
            "[Block, Use<Inner>(Repeat = 2), Use<Inner>(Name = \"Last\")] class Outer; [Block, PReLU, Tanh] class Inner;"));

    [Fact]
    public void A_block_computes_what_its_layers_would()
    {
        CompiledNetwork used = Compile("[Input(9), Dense(8), ReLU, Use<Residual>(8, Repeat = 2), Dense(2), Huber]", Residual);
        CompiledNetwork written =
            Compile("[Input(9), Dense(8), ReLU, Mark(\"x\"), Dense(8), GELU, Dense(8), Add(\"x\"), LeakyReLU, Mark(\"y\"), Dense(8), GELU, Dense(8), "
                + "Add(\"y\"), LeakyReLU, Dense(2), Huber]", "");
        Assert.Equal(Shape(written), Shape(used));
        Assert.Equal(written.Training.Plan.ElementsPerSample, used.Training.Plan.ElementsPerSample);

        static string[] Shape(CompiledNetwork network) =>
            [.. network.Training.Program.Operations.Concat(network.Prediction.Program.Operations)
            .Select(operation => $"{operation.GetType().Name} {string.Join(", ", operation.Outputs.Select(output => output.Shape))}")];
    }

    /// <summary>A method or a type.</summary>
    [GeneratedRegex(@"^ *(?:\[.*\] )?private (?:static [\w<>]+|readonly ref struct|readonly struct) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Kernel();

    /// <summary>A kernel is named after the repetition that needs it first.</summary>
    [GeneratedRegex(@"Block\d+")]
    private static partial Regex Repetition();

    [Theory]
    [InlineData(8)]
    [InlineData(130)]
    public void Repetitions_share_their_kernels(int width)
    {
        string[] Kernels(int repeat)
        {
            string source = NetworkEmitter.Emit(Compile($"[Input({width}), Use<Residual>({width}, Repeat = {repeat}), Dense(2), Huber]", Residual));
            return [.. Kernel().Matches(source).Select(match => Repetition().Replace(match.Groups[1].Value, "Block")).Order(StringComparer.Ordinal)];
        }

        // Up to two blocks are not methods of their own, and named otherwise.
        string[] few = Kernels(3);
        Assert.True(few.Length > 10, string.Join(", ", few));
        Assert.Equal(few, Kernels(6));
    }

    [Fact]
    public async Task Nobody_complains_of_a_network_of_blocks()
    {
        await Snippet.IsQuiet($"""
            [Network, Input(7, Name = "x"), Input(7, Name = "y")]
            [Use<Tower>(12, 0.1, Name = "Tower"), Mark("a")]
            [From("y"), Use<Tower>(12, 0.1, WeightsOf = "Tower")]
            [Multiply("a"), Use<Attention>, Dense(1), BinaryCrossEntropy]
            public partial class Siamese;

            [Block, Dense(Width), Tanh, Dropout(Rate), Use<Residual>(Width, Repeat = 3, Name = "Deep")]
            public class Tower
            {"{"}
                public const int Width = BlockArgument.First, Rate = BlockArgument.Second;
            {"}"}

            [Block, PReLU(Name = "Attention1")]
            public class Attention;

            {Residual}
            """);
    }

    [Fact]
    public void A_placement_uses_the_weights_of_another() => Assert.Equal(
        ["Left.Inner1.Block1.Dense1.weight", "Left.Inner1.Block1.Dense1.bias", "Left.Inner1.Block2.Dense1.weight", "Left.Inner1.Block2.Dense1.bias",
            "Left.PReLU1.weight"],
        ParametersOf(
            "[Input(4, Name = \"x\"), Use<Outer>(Name = \"Left\"), Mark(\"a\"), From(\"x\"), Use<Outer>(WeightsOf = \"left\"), Add(\"a\"), "
                + "Use<Outer>(WeightsOf = \"Outer2\"), MeanSquaredError]",
            "[Block, Use<Inner>(Repeat = 2), PReLU] class Outer; [Block, Dense(4), Tanh, Dense(4, WeightsOf = \"Dense1\"), Tanh] class Inner;"));

    [Fact]
    public void Layers_that_share_weights_have_one_matrix_and_transpose_it_once()
    {
        TensorProgram program =
            Compile("[Input(70), Dense(70), Tanh, Dense(70, WeightsOf = \"Dense1\"), Tanh, Dense(70, WeightsOf = \"Dense2\"), Tanh, Dense(2), "
                + "MeanSquaredError]", "").Training.Program;
        Assert.Equal(["dense1Weights", "dense1Bias", "dense4Weights", "dense4Bias"], program.WithRole(ValueRole.Parameter).Select(value => value.Name));
        Assert.Equal(["dense1Weights", "dense4Weights"],
            program.Backward.OfType<TransposeOp>().Select(transpose => transpose.Input.Name).Order(StringComparer.Ordinal));
        // The three contributions are summed in the registers of the product that comes last.
        Assert.Single(program.Backward.OfType<ContractOp>(),
            contract => contract.Outputs.Any(output => output is { Role: ValueRole.ParameterGradient, Name: "dDense1Weights" }));
    }
}
