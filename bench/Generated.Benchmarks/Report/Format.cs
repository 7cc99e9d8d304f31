using System.Globalization;

namespace Generated.Benchmarks;

/// <summary>Numbers as tables show them: three digits that count, - for what is not there.</summary>
internal static class Format
{
    public static string Number(double? number) => number is not double value || !double.IsFinite(value)
        ? "-"
        : value.ToString(value >= 100 ? "N0" : value >= 10 ? "N1" : "N2", CultureInfo.InvariantCulture);

    public static string Microseconds(double? nanoseconds) => Number(nanoseconds / 1000);

    public static string Ratio(double? ratio) => ratio is null ? "-" : Number(ratio) + "x";

    public static string Percent(double? share) => share is not double value || !double.IsFinite(value)
        ? "-"
        : (100 * value).ToString(value < 0.1 ? "N1" : "N0", CultureInfo.InvariantCulture) + " %";
}
