using System.Reflection;
using System.Text.RegularExpressions;
using Generated.Generators.CSharp;
using Xunit;

namespace Generated.Generators.Tests.Architecture;

/// <summary>
/// The two differences of <c>generators/README.md</c> that show how to add a layer and an operation: they fit the source as it is, and what comes of
/// them compiles and works. They also hold what the house promises: how little has to be written.
/// </summary>
public sealed partial class ReadmeDiffTests(ReadmeDiffTests.House house) : IClassFixture<ReadmeDiffTests.House>
{
    private const string Layers = "generators/Generated.Generators/Layers/";
    private const string Registry = Layers + "LayerRegistry.cs";
    private const string Users = "src/Generated/PublicAPI.Unshipped.txt";
    private const string Reference = "tests/Generated.Tests/Layers/Reference/";

    private static readonly Lazy<UnifiedDiff> s_layer = new(() => Difference("How to add a layer"));
    private static readonly Lazy<UnifiedDiff> s_operation = new(() => Difference("How to add an operation"));

    private static UnifiedDiff Difference(string title)
    {
        string readme = ChangedHouse.Read("generators/README.md")!;
        string section = Section().Matches(readme).Single(match => match.Groups[1].Value == title).Groups[2].Value;
        return UnifiedDiff.Parse(Assert.Single(Fence().Matches(section)).Groups[1].Value);
    }

    /// <summary>Three new files and one line of the registry; beside them, only lines of the two lists that are there to be read.</summary>
    [Fact]
    public void A_layer_is_three_files_and_a_line_of_the_registry()
    {
        UnifiedDiff.FileChange[] old = [.. s_layer.Value.Files.Where(file => !file.IsNew)];

        Assert.Equal(["src/Generated/Attributes/Activations/SwishAttribute.cs", Layers + "Activations/Swish.cs", "tests/Generated.Networks/Swish.cs"],
            s_layer.Value.Files.Where(file => file.IsNew).Select(file => file.Path));
        Assert.Equal([Registry, Reference + "ReferenceNetwork.cs", Users], old.Select(file => file.Path));
        Assert.Single(old[0].Added);
        Assert.Single(old[1].Added);
        Assert.All(old, file => Assert.Empty(file.Removed));
    }

    /// <summary>One file, its emitter, and the lines without which they do not compile.</summary>
    [Fact]
    public void An_operation_is_a_file_and_its_emitter()
    {
        const string Generator = "generators/Generated.Generators/";
        UnifiedDiff.FileChange[] old = [.. s_operation.Value.Files.Where(file => !file.IsNew)];

        Assert.Equal([Generator + "Ir/Ops/CumulativeSumOp.cs", Generator + "CSharp/CumulativeSumEmitter.cs"],
            s_operation.Value.Files.Where(file => file.IsNew).Select(file => file.Path));
        Assert.Equal([Generator + "Ir/Ops/IOperationVisitor.cs", Generator + "CSharp/SectionEmitter.Calls.cs", Generator + "CSharp/SectionEmitter.cs"],
            old.Select(file => file.Path));
        Assert.All(old, file => Assert.Single(file.Added, line => line.Length > 0));
        Assert.All(old, file => Assert.Empty(file.Removed));
    }

    [Fact]
    public void The_differences_keep_to_the_width_of_source() => Assert.All(
        s_layer.Value.Files.Concat(s_operation.Value.Files).Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(file => file.Added),
        line => Assert.InRange(line.Length, 0, LineBreaker.Width));

