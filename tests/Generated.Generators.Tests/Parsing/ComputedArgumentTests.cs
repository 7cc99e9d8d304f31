using System.Globalization;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Frontend.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generated.Generators.Tests.Parsing;

/// <summary>What a block computes from its arguments is what C# itself computes from them as constants.</summary>
public sealed class ComputedArgumentTests
{
    private const string Members =
        "public const int Hidden = 4 * Width; const long Long = Width; const uint Unsigned = 7; const float Half = Width / 2f; const double Rate = Height; "
            + "public enum Size { Small = 3, Large = Small * 2 } static class Sizes { public const int Inner = Hidden + Height; }";

    public static TheoryData<string> Whole =>
    [
        "Width", "4 * Width", "Width / 2 + 1", "Hidden", "B.Hidden - Height", "Sizes.Inner", "Width * Height", "Width % 5", "-Width", "+Width", "~Width",
            "Width << 2", "Width >> 1", "-Width >>> 28", "Width & 6", "Width | 8", "Width ^ 5",
        "Width > 10 ? 64 : Height", "Width > 10 && Height < 3 || Width == 7 ? 1 : 2", "!(Width >= 8) ? 1 : 2", "Width != Height ? Width : 0",
            "(Width <= 7) ^ (Height < 2) ? 1 : 2", "(int)(Width * 0.3)", "(int)Half", "(int)Rate", "(int)(Width / 2.0)", "(int)Long * 2",
            "(int)(Width * Long)", "(byte)(Width & 255)", "(int)(Unsigned * (uint)(Width & 255))", "(int)Size.Large * Width",
        "unchecked(Width * 2000000000)", "checked(Width + 1)", "(Width)", "sizeof(int) * Width", "(short)(Width + 1)", "'a' + Width", "Width / 2 * 2",
            "(Width + Height - 1) / Height", "(int)(0.5f * Width + 0.5f)", "(Width > 3 ? 2 : 4) * (Height > 3 ? 2 : 4)",
    ];

    public static TheoryData<string> Real => ["Rate / 2", "Width / 2", "Width / 2.0", "Half", "1 - Rate / 10", "Width > 3 ? 0.5 : 0.25", "(float)Width / 3",
        "1f / Width", "Rate * Rate", "Hidden * 0.001", "(double)Half / 7", "-Rate"];

    private static OptionSpec OptionOf(string block, string use, string option)
    {
        Compilation compilation = Snippet.Compile($"[Network, Input(4), {use}, MeanSquaredError] partial class Net; {block}");
        string[] errors = [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
        Assert.Empty(errors);
        ParsedNetwork parsed = NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken);
        Assert.Empty(parsed.Problems.Select(problem => $"{problem.Id} {string.Join(" | ", problem.Arguments)}"));
        return parsed.Spec.Layers[1].Block!.Layers[0].Options.Single(given => given.Name == option);
    }

    /// <summary>What the compiler makes of it where the arguments are numbers.</summary>
    private static object? Folded(string expression, string type, int width, int height)
    {
        string source = $"class B {{ public const int Width = {width}, Height = {height}; {Members} public const {type} Result = {expression}; }}";
        Compilation compilation = Snippet.Compile(source);
        return ((IFieldSymbol)compilation.GetTypeByMetadataName("B")!.GetMembers("Result")[0]).ConstantValue;
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_whole_option_is_what_C_sharp_computes(string expression)
    {
        foreach ((int width, int height) in new[] { (7, 3), (64, 2), (12, 5) })
        {
            string block = $"[Block, Dense({expression})] class B {{ public const int Width = BlockArgument.First, Height = BlockArgument.Second; {Members} }}";
            object? expected = Folded(expression, "int", width, height);
            Assert.NotNull(expected);
            Assert.Equal(expected, OptionOf(block, $"Use<B>({width}, {height})", "Units").Value);
        }
    }

