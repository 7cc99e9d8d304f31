using CsCheck;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Frontend.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>Random functions of one number, as a user writes them for <c>[Map]</c>; some call those before them.</summary>
internal static class RandomFunctions
{
    /// <summary>Their number.</summary>
    public const int Count = 60;

    /// <summary>Functions with which most formulas stay in their range.</summary>
    private static readonly string[] s_calls =
    [
        "Math.Tanh({0})", "Math.Sin({0})", "Math.Cos(2 * {0})", "Math.Abs({0})", "Math.Sqrt(1 + {0} * {0})", "Math.Exp(Math.Min({0}, 2))",
            "Math.Log(1.5 + Math.Abs({0}))", "Math.Pow({0}, 2)", "Math.Pow(1 + Math.Abs({0}), -0.5)",
        "Math.Sinh(Math.Clamp({0}, -1, 2))", "Math.Cosh(Math.Max({0}, -3) / 3)", "double.ExpM1(Math.Min({0}, 1))", "double.LogP1(Math.Abs({0}))",
            "Math.Floor(3 * {0})", "(double)Math.Sign({0})", "(-({0}))", "1 / (1 + Math.Exp(-({0})))",
    ];

    private static readonly string[] s_joins = ["({0} + {1})", "({0} - {1})", "({0} * {1})", "({0} / (1.25 + Math.Abs({1})))", "Math.Max({0}, {1})",
        "Math.Min({0}, {1})", "({0} > {1} ? {0} : 0.5 * {1})", "({0} <= 0.25 || {1} > 1 ? {1} : {0})"];

    private static readonly string[] s_leaves = ["x", "x", "x", "0.5", "2.0", "(-1.5)", "1.0", "0.0", "1e-3"];

    private static readonly Lazy<LayerSpec[]> s_all = new(Parse);

    /// <summary>The functions' declarations: a class with one of these functions needs those before it.</summary>
    public static IReadOnlyList<string> Declarations { get; } = Write();

    /// <summary>A layer that applies one of the functions.</summary>
    public static LayerSpec Pick(Func<int, int> next) => s_all.Value[next(Count)];

    /// <summary>A network that does nothing but apply a function.</summary>
    /// <param name="function">The function's number.</param>
    /// <param name="inputs">The number of its inputs.</param>
    public static NetworkSpec Network(int function, int inputs) =>
        RandomNetwork.Spec([new LayerSpec("Input", EquatableArray.Of(new OptionSpec("Shape", EquatableArray.Of((double)inputs)))), s_all.Value[function]]);

    private static string[] Write()
    {
        var random = new PCG(7, 1);
        return [.. Enumerable.Range(0, Count).Select(i => $"private static double F{i}(double x) => {Term(random, i, 1 + (i % 4))};")];
    }

    private static string Term(PCG random, int function, int depth)
    {
        string Pick(string[] from) => from[random.Next((uint)from.Length)];
        if (depth == 0)
            return Pick(s_leaves);
        return random.Next(8) switch
        {
            0 when function > 0 => $"F{random.Next((uint)function)}({Term(random, function, 0)})",
            0 or 1 or 2 => string.Format(null, Pick(s_calls), Term(random, function, depth - 1)),
            _ => string.Format(null, Pick(s_joins), Term(random, function, depth - 1), Term(random, function, depth - 1)),
        };
    }

    private static LayerSpec[] Parse()
    {
        string maps = string.Concat(Enumerable.Range(0, Count).Select(i => $"[Map(\"F{i}\")] "));
        CSharpCompilation compilation = Snippet.Compile(
            $"[Network] [Input(3)] {maps} [MeanSquaredError] public partial class Net\n{{\n    {string.Join("\n", Declarations)}\n}}");
        ParsedNetwork parsed = NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, CancellationToken.None);
        LayerSpec[] layers = [.. parsed.Spec.Layers.Where(layer => layer.Kind == "Map" && layer.Function is not null)];
        return layers.Length == Count
            ? layers
            : throw new InvalidOperationException(
            $"Only {layers.Length} of {Count} functions are understood: "
                + $"{string.Join("\n", parsed.Problems.Where(problem => problem.IsError).Select(problem => string.Join("; ", problem.Arguments)))}");
    }
}
