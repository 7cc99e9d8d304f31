using System.Numerics;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>How near to each other numbers have to be.</summary>
internal static class Close
{
    /// <summary>PyTorch's own tolerance for float, and a stricter one than its for double.</summary>
    public static (double Relative, double Absolute) ToReference<T>() => typeof(T) == typeof(float) ? (1.3e-6, 1e-5) : (1e-9, 1e-11);

    /// <summary>
    /// Asserts that |found - expected| ≤ absolute·max(1, s) + relative·|expected|, where s is the largest
    /// expected number: what rounding adds up to in one element depends on the others that it is made from.
    /// </summary>
    public static void Assert<T>(ReadOnlySpan<double> expected, ReadOnlySpan<T> found, (double Relative, double Absolute) tolerance, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Claim.True(expected.Length == found.Length, $"{what}: {found.Length} numbers; expected {expected.Length}.");
        double scale = 1;
        foreach (double number in expected)
            scale = Math.Max(scale, Math.Abs(number));
        for (int i = 0; i < expected.Length; i++)
        {
            double number = double.CreateChecked(found[i]);
            double allowed = (tolerance.Absolute * scale) + (tolerance.Relative * Math.Abs(expected[i]));
            bool isClose = Math.Abs(number - expected[i]) <= allowed || number == expected[i];
            Claim.True(isClose,
                $"{what}: element {i} of {expected.Length} is {number:R}; expected {expected[i]:R} to {allowed:G3}, but it is "
                    + $"{Math.Abs(number - expected[i]):G3} off.");
        }
    }
}
