using Generated.Generators.CSharp;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;
using Xunit;

namespace Generated.Generators.Tests.Passes;

public sealed class PassTests
{
    [Fact]
    public void A_bias_and_a_relu_are_done_before_the_sums_leave_the_registers()
    {
        TensorProgram program = Programs.Compile("[Input(5)] [Dense(20), ReLU] [Dense(3)] [MeanSquaredError]").Training.Program;

        Assert.All(program.Forward, operation => Assert.IsType<ContractOp>(operation));
        Assert.Equal(2, program.Forward.Count);
    }

    [Fact]
    public void A_relus_input_is_not_kept_since_its_output_tells_the_derivative()
    {
        CompiledNetwork network = Programs.Compile("[Input(5)] [Dense(20), ReLU] [Dense(3)] [MeanSquaredError]");

        Assert.DoesNotContain(network.Training.Plan.Placed, value => value.PlainName == "dense1");
    }

    [Fact]
    public void A_normalisation_goes_through_the_batch_once_for_its_statistics()
    {
        TensorProgram program =
            Programs.Compile("[Input(8, 8, 3)] [Conv2D(16, 3, Bias = false), BatchNorm, ReLU] [GlobalAveragePool, Dense(3)] [MeanSquaredError]")
            .Training.Program;
        Region[] regions = [.. Region.Of(program.Forward, predicts: false)];

        // The convolution with what its samples add, the numbers of the channels, and what is made with them.
        Assert.Equal([RegionKind.Samples, RegionKind.Serial, RegionKind.Samples], regions.Select(region => region.Kind));
        Assert.IsType<FusedLoopOp>(Assert.Single(regions[1].Operations));
    }

    [Fact]
    public void A_normalisation_a_residual_sum_and_an_activation_are_part_of_the_convolution_in_prediction()
    {
        TensorProgram program =
            Programs.Compile(
            "[Input(8, 8, 16)] [Mark(\"x\")] [Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, Add(\"x\"), ReLU] [GlobalAveragePool, Dense(3)] "
                + "[MeanSquaredError]").Prediction.Program;
        ConvOp convolution = Assert.Single(program.Forward.OfType<ConvOp>());

        Assert.NotNull(convolution.Epilogue);
        Assert.DoesNotContain(program.Forward, operation => operation is FusedLoopOp { Kind: not LoopKind.BatchIndependent });
    }

    [Fact]
    public void An_exponential_is_done_in_a_loop_of_its_own()
    {
        TensorProgram program = Programs.Compile("[Input(5)] [Dense(20), SiLU] [Dense(3)] [MeanSquaredError]").Training.Program;

        Assert.Contains(program.Forward, operation => operation is FusedLoopOp { Body: [MapOp] });
    }

    [Fact]
    public void A_loss_and_its_gradient_are_one_pass_over_the_batch()
    {
        foreach (string loss in new[] { "MeanSquaredError", "CrossEntropy", "CrossEntropy(LabelSmoothing = 0.1)", "Huber", "BinaryCrossEntropy" })
        {
            TensorProgram program = Programs.Compile($"[Input(5)] [Dense(3)] [{loss}]").Training.Program;

            Assert.True(program.Loss.Count(operation => operation is FusedLoopOp) == 1, $"{loss} takes these passes:\n{Printer.Print(program)}");
        }
    }

    [Fact]
    public void The_gradient_of_the_input_is_no_work_for_who_does_not_ask()
    {
        TensorProgram program = Programs.Compile("[Input(50)] [Dense(20), ReLU] [Dense(3)] [MeanSquaredError]").Training.Program;
        Value input = Assert.Single(program.WithRole(ValueRole.InputGradient));

        Assert.DoesNotContain(program.Backward, operation => operation.Outputs.Contains(input));
        Assert.Contains(program.InputBackward, operation => operation.Outputs.Contains(input));
    }

    /// <summary>Seed 1293 of the random networks: a join read both a value and a view of it, and only one of them was replaced.</summary>
    [Fact]
    public void A_join_of_a_value_with_its_flattened_self_keeps_the_value() =>
        Programs.Compile("[Input(5, 3)] [Conv1D(17, 3, Stride = 11), Mark(\"m\"), Flatten, Multiply(\"m\", \"m\")]");

