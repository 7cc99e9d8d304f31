using Generated.Generators.CSharp;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>Which networks are small enough for straight code, and what their elements are made of.</summary>
public sealed class StraightCodeTests
{
    [Theory]
    [InlineData("[Input(1)] [Dense(5), ReLU] [Dense(1)] [MeanSquaredError]")]
    [InlineData("[Input(2)] [Dense(8), Tanh] [Dense(1)] [BinaryCrossEntropy]")]
    [InlineData("[Input(3)] [Dense(4), Sigmoid] [Dense(2)] [Huber]")]
    [InlineData("[Input(2)] [Dense(5, Bias = false), GELU] [Dense(3, Bias = false)] [MeanAbsoluteError]")]
    [InlineData("[Input(3)] [Dense(4), Softmax] [Dense(2)] [MeanSquaredError]")]
    [InlineData("[Input(3)] [Dense(4)]")]
    [InlineData("[Input(1)] [Dense(4), Dropout(0)] [Dense(1)] [MeanSquaredError]")]
    public void A_tiny_network_is_written_as_straight_code(string attributes) => Assert.NotNull(Programs.Compile(attributes).Straight);

    [Theory]
    [InlineData("too many parameters", "[Input(4)] [Dense(8), ReLU] [Dense(1)] [MeanSquaredError]")]
    [InlineData("too many elements", "[Input(40)] [Dense(1, Bias = false)] [MeanSquaredError]")]
    [InlineData("targets are classes", "[Input(2)] [Dense(3)] [CrossEntropy]")]
    [InlineData("random numbers", "[Input(1)] [Dense(5), ReLU, Dropout(0.5)] [Dense(1)] [MeanSquaredError]")]
    [InlineData("statistics of the batch", "[Input(1)] [Dense(5), BatchNorm, ReLU] [Dense(1)] [MeanSquaredError]")]
    [InlineData("a convolution", "[Input(3, 3, 1)] [Conv2D(1, 2)] [Flatten] [Dense(1)] [MeanSquaredError]")]
    [InlineData("no parameters", "[Input(3)] [ReLU] [MeanSquaredError]")]
    public void Others_are_computed_in_regions(string reason, string attributes) =>
        Assert.True(Programs.Compile(attributes).Straight is null, $"In spite of {reason}.");

    [Fact]
    public void Only_outputs_their_gradients_and_sums_have_memory()
    {
        CompiledNetwork network = Programs.Compile("[Input(1)] [Dense(5), ReLU] [Dense(1)] [MeanSquaredError]");

        // 16 gradients and the loss, of 16 lanes each.
        Assert.Equal(17 * 16, network.Training.Plan.FixedElements);
        Assert.Equal(1, network.Training.Plan.ElementsPerSample);
        Assert.Equal(0, network.Prediction.Plan.ElementsPerSample);
    }

    [Fact]
    public void A_sum_of_products_begins_with_the_bias_and_a_gradient_sums_samples()
    {
        CompiledNetwork network = Programs.Compile("[Input(2)] [Dense(3)] [MeanSquaredError]");
        TensorProgram program = network.Training.Program;

        ElementFormula last = program.Forward.SelectMany(operation => operation.ByElement!).Last();
        Assert.Equal(["input 0", "dense1Weights 2", "input 1", "dense1Weights 5", "dense1Bias 2"],
            last.Arguments.Select(argument => $"{argument.Value.Name} {argument.Index}").OrderBy(name => name.Contains("Bias") ? 1 : 0));
        Assert.False(last.SumsSamples);
        Assert.Contains(program.Backward.SelectMany(operation => operation.ByElement!),
            formula => formula.SumsSamples && formula.Result.Value.Role == ValueRole.ParameterGradient);
    }
}
