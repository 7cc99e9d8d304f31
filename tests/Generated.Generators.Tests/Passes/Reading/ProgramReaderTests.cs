using Generated.Generators.Autodiff;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Layers;
using Generated.Generators.Tests.RandomNetworks;
using Xunit;

namespace Generated.Generators.Tests.Passes.Reading;

/// <summary>Programs are read as they were printed.</summary>
public sealed class ProgramReaderTests
{
    private const int Networks = 60;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Networks)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_random_network_is_read_as_it_was_printed_before_and_after_each_pass(int seed)
    {
        NetworkSpec spec = RandomNetwork.Draw(seed);
        try
        {
            IsReadBack(RandomNetwork.Shape(spec)!);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}: {RandomSource.Of(spec)}", exception);
        }
    }

    [Theory]
    [InlineData("["
        + "Input(784)] [Dense(128), ReLU] [Dropout(0.5)] [Dense(10)] [CrossEntropy(ClassWeights = new[] { 1, 2, 0.5, 1, 1, 1, 1, 1, 1, 3 }, IgnoreIndex = 3)]")]
    [InlineData("[Input(16, 16, 16)] [Conv2D(16, 3, Padding = 1), BatchNorm, ReLU] [Conv2D(20, 3, Padding = 1, Bias = false)] "
        + "[MaxPool2D(2)] [Flatten, Dense(3)] [MeanSquaredError]")]
    [InlineData("[Input(9, 7, 6)] [Conv2D(6, 3, Stride = 2, Padding = 1, Groups = 6)] [ConvTranspose2D(4, 3, Stride = 2, Dilation = 2, Groups = 2)] "
        + "[UpSample2D(2, Mode = Interpolation.Linear)]")]
    [InlineData("[Input(12, 3)] [Pad1D(2, Mode = PaddingMode.Reflect), Conv1D(6, 3)] [AveragePool1D(2), Permute(1, 0)] "
        + "[LayerNorm, GlobalMaxPool] [Dense(2), Mark(\"v\"), Dense(2)] [GaussianNegativeLogLikelihood(\"v\")]")]
    [InlineData("[Input(4, Name = \"x\")] [Dense(7), Mish, Concat(\"x\")] [Dense(6), Map(\"Swish\"), Mark(\"y\")] "
        + "[Dense(2)] [Huber(Name = \"One\")] [From(\"y\"), Dense(1)] [BinaryCrossEntropy(Name = \"Two\", Weight = 0.1)]")]
    public void A_network_is_read_as_it_was_printed_before_and_after_each_pass(string attributes) => IsReadBack(Programs.Shape(attributes));

    private static void IsReadBack(ShapedNetwork network)
    {
        foreach (bool training in new[] { true, false })
        {
            TensorProgram program = Lowering.Run(network, training, []);
            IsReadBack(program, "lowering");
            if (training)
            {
                TensorProgram differentiated = ProgramReader.Read(Printer.Print(program));
                Differentiation.Run(differentiated);
                Differentiation.Run(program);
                Assert.Equal(WithoutNames(program), WithoutNames(differentiated));
                IsReadBack(program, "differentiation");
            }
            foreach ((string name, Action<TensorProgram> run) in Pipeline.Improvements)
            {
                TensorProgram read = ProgramReader.Read(Printer.Print(program));
                run(read);
                run(program);
                Assert.Equal(WithoutNames(program), WithoutNames(read));
                IsReadBack(program, name);
            }
        }
    }

    private static void IsReadBack(TensorProgram program, string pass)
    {
        string text = Printer.Print(program);
        TensorProgram read = ProgramReader.Read(text);

        Assert.Equal(text, Printer.Print(read));
        Verifier.Run(read, pass);
    }

    /// <summary>
    /// The text of a program in which values are called v1, v2 and so on, in their order: a pass may number the names that it makes in another way if
    /// names of values that have vanished are free.
    /// </summary>
    private static string WithoutNames(TensorProgram program)
    {
        TensorProgram copy = ProgramReader.Read(Printer.Print(program));
        int number = 0;
        foreach (Value value in copy.Values)
            value.Name = $"v{++number}";
        return Printer.Print(copy);
    }
}
