using Generated.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Parsing;

/// <summary>The functions that <c>[Map]</c> applies: what each construct becomes, and what is not understood.</summary>
public sealed class FunctionParserTests
{
    private static ParsedNetwork Parse(params string[] sources)
    {
        Compilation compilation = Snippet.Compile(sources);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken);
    }

    private static string BodyOf(string members, params string[] others)
    {
        ParsedNetwork parsed = Parse([$"[Network, Input(4), Map(\"F\")] partial class Net {{ {members} }}", .. others]);
        Assert.Empty(parsed.Problems.Where(problem => problem.Id != "GEN070").Select(problem => problem.Arguments[0]));
        return Written.Of(parsed.Spec.Layers[1].Function!.Body);
    }

    [Theory]
    [InlineData("x + 1", "($0 + 1)")]
    [InlineData("x - 2", "($0 - 2)")]
    [InlineData("x * x", "($0 * $0)")]
    [InlineData("x / 4", "($0 / 4)")]
    [InlineData("-x", "-$0")]
    [InlineData("+x", "$0")]
    [InlineData("(x)", "$0")]
    [InlineData("(float)(double)x", "$0")]
    [InlineData("1 / 2 + x", "(0 + $0)")]
    [InlineData("x * 1e30f * 1e30f", "(1.0000000150474662E+30 * (1.0000000150474662E+30 * $0))")]
    [InlineData("1e30f * Three(0.1f) * x", "(3.000000234037058E+29 * $0)")]
    [InlineData("x - x", "($0 - $0)")]
    [InlineData("x / x", "($0 / $0)")]
    [InlineData("0 * x", "(0 * $0)")]
    [InlineData("0 / x", "(0 / $0)")]
    [InlineData("x + 0", "($0 + 0)")]
    [InlineData("x - 0", "$0")]
    [InlineData("0 - x", "(0 - $0)")]
    [InlineData("-(x - 1)", "-($0 - 1)")]
    [InlineData("MathF.Pow(x, 0.5f)", "power($0, 0.5)")]
    [InlineData("x * (x > 0 ? 1 : 0)", "($0 * ((0 < $0) ? 1 : 0))")]
    [InlineData("x + float.PositiveInfinity", "($0 + Infinity)")]
    [InlineData("1f / 2 + x", "(0.5 + $0)")]
    [InlineData("x * float.Pi", "(3.1415927410125732 * $0)")]
    [InlineData("x * Scale", "(3 * $0)")]
    [InlineData("x < 1 ? x : 2", "(($0 < 1) ? $0 : 2)")]
    [InlineData("x <= 1 ? x : 2", "(($0 <= 1) ? $0 : 2)")]
    [InlineData("x > 1 ? x : 2", "((1 < $0) ? $0 : 2)")]
    [InlineData("x >= 1 ? x : 2", "((1 <= $0) ? $0 : 2)")]
    [InlineData("x == 1 ? x : 2", "(($0 == 1) ? $0 : 2)")]
    [InlineData("x != 1 ? x : 2", "(!($0 == 1) ? $0 : 2)")]
    [InlineData("!(x < 1) ? x : 2", "(!($0 < 1) ? $0 : 2)")]
    [InlineData("x > 0 && x < 1 ? x : 2", "(((0 < $0) & ($0 < 1)) ? $0 : 2)")]
    [InlineData("x < 0 || x > 1 ? x : 2", "((($0 < 0) | (1 < $0)) ? $0 : 2)")]
    [InlineData("Flag ? x : MathF.Atan(x)", "$0")]
    [InlineData("MathF.Exp(x)", "exp($0)")]
    [InlineData("(float)Math.Tanh(x)", "tanh($0)")]
    [InlineData("float.Log(x)", "log($0)")]
    [InlineData("MathF.Max(x, 0)", "max($0, 0)")]
    [InlineData("Math.Clamp(x, -1, 1)", "(($0 < -1) ? -1 : ((1 < $0) ? 1 : $0))")]
    [InlineData("MathF.Pow(x, 2)", "($0 * $0)")]
    [InlineData("MathF.Sign(x) * x", "(((0 < $0) ? 1 : (($0 < 0) ? -1 : hold(($0 + 0)))) * $0)")]
    [InlineData("Twice(x)", "(2 * $0)")]
    [InlineData("Twice(Twice(x)) + Twice(x + 1)", "((4 * $0) + (2 * ($0 + 1)))")]
    [InlineData("Both(Twice(x), x)", "((2 * $0) / $0)")]
    [InlineData("Net.Twice(x)", "(2 * $0)")]
    public void An_expression_is_understood(string expression, string body) =>
        Assert.Equal(body, BodyOf($"static float F(float x) => {expression}; const int Scale = 3; const bool Flag = true; static float Twice(float x) {{ float y = 2 * x; return y; }} static float Three(float x) {{ float three = 3; return three * x; }} static float Both(float x, float y) => x / y;"));

    [Theory]
    [InlineData("return x;", "$0")]
    [InlineData("float y = x + 1, z = y * y; return z;", "(($0 + 1) * ($0 + 1))")]
    [InlineData("bool large = x > 1; return large ? 1 : x;", "((1 < $0) ? 1 : $0)")]
    [InlineData("if (x < 0) return 0; return x;", "(($0 < 0) ? 0 : $0)")]
    [InlineData("if (x < 0) { return 0; } else { return x; }", "(($0 < 0) ? 0 : $0)")]
    [InlineData("if (x < 0) return 0; else if (x < 1) return x; return 1;", "(($0 < 0) ? 0 : (($0 < 1) ? $0 : 1))")]
    [InlineData("if (x < 1) { if (x < 0) return 0; } return x;", "(($0 < 1) ? (($0 < 0) ? 0 : $0) : $0)")]
    [InlineData("if (Flag) return x; return MathF.Atan(x);", "$0")]
    [InlineData("{ const float y = 3; return x * y; }", "(3 * $0)")]
    [InlineData("return G(x); static float G(float z) => z + 1;", "($0 + 1)")]
    [InlineData("float y = x; return G(1); float G(float z) => z + y;", "(1 + $0)")]
    public void Statements_are_understood(string statements, string body) =>
        Assert.Equal(body, BodyOf($"static float F(float x) {{ {statements} }} const bool Flag = true;"));

    [Fact]
    public void A_function_may_stand_in_another_file_and_call_what_stands_in_a_third() =>
        Assert.Equal("($0 + 7)", BodyOf("", "partial class Net { static float F(float y) => Helper.Shift(y); }", "static class Helper { const float By = 7; public static float Shift(float x) => x + By; }"));

    [Fact]
    public void A_partial_function_is_read_where_it_is_implemented() =>
        Assert.Equal("(2 * $0)", BodyOf("private static partial float F(float a);", "partial class Net { private static partial float F(float b) => b * 2; }"));

    [Theory]
    [InlineData("=> 1 + «MathF.Atan(x)»;", "'MathF.Atan(x)'")]
    [InlineData("=> «x % 2» + 1;", "'x % 2'")]
    [InlineData("=> x * «(int)x»;", "'(int)x'")]
    [InlineData("=> x + «field»; static float field = 2;", "'field', which is no constant")]
    [InlineData("=> x + «Net.Field»; static readonly float Field = 2;", "'Net.Field', which is no constant")]
    [InlineData("=> x + «new Random().NextSingle()»;", "'new Random().NextSingle()'")]
    [InlineData("=> x > 0 ? x : «throw new Exception()»;", "'throw new Exception()'")]
    [InlineData("=> «x switch { > 0 => x, _ => 0 }»;", "'x switch { > 0 => x, _ => 0 }'")]
    [InlineData("=> «x is > 0» ? x : 0;", "'x is > 0'")]
    [InlineData("=> «(x > 0) == (x < 1)» ? x : 0;", "'(x > 0) == (x < 1)'")]
    [InlineData("=> («x > 0 ? x < 1 : x > -1») ? x : 0;", "'x > 0 ? x < 1 : x > -1'")]
    [InlineData("=> x + «F(x)»;", "'F', which calls itself")]
    [InlineData("=> G(x); static float G(float y) => 1 + «H(y)»; static float H(float y) => G(y);", null)]
    [InlineData("=> «Same(x)»; static T Same<T>(T y) => y;", "'Same(x)'")]
    [InlineData("=> G(«y: x»); static float G(float y) => y;", "the named argument 'y: x'")]
    [InlineData("=> G(«in x»); static float G(in float y) => y;", "the argument by reference 'in x'")]
    [InlineData("=> G(x); static float G(float y) => «Math.Cbrt(y)» > 1 ? 1 : 0;", "'Math.Cbrt(y)'")]
    [InlineData("=> MathF.Round(x) + «MathF.Round(x, 2)»;", "'MathF.Round(x, 2)'")]
    [InlineData("{ «x += 1;» return x; }", "the statement 'x += 1;'")]
    [InlineData("{ «for (int i = 0; i < 3; i++) { }» return x; }", "the statement 'for (int i = 0; i < 3; i++) { }'")]
    [InlineData("{ float «y»; return x; }", "the variable 'y', which has no value where it is declared")]
    [InlineData("{ int n = 3; return x + «n / 2»; }", "'n / 2'")]
    [InlineData("{ «throw new Exception();» }", "the statement 'throw new Exception();'")]
    public void What_is_not_understood_is_reported_at_its_very_place(string body, string? what)
    {
        string marked = $"[Network, Input(4), Map(\"F\")] partial class Net {{ static float F(float x) {body} }}";
        string source = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        LocatedProblem problem = Assert.Single(Parse(source).Problems);
        Assert.Equal("GEN011", problem.Id);
        if (what is null)
            return; // Which of two functions that call each other is told is of no matter.
        Assert.Equal(what, problem.Arguments[0]);
        Assert.Equal(marked[(marked.IndexOf('«', StringComparison.Ordinal) + 1)..marked.IndexOf('»', StringComparison.Ordinal)], problem.Location!.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(problem.Location.SourceSpan));
        Assert.Equal(marked.IndexOf('«', StringComparison.Ordinal) + Snippet.Usings.Length, problem.Location.SourceSpan.Start);
    }

    [Fact]
    public void A_function_that_doubles_with_each_variable_is_refused_at_once()
    {
        string doubling = string.Concat(Enumerable.Range(1, 60).Select(i => $"float x{i} = x{i - 1} * x{i - 1} + 1; "));
        LocatedProblem problem = Assert.Single(Parse($"[Network, Input(4), Map(\"F\")] partial class Net {{ static float F(float x0) {{ {doubling} return x60; }} }}").Problems);
        Assert.StartsWith("what comes to more than 2000 operations", problem.Arguments[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_of_another_project_is_not_read_but_neither_a_defect()
    {
        // In an editor, other projects are referenced as compilations, whose methods have source that is not of this one.
        Compilation library = Snippet.Compile("public static class Library { public static float G(float x) => x; }");
        Compilation compilation = Snippet.Compile("[Network, Input(4), Map(\"F\")] partial class Net { static float F(float x) => Library.G(x); }").AddReferences(library.ToMetadataReference()).WithAssemblyName("Other");
        ParsedNetwork parsed = NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken);
        Assert.Equal("'G', whose body is not in this project", Assert.Single(parsed.Problems).Arguments[0]);
    }
}
