using Generated.Generators.CSharp;
using Generated.Generators.Frontend.Inference;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers;
using Generated.Generators.Schedule;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>What operations cost: it decides which regions are shared by threads.</summary>
public sealed class CostTests
{
    [Fact]
    public void Regions_of_every_network_that_is_tested_cost_as_much_as_they_move_and_find_their_values_in_memory()
    {
        var seen = new HashSet<Type>();
        foreach (CompiledNetwork network in Networks())
        {
            foreach ((TensorProgram program, MemoryPlan planned) in new[] { network.Training, network.Prediction })
            {
                // Straight code keeps its values in variables; its program must be one that could have been computed in regions.
                MemoryPlan plan = network.Straight is null ? planned : MemoryPlan.Of(program, predicts: program == network.Prediction.Program);
                seen.UnionWith(program.Operations.SelectMany(WithBody).Select(operation => operation.GetType()));
                string? failure = Failure(program, plan.Predicts) ?? PlannedMemory.Failure(program, plan);
                Assert.True(failure is null, $"{network.Network.Spec.Type.Name}: {failure}");
            }
        }
        Type[] kinds = [.. typeof(Operation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Operation)) && !type.IsAbstract)];
        Assert.Empty(kinds.Except(seen).Select(type => type.Name));
    }

    /// <summary>What is wrong with the costs of a program after all passes; null if nothing is. Work that costs nothing would never be shared by
    /// threads.</summary>
    internal static string? Failure(TensorProgram program, bool predicts)
    {
        foreach (Function function in program.Functions)
        {
            foreach (Region region in Region.Of(function, predicts).Where(region => region.Kind != RegionKind.Serial))
            {
                string what = string.Join(", ", region.Operations.Select(operation => $"{operation.GetType().Name} of {operation.Label}"));
                foreach (Operation operation in region.Operations)
                {
                    if (CostModel.TimeOf(operation) < operation.Inputs.Concat(operation.Outputs).Min(value => value.Shape.Elements))
                        return $"{what}: one costs {CostModel.TimeOf(operation)}, less than any of its values has elements.";
                }
                if (region.CostOfSample + region.FixedCost <= 0)
                    return $"{what}: the region costs nothing.";
            }
        }
        return null;
    }

    [Fact]
    public void Transposed_weights_cost_the_same_for_every_batch()
    {
        TensorProgram program = Programs.Compile("[Input(784)] [Dense(128), ReLU] [Dense(10)] [CrossEntropy]").Training.Program;
        Region transposition = Region.Of(program.InputBackward, predicts: false).First(region => region.Operations.Any(operation => operation is TransposeOp));

        Assert.Equal(0, transposition.CostOfSample);
        Assert.True(transposition.FixedCost >= 1_000_000, "100,000 elements are worth a second thread.");
    }

    private static IEnumerable<Operation> WithBody(Operation operation) => operation is FusedLoopOp rows ? [operation, .. rows.Body] : [operation];

    private static IEnumerable<CompiledNetwork> Networks()
    {
        string[] files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Networks"), "*.cs");
        Microsoft.CodeAnalysis.Compilation compilation = Snippet.Compile([.. files.Select(File.ReadAllText)]);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes())
            {
                if (model.GetDeclaredSymbol(node, TestContext.Current.CancellationToken) is not INamedTypeSymbol type
                    || !type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "NetworkAttribute"))
                    continue;
                ParsedNetwork parsed = NetworkParser.Parse(type, compilation, TestContext.Current.CancellationToken);
                (ShapedNetwork? network, _) = ShapeInference.Run(parsed.Spec);
                if (network is not null)
                    yield return Pipeline.Run(network);
            }
        }
    }
}
