using System.Diagnostics;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir.Expressions;
using Microsoft.CodeAnalysis;
using Xunit;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Tests.Hostile;

/// <summary>No source hangs or kills the compiler: each gives a network or a diagnostic, for counted work and on a small stack.</summary>
public sealed class HostileSourceTests
{
    /// <summary>Far above what any of them takes, even where a machine is busy; a doubling would take years.</summary>
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(120);

    private const string Net = "[Network, Input(4), Map(\"F\"), Dense(2), MeanSquaredError] partial class Net";

    private static string Repeat(int count, string separator, Func<int, string> part) => string.Join(separator, Enumerable.Range(0, count).Select(part));

    private static readonly Dictionary<string, string> Sources = new()
    {
        ["maps that call maps twice, with what grows"] =
            $"{Net} {{ static float F(float x) => F0(x); {Repeat(18, " ", i => $"static float F{i}(float x) => F{i + 1}(x * {i + 2}) * F{i + 1}(x * x);")} "
                + $"static float F18(float x) => MathF.Exp(x); }}",
        ["maps that call maps twice, with the same"] =
            $"{Net} {{ static float F(float x) => F0(x); {Repeat(60, " ", i => $"static float F{i}(float x) => F{i + 1}(x) * F{i + 1}(x);")} static float "
                + $"F60(float x) => MathF.Exp(x); }}",
        ["a chain of calls"] =
            $"{Net} {{ static float F(float x) => F0(x); {Repeat(2000, " ", i => $"static float F{i}(float x) => F{i + 1}(x);")} static float F2000(float x) "
                + $"=> x; }}",
        ["ifs that do not return"] = $"{Net} {{ static float F(float x) {{ float y = x; {Repeat(60, " ", i => $"if (x > {i}) y += x * {i};")} return y; }} }}",
        ["ifs that return on one way"] =
            $"{Net} {{ static float F(float x) {{ {Repeat(60, " ", i => $"if (x > {i}) {{ if (x < {i}.5f) return {i}; }}")} return x; }} }}",
        ["ifs within ifs"] = $"{Net} {{ static float F(float x) {{ {Repeat(900, " ", i => $"if (x > {i}) {{")} x += 1; {new string('}', 900)} return x; }} }}",
        ["choices within choices"] = $"{Net} {{ static float F(float x) => {Repeat(900, " ", i => $"x > {i} ? {i} :")} x; }}",
        ["variables that double"] = $"{Net} {{ static float F(float x0) {{ {Repeat(100, " ", i => $"float x{i + 1} = x{i} * x{i} + 1;")} return x100; }} }}",
        ["a sum of 10,000 terms"] = $"{Net} {{ static float F(float x) => {Repeat(10_000, " + ", _ => "x")}; }}",
        ["a product of 3,000 factors"] = $"{Net} {{ static float F(float x) => {Repeat(3_000, " * ", i => $"(x + {i})")}; }}",
        ["a product of 200 factors"] = $"{Net} {{ static float F(float x) => {Repeat(200, " * ", i => $"(x + {i})")}; }}",
        ["600 parentheses"] = $"{Net} {{ static float F(float x) => {new string('(', 600)}x{new string(')', 600)}; }}",
        ["10,000 signs"] = $"{Net} {{ static float F(float x) => {new string('!', 10_000)}(x > 0) ? x : 1; }}",
        ["a switch of 3,000 arms"] = $"{Net} {{ static float F(float x) => x switch {{ {Repeat(3000, " ", i => $"> {i} => {i},")} _ => x }}; }}",
        ["patterns within patterns"] = $"{Net} {{ static float F(float x) => x is {Repeat(2000, " or ", i => $"> {i}")} ? x : 1; }}",
        ["blocks within blocks"] =
            $"[Network, Input(4), Use<B0>, Dense(2), MeanSquaredError] partial class Net; {Repeat(1000, " ", i => $"[Block, Use<B{i + 1}>] class B{i};")} "
                + "[Block, ReLU] class B1000;",
        ["blocks that double"] =
            $"[Network, Input(4), Use<B0>, Dense(2), MeanSquaredError] partial class Net; "
                + $"{Repeat(30, " ", i => $"[Block, Use<B{i + 1}>, Use<B{i + 1}>] class B{i};")} [Block, ReLU] class B30;",
        ["constants within constants"] =
            $"[Network, Input(4), Use<B>(3), Dense(2), MeanSquaredError] partial class Net; [Block, Dense(C0)] class B {{ "
                + $"{Repeat(1000, " ", i => $"const int C{i} = C{i + 1} + 1;")} const int C1000 = BlockArgument.First; }}",
        ["constants that double"] =
            $"[Network, Input(4), Use<B>(0), Dense(2), MeanSquaredError] partial class Net; [Block, Dense(1 + C0)] class B {{ "
                + $"{Repeat(40, " ", i => $"const int C{i} = (C{i + 1} + C{i + 1}) / 2;")} const int C40 = BlockArgument.First; }}",
        ["long names"] =
            $"[Network, Input(4, Name = \"{new string('i', 5000)}\"), Dense(4, Name = \"{new string('d', 5000)}\"), Mark(\"{new string('m', 5000)}\"), ReLU, "
                + $"Add(\"{new string('m', 5000)}\"), Dense(2, Name = \"{new string('e', 5000)}\"), MeanSquaredError] partial class Net;",
        ["thousands of layers"] = $"[Network, Input(4), {Repeat(5000, ", ", _ => "ReLU")}, Dense(2), MeanSquaredError] partial class Net;",
        ["huge sizes"] = "[Network, Input(2147483647, 2147483647, 2147483647), Dense(2147483647), MeanSquaredError] partial class Net;",
        ["huge layers"] = "[Network, Input(16777216), Dense(2147483647), Dense(2147483647), MeanSquaredError] partial class Net;",
        ["an input of 10,000 axes"] = $"[Network, Input({Repeat(10_000, ", ", _ => "1")}), Flatten, Dense(2), MeanSquaredError] partial class Net;",
    };

    public static TheoryData<string> Names => [.. Sources.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_gives_source_or_a_diagnostic_soon(string name) => Run(name, 1 << 20);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_gives_source_or_a_diagnostic_on_a_small_stack(string name) => Run(name, 3 << 16);

    private static void Run(string name, int stack)
    {
        Compilation compilation = Snippet.Compile(Sources[name]);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Net")!;
        string? outcome = null;
        Exception? failure = null;
        int steps = 0;
        var thread = new Thread(
            () =>
            {
                try
                {
                    ParsedNetwork parsed = Invariant.Run(() => NetworkParser.Parse(type, compilation, CancellationToken.None));
                    if (!parsed.IsFine)
                    {
                        outcome = "problem " + parsed.Problems.FirstOrDefault()?.Id;
                        return;
                    }
                    var work = new Work(CancellationToken.None) { Stepped = step => steps = step };
                    EmittedNetwork emitted = NetworkGenerator.Generate(parsed.Spec, work);
                    outcome = emitted.Defect is not null ? "defect " + emitted.Defect : emitted.Source is null ? "shape" : "source";
                }
                catch (InsufficientExecutionStackException)
                {
                    outcome = "stack"; // The analyzer says so, and the generator writes nothing.
                }
                catch (Exception other)
                {
                    failure = other;
                }
            },
            stack)
        { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(Watchdog), $"'{name}' is not done after {Watchdog}.");
        Assert.Null(failure);
        Assert.NotNull(outcome);
        Assert.DoesNotContain("defect", outcome, StringComparison.Ordinal);
        Assert.True(steps < 200_000, $"'{name}' took {steps} steps.");
    }

    [Theory]
    [InlineData("a sum of 10,000 terms", "GEN011")]
    [InlineData("600 parentheses", "GEN011")]
    [InlineData("a product of 3,000 factors", "GEN011")]
    [InlineData("maps that call maps twice, with what grows", "GEN011")]
    [InlineData("a chain of calls", "GEN011")]
    [InlineData("ifs within ifs", "GEN011")]
    [InlineData("blocks within blocks", "GEN064")]
    [InlineData("blocks that double", "GEN046")]
    [InlineData("long names", "GEN018")]
    [InlineData("thousands of layers", "GEN046")]
    [InlineData("huge sizes", "GEN007")]
    [InlineData("huge layers", "GEN007")]
    [InlineData("an input of 10,000 axes", "GEN007")]
    public async Task What_is_too_much_is_told(string name, string id)
    {
        Diagnostic[] diagnostics = [.. await Snippet.Analyze(Snippet.Compile(Sources[name]))];
        Assert.NotEmpty(diagnostics);
        Assert.Contains(id, diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "GEN000");
    }

    [Theory]
    [InlineData("maps that call maps twice, with the same")]
    [InlineData("ifs that do not return")]
    [InlineData("ifs that return on one way")]
    [InlineData("variables that double")]
    [InlineData("a product of 200 factors")]
    public void What_is_long_but_shares_its_parts_gives_source_of_its_length(string name)
    {
        (Compilation compilation, _) = Snippet.Generate(Sources[name]);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        int length = compilation.SyntaxTrees.Last().Length;
        Assert.InRange(length, 10_000, 400_000);
    }

    private static readonly Dictionary<string, Func<Expression, Expression>> Links = new()
    {
        ["square and one"] = x => (x * x) + 1,
        ["exponential"] = x => Exp(x) * x,
        ["choice"] = x => Choose(Less(x, 0.5), x * x, x + 1),
        ["maximum"] = x => Max(x, 2 * x * x),
        ["quotient"] = x => (x + 1) / (x * x + 2),
        ["power"] = x => Power(x, x),
        ["softplus"] = x => Log1P(Exp(x)) + x,
    };

    public static TheoryData<string> LinkNames => [.. Links.Keys];

    [Theory]
    [MemberData(nameof(LinkNames))]
    public void A_derivative_grows_as_its_function_does(string name)
    {
        int OperationsOf(int length)
        {
            Expression f = Enumerable.Range(0, length).Aggregate(X, (x, _) => Links[name](x));
            Expression derivative = Derivative.With(f, 0);
            // Comparing is no tree's work either.
            Assert.Equal(derivative, Derivative.With(Enumerable.Range(0, length).Aggregate(X, (x, _) => Links[name](x)), 0));
            return derivative.Substitute(i => Arg(i + 1)).Descendants().Count;
        }

        int twenty = OperationsOf(20), forty = OperationsOf(40), eighty = OperationsOf(80);
        Assert.InRange(forty - twenty, 1, 20 * 24);
        Assert.Equal(2 * (forty - twenty), eighty - forty);
    }

    private const string Whole =
        "[Network, Input(8, 8, 2), Conv2D(4, 3, Padding = 1), BatchNorm, ReLU, MaxPool2D(2), Map(\"F\"), Flatten, Dense(6), Tanh, Mark(\"x\"), Use<B>(6, "
            + "Repeat = 3), Add(\"x\"), Dense(3), CrossEntropy] partial class Net { static float F(float x) => x switch { > 1 => x * x, _ => MathF.Exp(x) }; "
            + "} [Block, Dense(W), Dropout(0.5), GELU] class B { public const int W = BlockArgument.First; }";

    [Fact]
    public void A_cancelled_generation_stops_at_the_next_step_and_throws_nothing_else()
    {
        Compilation compilation = Snippet.Compile(Whole);
        NetworkSpec spec = NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken).Spec;
        int steps = 0;
        Assert.NotNull(NetworkGenerator.Generate(spec, new Work(CancellationToken.None) { Stepped = step => steps = step }).Source);
        Assert.True(steps > 300, $"only {steps} steps");
        foreach (int at in Enumerable.Range(1, steps).Where(at => at <= 20 || at % 23 == 0 || at > steps - 20))
        {
            using var cancelling = new CancellationTokenSource();
            int last = 0;
            var work = new Work(cancelling.Token)
            {
                Stepped = step =>
                {
                    last = step;
                    if (step == at)
                        cancelling.Cancel();
                },
            };
            Assert.Throws<OperationCanceledException>(() => NetworkGenerator.Generate(spec, work));
            Assert.Equal(at, last);
        }
    }
}