    /// <summary>The new layer computes what the reference says, and its gradients are the slopes of the loss.</summary>
    [Fact]
    public void The_layer_works()
    {
        ChangedHouse changed = house.Value;
        (Assembly assembly, string source) = changed.Compile("LayerWorks",
            [.. changed.Sources("tests/Generated.Networks/", onlyChanged: true), .. changed.Sources(Reference), ("Use.cs", """
            using Generated.Networks;
            using Generated.Tests.Layers.Reference;

            public static class Use
            {
                public static (double, double)[] Run()
                {
                    double[] x = [.. Enumerable.Range(-15, 31).Select(i => i / 4.0)];
                    float[] single = [.. x.Select(number => (float)number)], singleResult = new float[31];
                    double[] result = new double[31];
                    new SwishAloneDouble().Predict(x, result);
                    new SwishAloneSingle().Predict(single, singleResult);
                    double[] expected = new ReferenceNetwork(typeof(SwishAloneDouble), Steps.Of(typeof(SwishAloneDouble))).Forward([], [x]).Output;

                    var network = new SwishAfterDenseDouble(seed: 5);
                    double[] target = [0.5, -1, 2];
                    network.Train(x.AsSpan(8, 9), target);
                    double[] gradients = network.Gradients.ToArray();
                    double Slope(int i)
                    {
                        double At(double step)
                        {
                            network.Parameters[i] += step;
                            double loss = network.Train(x.AsSpan(8, 9), target);
                            network.Parameters[i] -= step;
                            return loss;
                        }
                        return (At(1e-5) - At(-1e-5)) / 2e-5;
                    }
                    return
                    [
                        .. expected.Zip(result), .. expected.Zip(singleResult.Select(number => (double)number)),
                        .. gradients.Select((gradient, i) => (Slope(i), gradient)),
                    ];
                }
            }
            """)]);

        AreClose(assembly.GetType("Use")!.GetMethod("Run")!.Invoke(null, null)!, expectedCount: 31 + 31 + 30);
        Assert.Contains("sigmoid(1.702", source, StringComparison.Ordinal);
        Assert.Contains("Swish1", source, StringComparison.Ordinal);
        IsListed(house.Value.Library.GetType("Generated.SwishAttribute", throwOnError: true)!);
    }