    [Theory]
    [MemberData(nameof(Real))]
    public void A_real_option_is_what_C_sharp_computes(string expression)
    {
        foreach ((int width, int height) in new[] { (7, 3), (64, 2) })
        {
            string block =
                $"[Block, Dropout({expression})] class B {{ public const int Width = BlockArgument.First, Height = BlockArgument.Second; {Members} }}";
            object? expected = Folded(expression, "double", width, height);
            Assert.Equal(expected, Convert.ToDouble(OptionOf(block, $"Use<B>({width}, {height})", "Rate").Value, CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("const double Rate = BlockArgument.First;", "Rate / 2")]
    [InlineData("const int Rate = BlockArgument.First;", "Rate / 2")]
    [InlineData("const float Rate = BlockArgument.First; const double Half = Rate / 2;", "Half")]
    public void An_argument_that_is_not_whole_is_not_rounded(string members, string expression) =>
        Assert.Equal(0.25, OptionOf($"[Block, Dropout({expression})] class B {{ public {members} }}", "Use<B>(0.5)", "Rate").Value);

    [Fact]
    public void Computed_arguments_are_passed_on_to_inner_blocks_functions_and_lists()
    {
        const string Inner =
            "[Block, Dense(Units * 2), Map(nameof(F)), Reshape(Units, 2)] class I { public const int Units = BlockArgument.First; static float F(float x) => "
                + "Units > 10 ? x * (Units / 2) : x; }";
        Compilation compilation =
            Snippet.Compile(
            $"[Network, Input(4), Use<B>(7), MeanSquaredError] partial class Net; [Block, Use<I>(3 * Width + 1, Repeat = Width - 5)] class B {{ public const "
                + $"int Width = BlockArgument.First; }} {Inner}");
        ParsedNetwork parsed = NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken);
        Assert.Empty(parsed.Problems);
        LayerSpec use = parsed.Spec.Layers[1].Block!.Layers[0];
        Assert.Equal(2, use.Options.Single(option => option.Name == "Repeat").Value);
        Assert.Equal(44, use.Block!.Layers[0].Options.Single(option => option.Name == "Units").Value);
        Assert.Equal("(11 * $0)", Written.Of(use.Block.Layers[1].Function!.Body));
        Assert.Equal(new EquatableArray<double>([22, 2]), use.Block.Layers[2].Options[0].Value);
    }

    [Theory]
    [InlineData("Dense(64 / Width)", "0", "GEN061", "In layer 1 of the block 'B', [Dense]: Dense: the computation of Units divides by zero where Width = 0")]
    [InlineData("Dense(64 % Width)", "0", "GEN061", "In layer 1 of the block 'B', [Dense]: Dense: the computation of Units divides by zero where Width = 0")]
    [InlineData("Dense(Width * 1000)", "2147484", "GEN061",
        "In layer 1 of the block 'B', [Dense]: Dense: the computation of Units overflows where Width = 2147484")]
    [InlineData("Dense((short)Width)", "40000", "GEN061",
        "In layer 1 of the block 'B', [Dense]: Dense: the computation of Units overflows where Width = 40000")]
    [InlineData("Dense(Width / 2)", "7.5", "GEN007", "In layer 1 of the block 'B', [Dense]: Dense: Units must be a whole number, but is 3.75")]
    [InlineData("Dense(Width - 8)", "8", "GEN007", "In layer 1 of the block 'B', [Dense]: Dense: Units must be at least 1, but is 0")]
    public async Task What_cannot_be_computed_is_told_at_the_use(string layer, string argument, string id, string message)
    {
        Compilation compilation =
            Snippet.Compile(
            $"[Network, Input(4), Use<B>({argument}), Dense(1), MeanSquaredError] partial class Net; [Block, {layer}, ReLU] class B {{ public const int Width "
                + $"= BlockArgument.First; }}");
        Diagnostic only = Assert.Single(await Snippet.Analyze(compilation));
        Assert.Equal($"{id}: {message}", $"{only.Id}: {only.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal($"Use<B>({argument})", only.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(only.Location.SourceSpan));
    }

    [Theory]
    [InlineData("Dense(4 * Width)", true)]
    [InlineData("Dense(Hidden)", true)]
    [InlineData("Dense(Width, Bias = Width > 3)", true)]
    [InlineData("Dense(Width)", false)]
    public async Task A_block_of_another_assembly_computes_nothing(string layer, bool computes)
    {
        string source = $"[Block, {layer}, ReLU] public class B {{ public const int Width = BlockArgument.First; public const int Hidden = Width + 1; }}";
        CSharpGeneratorDriver.Create([new BlockGenerator().AsSourceGenerator()], parseOptions: Snippet.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(Snippet.Compile(source).WithAssemblyName("Library"), out Compilation library, out _,
                TestContext.Current.CancellationToken);
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        Compilation compilation = Snippet.Compile("[Network, Input(4), Use<B>(8), Dense(1), MeanSquaredError] partial class Net;")
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        string[] found = [.. (await Snippet.Analyze(compilation))
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")];
        Assert.Equal(computes
            ? ["GEN045: Use: the block 'B' computes with its arguments, which only the source of the assembly 'Library' shows; give the block another "
                + "argument for each number, or link its file into this project"] : [], found);
        if (!computes)
            Assert.Equal(8, NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken)
                .Spec.Layers[1].Block!.Layers[0].Options.Single(option => option.Name == "Units").Value);
    }
}
