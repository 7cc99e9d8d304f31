using System.Reflection;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>A function of the user's that was emitted and compiled, against the function itself as C# compiles it, at ordinary and at special
/// numbers.</summary>
internal static class EmittedFunction
{
    private static readonly double[] s_numbers =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 1e-310,
            1e-3, 0.25, 0.5, 1, -1, 2, -1.5, 3, -700, 710, 1e10,
        .. Enumerable.Range(0, 43).Select(i => new Random(i).NextDouble() * 6 - 3),
    ];

    /// <summary>The number of inputs of a network that applies a function.</summary>
    public static int Inputs => s_numbers.Length;

    /// <summary>What is wrong with the function; null if nothing is.</summary>
    /// <param name="network">A network in double precision that does nothing but apply it.</param>
    /// <param name="name">The function's name.</param>
    public static unsafe string? Failure(Type network, string name)
    {
        Func<double, double> given = network.GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate<Func<double, double>>();
        object instance = Activator.CreateInstance(network, 1UL, 1, 1)!;
        var found = new double[Inputs];
        fixed (double* read = s_numbers, written = found)
            Member.Of(network, "Predict")!.Call(instance, [(nint)read, (nint)written], [Inputs, Inputs]);
        for (int i = 0; i < Inputs; i++)
        {
            double x = s_numbers[i], expected = Of(x);
            // As far as the function moves when its argument is rounded, its parts may be rounded; where it jumps, it may be on either side.
            double[] near = [.. new[] { -4, -2, -1, 1, 2, 4 }.Select(ulps => Of(double.IsFinite(x) ? x * (1 + (ulps * 2.2e-16)) : x))];
            double range = near.Select(number => Math.Abs(number - expected)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
            bool isSame = double.IsFinite(expected) && double.IsFinite(found[i])
                ? Math.Abs(found[i] - expected) <= (1e-12 * Math.Abs(expected)) + (64 * range)
                    && (expected != 0 || range != 0 || double.IsNegative(expected) == double.IsNegative(found[i]))
                : expected.Equals(found[i]) || near.Any(number => number.Equals(found[i]));
            if (!isSame)
                return $"{name}({x:R}) is {found[i]:R} instead of {expected:R}.";
        }
        return null;

        double Of(double x)
        {
            try
            {
                return given(x);
            }
            catch (ArithmeticException)
            {
                return double.NaN; // Math.Sign refuses NaN: generated code has no exceptions
            }
        }
    }
}