    /// <summary>What users see of the new attribute is listed as its source has it.</summary>
    private static void IsListed(Type attribute)
    {
        string[] listed = [.. s_layer.Value.Files.Single(file => file.Path == Users).Added.Select(line => line.Split(' ')[0].Split('(')[0])];

        Assert.Equal([attribute.FullName!, attribute.FullName + ".Beta.get", attribute.FullName + "." + attribute.Name], listed);
        Assert.Equal("Beta", Assert.Single(attribute.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)).Name);
    }

    /// <summary>
    /// A layer that is nothing but the new operation gives sums, in emitted code and in the interpreter. Gradients are sums from the other end.
    /// </summary>
    [Fact]
    public void The_operation_works()
    {
        (Assembly assembly, string source) = house.Value.Compile("OperationWorks", ("Use.cs", """
            [Network(Precision.Double), Input(5, 19), Sums] public partial class Double;
            [Network, Input(6, 3), Sums, Flatten, Dense(2), MeanSquaredError] public partial class Single;

            public static class Use
            {
                public static (double, double)[] Run(Func<double[], double[], int, int, double[][]> interpret)
                {
                    const int Rows = 5, Width = 19, Size = Rows * Width;
                    double[] x = [.. Enumerable.Range(0, 2 * Size).Select(i => i * i % 17 - 8.0)], gradient = [.. x.Select(number => 3 - number)];
                    double[] y = new double[2 * Size], back = new double[2 * Size], sums = new double[2 * Size], backSums = new double[2 * Size];
                    for (int e = 0; e < 2 * Size; e++)
                    {
                        for (int from = e / Size * Size + e % Width; from < e / Size * Size + Size; from += Width)
                        {
                            sums[e] += from <= e ? x[from] : 0;
                            backSums[e] += from >= e ? gradient[from] : 0;
                        }
                    }
                    var network = new Double();
                    network.Forward(x, y);
                    network.Backward(gradient, back);
                    double[][] interpreted = interpret(x, gradient, Rows, Width);

                    var single = new Single(seed: 7);
                    float[] given = [.. x.Take(18).Select(number => (float)number / 8)];
                    float before = single.Train(given, [1, -1]);
                    for (int i = 0; i < single.Parameters.Length; i++)
                        single.Parameters[i] -= 1e-4f * single.Gradients[i];
                    float after = single.Train(given, [1, -1]);
                    return [.. sums.Zip(y), .. backSums.Zip(back), .. sums.Zip(interpreted[0]), .. backSums.Zip(interpreted[1]), (1, after < before ? 1 : 0)];
                }
            }
            """));

        var interpret = house.Value.Generator.GetType("Generated.Generators.Interpreted")!.GetMethod("Run")!
            .CreateDelegate<Func<double[], double[], int, int, double[][]>>();
        AreClose(assembly.GetType("Use")!.GetMethod("Run")!.Invoke(null, [interpret])!, expectedCount: (4 * 190) + 1);
        Assert.Contains("sums of the rows of input from the first one on", source, StringComparison.Ordinal);
        Assert.Contains("sums of the rows of dSums1 from the last one on", source, StringComparison.Ordinal);
        Assert.Contains("sum = TSimd.Add(sum, TSimd.LoadPartial(ref input", source, StringComparison.Ordinal);
    }

    /// <summary>
    /// The house with both differences, which touch different files, and a layer that is nothing but the new operation. Compiling it takes seconds, so
    /// all tests share it.
    /// </summary>
    public sealed class House : IDisposable
    {
        private readonly Lazy<ChangedHouse> _house = new(() =>
        {
            Dictionary<string, string> changes = new(s_layer.Value.Apply(ChangedHouse.Read).Concat(s_operation.Value.Apply(ChangedHouse.Read)));
            foreach ((string path, string text) in LayerOfSums(changes[Registry]))
                changes[path] = text;
            return new ChangedHouse(changes);
        });

        internal ChangedHouse Value => _house.Value;

        public void Dispose()
        {
            if (_house.IsValueCreated)
                _house.Value.Dispose();
        }
    }

    private static Dictionary<string, string> LayerOfSums(string registry) => new()
    {
        ["src/Generated/SumsAttribute.cs"] = """
            namespace Generated;

            /// <summary>Sums of rows.</summary>
            [System.AttributeUsage(System.AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
            public sealed class SumsAttribute : LayerAttribute;
            """,
        [Layers + "Images/Sums.cs"] = """
            using Generated.Generators.Ir;
            using Generated.Generators.Ir.Ops;

            namespace Generated.Generators.Layers.Images;

            internal sealed class Sums : ElementwiseLayer
            {
                public override Values Values => Values.AnyNumbers;

                public override LayerState State => LayerState.None;

                public override Value Lower(LoweringContext context, Value input)
                {
                    Value output = context.Program.NewValue(context.ValueName, input.Shape, ValueRole.Intermediate);
                    context.Add(new CumulativeSumOp(output, input, false));
                    return output;
                }
            }
            """,
        [Registry] = registry.Replace("_ => new ReLU(),", "_ => new Sums(), _ => new ReLU(),", StringComparison.Ordinal),
        ["generators/Generated.Generators/Interpreted.cs"] = """
            using Generated.Generators.Autodiff;
            using Generated.Generators.Ir;
            using Generated.Generators.Ir.Ops;

            namespace Generated.Generators;

            internal static class Interpreted
            {
                public static double[][] Run(double[] x, double[] gradient, int rows, int width)
                {
                    var program = new TensorProgram();
                    Value input = program.NewValue("x", TensorShape.OfSample(rows, width), ValueRole.Input);
                    Value output = program.NewValue("y", input.Shape, ValueRole.Intermediate);
                    program.Forward.Add(new CumulativeSumOp(output, input, false) { Label = "Sums1" });
                    program.Outputs.Add(new ProgramOutput(output));
                    Differentiation.Run(program);
                    Verifier.Run(program, "differentiation");
                    Interpreter run = Interpreter.Run(program, new Given([x], [], [], [], [gradient], (_, _) => []), x.Length / rows / width);
                    return [run.Of(output), run.Of(program.WithRole(ValueRole.InputGradient).Single())];
                }
            }
            """,
    };

    private static void AreClose(object pairs, int expectedCount)
    {
        var all = ((double Expected, double Actual)[])pairs;
        Assert.Equal(expectedCount, all.Length);
        Assert.All(all, pair => Assert.Equal(pair.Expected, pair.Actual, 1e-6));
    }

    [GeneratedRegex(@"^## ([^\n]*)\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^```diff\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
