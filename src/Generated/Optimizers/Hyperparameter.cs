using System.Runtime.CompilerServices;

namespace Generated;

/// <summary>Checks of the settings of optimizers and schedules; each check returns the value.</summary>
internal static class Hyperparameter
{
    internal static double Finite(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) ? value : throw Invalid(value, name, "is finite");

    internal static double NotNegative(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw Invalid(value, name, "is finite and at least 0");

    /// <summary>Not negative, and representable in the parameters' type: in float, 1e39 would become infinite, and 1e-50 would become 0.</summary>
    internal static double NotNegative(double value, Precision precision, [CallerMemberName] string name = "")
    {
        NotNegative(value, name);
        bool isLost = precision == Precision.Single && (float.IsInfinity((float)value) || (value != 0 && (float)value == 0));
        return !isLost ? value : throw Invalid(value, name,
            "is a number that a float has, from 1.4E-45 to 3.4E+38, or 0 (the optimizer was made for Precision.Single)");
    }

    internal static double Positive(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw Invalid(value, name, "is finite and above 0");

    /// <summary>In [0, 1), such as the decay of a running mean.</summary>
    internal static double Decay(double value, [CallerMemberName] string name = "") =>
        value >= 0 && value < 1 ? value : throw Invalid(value, name, "is in [0, 1)");

    /// <summary>In [0, 1].</summary>
    internal static double Fraction(double value, [CallerMemberName] string name = "") =>
        value >= 0 && value <= 1 ? value : throw Invalid(value, name, "is in [0, 1]");

    internal static long AtLeast(long minimum, long value, [CallerMemberName] string name = "") =>
        value >= minimum ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is at least {minimum}.");

    private static ArgumentOutOfRangeException Invalid(double value, string name, string rule) => new(name, value, $"{name} {rule}.");
}
