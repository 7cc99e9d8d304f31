using System.Globalization;
using System.Reflection;
using Generated.Generators.CSharp;
using Generated.Generators.Frontend.Inference;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Numerics;

/// <summary>
/// Every option of every attribute that is a number, at the edges of what numbers there are, in both precisions: a network that compiles
/// and whose code has each number, or GEN007.
/// </summary>
public sealed class OptionRangeTests
{
    private static readonly double[] Edges =
    [
        double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 1e-50, 1e39, 3.4e38, 1e-38, 1.5e-45, 2e-39, -0.0, 0, double.NaN,
            double.PositiveInfinity, double.NegativeInfinity, 1e308, 1e-308,
    ];

    /// <summary>The options of all attributes that are real numbers, or arrays of them.</summary>
    private static IEnumerable<(Type Attribute, string Option, bool IsArray)> Reals =>
        typeof(LayerAttribute).Assembly.GetExportedTypes()
            .Where(type => typeof(LayerAttribute).IsAssignableFrom(type) && !type.IsAbstract && !type.IsGenericTypeDefinition)
            .SelectMany(type => type.GetProperties().Where(property => IsReal(property.PropertyType) || IsReal(property.PropertyType.GetElementType()))
                .Select(property => (type, property.Name, property.PropertyType.IsArray)));

    public static TheoryData<string, string> Options
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((Type attribute, string option, _) in Reals)
                data.Add(attribute.Name[..^"Attribute".Length], option);
            return data;
        }
    }

    private static bool IsReal(Type? type) => type == typeof(double) || type == typeof(float);

    [Theory]
    [MemberData(nameof(Options))]
    public async Task An_option_at_an_edge_compiles_or_is_refused(string kind, string option)
    {
        (Type type, _, bool isArray) = Reals.Single(real => real.Attribute.Name == kind + "Attribute" && real.Option == option);
        var right = new List<string>();
        foreach (double edge in Edges)
        {
            foreach (string precision in new[] { "Single", "Double" })
            {
                string name = $"Net{right.Count}";
                string source = Source(name, precision, type, option, isArray, edge);
                string what = $"{kind}({option} = {edge:R}) in {precision}";
                Microsoft.CodeAnalysis.Compilation compilation = Snippet.Compile(source);
                Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken),
                    diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
                ParsedNetwork parsed = NetworkParser.Parse(compilation.GetTypeByMetadataName(name)!, compilation, TestContext.Current.CancellationToken);
                (ShapedNetwork? network, IReadOnlyList<Problem> problems) = ShapeInference.Run(parsed.Spec);
                if (network is null)
                {
                    Assert.True(problems.All(problem => problem.Id == "GEN007" && problem.Arguments[1].Length > 0), $"{what}: {string.Join(", ", problems)}");
                    continue;
                }
                CompiledNetwork compiled = Pipeline.Run(network);
                foreach (Constant number in Constants(compiled).Where(number => !parsed.Spec.Element.Holds(number.Value)))
                    Assert.Fail($"{what}: the code has the number {number.Value:R}, which a {precision} has not.");
                string text = NetworkEmitter.Emit(compiled);
                Assert.False(text.Contains("Infinityf", StringComparison.Ordinal) || text.Contains("Infinityd", StringComparison.Ordinal)
                    || text.Contains("NaNf", StringComparison.Ordinal) || text.Contains('∞', StringComparison.Ordinal), what);
                if (double.IsInfinity(edge) || edge == 0)
                    right.Add(source);
            }
        }
        if (right.Count > 0)
            Assert.DoesNotContain(await Snippet.Complaints(string.Concat(right)), complaint => complaint.Contains("error", StringComparison.Ordinal));
    }

    private static IEnumerable<Constant> Constants(CompiledNetwork network) =>
        new[] { network.Training.Program, network.Prediction.Program }.SelectMany(program => program.Operations).SelectMany(operation => operation switch
        {
            MapOp map => map.Results.Select(result => result.Expression),
            ReduceOp reduce => [reduce.Expression],
            ProductOp { Epilogue: { } epilogue } => epilogue.Results.Select(result => result.Expression),
            _ => Enumerable.Empty<Expression>(),
        }).SelectMany(expression => expression.Descendants()).OfType<Constant>();

    /// <summary>A network in which the attribute can stand, its option at an edge.</summary>
    private static string Source(string name, string precision, Type type, string option, bool isArray, double edge)
    {
        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        string value = edge switch
        {
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            _ when edge == 0 && double.IsNegative(edge) => "-0.0",
            _ => edge.ToString("R", CultureInfo.InvariantCulture) + "d",
        };
        value = isArray ? $"new double[] {{ 1, 1, {value} }}" : value;
        var arguments = new List<string>();
        bool isGiven = false;
        foreach (System.Reflection.ParameterInfo parameter in constructor.GetParameters())
        {
            bool isIt = string.Equals(parameter.Name, option, StringComparison.OrdinalIgnoreCase);
            isGiven |= isIt;
            if (!isIt && parameter.HasDefaultValue)
                continue;
            string given = parameter.ParameterType == typeof(string)
                ? "\"x\"" : parameter.ParameterType == typeof(int) ? "3" : parameter.ParameterType == typeof(int[]) ? "3" : "1";
            // All smaller than what it is compared with, so that a maximum may be large.
            arguments.Add($"{parameter.Name}: {(isIt ? value : parameter.ParameterType == typeof(double) ? "-1" : given)}");
        }
        if (!isGiven)
            arguments.Add($"{option} = {value}");
        string attribute = $"{type.Name[..^"Attribute".Length]}({string.Join(", ", arguments)})";
        bool isLoss = typeof(LossAttribute).IsAssignableFrom(type);
        string shape = type.Name.Contains("1D", StringComparison.Ordinal) ? "6, 3" : type == typeof(DenseAttribute) ? "6" : "6, 6, 3";
        string before = isLoss ? "Input(3, Name = \"x\"), Dense(3)" : $"Input({shape}, Name = \"x\")";
        string after = isLoss ? "" : ", MeanSquaredError";
        return $"[Network(Precision.{precision}), {before}, {attribute}{after}] partial class {name};\n";
    }
}
