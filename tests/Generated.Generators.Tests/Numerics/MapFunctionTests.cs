using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Generated.Generators.Frontend.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace Generated.Generators.Tests.Numerics;

/// <summary>
/// Every function that <c>[Map]</c> understands, computed by networks that apply it, over its whole domain: the error is the one that is stated. In
/// float against the function in double; in double against the runtime's, whose own error is let off.
/// </summary>
public sealed class MapFunctionTests
{
    private const int Length = 1 << 14;

    /// <summary>What the runtime's functions in double may be off themselves.</summary>
    private const double RuntimeUlps = 2;

    private static readonly double[] Special = [0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, 10, 100, 1e-45, -1e-45, 1e-38, 3e38, -3e38, 88.8, -88.8, 89.41, 710.4,
        -745, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly Lazy<Assembly> Networks = new(Build);

    private delegate void Predict<T>(ReadOnlySpan<T> input, Span<T> output);

    public static TheoryData<int> Functions => [.. Enumerable.Range(0, MapFunctions.All.Count)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_is_within_its_stated_error_in_float(int index)
    {
        MapFunction function = MapFunctions.All[index];
        for (int place = 0; place < function.Parameters; place++)
        {
            float[] x = [.. Special.Select(number => (float)number),
                .. Bits((2 * Length) - Special.Length).Select(bits => BitConverter.UInt32BitsToSingle((uint)(bits >> 32)))];
            float[] y = Run(index, place, x);
            Func<double[], double> exact = Exact(function);
            double worst = 0;
            for (int i = 0; i < x.Length; i++)
            {
                if (function.Name == "Clamp" && place > 0 && double.IsNaN(x[i]))
                    continue; // Math.Clamp passes over a bound that is no number, and float.Clamp gives it.
                double expected = exact(Arguments(function, place, x[i]));
                double ulps = Ulps(y[i], expected, 24, -126);
                worst = Math.Max(worst, ulps);
                Assert.True(ulps <= function.SingleUlps,
                    $"{function.Name} of {x[i]:R} as argument {place} is {y[i]:R}, {ulps:F2} ulp from {expected:R}; {function.SingleUlps} are stated.");
            }
            TestContext.Current.TestOutputHelper?.WriteLine($"{function.Name}, argument {place}: {worst:F3} ulp");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_is_within_its_stated_error_in_double(int index)
    {
        MapFunction function = MapFunctions.All[index];
        for (int place = 0; place < function.Parameters; place++)
        {
            var random = new Random(5);
            double[] x = [.. Special, .. Bits(Length - Special.Length).Select(BitConverter.UInt64BitsToDouble),
                .. Enumerable.Range(0, Length).Select(_ => (random.NextDouble() * 60) - 30)];
            double[] y = Run(index, place, x);
            Func<double[], double> exact = Exact(function);
            for (int i = 0; i < x.Length; i++)
            {
                if (function.Name == "Clamp" && place > 0 && double.IsNaN(x[i]))
                    continue; // Math.Clamp passes over a bound that is no number, and float.Clamp gives it.
                double expected = exact(Arguments(function, place, x[i]));
                double ulps = Ulps(y[i], expected, 53, -1022);
                double stated = function.DoubleUlps + (function.DoubleUlps > 0.5 ? RuntimeUlps : 0);
                Assert.True(ulps <= stated,
                    $"{function.Name} of {x[i]:R} as argument {place} is {y[i]:R}, {ulps:F2} ulp from {expected:R}; {function.DoubleUlps} are stated.");
            }
        }
    }

    [Fact]
    public void The_documentation_states_the_errors()
    {
        string documentation = File.ReadAllText(Path.Combine(Folder(), "../../../src/Generated/Attributes/Dense/MapAttribute.cs"));
        foreach (MapFunction function in MapFunctions.All)
        {
            string row =
                $"/// <item><term>{function.Name}({string.Join(", ", new[] { "a", "b", "c" }.Take(function.Parameters))})</term><description>{Error(function)}";
            Assert.True(documentation.Contains(row, StringComparison.Ordinal), $"The documentation of MapAttribute lacks:\n{row}");
        }
    }

    private static string Error(MapFunction function) =>
        double.IsInfinity(function.SingleUlps) ? "none stated"
            : function is { SingleUlps: 0, DoubleUlps: 0 } ? "exact"
            : FormattableString.Invariant($"{function.SingleUlps} ulp in float, {function.DoubleUlps} in double");

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    /// <summary>Numbers whose bits are all over: every exponent, both signs.</summary>
    private static IEnumerable<ulong> Bits(int count)
    {
        var random = new Random(3);
        return Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue));
    }

    /// <summary>The arguments that the others have where one varies.</summary>
    private static readonly double[] Others = [1.25, 0.75, 2.5];

    private static double[] Arguments(MapFunction function, int place, double x) =>
        [.. Enumerable.Range(0, function.Parameters).Select(i => i == place ? x : Other(function, i))];

    /// <summary>Of a clamp the bounds must be in order, whatever varies between them.</summary>
    private static double Other(MapFunction function, int place) =>
        function.Name == "Clamp" ? new[] { 0.5, double.NegativeInfinity, double.PositiveInfinity }[place] : Others[place];

    private static Func<double[], double> Exact(MapFunction function)
    {
        switch (function.Name)
        {
            case "Sign":
                return a => double.IsNaN(a[0]) ? double.NaN : Math.Sign(a[0]);
            case "ReciprocalEstimate":
                return a => 1 / a[0];
            case "ReciprocalSqrtEstimate":
                return a => 1 / Math.Sqrt(a[0]);
            case "Clamp": // As Math has it; that of double makes NaN of a bound that is NaN.
                return a => Math.Clamp(a[0], a[1], a[2]);
            case "ExpM1": // The runtime's cancels.
                return a => Math.Exp(a[0]) is var e && e == 1 ? a[0] : e - 1 == -1 || double.IsInfinity(e) ? e - 1 : (e - 1) * a[0] / Math.Log(e);
            case "LogP1":
                return a => 1 + a[0] is var sum && sum == 1 ? a[0] : double.IsInfinity(sum) || sum <= 0 ? Math.Log(sum) : Math.Log(sum) * (a[0] / (sum - 1));
        }
        Type[] parameters = [.. Enumerable.Repeat(typeof(double), function.Parameters)];
        MethodInfo method = typeof(double).GetMethod(function.Name, parameters) ?? typeof(Math).GetMethod(function.Name, parameters)
            ?? throw new InvalidOperationException($"There is nothing to compare {function.Name} with.");
        return a => Convert.ToDouble(method.Invoke(null, [.. a.Cast<object>()]), CultureInfo.InvariantCulture);
    }

    private static double Ulps(double actual, double expected, int digits, int least)
    {
        if (double.IsNaN(expected) || double.IsNaN(actual))
            return double.IsNaN(expected) && double.IsNaN(actual) ? 0 : double.PositiveInfinity;
        if (digits == 53 && (double.IsInfinity(expected) || double.IsInfinity(actual)))
            return expected == actual || (double.IsInfinity(actual) && Math.Abs(expected) == double.MaxValue) ? 0 : double.PositiveInfinity;
        double limit = digits == 24 ? Math.ScaleB(1, 128) : double.MaxValue;
        expected = Math.Clamp(expected, -limit, limit);
        int exponent = expected == 0 ? least : Math.Max(Math.ILogB(expected), least);
        return Math.Abs(expected - Math.Clamp(actual, -limit, limit)) / Math.ScaleB(1, exponent - digits + 1);
    }

    private static T[] Run<T>(int index, int place, T[] x)
    {
        object network = Activator.CreateInstance(Networks.Value.GetType(NameOf(index, place, typeof(T) == typeof(float)))!, 1UL, 1, 1)!;
        var predict = network.GetType().GetMethod("Predict", [typeof(ReadOnlySpan<T>), typeof(Span<T>)])!.CreateDelegate<Predict<T>>(network);
        var y = new T[x.Length];
        for (int i = 0; i < x.Length; i += Length)
            predict(x.AsSpan(i, Length), y.AsSpan(i, Length));
        return y;
    }

    private static string NameOf(int index, int place, bool isSingle) => $"{(isSingle ? "Single" : "Double")}{index}_{place}";

    /// <summary>A network for each function, each of its arguments and each precision.</summary>
    private static Assembly Build()
    {
        var sources = new List<string>();
        for (int index = 0; index < MapFunctions.All.Count; index++)
        {
            MapFunction function = MapFunctions.All[index];
            for (int place = 0; place < function.Parameters; place++)
            {
                foreach (bool isSingle in new[] { true, false })
                {
                    string type = isSingle ? "float" : "double";
                    string arguments = string.Join(", ",
                        Enumerable.Range(0, function.Parameters).Select(i => i == place ? "x" : Literal(Other(function, i), type)));
                    sources.Add(
                        $"[Network(Precision.{(isSingle ? "Single" : "Double")}), Input({Length}), Map(\"F\")] public partial class "
                            + $"{NameOf(index, place, isSingle)} {{ static {type} F({type} x) => {type}.{function.Name}({arguments}); }}\n");
                }
            }
        }
        (Microsoft.CodeAnalysis.Compilation compilation, _) = Snippet.Generate(string.Concat(sources));
        using var stream = new MemoryStream();
        EmitResult emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        return Assembly.Load(stream.ToArray());
    }

    private static string Literal(double number, string type) =>
        double.IsInfinity(number) ? $"{type}.{(number > 0 ? "PositiveInfinity" : "NegativeInfinity")}"
        : $"({type}){number.ToString("R", CultureInfo.InvariantCulture)}";
}
