using System.Text.RegularExpressions;
using Generated.Generators.Autodiff;
using Generated.Generators.Common;
using Generated.Generators.CSharp;
using Generated.Generators.Frontend.Inference;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;
using Generated.Generators.Layers;
using Generated.Generators.Schedule;
using Generated.Generators.Tests.Passes;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Architecture;

/// <summary>
/// What <c>generators/README.md</c> shows of a network on its way through the rooms is what each room gives. A failure has the text that belongs there.
/// </summary>
public sealed partial class ReadmeWalkTests
{
    private const string Title = "One network through all rooms";

    private static readonly Lazy<string> s_readme = new(() => ChangedHouse.Read("generators/README.md")!);
    private static readonly Lazy<string[]> s_blocks = new(() => Blocks(Title));
    private static readonly Lazy<CompiledNetwork> s_network = new(() => Pipeline.Run(Shaped()));

    private static string[] Blocks(string title)
    {
        string start = $"\n## {title}\n";
        int at = s_readme.Value.IndexOf(start, StringComparison.Ordinal) + start.Length;
        int end = s_readme.Value.IndexOf("\n## ", at, StringComparison.Ordinal);
        return [.. Fence().Matches(s_readme.Value[at..end]).Select(fence => fence.Groups[1].Value)];
    }

    private static Compilation Source() => Snippet.Compile(s_blocks.Value[0]);

    private static NetworkSpec Parsed()
    {
        Compilation compilation = Source();
        return NetworkParser.Parse(compilation.GetTypeByMetadataName("Curve")!, compilation, TestContext.Current.CancellationToken).Spec;
    }

    private static ShapedNetwork Shaped() => ShapeInference.Run(Parsed()).Network!;

    private static TensorProgram Lowered() => Lowering.Run(Shaped(), training: true, []);

    private static TensorProgram Differentiated()
    {
        TensorProgram program = Lowered();
        Differentiation.Run(program);
        return program;
    }

    [Fact]
    public void The_parser_gives_a_spec() => IsShown(1, Lines(Parsed().Layers.Select(layer =>
        $"{layer.Kind,-17}{string.Join(", ", layer.Options.Select(option => $"{option.Name} = {Text(option.Value)}"))}")));

    private static string Text(object? value) => value is EquatableArray<double> several ? $"[{string.Join(", ", several)}]" : $"{value}";

    [Fact]
    public void Inference_gives_names_and_shapes() => IsShown(2, Lines(Shaped().Layers.Select(layer =>
        $"{layer.Name,-17}[{string.Join(", ", layer.Input)}] to [{string.Join(", ", layer.Output)}]")));

    [Fact]
    public void Lowering_gives_a_program() => IsShown(3, Printer.Print(Lowered()));

    [Fact]
    public void Differentiation_adds_the_way_back() => IsShown(4, From("loss", Differentiated()));

    [Fact]
    public void The_passes_give_a_better_program() => IsShown(5, From("forward", s_network.Value.Training.Program));

    /// <summary>A printed program from a section on.</summary>
    private static string From(string section, TensorProgram program)
    {
        string text = Printer.Print(program);
        return text[(text.IndexOf($"\n{section}\n", StringComparison.Ordinal) + 1)..];
    }

    [Fact]
    public void The_schedule_gives_regions_and_places()
    {
        (TensorProgram program, MemoryPlan plan) = (s_network.Value.Training.Program, s_network.Value.Training.Plan);
        IEnumerable<string> regions = program.Functions.SelectMany(function => Region.Of(function, predicts: false).Select((region, i) =>
            $"{(i == 0 ? function.Name : ""),-24}{region.Kind,-10}{NamesOf(region.Operations.SelectMany(op => op.Outputs))}"));
        IEnumerable<string> places = plan.Placed.OrderBy(value => !value.Shape.Batched).ThenBy(plan.OffsetOf).ThenBy(value => value.Id).Select(value =>
            $"{value.Name,-24}{(value.Shape.Batched ? "sample" : "fixed"),-10}{plan.OffsetOf(value)} to {plan.OffsetOf(value) + value.Shape.Elements - 1}");
        IsShown(6, Lines([.. regions, "", .. places]));
    }

    private static string NamesOf(IEnumerable<Value> values) => string.Join(", ", values.Select(value => value.Name));

    /// <summary>The records of the first product.</summary>
    [Fact]
    public void A_kernel_is_a_record()
    {
        ContractOp product = s_network.Value.Training.Program.Forward.OfType<ContractOp>().First();
        Layouts layouts = Layouts.Of(s_network.Value.Training.Program);
        PanelRun block = Assert.Single(PanelRun.Of(product, Machine.Lanes(DType.Float32), layouts));
        Epilogue epilogue = Epilogue.Of(product, block.Sizes.Columns, isWhole: false, layouts).Kernel;
        string Operand(int index) => index == 0 ? "sum" : $"operand {index}";
        IsShown(7, Lines([
            $"{block.Sizes}",
            .. epilogue.Results.Select(result => $"Epilogue: {Operand(result.Operand)} = {ExpressionPrinter.Exact(result.Expression, Operand)}"),
            .. epilogue.Operands.Skip(1).Select((operand, i) => $"{Operand(i + 1)}: {operand.Access}, stride {operand.Stride}"),
        ]));
    }

    /// <summary>Of the printed source, only the heart of a method is shown.</summary>
    [Fact]
    public void The_source_has_the_lines_that_are_shown()
    {
        string[] source = [.. NetworkEmitter.Emit(s_network.Value).Split('\n').Select(line => line.Trim())];
        string[] shown = [.. s_blocks.Value[8].TrimEnd('\n').Split('\n').Select(line => line.Trim())];
        int first = Array.FindIndex(source, line => line.StartsWith("// relu1[b, n] = ", StringComparison.Ordinal));
        string now = Lines(source.Skip(first).TakeWhile(line => line != "}"));
        Assert.True(Enumerable.Range(0, source.Length).Any(start => source.Skip(start).Take(shown.Length).SequenceEqual(shown)),
            $"Block 9 of '{Title}' in generators/README.md shows other lines than the generator writes. They are now:\n{now}");
    }

    /// <summary>The larger program, by which the notation is explained.</summary>
    [Fact]
    public void The_classifier_is_what_the_passes_give() =>
        IsSame("The program", 0, Printer.Print(Programs.Compile("[Input(784)] [Dense(128), ReLU] [Dense(10)] [CrossEntropy]").Training.Program));

    [Fact]
    public void Nothing_is_shown_that_is_not_compared() => Assert.Equal(9, s_blocks.Value.Length);

    private static void IsShown(int block, string text) => IsSame(Title, block, text);

    private static void IsSame(string title, int block, string text)
    {
        string[] blocks = Blocks(title);
        Assert.True(block < blocks.Length && blocks[block] == text,
            $"Block {block + 1} of '{title}' in generators/README.md is out of date. It is now:\n{text}");
    }

    /// <summary>Lines without spaces at their ends.</summary>
    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line.TrimEnd() + "\n"));

    [GeneratedRegex(@"^```\w*\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