    [Fact]
    public void A_chain_of_functions_that_read_their_argument_twice_does_not_grow_without_bound()
    {
        string chain = string.Concat(Enumerable.Repeat("[Mish] ", 40));
        CompiledNetwork network = Programs.Compile($"[Input(5)] {chain} [Dense(3)] [MeanSquaredError]");

        Assert.All(network.Training.Program.Operations.SelectMany(operation => operation.Parts).OfType<MapOp>(), map =>
            Assert.InRange(map.Results[0].Expression.Size, 0, 200));
    }

    [Fact]
    public async Task A_network_with_more_than_fits_into_one_method_gets_several()
    {
        string attributes = $"[Input(5)] {string.Concat(Enumerable.Repeat("[Softmax] ", 40))} [Dense(3)] [MeanSquaredError]";

        Assert.All(Programs.Compile(attributes).Training.Program.Operations.OfType<FusedLoopOp>(),
            rows => Assert.InRange(rows.Body.Count, 1, FuseLoops.MaximumOperations));
        await Snippet.IsQuiet($"[Network] {attributes} internal partial class Deep;");
    }

    [Theory]
    [InlineData("[Input(5)] [Dense(20), GELU, Mark(\"a\")] [Dense(20), SiLU, Add(\"a\")] [Dense(20), Tanh] [Dense(3), Softmax] [MeanSquaredError]")]
    [InlineData("[Input(784)] [Dense(128), ReLU] [Dropout(0.5)] [Dense(64), ELU] [Dense(10)] [CrossEntropy]")]
    [InlineData("[Input(4, Name = \"x\")] [Dense(7), Mish, Concat(\"x\")] [Dense(6), Map(\"Swish\")] [Dense(2)] [Huber]")]
    public void Values_that_are_needed_at_the_same_time_do_not_share_memory(string attributes)
    {
        CompiledNetwork network = Programs.Compile(attributes);
        foreach (PlannedProgram planned in new[] { network.Training, network.Prediction })
        {
            List<Operation> operations = [.. planned.Program.Operations];
            (int First, int Last) Life(Value value)
            {
                int[] times = [.. Enumerable.Range(0, operations.Count)
                    .Where(i => operations[i].Inputs.Concat(operations[i].Outputs).Any(other => other.Storage == value))];
                return (times.Min(), times.Max());
            }
            Value[] placed = [.. planned.Plan.Placed];
            foreach (Value a in placed)
            {
                foreach (Value b in placed.Where(b => b.Id > a.Id && b.Shape.Batched == a.Shape.Batched))
                {
                    bool together = Life(a).First <= Life(b).Last && Life(b).First <= Life(a).Last;
                    bool overlap = planned.Plan.OffsetOf(a) < planned.Plan.OffsetOf(b) + b.Shape.Elements
                        && planned.Plan.OffsetOf(b) < planned.Plan.OffsetOf(a) + a.Shape.Elements;
                    Assert.False(together && overlap, $"{a} and {b} are needed at the same time and lie on each other.");
                }
            }
        }
    }

    [Fact]
    public void The_verifier_finds_a_value_that_is_read_before_it_is_written()
    {
        CompiledNetwork network = Programs.Compile("[Input(5)] [Dense(20), ReLU] [Dense(3)] [MeanSquaredError]");
        network.Training.Program.Forward.Transform(operations => [.. Enumerable.Reverse(operations)]);

        var defect = Assert.Throws<InvalidOperationException>(() => Verifier.Run(network.Training.Program, "a broken pass"));

        Assert.Contains("After 'a broken pass'", defect.Message);
        Assert.Contains("which nothing has written", defect.Message);
    }

    [Fact]
    public void The_verifier_finds_a_loop_that_was_changed_behind_its_back()
    {
        TensorProgram program = Programs.Compile("[Input(500)] [Dense(200), Tanh] [Dense(3)] [MeanSquaredError]").Training.Program;
        Verifier.Run(program, "all passes");
        FusedLoopOp loop = program.Operations.OfType<FusedLoopOp>().First(loop => loop.Body[0] is MapOp { Arguments.Length: > 0 });
        var map = (MapOp)loop.Body[0];
        map.Arguments = [.. map.Arguments.Select(argument => program.NewValue("other", argument.Shape, ValueRole.Parameter))];

        var defect = Assert.Throws<InvalidOperationException>(() => Verifier.Run(program, "a broken pass"));

        Assert.Contains("changed what an operation of", defect.Message);
    }
}
