using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Ir.Expressions;
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
    [InlineData("x switch { > 0 => x, _ => 0 }", "((0 < $0) ? $0 : 0)")]
    [InlineData("x switch { < -1 => -1, > 1 => 1, var y => y }", "(($0 < -1) ? -1 : ((1 < $0) ? 1 : $0))")]
    [InlineData("x switch { >= 0 and < 1 or > 5 => x, not > -3 => 1, _ => 2 }", "((((0 <= $0) & ($0 < 1)) | (5 < $0)) ? $0 : (!(-3 < $0) ? 1 : 2))")]
    [InlineData("x switch { 0 => 1, float.NaN => 2, _ when x > 3 => 3, _ => x }", "(($0 == 0) ? 1 : (!($0 == $0) ? 2 : ((3 < $0) ? 3 : $0)))")]
    [InlineData("(x > 0) switch { true => x, false => -x }", "((0 < $0) ? $0 : -$0)")]
    [InlineData("x is > 0 ? x : 0", "((0 < $0) ? $0 : 0)")]
    [InlineData("x is not (> 0 and < 1) ? x : 0", "(!((0 < $0) & ($0 < 1)) ? $0 : 0)")]
    [InlineData("(x > 0) == (x < 1) ? x : 0", "((((0 < $0) & ($0 < 1)) | (!(0 < $0) & !($0 < 1))) ? $0 : 0)")]
    [InlineData("(x > 0 ? x < 1 : x > -1) ? x : 0", "((((0 < $0) & ($0 < 1)) | (!(0 < $0) & (-1 < $0))) ? $0 : 0)")]
    [InlineData("float.IsNaN(x) ? 0 : x", "(!($0 == $0) ? 0 : $0)")]
    [InlineData("double.IsInfinity(x) ? 0 : x", "((abs($0) == Infinity) ? 0 : $0)")]
    [InlineData("float.IsFinite(x) ? x : 0", "((abs($0) < Infinity) ? $0 : 0)")]
    [InlineData("float.IsNegative(x) ? 0 : x", "((($0 < 0) | (($0 == 0) & ((1 / $0) < 0))) ? 0 : $0)")]
    [InlineData("Both(y: x, x: 2)", "(2 / $0)")]
    [InlineData("Math.Clamp(max: 2, min: 1, value: x)", "(($0 < 1) ? 1 : ((2 < $0) ? 2 : $0))")]
    [InlineData("Optional(x)", "($0 + 4)")]
    [InlineData("Optional(x, by: 3)", "($0 + 3)")]
    [InlineData("x * Fixed", "(2.5 * $0)")]
    [InlineData("x * Property", "(5 * $0)")]
    [InlineData("Generic(x)", "(exp($0) + 2)")]
    [InlineData("MathF.CopySign(2, x)", "((($0 < 0) | (($0 == 0) & ((1 / $0) < 0))) ? -abs(2) : abs(2))")]
    [InlineData("Math.FusedMultiplyAdd(2, x, 1) > 3 ? 1 : x", "((3 < ((2 * $0) + 1)) ? 1 : $0)")]
    [InlineData("MathF.Truncate(x)", "(($0 < 0) ? ceiling($0) : floor($0))")]
    [InlineData("checked(x + 1)", "($0 + 1)")]
    public void An_expression_is_understood(string expression, string body) =>
        Assert.Equal(body,
            BodyOf($"static float F(float x) => {expression}; const int Scale = 3; const bool Flag = true; static float Twice(float x) {{ float y = 2 * x; "
                + $"return y; }} static float Three(float x) {{ float three = 3; return three * x; }} static float Both(float x, float y) => x / y; static "
                + "float Optional(float x, float by = 4) => x + by; static readonly float Fixed = 5f / 2; static float Property => 2 * Fixed; static T "
                + "Generic<T>(T x) where T : System.Numerics.IFloatingPointIeee754<T> => T.Exp(x) + T.CreateChecked(2);"));

    [Theory]
    [InlineData("return x;", "$0")]
    [InlineData("float y = x + 1, z = y * y; return z;", "(($0 + 1) * ($0 + 1))")]
    [InlineData("bool large = x > 1; return large ? 1 : x;", "((1 < $0) ? 1 : $0)")]
    [InlineData("if (x < 0) return 0; return x;", "(($0 < 0) ? 0 : $0)")]
    [InlineData("if (x < 0) { return 0; } else { return x; }", "(($0 < 0) ? 0 : $0)")]
    [InlineData("if (x < 0) return 0; else if (x < 1) return x; return 1;", "(($0 < 0) ? 0 : (($0 < 1) ? $0 : 1))")]
    [InlineData("if (x < 1) { if (x < 0) return 0; } return x;", "((($0 < 1) & ($0 < 0)) ? 0 : $0)")]
    [InlineData("if (Flag) return x; return MathF.Atan(x);", "$0")]
    [InlineData("{ const float y = 3; return x * y; }", "(3 * $0)")]
    [InlineData("return G(x); static float G(float z) => z + 1;", "($0 + 1)")]
    [InlineData("x += 1; return x;", "($0 + 1)")]
    [InlineData("float y; y = x * 2; y -= 1; y++; --y; return y;", "((((2 * $0) - 1) + 1) - 1)")]
    [InlineData("float y = x, z; z = y = 3; return x * y * z;", "(3 * (3 * $0))")]
    [InlineData("float y; if (x > 0) y = 1; else { y = 2; y *= x; } return y;", "((0 < $0) ? 1 : (2 * $0))")]
    [InlineData("float y = x; if (x > 0) { y = 1; } return y + x;", "(((0 < $0) ? 1 : $0) + $0)")]
    [InlineData("float y; if (x > 0) return 5; else y = x; return y;", "((0 < $0) ? 5 : $0)")]
    [InlineData("float y = x; if (x > 0) { if (x > 1) return y; y = 2; } return y;", "(((0 < $0) & (1 < $0)) ? $0 : ((0 < $0) ? 2 : $0))")]
    [InlineData("bool b = x > 0; if (x > 1) b = false; return b ? 1 : x;", "((!(1 < $0) & (0 < $0)) ? 1 : $0)")]
    [InlineData("switch (x) { case > 1: return 1; case 0: case < -1 when Flag: x = 2; break; default: return x; } return x;", null)]
    [InlineData("int n = 7; n /= 1 + 1; return x * (n / 2);", null)]
    [InlineData("int n = 7; return x * (n / 2);", "(3 * $0)")]
    [InlineData("return G(x); float G(float z) { z *= 2; return z; }", "(2 * $0)")]
    [InlineData("float y = x; return G(1); float G(float z) => z + y;", "(1 + $0)")]
    public void Statements_are_understood(string statements, string? body)
    {
        string members = $"static float F(float x) {{ {statements} }} const bool Flag = true;";
        if (body is not null)
            Assert.Equal(body, BodyOf(members));
        else
            Agrees(members);
    }

    /// <summary>The expression gives what the compiled C# gives.</summary>
    private static void Agrees(string members)
    {
        string source = $"[Network, Input(4), Map(\"F\")] partial class Net {{ {members} }}";
        Expression body = Parse(source).Spec.Layers[1].Function!.Body;
        using var image = new MemoryStream();
        Assert.True(Snippet.Compile(source).Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        System.Reflection.MethodInfo function = System.Reflection.Assembly.Load(image.ToArray())
            .GetType("Net")!.GetMethod("F", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
        foreach (float x in new[] { -2.5f, -1, -0.5f, 0, 0.25f, 1, 1.5f, 3, 700, float.NaN, float.PositiveInfinity })
            Assert.Equal((double)(float)function.Invoke(null, [x])!, Evaluation.Of(body, x, x), 1e-5 * (float.IsFinite(x) ? 1 + (x * x) : 1));
    }

    [Theory]
    [InlineData("=> x switch { > 2 => 2, < -2 and not float.NaN => -2, float.NaN => 7, _ => x * x };")]
    [InlineData(
        "{ float y = 1, z = x; if (x > 0) { y = 2; if (x > 1) { z += y; if (x > 2) return -1; } else z -= 1; } else if (x < -1) return z * y; else { y = 4; } "
            + "z++; return z * y; }")]
    [InlineData("{ bool a = x > 0, b = x < 1; a &= b; b |= x == 3; a ^= x > 2; return a ? b ? 1 : 2 : b ? 3 : 4; }")]
    [InlineData(
        "{ switch (x) { case 0: case > 1 and < 2: x = 5; break; case float.NaN: return -1; default: x -= 1; if (x > 3) return 9; break; } return x + 1; }")]
    [InlineData(
        "{ return G(x, n: 3) + G(n: 2, x: x); static float G(float x, float y = 2, int n = 1) { if (n > 2) { return x * y; } x = y - x; return x / n; } }")]
    [InlineData(
        "=> float.IsPositive(x) && float.IsInteger(x) && float.IsFinite(x) ? 1 : float.IsPositiveInfinity(x) ? 2 : float.IsNegativeInfinity(x) ? 3 : 4;")]
    [InlineData(
        "{ float y; if (float.IsNaN(x)) { y = 0; } else if (x is 0 or 1) { y = 10; } else { return (float)Math.CopySign(2.5, x) + MathF.Truncate(x); } return "
            + "y + 1; }")]
    public void A_function_is_read_as_C_sharp_computes_it(string body) => Agrees($"static float F(float x) {body}");

    [Theory]
    [InlineData("[Network, Input(4), Map(nameof(Other.F))] partial class Net;", "static class Other { public static float F(float x) => 2 * x; }")]
    [InlineData("[Network, Input(4), Map(\"F\", Type = typeof(Other))] partial class Net { static float F(float x) => x; }",
        "static class Other { static float F(float x) => 2 * x; }")]
    [InlineData("[Network, Input(4), Map(nameof(F))] partial class Net : Other;", "class Other { protected static float F(float x) => 2 * x; }")]
    [InlineData("partial class Outer { static float F(float x) => 2 * x; [Network, Input(4), Map(nameof(F))] internal partial class Net; }", "", "Outer+Net")]
    [InlineData("[Network, Input(4), Map(nameof(Other.Inner.F))] partial class Net;",
        "static class Other { public static class Inner { public static float F(float x) => x + x; public static int F(int x) => x; } }")]
    public void A_function_may_stand_in_another_class(string network, string other, string name = "Net")
    {
        Compilation compilation = Snippet.Compile(network, other);
        ParsedNetwork parsed = NetworkParser.Parse(compilation.GetTypeByMetadataName(name)!, compilation, TestContext.Current.CancellationToken);
        Assert.Empty(parsed.Problems);
        Assert.Equal("(2 * $0)", Written.Of(parsed.Spec.Layers[1].Function!.Body));
    }

    [Fact]
    public void A_function_may_stand_in_another_file_and_call_what_stands_in_a_third() =>
        Assert.Equal("($0 + 7)", BodyOf("", "partial class Net { static float F(float y) => Helper.Shift(y); }",
            "static class Helper { const float By = 7; public static float Shift(float x) => x + By; }"));

    [Fact]
    public void A_partial_function_is_read_where_it_is_implemented() =>
        Assert.Equal("(2 * $0)", BodyOf("private static partial float F(float a);", "partial class Net { private static partial float F(float b) => b * 2; }"));

    [Theory]
    [InlineData("=> 1 + «MathF.Atan(x)»;", "'MathF.Atan(x)'")]
    [InlineData("=> «x % 2» + 1;", "'x % 2'")]
    [InlineData("=> x * «(int)x»;", "'(int)x'")]
    [InlineData("=> x + «field»; static float field = 2;", "'field', which is no constant")]
    [InlineData("=> x + «Net.Field»; static readonly float Field = 2; static Net() => Field = 3;",
        "'Net.Field', which is no constant: its value is not where it is declared, or a static constructor may change it")]
    [InlineData("=> x + «Field»; static readonly float Field; static Net() { Field = 3; }",
        "'Field', which is no constant: its value is not where it is declared, or a static constructor may change it")]
    [InlineData("=> x + «new Random().NextSingle()»;", "'new Random().NextSingle()'")]
    [InlineData("=> x > 0 ? x : «throw new Exception()»;", "'throw new Exception()'")]
    [InlineData("=> «x switch { > 0 => x, <= 0 => 0, float.NaN => 1 }»;",
        "'x switch { > 0 => x, <= 0 => 0, float.NaN => 1 }', a switch without an arm '_ =>' for everything else")]
    [InlineData("=> (object)x is float ? «(object)x is float y» ? y : 1 : 0;", null)]
    [InlineData("=> x switch { «{ } y» => y };", "the pattern '{ } y'")]
    [InlineData("{ field = «field = x»; return x; } static float field;", null)]
    [InlineData("{ «field = x»; return x; } static float field;", "the assignment 'field = x'")]
    [InlineData("{ «x %= 2»; return x; }", "the assignment 'x %= 2'")]
    [InlineData("{ float y = x; G(); return y; void G() => y = 2; }", null)]
    [InlineData("{ float y = x; return G(1) + y; float G(float z) { «y = z»; return y; } }", "the assignment 'y = z'")]
    [InlineData("=> x + («x = 2»);", "'x = 2'")]
    [InlineData("{ «while (x > 0) x -= 1;» return x; }", "the statement 'while (x > 0) x -= 1;'")]
    [InlineData("{ float[] y = «[x]»; return y[0]; }", "'[x]'")]
    [InlineData("{ «(x, float y) = (1, x)»; return x + y; }", "the assignment '(x, float y) = (1, x)'")]
    [InlineData("=> x + «F(x)»;", "'F', which calls itself")]
    [InlineData("=> G(x); static float G(float y) => 1 + «H(y)»; static float H(float y) => G(y);", null)]
    [InlineData("=> (float)«Same((decimal)x)»; static T Same<T>(T y) => y;", null)]
    [InlineData("=> «G(x, x)»; static float G(params float[] y) => y[0];", "'G(x, x)'")]
    [InlineData("=> G(«in x»); static float G(in float y) => y;", "the argument by reference 'in x'")]
    [InlineData("=> G(x); static float G(float y) => «Math.Acosh(y)» > 1 ? 1 : 0;", "'Math.Acosh(y)'")]
    [InlineData("=> MathF.Round(x) + «MathF.Round(x, 2)»;", "'MathF.Round(x, 2)'")]
    [InlineData("{ «for (int i = 0; i < 3; i++) { }» return x; }", "the statement 'for (int i = 0; i < 3; i++) { }'")]
    [InlineData("{ return G(x, MathF.Sign(x)); static float G(float x, int n) => x + «n / 2»; }", "'n / 2'")]
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
        Assert.Equal(marked[(marked.IndexOf('«', StringComparison.Ordinal) + 1)..marked.IndexOf('»', StringComparison.Ordinal)],
            problem.Location!.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(problem.Location.SourceSpan));
        Assert.Equal(marked.IndexOf('«', StringComparison.Ordinal) + Snippet.Usings.Length, problem.Location.SourceSpan.Start);
    }

    [Fact]
    public void A_function_of_another_project_is_not_read_but_neither_a_defect()
    {
        // In an editor, other projects are referenced as compilations, whose methods have source that is not of this one.
        Compilation library = Snippet.Compile("public static class Library { public static float G(float x) => x; }");
        foreach (string attribute in new[] { "Map(\"F\")", "Map(nameof(Library.G))", "Map(\"G\", Type = typeof(Library))" })
        {
            Compilation compilation = Snippet.Compile($"[Network, Input(4), {attribute}] partial class Net {{ static float F(float x) => Library.G(x); }}")
                .AddReferences(library.ToMetadataReference()).WithAssemblyName("Other");
            LocatedProblem problem = Assert.Single(NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation,
                TestContext.Current.CancellationToken).Problems);
            Assert.Equal("GEN060", problem.Id);
            Assert.Equal(["Library.G", "in the assembly 'Snippet'"], problem.Arguments);
        }
    }
}
