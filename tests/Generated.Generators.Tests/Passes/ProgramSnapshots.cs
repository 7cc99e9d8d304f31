using Generated.Generators.Autodiff;
using Generated.Generators.Ir;
using Generated.Generators.Layers;
using Generated.Generators.Tests.Snapshots;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>What the passes make of a network, as the printer shows it.</summary>
public sealed class ProgramSnapshots
{
    private const string Classifier = "[Input(784)] [Dense(128), ReLU] [Dense(10)] [CrossEntropy]";

    [Fact]
    public void A_classifier_as_lowered()
    {
        TensorProgram program = Lowering.Run(Programs.Shape(Classifier), training: true, []);

        Snapshot.Verify(Printer.Print(program), "txt");
    }

    [Fact]
    public void A_classifier_as_differentiated()
    {
        TensorProgram program = Lowering.Run(Programs.Shape(Classifier), training: true, new List<Parameter>());
        Differentiation.Run(program);

        Snapshot.Verify(Printer.Print(program), "txt");
    }

    [Fact]
    public void A_classifier_after_all_passes() => Snapshot.Verify(Printer.Print(Programs.Compile(Classifier).Training.Program), "txt");

    [Fact]
    public void Two_heads_after_all_passes() =>
        Snapshot.Verify(
            Printer.Print(
            Programs.Compile(
            """[Input(16)] [Dense(8), ReLU, Mark("x")] [Dense(3)] [CrossEntropy(Name = "Digit")] """
                    + """[From("x"), Dense(1)] [MeanSquaredError(Name = "Angle", Weight = 0.1)]""").Training.Program), "txt");

    [Fact]
    public void A_residual_join_after_all_passes() =>
        Snapshot.Verify(
            Printer.Print(Programs.Compile("""[Input(9)] [Dense(16), GELU, Mark("x")] [Dense(16), Sigmoid, Multiply("x"), Add("x")] [Dense(2)] [Huber]""")
            .Training.Program), "txt");
}
